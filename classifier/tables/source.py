"""The one way into a table: what every reader offers, and the choice of the reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from classifier.errors import InputError
from classifier.tables.chunks import Chunk
from classifier.tables.encoding import BLOCK, is_binary
from classifier.tables.formats import Format, format_of
from classifier.tables.packing import unpacked, zip_member
from classifier.tables.profiles import Profile


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How the user wants a file read; None leaves it to detection."""

    encoding: str | None = None
    delimiter: str | None = None
    header: bool | None = None
    profile: str | None = None


class Source(Protocol):
    """A table that is read in chunks, always from its start.

    ``notes`` say what was detected; ``length`` is what ``Chunk.end`` counts up to, for the time left.
    """

    @property
    def format(self) -> Format: ...  # noqa: D102

    @property
    def columns(self) -> tuple[str, ...]: ...  # noqa: D102

    @property
    def profile(self) -> Profile | None: ...  # noqa: D102

    @property
    def notes(self) -> tuple[str, ...]: ...  # noqa: D102

    @property
    def length(self) -> int: ...  # noqa: D102

    def chunks(self) -> Iterator[Chunk]:
        """Read the rows from the start."""


def open_source(path: Path, reading: Reading | None = None) -> Source:
    """Open a table for reading, whatever its format.

    Raises:
        InputError: the file is missing, empty, damaged or of no known format.
    """
    if not path.is_file():
        what = "is a folder; give a file" if path.is_dir() else "does not exist; check the name and the folder"
        msg = f"{path} {what}"
        raise InputError(msg)
    if path.stat().st_size == 0:
        msg = f"{path} is empty; there is nothing to label"
        raise InputError(msg)
    member = zip_member(path) if path.suffix.lower() == ".zip" else None
    form = format_of(path, member=member)
    if form.kind in ("delimited", "jsonl") and not (reading and reading.encoding):
        with unpacked(path, form.packing) as stream:
            if is_binary(stream.read(BLOCK)):
                msg = f"{path} is not text but binary; name its --encoding, or give it the suffix of what it is"
                raise InputError(msg)
    return _open(path, form, reading or Reading())


def _open(path: Path, form: Format, reading: Reading) -> Source:
    """Load only the reader that is needed: pyarrow and openpyxl are slow to import and optional."""
    if form.kind == "delimited":
        from classifier.tables.text_source import TextSource

        return TextSource.open(path, form, reading)
    if form.kind == "jsonl":
        from classifier.tables.json_source import JsonSource

        return JsonSource.open(path, form, reading)
    if form.packing:
        msg = f"{path}: {form.suffix} files are packed already; unpack the .{form.packing} first"
        raise InputError(msg)
    if form.kind == "parquet":
        from classifier.tables.parquet import ParquetSource

        return ParquetSource.open(path, form, reading)
    from classifier.tables.excel import ExcelSource

    return ExcelSource.open(path, form, reading)
