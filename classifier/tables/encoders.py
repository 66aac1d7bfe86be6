"""Writing chunks as delimited text or JSON Lines."""

import datetime
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from shutil import copyfileobj
from typing import IO, Any, Final, Protocol

from classifier.tables.chunks import Chunk, JsonChunk, TextChunk
from classifier.tables.columns import Labels
from classifier.tables.delimited import Dialect, encode
from classifier.tables.encoding import Encoding

UTF8: Final = Encoding(codec="utf-8")
FORMULA: Final = re.compile(r"[=+\-@\t\r]")
NUMBER: Final = re.compile(r"[-+]?[\d.,]+([eE][-+]?\d+)?%?")
"""A negative longitude starts with ``-`` too, and no spreadsheet takes it for a formula."""


class Encoder(Protocol):
    """Writes each chunk to bytes, and puts the bytes of all chunks together to a file.

    ``start`` is what stands before the first chunk.
    """

    @property
    def suffix(self) -> str: ...  # noqa: D102

    @property
    def start(self) -> bytes: ...  # noqa: D102

    def encode(self, chunk: Chunk, labels: Sequence[Labels]) -> bytes:
        """Write one chunk with its labels."""

    def assemble(self, parts: Iterable[Path], out: IO[bytes]) -> None:
        """Put the files of the chunks together."""


@dataclass(frozen=True, kw_only=True)
class DelimitedEncoder:
    """Writes delimited text; ``head`` is the header line, empty where the input had none.

    With ``keep``, rows that need no mending are written as they stood, quotes and all.
    """

    dialect: Dialect
    encoding: Encoding
    head: str
    keep: bool
    escape: bool
    suffix: str

    @property
    def start(self) -> bytes:
        """Give what stands before the first row: byte order mark and header."""
        return self.encoding.bom + self._bytes([self.head] if self.head else [])

    def encode(self, chunk: Chunk, labels: Sequence[Labels]) -> bytes:
        """Write one chunk with its labels."""
        raws = chunk.raws if self.keep and isinstance(chunk, TextChunk) else repeat(None)
        return self._bytes(
            [self.line(row, label.cells(), raw) for row, label, raw in zip(chunk.rows(), labels, raws, strict=False)]
        )

    def assemble(self, parts: Iterable[Path], out: IO[bytes]) -> None:
        """Write the header and then the chunks."""
        out.write(self.start)
        _join(parts, out)

    def line(self, row: Sequence[object], added: Sequence[str], raw: str | None) -> str:
        """Write one row: as it stood where that is allowed, else anew."""
        if raw is not None:
            return f"{bare(raw)}{self.dialect.delimiter}{encode(added, self.dialect)}"
        cells = [*map(_text, row), *added]
        return encode([harmless(cell) for cell in cells] if self.escape else cells, self.dialect)

    def _bytes(self, lines: Sequence[str]) -> bytes:
        text = "".join(f"{line}{self.dialect.eol}" for line in lines)
        try:
            return text.encode(self.encoding.codec, self.encoding.errors)
        except UnicodeEncodeError:  # characters of a JSON file or a template that the table's encoding lacks
            return text.encode(self.encoding.codec, "replace")


@dataclass(frozen=True, kw_only=True)
class JsonEncoder:
    """Writes JSON Lines; a line that came in as JSON goes out as it stood, with the new keys at its end."""

    suffix: str = ".jsonl"

    @property
    def start(self) -> bytes:
        """Give what stands before the first row: nothing."""
        return b""

    def encode(self, chunk: Chunk, labels: Sequence[Labels]) -> bytes:
        """Write one chunk with its labels."""
        lines = self._kept(chunk, labels) if isinstance(chunk, JsonChunk) else self._made(chunk, labels)
        return "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape")

    def assemble(self, parts: Iterable[Path], out: IO[bytes]) -> None:
        """Write the chunks one after the other."""
        _join(parts, out)

    def _kept(self, chunk: JsonChunk, labels: Sequence[Labels]) -> Iterable[str]:
        for place, (line, one, label) in enumerate(zip(chunk.lines, chunk.objects, labels, strict=True)):
            if place in chunk.faults:
                yield _json({"line": line} | label._asdict())
            else:
                opened = line.strip()[:-1].rstrip()
                yield f"{opened}{', ' if one else ''}{_json(label._asdict())[1:]}"

    def _made(self, chunk: Chunk, labels: Sequence[Labels]) -> Iterable[str]:
        for row, label in zip(chunk.rows(), labels, strict=True):
            yield _json(dict(zip(chunk.columns, row, strict=True)) | label._asdict())


def harmless(cell: str) -> str:
    r"""Put an apostrophe before a cell that a spreadsheet would run as a formula.

    Source: CWE-1236.

    >>> harmless('=HYPERLINK("x")'), harmless("-45.86"), harmless("Talks")
    ('\'=HYPERLINK("x")', '-45.86', 'Talks')
    """
    return f"'{cell}" if FORMULA.match(cell) and not NUMBER.fullmatch(cell) else cell


def _join(parts: Iterable[Path], out: IO[bytes]) -> None:
    for part in parts:
        with part.open("rb") as stream:
            copyfileobj(stream, out, 1 << 20)


def bare(raw: str) -> str:
    """Take the end of the line off a record."""
    return raw[:-2] if raw.endswith("\r\n") else raw[:-1] if raw.endswith(("\n", "\r")) else raw


def _text(value: object) -> str:
    """Write a value of Parquet or JSON Lines as a cell; null becomes the empty cell."""
    if value is None:
        return ""
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return value if isinstance(value, str) else _json(value) if isinstance(value, bool | list | dict) else str(value)


def _json(value: Any) -> str:  # noqa: ANN401 - whatever stood in the table
    return json.dumps(value, ensure_ascii=False, default=str)
