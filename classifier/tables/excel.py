"""Reading Excel workbooks: the cells of the first sheet as strings."""

import datetime
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Self
from zipfile import BadZipFile

from classifier.errors import InputError
from classifier.tables.chunks import Chunk, TextChunk, batched
from classifier.tables.formats import Format
from classifier.tables.profiles import Profile, by_header, by_width, profile_named
from classifier.tables.sniff import has_header, unique
from classifier.tables.source import Reading


@dataclass(frozen=True, kw_only=True)
class ExcelSource:
    """The first sheet of a workbook; formulas count as the values that Excel stored for them."""

    path: Path
    format: Format
    sheets: tuple[str, ...]
    headed: bool
    columns: tuple[str, ...]
    profile: Profile | None
    length: int

    @classmethod
    def open(cls, path: Path, form: Format, reading: Reading) -> Self:
        """Read the sheet's size and first row.

        Raises:
            InputError: openpyxl is missing, the file is no workbook, or its first sheet is empty.
        """
        with closing(_workbook(path)) as book:
            sheets = tuple(book.sheetnames)
            first = next(_rows(book), [])
            widths = [len(row) for row in _rows(book)]
        if not first:
            msg = f"{path}: the first sheet, {sheets[0]!r}, is empty; move the table to the first sheet"
            raise InputError(msg)
        first += [""] * (max(widths) - len(first))
        profile = profile_named(reading.profile) if reading.profile else by_header(first) or by_width(first)
        headed = has_header(first) if reading.header is None else reading.header
        names = unique(first) if headed else tuple(str(place) for place in range(1, len(first) + 1))
        return cls(
            path=path, format=form, sheets=sheets, headed=headed, columns=names, profile=profile, length=len(widths)
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """Say what was found, and which sheets are left aside."""
        left = f"; only the first of {len(self.sheets)} sheets is read" if len(self.sheets) > 1 else ""
        header = "header" if self.headed else f"no header, {len(self.columns)} columns"
        return (f"Excel sheet {self.sheets[0]!r}, {header}{left}",)

    def chunks(self) -> Iterator[Chunk]:
        """Read the rows from the start."""
        with closing(_workbook(self.path)) as book:
            rows = _rows(book)
            end = len(list(islice(rows, int(self.headed))))
            for batch in batched(rows):
                end += len(batch)
                cells = [_fit(row, len(self.columns)) for row in batch]
                yield TextChunk(columns=self.columns, cells=cells, raws=[None] * len(cells), faults={}, end=end)


def _workbook(path: Path) -> Any:  # noqa: ANN401 - openpyxl has no types
    try:
        from openpyxl import load_workbook
        from openpyxl.utils.exceptions import InvalidFileException
    except ImportError as error:
        msg = "Excel files need openpyxl: pip install 'multitrack[excel]', or save the sheet as CSV UTF-8"
        raise InputError(msg) from error
    try:
        return load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError) as error:
        msg = f"{path} is not an Excel workbook that can be read ({error}); save it again as .xlsx or CSV UTF-8"
        raise InputError(msg) from error


def _rows(book: Any) -> Iterator[list[str]]:  # noqa: ANN401
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # some programs store a wrong size, which would cut the sheet off
    return ([_cell(value) for value in row] for row in sheet.iter_rows(values_only=True))


def _cell(value: object) -> str:
    """Write a cell as a person sees it: dates as ISO dates, whole numbers as Excel stores them.

    >>> _cell(datetime.datetime(1993, 9, 13)), _cell("1.0"), _cell(None), _cell(True)
    ('1993-09-13', '1.0', '', 'TRUE')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)


def _fit(row: Sequence[str], width: int) -> list[str]:
    """Pad the cells that a sheet leaves out at the end of a row."""
    return [*row, *[""] * (width - len(row))]
