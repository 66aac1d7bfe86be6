import csv
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.errors import InputError, OutputError
from classifier.tables import chunks
from classifier.tables.columns import COLUMNS
from classifier.tables.parts import Parts
from classifier.tables.run import Order, label_file, label_stream
from classifier.tables.source import Reading

# Fields-only tables need no model, so that these tests are about the tables.
HEADER = ["Source Name", "Source Sectors", "Source Country", "CAMEO Code", "Target Name", "Target Sectors"]
HEADER += ["Target Country", "Anything"]
ROWS = [
    ["A", "Government", "X", "040", "B", "Government", "Y", "1.0"],
    ["A", "Business", "X", "061", "B", "Business", "Y", "NA"],
    ["A", "Military", "X", "190", "B", "Military", "Y", ""],
]
TRACKS = ["1", "3", "none"]
CELL = st.text(st.characters(exclude_categories=["Cs"]), max_size=9)


def order(path: Path, said: list[str] | None = None, *, escape: bool = False, overwrite: bool = False) -> Order:
    report = (said if said is not None else []).append
    return Order(path=path, reading=Reading(profile="icews"), escape=escape, overwrite=overwrite, report=report)


def write_csv(path: Path, rows: Iterable[Sequence[str]], header: Sequence[str] = HEADER) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, *rows])
    return path


def read_csv(raw: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode(), newline=""), delimiter=delimiter, strict=True))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return write_csv(tmp_path / "in.csv", ROWS)


# The icews profile switches quotes off, as ICEWS files need it; JSON Lines keep any cell.
def json_lines(path: Path, rows: Iterable[Sequence[object]]) -> Path:
    path.write_text("".join(json.dumps(dict(zip(HEADER, row, strict=True))) + "\n" for row in rows), "utf-8")
    return path


@pytest.mark.parametrize(
    "suffix", [".csv", ".tsv", ".txt", ".csv.gz", ".csv.zst", ".jsonl", ".jsonl.gz", ".parquet", ".zip"]
)
@pytest.mark.parametrize("kind", [".csv", ".jsonl", ".parquet"])
def test_every_format_goes_into_every_other(tmp_path: Path, kind: str, suffix: str) -> None:
    path = tmp_path / f"in{kind}"
    if kind == ".csv":
        write_csv(path, ROWS)
    elif kind == ".jsonl":
        json_lines(path, ROWS)
    else:
        pq.write_table(pa.table(dict(zip(HEADER, map(list, zip(*ROWS, strict=True)), strict=True))), path)
    target = tmp_path / f"out.csv{suffix}" if suffix == ".zip" else tmp_path / f"out{suffix}"
    said: list[str] = []
    assert label_file(order(path, said), target).rows == 3
    again = tmp_path / "again.jsonl"
    label_file(order(target, said, overwrite=True), again)
    found = [json.loads(line) for line in again.read_text("utf-8").splitlines()]
    assert [[row[name] for name in HEADER] for row in found] == ROWS
    assert [row["track"] for row in found] == TRACKS


def test_types_pass_through_json_lines_and_parquet(tmp_path: Path) -> None:
    extra = [1.10, None, {"deep": [1, "2"]}]
    path = json_lines(tmp_path / "in.jsonl", [[*row[:-1], value] for row, value in zip(ROWS, extra, strict=True)])
    out = io.BytesIO()
    label_stream(order(path), out)
    lines = out.getvalue().decode().splitlines()
    for before, after in zip(path.read_text("utf-8").splitlines(), lines, strict=True):
        assert after.startswith(before[:-1] + ", ")
        assert list(json.loads(after))[-len(COLUMNS) :] == list(COLUMNS)
    stored = pa.table({name: [row[place] for row in ROWS] for place, name in enumerate(HEADER[:-1])})
    stored = stored.append_column("Anything", pa.array([1, None, 3], pa.int8())).replace_schema_metadata({"k": "v"})
    pq.write_table(stored, tmp_path / "in.parquet")
    label_file(order(tmp_path / "in.parquet"), tmp_path / "out.parquet")
    assert pq.read_table(tmp_path / "out.parquet").select(stored.column_names).equals(stored, check_metadata=True)


def test_a_broken_json_line_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    json_lines(path, ROWS[:1])
    with path.open("a", encoding="utf-8") as stream:
        stream.write("{broken\n")
    out = io.BytesIO()
    tally = label_stream(order(path), out)
    last = json.loads(out.getvalue().splitlines()[-1])
    assert last["line"] == "{broken"
    assert last["track"] == ""
    assert last["track_review"].startswith("not JSON")
    assert tally.skipped == {"not JSON": 1}


def test_ragged_rows_are_kept_and_say_so(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "in.csv", [*ROWS, ["short"], [*ROWS[0], "more", "still"], [*ROWS[0], "", ""]])
    label_file(order(path), tmp_path / "out.jsonl")
    found = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [row["track_review"] for row in found[3:]] == [
        "7 of 8 cells missing",
        "2 surplus cells",
        "coded fields only",
    ]
    assert found[4]["Anything"] == "1.0,more,still"


