"""Which dialect a delimited file is written in, and whether its first row names the columns."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from classifier.tables.delimited import Dialect, Record, fit, records

SAMPLE_LINES: Final = 400
SAMPLE_RECORDS: Final = 200
CANDIDATES: Final = (",", "\t", ";", "|")
OWN: Final = {".csv": ",", ".tsv": "\t", ".tab": "\t", ".txt": "\t"}
"""The delimiter that a suffix promises; GDELT's ``.CSV`` breaks the promise, so the content has the last word."""
LONGEST_NAME: Final = 200
"""Survey questions stand in headers; a cell longer than that is a text."""
VALUE: Final = re.compile(r"[-+]?[\d.,]*\d[\d.,%]*|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T][\d:.Z+-]+)?")


def dialect_of(lines: Sequence[str], suffix: str) -> Dialect:
    r"""Tell the dialect from the first lines: the one under which most records have the columns of the first.

    >>> dialect_of(["a\tb\n", "1,5\t2\n"], ".csv").note
    'tab-separated, quotes on'
    """
    own = OWN.get(suffix, ",")
    eol = next((end for end in ("\r\n", "\n", "\r") if lines and lines[0].endswith(end)), "\n")
    choices = [
        Dialect(delimiter=delimiter, quoting=quoting, eol=eol)
        for delimiter in dict.fromkeys((own, *CANDIDATES))
        for quoting in (True, False)
    ]
    return max(choices, key=lambda choice: _merit(lines, choice, own))


def has_header(cells: Sequence[str]) -> bool:
    """Say whether a first row names columns: no cell is a number, a date or a long text.

    >>> has_header(["id", "notes"]), has_header(["1", "Talks in Oslo"])
    (True, False)
    """
    return not any(VALUE.fullmatch(cell.strip()) or len(cell) > LONGEST_NAME for cell in cells)


def unique(names: Sequence[str]) -> tuple[str, ...]:
    """Number repeated column names, and name nameless ones by their place, so that each can be asked for.

    >>> unique(["id", "note", "note", ""])
    ('id', 'note', 'note (2)', '4')
    """
    seen: dict[str, int] = {}
    for place, name in enumerate(names, start=1):
        base = wanted = name or str(place)
        again = 1
        while wanted in seen:
            again += 1
            wanted = f"{base} ({again})"
        seen[wanted] = place
    return tuple(seen)


def _merit(lines: Sequence[str], dialect: Dialect, own: str) -> tuple[bool, float, bool, bool]:
    """Rank a dialect: several columns that hold, then how well, then what the suffix promises, then quotes."""
    found = list(islice(records(lines, dialect), SAMPLE_RECORDS))
    if not found:
        return (False, 0.0, dialect.delimiter == own, dialect.quoting)
    width = len(found[0].cells)
    share = sum(_sound(record, width, dialect) for record in found) / len(found)
    mine = dialect.delimiter == own
    several = width > 1 and share >= (0.5 if mine else 0.9)
    return (several, share, mine, dialect.quoting)


def _sound(record: Record, width: int, dialect: Dialect) -> bool:
    return not record.stray and fit(record, width, dialect).fault is None
