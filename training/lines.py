"""Text files as users have them: what can be wrong before the first field is read, and whole files out."""

import csv
import errno
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

from classifier.errors import InputError, OutputError

MAX_CELL = 100_000
"""Characters of one text; the longest description has 250 words, so more is a slip of quoting."""


def read_text(path: Path) -> str:
    """Read a file as UTF-8 text, with or without a byte order mark.

    Raises:
        InputError: the file is missing, unreadable, empty, binary or in another encoding.
    """
    try:
        content = path.read_bytes()
    except OSError as cause:
        msg = f"{path} cannot be read: {cause.strerror}. Check the name and the folder."
        raise InputError(msg) from cause
    if not content.strip():
        msg = f"{path} is empty. Give a file with at least one labelled text."
        raise InputError(msg)
    if content.startswith((b"PK\x03\x04", b"\xff\xfe", b"\xfe\xff")) or b"\x00" in content:
        msg = f"{path} is a binary file, a spreadsheet or UTF-16. Save it as CSV or JSON Lines in UTF-8."
        raise InputError(msg)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        line = content[: cause.start].count(b"\n") + 1
        msg = f"{path}:{line}: byte 0x{content[cause.start]:02x} is not UTF-8. Save the file as UTF-8."
        raise InputError(msg) from cause


def write_text(path: Path, content: str) -> None:
    """Write a text file as UTF-8, the whole of it or nothing.

    Raises:
        OutputError: the file cannot be written.
    """
    with _part(path) as part:
        part.write_text(content, encoding="utf-8", newline="")
        os.replace(part, path)


def refuse(path: Path) -> None:
    """Refuse a file that ``write_text`` could not write, before the work that it is to hold; nothing is left there.

    Raises:
        OutputError: it could not.
    """
    with _part(path) as part:
        part.touch()


@contextmanager
def _part(path: Path) -> Iterator[Path]:
    """Give the place where a file is made before it goes to its own, and leave nothing there."""
    try:
        if path.exists() and not path.is_file():
            raise OSError(errno.EEXIST, "it is a folder" if path.is_dir() else "it is there and not a plain file")
        if not path.parent.is_dir():
            raise OSError(errno.ENOENT, f"there is no folder {path.parent}")
        part = path.with_name(f".{path.name}.part")
        try:
            yield part
        finally:
            part.unlink(missing_ok=True)
    except OSError as cause:
        msg = f"{path} cannot be written: {cause.strerror}. Name a file in a folder that you may write to."
        raise OutputError(msg) from cause


def decode(line: str) -> dict[str, Any] | str:
    """Decode one line of JSON Lines into an object, or say what is wrong with it.

    >>> decode('{"text": "Two envoys met."}')
    {'text': 'Two envoys met.'}
    >>> decode("[1]")
    'is not a JSON object; write one object a line'
    """
    if not line.strip():
        return "is blank; write one JSON object a line"
    try:
        fields = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as cause:
        return f"is not JSON ({cause}); write one object a line"
    return fields if isinstance(fields, dict) else "is not a JSON object; write one object a line"


def read_records(path: Path) -> list[tuple[int, dict[str, Any] | str]]:
    """Read a JSON Lines or delimited file: line number, and the fields or what is wrong with the line.

    A file whose first character is a brace or a bracket is JSON Lines, whatever its name. In a
    delimited file the delimiter is the one of comma, semicolon and tab that the header holds most of.

    Raises:
        InputError: the file as a whole cannot be read.
    """
    content = read_text(path)
    if content.lstrip().startswith(("{", "[")):
        return [(number, decode(line)) for number, line in numbered(content) if line.strip()]
    ceiling = csv.field_size_limit(sys.maxsize)  # the cell that is too long is named later, with its line
    try:
        return list(_delimited(content))
    finally:
        csv.field_size_limit(ceiling)


def numbered(content: str) -> Iterator[tuple[int, str]]:
    """Number the lines from 1; only a line feed ends a line, as JSON strings may hold the rarer separators."""
    return enumerate(content.removesuffix("\n").split("\n"), start=1)


def _delimited(content: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    header = content.split("\n", maxsplit=1)[0]
    reader = csv.reader(StringIO(content, newline=""), delimiter=max(",;\t", key=header.count), strict=True)
    columns: list[str] = []
    start = 1
    try:
        for cells in reader:
            if columns and any(cell.strip() for cell in cells):
                yield start, _record(columns, cells)
            columns = columns or [name.strip() for name in cells]
            start = reader.line_num + 1
    except csv.Error as cause:
        yield start, f"is not well-formed ({cause}); mend its quotes, the lines after it were not read"


def _record(columns: list[str], cells: list[str]) -> dict[str, Any] | str:
    if len(cells) > len(columns):
        return f"has {len(cells)} cells under {len(columns)} columns; put quotes around a text with delimiters in it"
    return dict(zip(columns, cells, strict=False))
