"""Reading delimited text: CSV, TSV and their relatives, in any encoding, with header or without."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Self

from classifier.errors import InputError
from classifier.tables import encoding
from classifier.tables.chunks import Chunk, TextChunk, batched
from classifier.tables.delimited import Dialect, Record, fit, records
from classifier.tables.encoding import Encoding
from classifier.tables.formats import Format
from classifier.tables.packing import unpacked
from classifier.tables.profiles import Profile, by_header, by_width, profile_named
from classifier.tables.sniff import SAMPLE_LINES, dialect_of, has_header, unique
from classifier.tables.source import Reading


@dataclass(frozen=True, kw_only=True)
class TextSource:
    """A delimited file; ``header`` is its first record where that names the columns."""

    path: Path
    format: Format
    encoding: Encoding
    dialect: Dialect
    header: Record | None
    columns: tuple[str, ...]
    profile: Profile | None
    length: int

    @classmethod
    def open(cls, path: Path, form: Format, reading: Reading) -> Self:
        """Detect how the file is written, except where ``reading`` says it.

        Raises:
            InputError: the encoding is unknown or does not fit.
        """
        with unpacked(path, form.packing) as stream:
            known = encoding.forced(reading.encoding, stream) if reading.encoding else encoding.detect(stream)
        with _lines(path, form, known) as lines:
            sample = list(islice(lines, SAMPLE_LINES))
            length = len(sample) + sum(1 for _ in lines)
        dialect = dialect_of(sample, form.suffix)
        if reading.delimiter:
            dialect = replace(dialect, delimiter=reading.delimiter)
        first = next(records(sample, dialect), Record([], "", 0))
        profile = _profile(first.cells, reading)
        if profile and profile.quoting is not None:
            dialect = replace(dialect, quoting=profile.quoting)
            first = next(records(sample, dialect))
        headed = _headed(first.cells, profile, reading)
        names = unique(first.cells) if headed else _names(first.cells, profile)
        return cls(
            path=path,
            format=form,
            encoding=known,
            dialect=dialect,
            header=first if headed else None,
            columns=names,
            profile=profile,
            length=length,
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """Say what was detected."""
        header = "header" if self.header else f"no header, {len(self.columns)} columns"
        return (f"{self.dialect.note}, {self.encoding.note}, {header}",)

    def chunks(self) -> Iterator[Chunk]:
        """Read the rows from the start.

        Raises:
            InputError: the bytes do not fit the encoding.
        """
        with _lines(self.path, self.format, self.encoding) as lines:
            found = records(lines, self.dialect)
            end = next(found).lines if self.header else 0
            for batch in batched(found):
                end += sum(record.lines for record in batch)
                yield self._chunk(batch, end)

    def _chunk(self, batch: list[Record], end: int) -> TextChunk:
        rows = [fit(record, len(self.columns), self.dialect) for record in batch]
        return TextChunk(
            columns=self.columns,
            cells=[row.cells for row in rows],
            raws=[row.raw for row in rows],
            faults={place: row.fault for place, row in enumerate(rows) if row.fault},
            end=end,
        )


@contextmanager
def _lines(path: Path, form: Format, known: Encoding) -> Iterator[Iterator[str]]:
    """Open a file as lines that keep their ends."""
    with unpacked(path, form.packing) as stream:
        stream.read(len(known.bom))
        text = io.TextIOWrapper(stream, encoding=known.codec, errors=known.errors, newline="")
        try:
            yield text
        except UnicodeDecodeError as error:
            msg = f"{path} is not {known.codec}: {error.reason} at byte {error.start}; name it with --encoding"
            raise InputError(msg) from error


def _profile(cells: list[str], reading: Reading) -> Profile | None:
    if reading.profile:
        return profile_named(reading.profile)
    return by_header(cells) or by_width(cells)


def _headed(cells: list[str], profile: Profile | None, reading: Reading) -> bool:
    if reading.header is not None:
        return reading.header
    if profile and len(profile.columns) == len(cells):
        return profile is by_header(cells)
    return has_header(cells)


def _names(cells: list[str], profile: Profile | None) -> tuple[str, ...]:
    """Name the columns of a file without header: as the profile does, else by their place, from 1."""
    if profile and len(profile.columns) == len(cells):
        return profile.columns
    return tuple(str(place) for place in range(1, len(cells) + 1))
