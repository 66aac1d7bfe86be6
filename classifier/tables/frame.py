"""Labelling a pandas table in memory."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from classifier.errors import InputError
from classifier.tables.columns import COLUMNS, NO_TEXT, Labels
from classifier.tables.labeller import label_texts

if TYPE_CHECKING:
    import pandas as pd

    from classifier.api import Classifier


def label_frame(classifier: "Classifier", table: "pd.DataFrame", *, text: str) -> "pd.DataFrame":
    """Give the table with the columns of the contract appended; the index and all columns stay.

    Raises:
        InputError: there is no column ``text``, or one of ours is there already.
    """
    check_columns(table.columns, text)
    import pandas as pd

    cells = [cell if isinstance(cell, str) and cell.strip() else None for cell in table[text]]
    fresh = list(dict.fromkeys(cell for cell in cells if cell is not None))
    known = dict(zip(fresh, label_texts(classifier, fresh), strict=True))
    empty = Labels.unread(NO_TEXT, model=classifier.name)
    rows = [empty if cell is None else known[cell] for cell in cells]
    added = pd.DataFrame(rows, columns=list(COLUMNS), index=table.index).astype(label_types())
    return pd.concat([table, added], axis="columns")


def check_columns(columns: Iterable[str], text: str) -> None:
    """Check that a table can be labelled.

    Raises:
        InputError: there is no column ``text``, or one of ours is there already.
    """
    names = list(columns)
    if text not in names:
        msg = f"no column {text!r} in the table; its columns are {', '.join(map(str, names))}"
        raise InputError(msg)
    if taken := [name for name in COLUMNS if name in names]:
        msg = f"the table has the columns {', '.join(taken)} already; drop or rename them first"
        raise InputError(msg)


def label_types() -> dict[str, str]:
    """Give the pandas types of the appended columns.

    >>> label_types()["track"], label_types()["track_probability"]
    ('str', 'float64')
    """
    return {name: "float64" if name == "track_probability" else "str" for name in COLUMNS}
