import subprocess
from pathlib import Path

import pytest

from classifier import __version__
from classifier.cli import COMMANDS
from tests.cli.command import COMMAND, ENVIRONMENT, multitrack


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
