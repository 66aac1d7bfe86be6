"""Parquet in and out; the only module that knows pyarrow's tables."""

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final, Self

from classifier.errors import InputError
from classifier.tables.chunks import ROWS, ArrowChunk, Chunk
from classifier.tables.columns import COLUMNS, Labels
from classifier.tables.formats import Format
from classifier.tables.profiles import Profile, by_header, profile_named
from classifier.tables.source import Reading

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ImportError as error:
    MISSING = "Parquet files need pyarrow: pip install 'multitrack[parquet]'"
    raise InputError(MISSING) from error

TYPES: Final[dict[str, Any]] = {
    "str": pa.string(),
    "bool": pa.bool_(),
    "int": pa.int64(),
    "float": pa.float64(),
    "null": pa.null(),
}
"""How the values of JSON Lines go into Parquet; whatever is mixed or nested becomes JSON text."""
LABEL_TYPES: Final = [pa.float64() if name == "track_probability" else pa.string() for name in COLUMNS]


@dataclass(frozen=True, kw_only=True)
class ParquetSource:
    """A Parquet file."""

    path: Path
    format: Format
    schema: Any
    profile: Profile | None
    length: int

    @classmethod
    def open(cls, path: Path, form: Format, reading: Reading) -> Self:
        """Read the file's schema.

        Raises:
            InputError: it is no Parquet file.
        """
        try:
            file = pq.ParquetFile(path)
        except pa.ArrowInvalid as error:
            msg = f"{path} is not a Parquet file that can be read ({error}); write or download it again"
            raise InputError(msg) from error
        profile = profile_named(reading.profile) if reading.profile else by_header(file.schema_arrow.names)
        return cls(
            path=path, format=form, schema=file.schema_arrow, profile=profile, length=int(file.metadata.num_rows)
        )

    @property
    def columns(self) -> tuple[str, ...]:
        """Name the columns."""
        return tuple(self.schema.names)

    @property
    def notes(self) -> tuple[str, ...]:
        """Say what was found."""
        return (f"Parquet, {len(self.columns)} columns, {self.length} rows",)

    def chunks(self) -> Iterator[Chunk]:
        """Read the rows from the start."""
        end = 0
        empty = pa.RecordBatch.from_pylist([], self.schema)
        for batch in pq.ParquetFile(self.path).iter_batches(batch_size=ROWS) if self.length else [empty]:
            end += batch.num_rows
            yield ArrowChunk(batch=batch, faults={}, end=end)


@dataclass(frozen=True, kw_only=True)
class ParquetEncoder:
    """Writes each chunk as a Parquet file of its own, and puts such files together.

    ``types`` are the columns' types where the input has no schema: all strings for delimited text.
    """

    types: dict[str, str]
    suffix: str = ".parquet"

    @property
    def start(self) -> bytes:
        """Give what stands before the first chunk: nothing, each is a file of its own."""
        return b""

    def encode(self, chunk: Chunk, labels: Sequence[Labels]) -> bytes:
        """Write one chunk with its labels."""
        table = pa.Table.from_batches([self._batch(chunk)])
        for name, kind, values in zip(COLUMNS, LABEL_TYPES, _columns(labels), strict=True):
            table = table.append_column(pa.field(name, kind), pa.array(values, kind))
        buffer = io.BytesIO()
        pq.write_table(table, buffer)
        return buffer.getvalue()

    def assemble(self, parts: Iterable[Path], out: IO[bytes]) -> None:
        """Put the files of the chunks together, one row group each."""
        writer = None
        for part in parts:
            table = pq.read_table(part)
            writer = writer or pq.ParquetWriter(out, table.schema)
            writer.write_table(table)
        if writer:
            writer.close()

    def _batch(self, chunk: Chunk) -> Any:  # noqa: ANN401 - pyarrow has no types
        if isinstance(chunk, ArrowChunk):
            return chunk.batch
        kinds = [self.types.get(name, "str") for name in chunk.columns]
        columns = [
            pa.array([_fitting(value, kind) for value in values], TYPES.get(kind, pa.string()))
            for kind, values in zip(kinds, map(chunk.column, chunk.columns), strict=True)
        ]
        return pa.record_batch(columns, names=list(chunk.columns))


def _columns(labels: Sequence[Labels]) -> list[list[Any]]:
    return [[row[place] for row in labels] for place in range(len(COLUMNS))]


def _fitting(value: object, kind: str) -> object:
    if kind == "float" and isinstance(value, int):
        return float(value)
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return value if kind in TYPES or value is None else json.dumps(value, ensure_ascii=False)
