import json
from pathlib import Path

import pytest

from classifier.errors import InputError
from classifier.tables.changes import Change, changes
from tests.cli.command import multitrack

TABLE = """id,track,track_transitions,track_transition_years
a,1,2>1,1993
b,1,2>1.5;1.5>1,;2004
c,4,,
d,1,2>1,
"""


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    path = tmp_path / "labelled.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_text(labelled: Path) -> None:
    found = multitrack("transitions", str(labelled))
    assert (found.returncode, found.stderr) == (0, "")
    assert [line.split() for line in found.stdout.splitlines()] == [
        ["4", "rows,", "3", "with", "a", "transition"],
        ["from", "to", "1", "to", "1.5", "to", "2", "to", "3", "to", "4"],
        ["1", ".", ".", ".", ".", "."],
        ["1.5", "1", ".", ".", ".", "."],
        ["2", "2", "1", ".", ".", "."],
        ["3", ".", ".", ".", ".", "."],
        ["4", ".", ".", ".", ".", "."],
        ["1.5>1:", "2004", "(1)"],
        ["2>1:", "1993", "(1)"],
    ]


def test_csv(labelled: Path) -> None:
    lines = multitrack("transitions", str(labelled), "--format", "csv").stdout.splitlines()
    assert lines[0] == "from,1,1.5,2,3,4"
    assert lines[3] == "2,2,1,0,0,0"


def test_json(labelled: Path) -> None:
    found = json.loads(multitrack("transitions", str(labelled), "--format", "json").stdout)
    assert (found["rows"], found["rows_with_transitions"], found["transitions"]) == (4, 3, 4)
    assert found["matrix"]["2"] == {"1": 2, "1.5": 1, "2": 0, "3": 0, "4": 0}
    assert found["years"] == {"1.5>1": {"2004": 1}, "2>1": {"1993": 1}}


def test_a_table_that_is_not_labelled(tmp_path: Path) -> None:
    path = tmp_path / "plain.csv"
    path.write_text("id,text\n1,They met.\n", encoding="utf-8")
    found = multitrack("transitions", str(path))
    assert found.returncode == 1
    assert "has no column track_transitions; label it first: multitrack label" in found.stderr


def test_years_may_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    path.write_text("id,track_transitions\n1,3>1\n2,\n", encoding="utf-8")
    assert changes(path).all == (Change("3", "1", None),)


def test_what_is_not_a_change(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("id,track_transitions\n1,\n2,from 2 to 1\n", encoding="utf-8")
    with pytest.raises(InputError, match="row 2 has 'from 2 to 1' under track_transitions, not changes like 2>1"):
        changes(path)
