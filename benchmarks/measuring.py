"""Labelled texts to measure with, by writers of whom no model learned; they are no part of the project."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.texts import ROOT
from training.labelled import read_labelled
from training.rows import Row

HOME: Final = ROOT.parent / "shared" / "validation"
"""Where the measuring texts lie where they are at hand: beside the checkout."""

FILES: Final = {"own-words descriptions": "validation.jsonl", "real prose": "real.jsonl"}
"""The measuring texts, by what they are: told anew by others for measuring, or found as they are."""


@dataclass(frozen=True, kw_only=True)
class Measuring:
    """Labelled rows to measure on, and what they are."""

    name: str
    rows: tuple[Row, ...]

    @property
    def size(self) -> str:
        """Tell how much the figures rest on."""
        return f"{len(self.rows)} texts about {len({row.group for row in self.rows})} initiatives"


def measuring(files: Sequence[Path] = ()) -> list[Measuring]:
    """Give the rows of labelled files; where none is named, the unread half of each of the measuring texts.

    Raises:
        InputError: a named file is not a labelled file.
        SystemExit: none is named, and the measuring texts are not at hand.
    """
    if files:
        return [Measuring(name=file.name, rows=tuple(read_labelled(file))) for file in files]
    absent = [name for name in FILES.values() if not (HOME / name).is_file()]
    if absent:
        print(
            f"skipped: no {' nor '.join(absent)} in {HOME}; name labelled files instead, as `multitrack evaluate` does"
        )
        raise SystemExit(0)
    return [Measuring(name=name, rows=tuple(unread(read_labelled(HOME / file)))) for name, file in FILES.items()]


def unread(rows: Sequence[Row]) -> list[Row]:
    """Keep the half of the rows whose errors nobody reads: those whose id ends in an odd digit.

    >>> rows = [Row(id=f"val-{number}", text="They met.", track="1", group="a") for number in range(4)]
    >>> [row.id for row in unread(rows)]
    ['val-1', 'val-3']
    """
    return [row for row in rows if row.id[-1] in "13579"]
