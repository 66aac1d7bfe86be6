"""Records of delimited text: cells as strings, however the quotes and line breaks fell."""

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

LINES_IN_A_RECORD: Final = 1_000
"""A quote that is still open after so many lines is a stray one, not a cell with line breaks."""


@dataclass(frozen=True, kw_only=True)
class Dialect:
    """How cells are kept apart: the delimiter, whether quotes mean something, and the end of a line."""

    delimiter: str
    quoting: bool = True
    eol: str = "\n"

    @property
    def note(self) -> str:
        """Say it for people."""
        name = {",": "comma", "\t": "tab", ";": "semicolon", "|": "bar"}.get(self.delimiter, repr(self.delimiter))
        return f"{name}-separated, quotes {'on' if self.quoting else 'off'}"


class Record(NamedTuple):
    """The cells of a record and the lines they stood on; ``stray``: a quote had to be taken literally."""

    cells: list[str]
    raw: str
    lines: int
    stray: bool = False


class Row(NamedTuple):
    """A record fitted to the columns; ``raw`` is None where it was mended, ``fault`` says why it is unreadable."""

    cells: list[str]
    raw: str | None
    fault: str | None


def records(lines: Iterable[str], dialect: Dialect) -> Iterator[Record]:
    r"""Cut lines into records.

    A record whose quotes do not close is read as one line with its quotes taken literally, so that one
    stray quote cannot swallow the rest of a file.

    >>> found = records(['a,"b\n', 'c"\n', '"d,e\n'], Dialect(delimiter=","))
    >>> [record.cells for record in found]
    [['a', 'b\nc'], ['"d', 'e']]
    """
    csv.field_size_limit(2**31 - 1)  # the module's default refuses cells above 131,072 characters
    source, again, taken = iter(lines), deque[str](), list[str]()

    def feed() -> Iterator[str]:
        while len(taken) < LINES_IN_A_RECORD:
            line = again.popleft() if again else next(source, None)
            if line is None:
                return
            taken.append(line)
            yield line

    while True:
        try:
            for cells in _reader(feed(), dialect):
                yield Record(cells, "".join(taken), len(taken))
                taken.clear()
            if not taken:
                return
        except csv.Error:
            again.extendleft(reversed(taken[1:]))
            yield Record(next(_reader(taken[:1], _literal(dialect))), taken[0], 1, stray=True)
        taken.clear()


def fit(record: Record, width: int, dialect: Dialect) -> Row:
    """Fit a record to the number of columns: pad what is missing, join what is too much into the last cell.

    Empty surplus cells (trailing delimiters) are dropped and are no fault.
    """
    cells, surplus = record.cells[:width], record.cells[width:]
    if len(cells) == width and not any(surplus):
        mended = bool(surplus) or record.stray
        return Row(cells, None if mended else record.raw, None)
    if surplus:
        cells[-1] = dialect.delimiter.join([cells[-1], *surplus])
        fault = f"{len(surplus)} surplus cells"
    else:
        fault = f"{width - len(cells)} of {width} cells missing" if cells else "blank line"
        cells += [""] * (width - len(cells))
    return Row(cells, None, "stray quote" if record.stray else fault)


def encode(cells: Sequence[str], dialect: Dialect) -> str:
    r"""Write cells as a line without its end.

    Where quotes are off, a delimiter or line break inside a cell becomes a space: nothing else can hold it.

    >>> encode(["a", 'b"c', "d,e"], Dialect(delimiter=","))
    'a,"b""c","d,e"'
    >>> encode(["a\tb", 'c"d'], Dialect(delimiter="\t", quoting=False))
    'a b\tc"d'
    """
    special = _special(dialect)
    if not dialect.quoting:
        return dialect.delimiter.join(special.sub(" ", cell) for cell in cells)
    quoted = ('"' + cell.replace('"', '""') + '"' if special.search(cell) else cell for cell in cells)
    line = dialect.delimiter.join(quoted)
    return line or '""'  # one empty cell would else read as a blank line


@cache
def _special(dialect: Dialect) -> re.Pattern[str]:
    """Find the characters that cannot stand bare in a cell."""
    quote = '"' if dialect.quoting else ""
    return re.compile(f"[\r\n{quote}{re.escape(dialect.delimiter)}]")


def _reader(lines: Iterable[str], dialect: Dialect) -> Iterator[list[str]]:
    if dialect.quoting:
        return csv.reader(lines, delimiter=dialect.delimiter, strict=True)
    return csv.reader(lines, delimiter=dialect.delimiter, quoting=csv.QUOTE_NONE)


def _literal(dialect: Dialect) -> Dialect:
    return Dialect(delimiter=dialect.delimiter, quoting=False, eol=dialect.eol)