def test_columns_of_ours_need_leave(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "in.csv", [[*row, "old", "x"] for row in ROWS], [*HEADER, "track", "z"])
    with pytest.raises(InputError, match="has the columns track already; allow replacing them with --overwrite"):
        label_file(order(path), tmp_path / "out.csv")
    label_file(order(path, overwrite=True), tmp_path / "out.csv")
    header, *rows = read_csv((tmp_path / "out.csv").read_bytes())
    assert header == [*HEADER, "z", *COLUMNS]
    assert [row[len(HEADER) : len(HEADER) + 2] for row in rows] == [["x", track] for track in TRACKS]


def test_formulas_are_escaped_and_numbers_are_not(tmp_path: Path) -> None:
    cells = ["=1+1", "-45.86", "+cmd", "@x", "plain"]
    path = json_lines(tmp_path / "in.jsonl", [[*ROWS[0][:-1], cell] for cell in cells])
    label_file(order(path, escape=True), tmp_path / "out.csv")
    found = [row[len(HEADER) - 1] for row in read_csv((tmp_path / "out.csv").read_bytes())[1:]]
    assert found == ["'=1+1", "-45.86", "'+cmd", "'@x", "plain"]
    with pytest.raises(OutputError, match=r"--escape-formulas is for .csv and .tsv"):
        label_file(order(path, escape=True), tmp_path / "out.jsonl")


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("in.csv", "is the input, which is never touched"),
        ("out.xlsx", "reads .xlsx but does not write it"),
        ("none/out.csv", "there is no folder"),
        ("folder.csv", "it is a folder"),
    ],
)
def test_outputs_that_are_refused(table: Path, target: str, message: str) -> None:
    (table.parent / "folder.csv").mkdir()
    before = table.read_bytes()
    with pytest.raises(OutputError, match=message):
        label_file(order(table), table.parent / target)
    assert table.read_bytes() == before


def test_a_table_without_rows(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "in.csv", [])
    for suffix in (".csv", ".jsonl", ".parquet"):
        assert label_file(order(path), tmp_path / f"out{suffix}").rows == 0
    assert pq.read_table(tmp_path / "out.parquet").column_names == [*HEADER, *COLUMNS]


class StoppedError(Exception):
    """Stands for a kill: nothing catches it on the way."""


@pytest.mark.parametrize("suffix", [".csv", ".jsonl.gz", ".parquet", ".csv.zip"])
def test_a_resumed_run_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    monkeypatch.setattr(chunks, "ROWS", 2)
    path = write_csv(tmp_path / "in.csv", ROWS * 3)
    whole, target = tmp_path / f"whole{suffix}", tmp_path / "x" / f"whole{suffix}"
    target.parent.mkdir()
    tally = label_file(order(path), whole)
    said: list[str] = []

    add = Parts.add

    def add_two(self: Parts, place: int, rows: bytes, part: object) -> None:
        if place == 2:
            raise StoppedError
        add(self, place, rows, part)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Parts, "add", add_two)
        with pytest.raises(StoppedError):
            label_file(order(path), target)
    assert not target.exists()
    resumed = label_file(order(path, said), target, resume=True)
    assert "4 rows were finished before" in said
    assert resumed == tally
    assert target.read_bytes() == whole.read_bytes()
    assert sorted(target.parent.iterdir()) == [target]


def test_resume_refuses_the_chunks_of_another_run(table: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.with_name("out.csv.part").mkdir()
    (tmp_path / "out.csv.part" / "key.json").write_text('{"input": "another"}')
    with pytest.raises(OutputError, match=r"cannot resume .*: columns, input, model"):
        label_file(order(table), target, resume=True)
    assert label_file(order(table), target).rows == 3


def test_zip_members_are_named_after_the_archive(table: Path, tmp_path: Path) -> None:
    label_file(order(table), tmp_path / "out.tsv.zip")
    with zipfile.ZipFile(tmp_path / "out.tsv.zip") as archive:
        assert archive.namelist() == ["out.tsv"]


def test_a_damaged_byte_survives(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    rows = "\n".join(",".join(row) for row in [HEADER, *ROWS])
    path.write_bytes(rows.replace("NA", "Genève").encode() + b"\nA\xe8,b,c,d,e,f,g,h\n")
    out = io.BytesIO()
    label_stream(order(path), out)
    assert b"A\xe8,b,c" in out.getvalue()


@given(rows=st.lists(st.lists(CELL, min_size=8, max_size=8), min_size=1, max_size=6))
def test_any_table_of_strings_keeps_its_cells(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    folder = tmp_path_factory.mktemp("any")
    path = json_lines(folder / "in.jsonl", rows)
    label_file(order(path), folder / "out.csv")
    found = read_csv((folder / "out.csv").read_bytes())
    assert [row[:8] for row in found] == [HEADER, *rows]
    label_file(order(path), folder / "out.parquet")
    assert [list(row.values())[:8] for row in pq.read_table(folder / "out.parquet").to_pylist()] == rows
