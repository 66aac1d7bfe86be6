"""A user's own texts, to be trained on together with a corpus."""

from collections.abc import Iterable
from pathlib import Path

from classifier.errors import InputError
from training.labelled import read_labelled
from training.rows import Row


def read_added(paths: Iterable[Path]) -> list[Row]:
    """Read labelled files, leniently, one after the other.

    Raises:
        InputError: some file cannot be used; names every fault of every file.
    """
    rows: list[Row] = []
    refusals: list[str] = []
    for path in paths:
        try:
            rows += read_labelled(path)
        except InputError as error:
            refusals.append(str(error))
    if refusals:
        raise InputError("\n".join(refusals))
    return rows
