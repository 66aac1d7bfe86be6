import csv
import io
import json
import signal
import subprocess
import time
from pathlib import Path

import pytest

from classifier.tables.columns import COLUMNS
from tests.cli.command import COMMAND, ENVIRONMENT, multitrack
from tests.tables.samples import constructed_gdelt2, constructed_polecat

CSV = 'id,note\n1,"The two foreign ministers met, and signed."\n2,NA\n3,\n'
# The real command with small chunks, so that few rows make many of them.
SMALLER = "from classifier.tables import chunks; chunks.ROWS = 100; from classifier.__main__ import main; main()"
IN_SMALL_CHUNKS = [COMMAND[0], "-c", SMALLER]
EVENT = "The two foreign ministers met in Geneva on {} occasions and signed accord {}."


def big(folder: Path, count: int) -> Path:
    path = folder / "in.jsonl"
    lines = (json.dumps({"text": EVENT.format(number % 97, number // 4)}) for number in range(count))
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def test_to_standard_output(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(CSV)
    found = multitrack("label", "in.csv", "--text-column", "note", folder=tmp_path)
    header, *rows = csv.reader(io.StringIO(found.stdout))
    assert header == ["id", "note", *COLUMNS]
    assert rows[0][:3] == ["1", "The two foreign ministers met, and signed.", "1"]
    assert [row[1] for row in rows[1:]] == ["NA", ""]
    assert "in.csv: comma-separated, quotes on, utf-8, header" in found.stderr
    assert "labels from column note, by default@" in found.stderr
    assert "3 rows" in found.stderr
    assert "1 without a label: 1 no text" in found.stderr
    assert found.returncode == 0


def test_template_and_several_columns(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("a,b\nThe ministers,met in Geneva and signed a treaty\n")
    template = multitrack("label", "in.csv", "--template", "{a} {b}.", folder=tmp_path)
    several = multitrack("label", "in.csv", "--text-column", "a", "--text-column", "b", folder=tmp_path)
    assert ",1," in template.stdout.splitlines()[1]
    assert "labels from columns a, b" in several.stderr


def test_a_csv_saved_by_excel(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(f'\ufeffid;note\r\n1;"{EVENT}; they left."\r\n'.encode())
    found = multitrack("label", "in.csv", "--text-column", "note", folder=tmp_path)
    assert "semicolon-separated, quotes on, utf-8 with byte order mark, header" in found.stderr
    assert found.stdout.splitlines()[0] == "\ufeff" + ";".join(["id", "note", *COLUMNS])
    assert found.stdout.splitlines()[1].startswith('1;"')


@pytest.mark.parametrize("write", [constructed_polecat, constructed_gdelt2])
def test_event_files_without_prose(tmp_path: Path, write: type[Path]) -> None:
    path = write(tmp_path)
    before = path.read_bytes()
    found = multitrack("label", str(path), "-o", str(tmp_path / "out.jsonl"))
    assert found.returncode == 0, found.stderr
    assert "coded fields only" in (tmp_path / "out.jsonl").read_text("utf-8")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["missing.csv"], 1, "missing.csv does not exist"),
        (["in.csv"], 1, "which column holds the text?"),
        (["in.csv", "--text-column", "x"], 1, "no column 'x' in the table; its columns are id, note"),
        (["in.csv", "--profile", "x"], 1, "no profile is called 'x'"),
        (["in.csv", "--encoding", "x"], 1, "no such encoding: 'x'"),
        (["in.csv", "--resume"], 2, "there is no output to resume"),
        (["in.csv", "--text-column", "a", "--template", "{a}"], 2, "not both"),
        (["in.csv", "--delimiter", "ab"], 2, "one character or 'tab', not 'ab'"),
        (["in.csv", "--workers", "0"], 2, "'--workers'"),
        (["in.csv", "--scheduler", "tcp://x"], 2, "also needs -o FOLDER and one --text-column"),
        (["in.csv", "-o", "in.csv", "--text-column", "note"], 1, "is the input, which is never touched"),
    ],
)
def test_errors(tmp_path: Path, arguments: list[str], code: int, message: str) -> None:
    (tmp_path / "in.csv").write_text(CSV)
    found = multitrack("label", *arguments, folder=tmp_path)
    assert found.returncode == code
    assert message in found.stderr
    assert "Traceback" not in found.stderr
    assert (tmp_path / "in.csv").read_text() == CSV


def test_a_full_disk_leaves_no_output(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    (tmp_path / "in.csv").write_text(CSV)
    with Path("/dev/full").open("w") as full:
        found = subprocess.run(
            [*COMMAND, "label", "in.csv", "--text-column", "note"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=ENVIRONMENT,
            cwd=tmp_path,
            check=False,
        )
    assert found.returncode == 1
    assert "No space left on device" in found.stderr
    assert "Traceback" not in found.stderr


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    path = big(tmp_path, 1_200)
    running = subprocess.Popen(
        [*IN_SMALL_CHUNKS, "label", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.readline()
    running.stdout.close()
    said = running.stderr.read().decode()
    running.stderr.close()
    assert running.wait() == 0
    assert "Error" not in said


def started(path: Path, target: Path, *more: str) -> subprocess.Popen[bytes]:
    """Start a run and wait for its first finished chunk."""
    running = subprocess.Popen(
        [*IN_SMALL_CHUNKS, "label", str(path), "-o", str(target), *more], stderr=subprocess.DEVNULL, env=ENVIRONMENT
    )
    tally = target.with_name(f"{target.name}.part") / "000000.tally.json"
    while not tally.exists() and running.poll() is None:
        time.sleep(0.01)
    return running


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_killed_run_resumes_to_the_same_bytes(tmp_path: Path, workers: str) -> None:
    path, whole, target = big(tmp_path, 1_200), tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    assert started(path, whole).wait() == 0
    running = started(path, target, "--workers", workers)
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    assert not target.exists()
    assert started(path, target, "--resume", "--workers", workers).wait() == 0
    assert target.read_bytes() == whole.read_bytes()
    assert not target.with_name("out.jsonl.part").exists()


def test_ctrl_c_ends_with_130_and_can_be_resumed(tmp_path: Path) -> None:
    path, target = big(tmp_path, 1_200), tmp_path / "out.jsonl"
    running = started(path, target)
    running.send_signal(signal.SIGINT)
    assert running.wait() == 130
    assert not target.exists()
    assert target.with_name("out.jsonl.part").is_dir()
