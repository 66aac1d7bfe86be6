from pathlib import Path

import pytest

from classifier.errors import InputError
from classifier.tables.formats import Format, format_of


@pytest.mark.parametrize(
    ("name", "member", "expected"),
    [
        ("a.csv", None, Format(kind="delimited", packing="", suffix=".csv")),
        ("a.TAB", None, Format(kind="delimited", packing="", suffix=".tab")),
        ("a.tsv.gz", None, Format(kind="delimited", packing="gz", suffix=".tsv")),
        ("a.jsonl.zst", None, Format(kind="jsonl", packing="zst", suffix=".jsonl")),
        ("20150218.zip", "20150218.export.CSV", Format(kind="delimited", packing="zip", suffix=".csv")),
        ("a.parquet", None, Format(kind="parquet", packing="", suffix=".parquet")),
        ("a.xlsx", None, Format(kind="xlsx", packing="", suffix=".xlsx")),
    ],
)
def test_format_of(name: str, member: str | None, expected: Format) -> None:
    assert format_of(Path(name), member=member) == expected


@pytest.mark.parametrize("name", ["a.doc", "a", "a.gz"])
def test_unknown_suffix(name: str) -> None:
    with pytest.raises(InputError, match="cannot tell the format from"):
        format_of(Path(name))
