"""What a file is, told from its name: the kind of table and how it is packed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from classifier.errors import InputError

Kind = Literal["delimited", "jsonl", "parquet", "xlsx"]
Packing = Literal["", "gz", "zst", "zip"]

KINDS: Final[dict[str, Kind]] = {
    ".csv": "delimited",
    ".tsv": "delimited",
    ".tab": "delimited",
    ".txt": "delimited",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".xlsx": "xlsx",
}
PACKINGS: Final[dict[str, Packing]] = {".gz": "gz", ".zst": "zst", ".zip": "zip"}


@dataclass(frozen=True, kw_only=True)
class Format:
    """The kind of a table, its packing, and the suffix that told the kind (lower case)."""

    kind: Kind
    packing: Packing
    suffix: str


def format_of(path: Path, *, member: str | None = None) -> Format:
    """Tell the format from the name of a file, or of the ``member`` of a zip archive.

    >>> format_of(Path("20141124.export.CSV"))
    Format(kind='delimited', packing='', suffix='.csv')
    >>> format_of(Path("events.jsonl.gz"))
    Format(kind='jsonl', packing='gz', suffix='.jsonl')

    Raises:
        InputError: the suffix is none that multitrack reads.
    """
    packing = PACKINGS.get(path.suffix.lower(), "")
    inner = Path(member) if member else Path(path.stem) if packing else path
    suffix = inner.suffix.lower()
    if suffix not in KINDS:
        known = " ".join(KINDS)
        msg = f"{path}: cannot tell the format from {suffix or 'a name without suffix'!r}; give it one of {known}"
        raise InputError(f"{msg} (each may be packed as .gz, .zst or .zip)")
    return Format(kind=KINDS[suffix], packing=packing, suffix=suffix)
