"""Tables of figures, and the three forms in which people want them: text, JSON and Markdown."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from training.figures import Figure

Cell = str | int | float | Figure | None
Format = Literal["text", "json", "markdown"]


@dataclass(frozen=True, kw_only=True)
class Table:
    """A titled table; the first column names the line. ``note`` says how to read it."""

    title: str
    columns: tuple[str, ...]
    lines: tuple[tuple[Cell, ...], ...]
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse lines of another width."""
        for line in self.lines:
            if len(line) != len(self.columns):
                msg = f"{self.title}: a line of {len(line)} cells under {len(self.columns)} columns"
                raise ValueError(msg)

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON form: the lines as objects."""
        lines = [dict(zip(self.columns, map(_json_cell, line), strict=True)) for line in self.lines]
        return {"title": self.title, "note": self.note, "lines": lines}


def render(tables: Sequence[Table], form: Format) -> str:
    """Write tables in one of the three forms.

    >>> table = Table(title="Labels", columns=("track", "rows"), lines=(("1.5", 2), ("none", 10)))
    >>> print(render([table], "text"))
    Labels
      track  rows
      1.5       2
      none     10
    >>> print(render([table], "markdown"))
    **Labels**
    <BLANKLINE>
    | track | rows |
    |:---|---:|
    | 1.5 | 2 |
    | none | 10 |
    """
    if form == "json":
        return json.dumps([table.to_dict() for table in tables], ensure_ascii=False, indent=2)
    return "\n\n".join(map(_text if form == "text" else _markdown, tables))


def written(cell: Cell) -> str:
    """Write a cell for people: three decimals, a dash for what there is not.

    >>> [written(cell) for cell in (0.12345, 7, "2>1", None, math.nan)]
    ['0.123', '7', '2>1', '–', '–']
    """
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return "–"
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)


def _json_cell(cell: Cell) -> object:
    if isinstance(cell, Figure):
        return cell.to_dict()
    return None if isinstance(cell, float) and math.isnan(cell) else cell


def _text(table: Table) -> str:
    grid = [table.columns, *(tuple(map(written, line)) for line in table.lines)]
    widths = [max(map(len, column)) for column in zip(*grid, strict=True)]
    lines = ["  ".join([first.ljust(widths[0]), *map(str.rjust, rest, widths[1:])]) for first, *rest in grid]
    note = [f"  {table.note}"] if table.note else []
    return "\n".join([table.title, *(f"  {line}".rstrip() for line in lines), *note])


def _markdown(table: Table) -> str:
    head = f"| {' | '.join(table.columns)} |\n|:---|{'---:|' * (len(table.columns) - 1)}"
    body = ["| " + " | ".join(written(cell).replace("|", "\\|") for cell in line) + " |" for line in table.lines]
    note = ["", table.note] if table.note else []
    return "\n".join([f"**{table.title}**", "", head, *body, *note])
