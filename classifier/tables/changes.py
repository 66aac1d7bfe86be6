"""Changes of track in a labelled table, counted by where they came from and where they led."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from classifier.errors import InputError
from classifier.labels import TRACKS
from classifier.tables.source import open_source

STEPS: Final = "track_transitions"
YEARS: Final = "track_transition_years"

_STEP: Final = re.compile(rf"({'|'.join(map(re.escape, TRACKS))})>({'|'.join(map(re.escape, TRACKS))})")


class Change(NamedTuple):
    """One change of track that a row reports, and its year where it is known."""

    old: str
    new: str
    year: int | None


@dataclass(frozen=True, kw_only=True)
class Changes:
    """The number of rows of a table, how many of them report a change, and all changes."""

    rows: int
    moved: int
    all: tuple[Change, ...]

    def matrix(self) -> list[list[int]]:
        """Count the changes, a line for each track they came from and a column for each they led to."""
        counts = Counter((one.old, one.new) for one in self.all)
        return [[counts[old, new] for new in TRACKS] for old in TRACKS]

    def years(self) -> dict[str, dict[str, int]]:
        """Count the changes whose year is known, by pair and year."""
        counts = Counter((f"{one.old}>{one.new}", str(one.year)) for one in self.all if one.year is not None)
        result: dict[str, dict[str, int]] = {}
        for (pair, year), count in sorted(counts.items()):
            result.setdefault(pair, {})[year] = count
        return result

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON form."""
        return {
            "rows": self.rows,
            "rows_with_transitions": self.moved,
            "transitions": len(self.all),
            "matrix": {
                old: dict(zip(TRACKS, line, strict=True)) for old, line in zip(TRACKS, self.matrix(), strict=True)
            },
            "years": self.years(),
        }

    def cells(self) -> list[list[str]]:
        """Give the matrix with its heads, as strings."""
        lines = zip(TRACKS, self.matrix(), strict=True)
        return [["from", *TRACKS], *([old, *map(str, line)] for old, line in lines)]

    def lines(self) -> Iterator[str]:
        """Say it for people.

        >>> for line in Changes(rows=9, moved=1, all=(Change("2", "1", 1993),)).lines():
        ...     print(line)
        9 rows, 1 with a transition
        from    to 1  to 1.5  to 2  to 3  to 4
        1          .       .     .     .     .
        1.5        .       .     .     .     .
        2          1       .     .     .     .
        3          .       .     .     .     .
        4          .       .     .     .     .
        2>1: 1993 (1)
        """
        yield f"{self.rows:,} rows, {self.moved:,} with a transition"
        heads = [f"to {track}" for track in TRACKS]
        yield _line("from", heads, heads)
        for old, line in zip(TRACKS, self.matrix(), strict=True):
            yield _line(old, [f"{count:,}" if count else "." for count in line], heads)
        for pair, years in self.years().items():
            yield f"{pair}: " + ", ".join(f"{year} ({count:,})" for year, count in years.items())


def _line(name: str, cells: Sequence[str], heads: Sequence[str]) -> str:
    return f"{name:<6}" + "".join(f"  {cell:>{len(head)}}" for cell, head in zip(cells, heads, strict=True))


def changes(path: Path) -> Changes:
    """Gather the changes of track in a labelled table.

    Raises:
        InputError: the file cannot be read, has no such column, or holds something else in it.
    """
    source = open_source(path)
    if STEPS not in source.columns:
        msg = f"{path} has no column {STEPS}; label it first: multitrack label {path} -o LABELLED"
        raise InputError(msg)
    rows: list[tuple[Change, ...]] = []
    for chunk in source.chunks():
        steps = chunk.column(STEPS)
        years = chunk.column(YEARS) if YEARS in source.columns else [""] * len(steps)
        for cell, known in zip(steps, years, strict=True):
            rows.append(_changes(path, len(rows) + 1, str(cell or ""), str(known or "")))
    return Changes(rows=len(rows), moved=sum(map(bool, rows)), all=tuple(one for row in rows for one in row))


def _changes(path: Path, number: int, steps: str, years: str) -> tuple[Change, ...]:
    named = [step.strip() for step in steps.split(";") if step.strip()]
    dated = [year.strip() for year in years.split(";")] + [""] * len(named)
    found = [_STEP.fullmatch(step) for step in named]
    if not all(found):
        msg = f"{path}: row {number} has {steps!r} under {STEPS}, not changes like 2>1 or 2>1.5;1.5>1"
        raise InputError(msg)
    return tuple(
        Change(one.group(1), one.group(2), int(year) if year.isdecimal() else None)
        for one, year in zip(found, dated, strict=False)
        if one
    )
