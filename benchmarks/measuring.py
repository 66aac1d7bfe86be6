"""What a page of figures is made with: texts by writers of whom no model learned, which are no part of the project."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from benchmarks.texts import ROOT
from training.corpus import content_hash, load
from training.labelled import read_labelled
from training.lines import write_text
from training.rows import Row
from training.tables import Table, render

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


@dataclass(frozen=True, kw_only=True)
class Given:
    """What is asked for: texts to measure on, a corpus to teach, and the folder that the page goes into."""

    texts: Sequence[Measuring]
    corpus: Sequence[Row]
    into: Path

    @classmethod
    def asked(cls, about: str | None) -> Self:
        """Read the command line; ``about`` is what its help says."""
        parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
        parser.add_argument("files", nargs="*", type=Path, help="labelled files to measure on; a chart shows two")
        parser.add_argument("--corpus", type=Path, default=ROOT / "corpus", help="the corpus to teach")
        parser.add_argument("--into", type=Path, default=ROOT / "docs", help="the folder to write to")
        given = parser.parse_args()
        return cls(texts=measuring(given.files), corpus=load(given.corpus), into=given.into)

    def write(self, name: str, page: str, tables: Sequence[Table], **figures: int) -> None:
        """Fill in a page and write it; print its tables."""
        shown = render(tables, "markdown")
        filled = page.format(tables=shown, corpus=content_hash(self.corpus)[:16], **figures)
        write_text(self.into / f"{name}.md", filled)
        print(shown)


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
