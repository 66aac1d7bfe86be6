"""``multitrack corpus`` and ``multitrack evaluate`` as a user runs them: output, errors and exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .rows import fields, moved, write


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "classifier", *map(str, arguments)], capture_output=True, text=True, check=False
    )


def test_faultless_corpus(tmp_path: Path) -> None:
    done = run("corpus", "validate", write(tmp_path / "rows.jsonl", [fields("1"), fields("4"), moved()]))
    assert (done.returncode, done.stdout) == (0, "")
    assert "no fault" in done.stderr


def test_faults_are_listed_with_file_and_line(tmp_path: Path) -> None:
    path = write(tmp_path / "rows.jsonl", [fields("1"), fields("4", sources=[], rules=[3, 3])])
    done = run("corpus", "validate", path)
    assert done.returncode == 1
    assert [line.split(": ")[0] for line in done.stdout.splitlines()] == [f"{path}:2"] * 2
    assert "2 faults" in done.stderr


def test_overlap_with_a_given_file(tmp_path: Path) -> None:
    path = write(tmp_path / "rows.jsonl", [fields("1")])
    done = run(
        "corpus", "validate", path, "--against", write(tmp_path / "other.jsonl", [{"text": fields("1")["text"]}])
    )
    assert done.returncode == 1
    assert "text is that of text 1 of" in done.stdout


@pytest.mark.parametrize("command", ["validate", "stats"])
def test_missing_corpus(command: str, tmp_path: Path) -> None:
    done = run("corpus", command, tmp_path / "nowhere.jsonl")
    assert (done.returncode, done.stdout) == (1, "")
    assert "cannot be read" in done.stderr


def test_stats_as_json(tmp_path: Path) -> None:
    done = run("corpus", "stats", write(tmp_path / "rows.jsonl", [fields("1"), fields("4")]), "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)[0]["lines"][0] == {"what": "rows", "count": 2}


def test_unknown_format_is_wrong_usage(tmp_path: Path) -> None:
    assert run("corpus", "stats", tmp_path, "--format", "xml").returncode == 2


def test_file_without_labels_cannot_be_evaluated(tmp_path: Path) -> None:
    done = run("evaluate", write(tmp_path / "mine.jsonl", [{"text": "Two envoys met."}]))
    assert (done.returncode, done.stdout) == (1, "")
    assert "has no track; it has text" in done.stderr


UNWRITABLE = [
    ("missing/out.csv", 1, "missing/out.csv cannot be written: there is no folder missing. Name a file in a folder"),
    (".", 1, ". cannot be written: it is a folder. Name a file in a folder that you may write to."),
    ("/dev/null", 1, "/dev/null cannot be written: it is there and not a plain file."),
    ("mine.jsonl/out.csv", 1, "mine.jsonl/out.csv cannot be written: there is no folder mine.jsonl."),
    (f"{'x' * 300}.csv", 1, "File name too long"),
    ("../{}/mine.jsonl", 2, "that is FILE itself; name another file"),
]


@pytest.mark.parametrize(("errors", "code", "said"), UNWRITABLE)
def test_errors_that_cannot_be_written_are_refused_before_anything_is_scored(
    errors: str, code: int, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "mine.jsonl", [fields("1")])
    before = (tmp_path / "mine.jsonl").read_bytes()
    done = run("evaluate", "mine.jsonl", "--errors", errors.format(tmp_path.name))
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert "scoring" not in done.stderr
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("mine.jsonl", before)]


@pytest.mark.parametrize(
    "command", [["corpus", "validate"], ["corpus", "stats"], ["corpus", "datasheet"], ["evaluate"]]
)
def test_help_has_an_example(command: list[str]) -> None:
    done = run(*command, "--help")
    assert done.returncode == 0
    assert f"Example: multitrack {' '.join(command)}" in " ".join(done.stdout.split())
