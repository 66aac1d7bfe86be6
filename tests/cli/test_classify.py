import csv
import io
import json
import signal
import subprocess
from pathlib import Path

import pytest

from classifier import Result
from classifier.tables.columns import COLUMNS
from tests.cli.command import COMMAND, ENVIRONMENT, multitrack

OFFICIAL = "The two foreign ministers met in Geneva and signed a ceasefire."
CITIZENS = "Students of the two cities spent a summer in each other's families."


def test_text() -> None:
    found = multitrack("classify", OFFICIAL)
    assert found.returncode == 0
    assert found.stdout.startswith("Track 1, official diplomacy (")
    assert "[" in found.stdout


def test_json_is_one_object_or_an_array() -> None:
    one = json.loads(multitrack("classify", "--format", "json", OFFICIAL).stdout)
    two = json.loads(multitrack("classify", "--format", "json", OFFICIAL, CITIZENS).stdout)
    assert Result.from_dict(one).to_dict() == one
    assert [result["track"] for result in two] == ["1", "4"]


@pytest.mark.parametrize(
    ("arguments", "stdin", "tracks"),
    [
        (["-"], f"{OFFICIAL}\n", ["1"]),
        ([], f"{OFFICIAL}\n{OFFICIAL}\n", ["1"]),
        (["--lines"], f"{OFFICIAL}\n\n{CITIZENS}\n", ["1", "4"]),
    ],
)
def test_standard_input(arguments: list[str], stdin: str, tracks: list[str]) -> None:
    found = multitrack("classify", "--format", "jsonl", *arguments, stdin=stdin)
    assert [json.loads(line)["track"] for line in found.stdout.splitlines()] == tracks


def test_file_as_csv(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{OFFICIAL}\n{CITIZENS}\n", encoding="utf-8-sig")
    found = multitrack("classify", "--file", "a.txt", "--lines", "--format", "csv", folder=tmp_path)
    header, *rows = csv.reader(io.StringIO(found.stdout))
    assert header == ["text", *COLUMNS]
    assert [row[:2] for row in rows] == [[OFFICIAL, "1"], [CITIZENS, "4"]]


@pytest.mark.parametrize(
    ("arguments", "stdin", "code", "message"),
    [
        (["--file", "missing.txt"], "", 1, "cannot read missing.txt: No such file"),
        (["-"], " \n", 1, "there is no text in what was given"),
        (["--file", "a.txt", "text"], "", 2, "give texts or a file, not both"),
        (["--format", "xml", "text"], "", 2, "'xml'"),
        (["--model", "missing", "text"], "", 1, "missing is not a model folder"),
        (["--model", "foreign", "text"], "", 1, "foreign model folder: its manifest.json is not that of a model"),
    ],
)
def test_errors(tmp_path: Path, arguments: list[str], stdin: str, code: int, message: str) -> None:
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "manifest.json").write_text("[]")
    found = multitrack("classify", *arguments, stdin=stdin, folder=tmp_path)
    assert found.returncode == code
    assert message in found.stderr
    assert found.stdout == ""
    assert "Traceback" not in found.stderr


def test_bad_input_is_told_before_anything_is_loaded() -> None:
    found = multitrack("classify", "--model", "missing", "--file", "missing.txt")
    assert "cannot read missing.txt" in found.stderr


def test_a_french_text_is_for_review() -> None:
    found = multitrack("classify", "--format", "json", "Les anciens ministres des deux pays se sont réunis à Genève.")
    assert json.loads(found.stdout)["review"] == "not English"


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Genève".encode("cp1252"))
    found = multitrack("classify", "--file", "a.txt", folder=tmp_path)
    assert found.returncode == 1
    assert "a.txt is not UTF-8 (invalid continuation byte at byte 3); save it as UTF-8" in found.stderr


@pytest.mark.parametrize(("stop", "code"), [("Ctrl-C", 130), ("closed pipe", 0)])
def test_stopped_on_the_way(stop: str, code: int) -> None:
    arguments = [*COMMAND, "classify", "--lines", "--format", "jsonl", "-"]
    pipe = subprocess.PIPE
    with subprocess.Popen(arguments, stdin=pipe, stdout=pipe, stderr=pipe, env=ENVIRONMENT) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdin.write(f"{OFFICIAL}\n".encode() * 300)
        running.stdin.flush()
        running.stdout.readline()
        if stop == "Ctrl-C":
            running.send_signal(signal.SIGINT)
        else:
            running.stdout.close()
            running.stdin.close()
        said = running.stderr.read().decode()
        assert running.wait() == code
    assert "Traceback" not in said
