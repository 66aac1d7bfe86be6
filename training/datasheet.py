"""The generated part of a corpus's datasheet: the tables between two markers of its README."""

from pathlib import Path
from typing import Final

from classifier.errors import InputError
from training.corpus import load
from training.lines import read_text, write_text
from training.stats import stats
from training.tables import render

START: Final = "<!-- tables: written by `multitrack corpus datasheet` -->"
END: Final = "<!-- end of tables -->"


def refresh(folder: Path) -> None:
    """Write the tables of a corpus between the markers of its ``README.md``; all else stays as it is.

    Raises:
        InputError: the corpus cannot be read, or the README lacks a marker.
        OutputError: the README cannot be written.
    """
    readme = folder / "README.md"
    before, start, rest = read_text(readme).partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        msg = f"{readme} lacks a marker. Put these two lines where the tables belong: {START} {END}"
        raise InputError(msg)
    write_text(readme, f"{before}{START}\n\n{render(stats(load(folder)), 'markdown')}\n\n{END}{after}")
