"""The corpus as files: JSON Lines in, rows out, and back, byte for byte."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import classifier
from classifier.errors import InputError
from training import schema
from training.faults import Fault, refuse
from training.labelled import read_labelled
from training.lines import decode, numbered, read_text, write_text
from training.rows import Row, unquoted

__all__ = ["Placed", "Row", "content_hash", "dump", "load", "packaged", "parse", "read_labelled"]


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A row and where it stands."""

    file: str
    line: int
    row: Row

    def fault(self, message: str) -> Fault:
        """Build a fault of this row."""
        return Fault(file=self.file, line=self.line, message=f"{self.row.id}: {message}")


def load(path: Path) -> list[Row]:
    """Load the rows of a corpus file, or of all ``*.jsonl`` files of a folder in the order of their names.

    Raises:
        InputError: nothing is there, or a row is not as the schema wants it; names every fault.
    """
    placed, faults = parse(path)
    refuse(faults)
    return [one.row for one in placed]


def parse(path: Path) -> tuple[list[Placed], list[Fault]]:
    """Read what can be read, and list what cannot.

    Raises:
        InputError: there is no such file or folder, or no corpus file in it.
    """
    placed: list[Placed] = []
    faults: list[Fault] = []
    for file in _files(path):
        for line, content in numbered(read_text(file)):
            found = _row(content)
            if isinstance(found, Row):
                placed.append(Placed(file=str(file), line=line, row=found))
            else:
                faults += [Fault(file=str(file), line=line, message=message) for message in found]
    return placed, faults


def dump(rows: Iterable[Row], path: Path) -> None:
    """Write rows as JSON Lines, the whole file or nothing.

    Raises:
        OutputError: the file cannot be written.
    """
    write_text(path, "".join(line + "\n" for line in _lines(rows)))


def content_hash(rows: Iterable[Row]) -> str:
    """Hash what the rows say, whatever files they stand in and in whatever order (SHA-256, hex).

    >>> one = Row(id="a", text="Two envoys met.", track="1", group="a")
    >>> two = Row(id="b", text="Pupils met.", track="4", group="b")
    >>> content_hash([one, two]) == content_hash([two, one]) != content_hash([one])
    True
    """
    return hashlib.sha256("\n".join(sorted(_lines(rows))).encode()).hexdigest()


def packaged() -> Path:
    """Give the folder of the corpus that came with the package, or that lies in the checkout.

    Raises:
        InputError: neither is there.
    """
    home = Path(classifier.__file__).parent
    for folder in (home / "data" / "corpus", home.parent / "corpus"):
        if any(folder.glob("*.jsonl")):
            return folder
    msg = f"no corpus beside the package in {home}. Install multitrack anew, or name a corpus folder."
    raise InputError(msg)


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    return (json.dumps(row.to_dict(), ensure_ascii=False) for row in rows)


def _files(path: Path) -> Sequence[Path]:
    if not path.is_dir():
        return [path]
    files = sorted(path.glob("*.jsonl"))
    if not files:
        msg = f"{path} holds no *.jsonl file. Name the folder of a corpus, such as corpus/."
        raise InputError(msg)
    return files


def _row(content: str) -> Row | list[str]:
    fields = decode(content)
    if isinstance(fields, str):
        return [fields]
    found = schema.faults(fields) or list(unquoted(fields))
    return found or Row.from_dict(fields)
