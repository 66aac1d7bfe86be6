import signal
import subprocess
import sys
import tomllib
from functools import partial
from pathlib import Path

import pytest

from classifier import __version__
from classifier.cli import COMMANDS
from tests.cli.command import COMMAND, ENVIRONMENT, ROOT, multitrack


def test_version() -> None:
    assert multitrack("--version").stdout == f"multitrack {__version__}\n"


def test_help_lists_every_command() -> None:
    found = multitrack("--help")
    assert found.returncode == 0
    assert all(f"  {name}" in found.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "corpus"])
def test_every_command_has_an_example(name: str) -> None:
    assert f"Example: multitrack {name}" in " ".join(multitrack(name, "--help").stdout.split())


@pytest.mark.parametrize("arguments", [["--help"], ["label", "--help"], ["profiles"]])
def test_help_and_profiles_load_nothing_heavy(arguments: list[str]) -> None:
    script = "import sys\nfrom classifier.cli import main\ntry:\n    main()\nfinally:\n    print(*sys.modules)"
    found = subprocess.run(
        [COMMAND[0], "-c", script, *arguments], capture_output=True, text=True, env=ENVIRONMENT, check=True
    )
    assert not {"spacy", "sklearn", "pandas", "pyarrow", "numpy"} & set(found.stdout.split())


@pytest.mark.parametrize("arguments", [["profiles"], ["corpus", "stats"]])
def test_a_full_disk_is_an_error_and_no_traceback(arguments: list[str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("w") as full:
        found = subprocess.run(
            [*COMMAND, *arguments], stdout=full, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT, check=False
        )
    assert found.returncode == 1
    assert found.stderr.startswith("multitrack: cannot write to standard output")


def entry() -> str:
    """Give the script that installing makes of the entry in pyproject.toml."""
    home = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]["multitrack"]
    module, function = home.split(":")
    return f"import sys; from {module} import {function}; sys.exit({function}())"


STARTS = {"module": ["-m", "classifier"], "entry": ["-c", entry()]}


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
@pytest.mark.parametrize(("ignored", "code"), [(False, 130), (True, 1)])
def test_ctrl_c_while_modules_load(start: list[str], ignored: bool, code: int, tmp_path: Path) -> None:
    """The first module that the command line loads sends the signal; where that is ignored, it is only missing."""
    (tmp_path / "typer.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    found = subprocess.run(
        [sys.executable, *start, "profiles"],
        capture_output=True,
        text=True,
        env=ENVIRONMENT | {"PYTHONPATH": f"{tmp_path}:{ROOT}"},
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_IGN if ignored else signal.SIG_DFL),
        cwd=tmp_path,
        check=False,
    )
    assert (found.returncode, found.stdout) == (code, "")
    assert ("Traceback" in found.stderr) == ignored


def test_unknown_command() -> None:
    found = multitrack("clasify")
    assert (found.returncode, found.stdout) == (2, "")
    assert "clasify" in found.stderr


def test_profiles_lists_what_is_recognised() -> None:
    assert [line.split()[0] for line in multitrack("profiles").stdout.splitlines()[::2]] == [
        "icews",
        "polecat",
        "ngec",
        "gdelt2",
        "gdelt1",
        "acled",
        "ged",
    ]
