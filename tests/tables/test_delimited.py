import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.tables.delimited import LINES_IN_A_RECORD, Dialect, Row, encode, fit, records

COMMA = Dialect(delimiter=",")
BARE_TAB = Dialect(delimiter="\t", quoting=False)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def cells(text: str, dialect: Dialect) -> list[list[str]]:
    return [record.cells for record in records(io.StringIO(text, newline=""), dialect)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('a,"b, c"\n', [["a", "b, c"]], id="delimiter in quotes"),
        pytest.param('a,"b\r\nc",d\r\ne,f,g\r\n', [["a", "b\r\nc", "d"], ["e", "f", "g"]], id="line break in quotes"),
        pytest.param('"say ""no"""\n', [['say "no"']], id="doubled quotes"),
        pytest.param('a"b,c\n', [['a"b', "c"]], id="quote inside a cell"),
        pytest.param('"Merkel" said,c\n', [['"Merkel" said', "c"]], id="text after a closing quote"),
        pytest.param('a,"open\nb,c\n', [["a", '"open'], ["b", "c"]], id="quote never closed"),
        pytest.param("a\x00b,c\n", [["a\x00b", "c"]], id="NUL"),
        pytest.param("a,b\n\nc,d", [["a", "b"], [], ["c", "d"]], id="blank line, no end of line"),
    ],
)
def test_records(text: str, expected: list[list[str]]) -> None:
    assert cells(text, COMMA) == expected


def test_records_without_quoting() -> None:
    assert cells('Merkel\'s "plan\tb\n"c\td\n', BARE_TAB) == [["Merkel's \"plan", "b"], ['"c', "d"]]


def test_a_stray_quote_does_not_swallow_a_long_file() -> None:
    rows = "".join(f"{number},x\n" for number in range(3 * LINES_IN_A_RECORD))
    found = cells('0,"stray\n' + rows, COMMA)
    assert len(found) == 3 * LINES_IN_A_RECORD + 1
    assert found[1] == ["0", "x"]


@pytest.mark.parametrize(
    ("text", "dialect", "expected"),
    [
        pytest.param("a,b\n", COMMA, Row(["a", "b"], "a,b\n", None), id="fits"),
        pytest.param("a\n", COMMA, Row(["a", ""], None, "1 of 2 cells missing"), id="short"),
        pytest.param("a,b,c,d\n", COMMA, Row(["a", "b,c,d"], None, "2 surplus cells"), id="long"),
        pytest.param("a\tb\t\t\n", BARE_TAB, Row(["a", "b"], None, None), id="surplus tabs"),
        pytest.param("\n", COMMA, Row(["", ""], None, "blank line"), id="blank"),
        pytest.param('"a,b\n', COMMA, Row(['"a', "b"], None, None), id="stray quote, cells in place"),
        pytest.param('"a,b,c\n', COMMA, Row(['"a', "b,c"], None, "stray quote"), id="stray quote, cells astray"),
    ],
)
def test_fit(text: str, dialect: Dialect, expected: Row) -> None:
    assert fit(next(records([text], dialect)), 2, dialect) == expected


@given(
    rows=st.lists(st.lists(TEXT, min_size=1, max_size=4), min_size=1, max_size=5), delimiter=st.sampled_from(",\t;|")
)
def test_what_is_encoded_is_read_back(rows: list[list[str]], delimiter: str) -> None:
    dialect = Dialect(delimiter=delimiter)
    text = "".join(f"{encode(row, dialect)}\n" for row in rows)
    assert cells(text, dialect) == rows


@given(text=st.text(st.sampled_from('ab,"\n\r\t '), max_size=60))
def test_no_line_is_lost(text: str) -> None:
    found = list(records(io.StringIO(text, newline=""), COMMA))
    assert "".join(record.raw for record in found) == text
