"""What the documents show is what happens, and they show every command."""

import doctest
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from classifier.cli import COMMANDS, corpus

from .documents import DOCUMENTS, ROOT, Example, examples, playground, refreshed, run

NAMES = [
    *(name for name in COMMANDS if name != "corpus"),
    *(f"corpus {one.callback.__name__}" for one in corpus.app.registered_commands if one.callback),
]
SHOWN = [(file, example) for file in DOCUMENTS for example in examples(file.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module", autouse=True)
def _tidy() -> Iterator[None]:
    yield
    shutil.rmtree(playground())
    playground.cache_clear()
    run.cache_clear()


@pytest.mark.parametrize(
    ("file", "example"), [pytest.param(file, one, id=f"{file.name}: {one.command[:60]}") for file, one in SHOWN]
)
def test_example_shows_what_happens(file: Path, example: Example) -> None:
    output = run(example.command)
    assert "Traceback" not in output
    assert example.holds(output), f"{file.name} is out of date; `make docs` rewrites it. Now it is:\n{output}"


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.name)
def test_python_examples(file: Path) -> None:
    failed, _ = doctest.testfile(str(file), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert not failed


@pytest.mark.parametrize("name", NAMES)
def test_every_command_is_documented_and_its_help_has_an_example(name: str) -> None:
    chapter = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8").partition(f"\n## `multitrack {name}`\n")[2]
    assert f"$ multitrack {name} " in f"{chapter.partition(chr(10) + '## ')[0]} ".replace("\n", " \n")
    assert f"Example: multitrack {name}" in run(f"multitrack {name} --help")


@pytest.mark.parametrize("name", NAMES)
def test_every_option_is_documented(name: str) -> None:
    chapter = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8").partition(f"\n## `multitrack {name}`\n")[2]
    described = chapter.partition("\n## ")[0]
    options = set(re.findall(r"--[a-z][a-z-]+", run(f"multitrack {name} --help").partition("Options:")[2])) - {"--help"}
    assert not {option for option in options if option not in described}


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.name)
def test_links_lead_somewhere(file: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", file.read_text(encoding="utf-8"))
    assert not [link for link in links if not (file.parent / link).exists()]


def test_examples_are_read_and_refreshed() -> None:
    text = "Words.\n\n```console\n$ echo one \\\n  two\nthree\n$ printf 'a\\nb\\n'\na\n...\n```\n"
    assert examples(text) == [
        Example(command="echo one \\\n  two", shown="three"),
        Example(command="printf 'a\\nb\\n'", shown="a\n..."),
    ]
    assert refreshed(text).split("```")[1] == "console\n$ echo one \\\n  two\none two\n\n$ printf 'a\\nb\\n'\na\n...\n"
