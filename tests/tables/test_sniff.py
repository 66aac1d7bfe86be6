import pytest

from classifier.tables.delimited import Dialect
from classifier.tables.sniff import dialect_of, has_header, unique


@pytest.mark.parametrize(
    ("lines", "suffix", "expected"),
    [
        pytest.param(["id,text\n", '1,"a, b"\n'], ".csv", Dialect(delimiter=","), id="comma"),
        pytest.param(["id;text\r\n", "1;a, b\r\n"], ".csv", Dialect(delimiter=";", eol="\r\n"), id="semicolon"),
        pytest.param(["1\ta, b\tc\n", "2\td\te\n"], ".csv", Dialect(delimiter="\t"), id="tabs in a .CSV"),
        pytest.param(["a\tb\n", 'x"\t"y\n', '"p\tq\n'], ".tab", Dialect(delimiter="\t", quoting=False), id="quotes"),
        pytest.param(["text\n", '"One, two."\n', '"Three; four."\n'], ".csv", Dialect(delimiter=","), id="one column"),
        pytest.param(["id|text\n", "1|a, b\n", "2|c\n"], ".txt", Dialect(delimiter="|"), id="bar"),
        pytest.param([], ".csv", Dialect(delimiter=","), id="nothing"),
    ],
)
def test_dialect_of(lines: list[str], suffix: str, expected: Dialect) -> None:
    assert dialect_of(lines, suffix) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["id", "text"], True),
        (["", "text"], True),
        (["What did the two delegations agree on, in your own words?", "id"], True),
        (["1", "Talks opened."], False),
        (["Talks", "2018-06-01"], False),
        (["3.5 %", "x"], True),
        (["-12,5", "x"], False),
        (["Talks opened. " * 20], False),
    ],
)
def test_has_header(cells: list[str], expected: bool) -> None:
    assert has_header(cells) is expected


def test_unique_never_repeats() -> None:
    assert unique(["a", "a", "a (2)", "", "4"]) == ("a", "a (2)", "a (2) (2)", "4", "4 (2)")
