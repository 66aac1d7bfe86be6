"""Imports point downwards, and starting up loads no more than the job at hand needs."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted([*ROOT.glob("classifier/**/*.py"), *ROOT.glob("training/**/*.py")])
FLOORS = (
    ("labels", "errors", "records"),
    (),  # all that turns a text into a result
    ("api",),
    ("tables", "distributed"),
    ("cli", "__main__"),
)
TRAINERS = {f"classifier.cli.{name}" for name in ("train", "evaluate", "corpus")}
HEAVY = {"spacy", "pandas", "sklearn", "pyarrow", "dask"}
SENTENCE = "Retired generals from both countries met in Bangkok for an unofficial dialogue."


def name_of(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(file) for file in FILES}


def floor(module: str) -> int:
    part = [*module.split("."), ""][1]
    return next((level for level, parts in enumerate(FLOORS) if part in parts), 1)


def imported(node: ast.AST, *, inside: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield each of our modules that a file imports, and whether inside a function; types alone do not count."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        if isinstance(child, ast.Import):
            yield from ((alias.name, inside) for alias in child.names if alias.name in MODULES)
        elif isinstance(child, ast.ImportFrom) and child.module:
            names = {f"{child.module}.{alias.name}" for alias in child.names} & MODULES
            yield from ((name, inside) for name in names or {child.module} & MODULES)
        yield from imported(child, inside=inside or isinstance(child, ast.FunctionDef))


IMPORTS = {name_of(file): set(imported(ast.parse(file.read_text(encoding="utf-8")))) for file in FILES}


def test_the_architecture_page_names_every_module_and_no_other() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"[ `/](\w+\.py)\b", page))
    assert named == {file.name for file in (ROOT / "classifier").glob("*.py")} - {"__init__.py"}


def test_no_circles() -> None:
    graph = {module: {name for name, inside in found if not inside} for module, found in IMPORTS.items()}
    list(TopologicalSorter(graph).static_order())  # raises CycleError


@pytest.mark.parametrize("module", sorted(name for name in MODULES if name.startswith("classifier.")))
def test_imports_point_downwards(module: str) -> None:
    above = {
        name
        for name, inside in IMPORTS[module]
        if name.startswith("classifier.") and floor(name) > floor(module) and not inside
    }
    assert not above


def test_what_a_user_imports_never_imports_training() -> None:
    found = {
        (module, inside)
        for module, names in IMPORTS.items()
        for name, inside in names
        if module.startswith("classifier") and name.startswith("training")
    }
    assert found <= {(module, True) for module in TRAINERS}


def test_training_never_imports_the_command_line() -> None:
    assert not {
        (module, name)
        for module, names in IMPORTS.items()
        for name, _ in names
        if module.startswith("training") and name.startswith("classifier.cli")
    }


def loaded(*arguments: str) -> set[str]:
    """Run Python with ``-X importtime`` and give the packages that it loaded."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr[-2000:]
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rsplit("|", 1)[1].strip().split(".")[0] for line in lines}


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (("-c", "import classifier"), HEAVY | {"numpy"}),
        (("-m", "classifier", "--help"), HEAVY),
        (("-m", "classifier", "--version"), HEAVY),
        (("-m", "classifier", "label", "--help"), HEAVY),
        (("-m", "classifier", "train", "--help"), HEAVY),
        (("-m", "classifier", "evaluate", "--help"), HEAVY),
        (("-m", "classifier", "corpus", "validate", "--help"), HEAVY),
        (("-m", "classifier", "classify", SENTENCE), {"sklearn", "scipy", "pandas", "training"}),
        (("-c", f"from classifier import Classifier; Classifier.load().classify({SENTENCE!r})"), {"sklearn", "pandas"}),
    ],
)
def test_loads_only_what_the_job_needs(arguments: tuple[str, ...], absent: set[str]) -> None:
    assert not loaded(*arguments) & absent
