"""A stretch of rows on its way from a source to an output, in the form its format has."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final, Protocol, Self, TypeVar

Item = TypeVar("Item")

ROWS: Final = 5_000
"""Rows in a chunk: half a second of work, a few megabytes, and what a kill -9 can cost at most."""


def batched(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Cut items into the rows of chunks; a table without rows gives one empty chunk.

    >>> list(batched([]))
    [[]]
    """
    source = iter(items)
    batch = list(islice(source, ROWS))
    yield batch
    while batch := list(islice(source, ROWS)):
        yield batch


class Chunk(Protocol):
    """Rows that keep what they were; ``faults`` tells for row numbers in the chunk why they cannot be read.

    ``end`` says how far into the source the chunk reaches, in the units of ``Source.length``.
    """

    @property
    def columns(self) -> tuple[str, ...]: ...  # noqa: D102

    @property
    def faults(self) -> Mapping[int, str]: ...  # noqa: D102

    @property
    def end(self) -> int: ...  # noqa: D102

    def __len__(self) -> int: ...

    def column(self, name: str) -> Sequence[object]:
        """Give the cells of one column; what a row lacks is None."""

    def rows(self) -> Iterator[Sequence[object]]:
        """Give the rows as Python values in the order of the columns."""

    def without(self, names: Sequence[str]) -> Self:
        """Give the chunk without some of its columns."""


@dataclass(frozen=True, kw_only=True)
class TextChunk:
    """Rows of strings. ``raws`` are the rows as they stood in the file, None where they need mending."""

    columns: tuple[str, ...]
    cells: Sequence[Sequence[str]]
    raws: Sequence[str | None]
    faults: Mapping[int, str]
    end: int

    def __len__(self) -> int:
        return len(self.cells)

    def column(self, name: str) -> Sequence[object]:
        """Give the cells of one column."""
        place = self.columns.index(name)
        return [row[place] for row in self.cells]

    def rows(self) -> Iterator[Sequence[object]]:
        """Give the rows as strings."""
        return iter(self.cells)

    def without(self, names: Sequence[str]) -> Self:
        """Give the chunk without some of its columns."""
        kept = [place for place, name in enumerate(self.columns) if name not in names]
        return replace(
            self,
            columns=tuple(self.columns[place] for place in kept),
            cells=[[row[place] for place in kept] for row in self.cells],
            raws=[None] * len(self),
        )


@dataclass(frozen=True, kw_only=True)
class JsonChunk:
    """JSON objects, each with the line it stood on; a line that is no object has none."""

    columns: tuple[str, ...]
    lines: Sequence[str]
    objects: Sequence[Mapping[str, Any]]
    faults: Mapping[int, str]
    end: int

    def __len__(self) -> int:
        return len(self.lines)

    def column(self, name: str) -> Sequence[object]:
        """Give the values of one key."""
        return [one.get(name) for one in self.objects]

    def rows(self) -> Iterator[Sequence[object]]:
        """Give the values of each object in the order of the columns."""
        return ([one.get(name) for name in self.columns] for one in self.objects)

    def without(self, names: Sequence[str]) -> Self:
        """Give the chunk without some of its keys; only objects that had one are written anew."""
        objects = [{key: value for key, value in one.items() if key not in names} for one in self.objects]
        pairs = zip(self.objects, objects, self.lines, strict=True)
        lines = [
            line if len(old) == len(new) else json.dumps(new, ensure_ascii="\\u" in line) for old, new, line in pairs
        ]
        columns = tuple(name for name in self.columns if name not in names)
        return replace(self, columns=columns, lines=lines, objects=objects)


@dataclass(frozen=True, kw_only=True)
class ArrowChunk:
    """A record batch of Parquet."""

    batch: Any
    end: int
    faults: Mapping[int, str]

    @property
    def columns(self) -> tuple[str, ...]:
        """Name the columns."""
        return tuple(self.batch.schema.names)

    def __len__(self) -> int:
        return int(self.batch.num_rows)

    def column(self, name: str) -> Sequence[object]:
        """Give the values of one column."""
        values: list[object] = self.batch.column(name).to_pylist()
        return values

    def rows(self) -> Iterator[Sequence[object]]:
        """Give the rows as Python values."""
        return zip(*(column.to_pylist() for column in self.batch.columns), strict=True)

    def without(self, names: Sequence[str]) -> Self:
        """Give the chunk without some of its columns."""
        return replace(self, batch=self.batch.select([name for name in self.columns if name not in names]))
