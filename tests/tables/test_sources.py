import gzip
import json
import zipfile
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from classifier.errors import InputError
from classifier.tables.source import Reading, Source, open_source
from tests.tables.samples import shared_events

TABLE = 'id,note\n1,"NA, then ""None"""\n2,\n'


def rows(source: Source) -> list[list[object]]:
    return [list(row) for chunk in source.chunks() for row in chunk.rows()]


def packed(folder: Path, name: str, raw: bytes) -> Path:
    path = folder / name
    if name.endswith(".zip"):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("inner.csv", raw)
    elif name.endswith(".gz"):
        path.write_bytes(gzip.compress(raw))
    elif name.endswith(".zst"):
        with pa.output_stream(path, compression="zstd") as stream:
            stream.write(raw)
    else:
        path.write_bytes(raw)
    return path


@pytest.mark.parametrize("name", ["a.csv", "a.csv.gz", "a.csv.zst", "a.zip", "a.txt"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_any_packing_and_encoding(tmp_path: Path, name: str, codec: str) -> None:
    source = open_source(packed(tmp_path, name, (TABLE + "3,Genève\n").encode(codec)))
    assert source.columns == ("id", "note")
    assert rows(source) == [["1", 'NA, then "None"'], ["2", ""], ["3", "Genève"]]


@pytest.mark.parametrize(
    ("raw", "reading", "columns"),
    [
        (b"1,Talks\n2,More\n", Reading(), ("1", "2")),
        (b"1,Talks\n2,More\n", Reading(header=True), ("1", "Talks")),
        (b"id,note\n", Reading(header=False), ("1", "2")),
        (b"id;note\n1;x\n", Reading(delimiter=","), ("id;note",)),
        (b"a,a,\n1,2,3\n", Reading(), ("a", "a (2)", "3")),
    ],
)
def test_header_and_delimiter(tmp_path: Path, raw: bytes, reading: Reading, columns: tuple[str, ...]) -> None:
    assert open_source(packed(tmp_path, "a.csv", raw), reading).columns == columns


def test_json_lines_keep_types_and_say_what_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"a": 1.0, "b": null}\nnot json\n[1]\n\n{"c": "x"}\n', encoding="utf-8-sig")
    (chunk,) = open_source(path).chunks()
    assert chunk.columns == ("a", "b", "c")
    assert list(next(chunk.rows())) == [1.0, None, None]
    assert chunk.faults == {
        1: "not JSON: Expecting value: line 1 column 1 (char 0)",
        2: "not a JSON object but mixed",
        3: "blank line",
    }


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"t": ["a", None, ""], "n": [1, 2, 3]}), path)
    assert rows(open_source(path)) == [["a", 1], [None, 2], ["", 3]]


def test_excel_cells_are_strings_and_nothing_is_cut_off(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["id", "note"], ["1.0", "NA"], [2, None, "beyond"], [True, 1.5]):
        book.active.append(row)
    book.create_sheet("more")
    book.save(tmp_path / "a.xlsx")
    source = open_source(tmp_path / "a.xlsx")
    assert source.columns == ("id", "note", "3")
    assert rows(source) == [["1.0", "NA", ""], ["2", "", "beyond"], ["TRUE", "1.5", ""]]
    assert "only the first of 2 sheets" in source.notes[0]


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("missing.csv", None, "does not exist"),
        ("empty.csv", b"", "is empty"),
        ("program.csv", b"\x7fELF\x02\x01\x00" * 99, "is not text but binary"),
        ("program.jsonl", bytes(range(256)) * 9, "is not text but binary"),
        ("bad.zip", b"PK no", "not a zip archive"),
        ("bad.csv.gz", b"no gzip", "packed but damaged"),
        ("cut.csv.gz", gzip.compress(b"a,b\n" * 999)[:-9], "packed but damaged"),
        ("bad.parquet", b"no parquet", "not a Parquet file"),
        ("bad.xlsx", b"no workbook", "not an Excel workbook"),
        ("a.parquet.gz", b"x", "packed already"),
    ],
)
def test_what_cannot_be_opened(tmp_path: Path, name: str, raw: bytes | None, message: str) -> None:
    path = tmp_path / name
    if raw is not None:
        path.write_bytes(raw)
    with pytest.raises(InputError, match=message):
        open_source(path)


def test_a_zip_with_several_members(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.csv", "x")
        archive.writestr("b.csv", "y")
    with pytest.raises(InputError, match=r"holds 2 files \(a.csv, b.csv\)"):
        open_source(tmp_path / "a.zip")


def test_bytes_that_do_not_fit_the_forced_encoding(tmp_path: Path) -> None:
    path = packed(tmp_path, "a.csv", b"a,b\n1")
    with pytest.raises(InputError, match="is not utf-16-le"):
        open_source(path, Reading(encoding="utf-16"))


@pytest.mark.parametrize(
    ("name", "profile", "columns", "count"),
    [
        ("acled_a.csv", "acled", 31, 200),
        ("gdelt1_20141124.export.CSV", "gdelt1", 58, 100),
        ("icews_2018_a.tab", "icews", 20, 200),
        ("ucdp_ged_a.csv", "ged", 49, 200),
    ],
)
def test_real_event_files(name: str, profile: str, columns: int, count: int) -> None:
    source = open_source(shared_events(name))
    assert source.profile is not None
    assert source.profile.name == profile
    assert len(source.columns) == columns
    assert [len(chunk) for chunk in source.chunks()] == [count]
    assert all(not chunk.faults for chunk in source.chunks())


def test_the_keys_of_every_line_count(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    path.write_text("".join(json.dumps({f"k{number}": number}) + "\n" for number in range(3)))
    assert open_source(path).columns == ("k0", "k1", "k2")
