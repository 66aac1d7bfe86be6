"""How well a label can be told without reading the text: what a model could learn instead of diplomacy."""

import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
from sklearn.dummy import DummyClassifier
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedGroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

from training import prose
from training.rows import Row
from training.tables import Cell, Table

FOLDS: Final = 5
CEILING: Final = 0.25
"""Macro-F1 from all circumstances together that a corpus should not pass; guessing six labels gives about 0.17."""

CIRCUMSTANCES: Final[Mapping[str, Callable[[Row], str]]] = {
    "register": lambda row: row.register,
    "batch": lambda row: row.batch,
    "region": lambda row: row.region,
    "length": prose.length,
}


def shortcuts(rows: Sequence[Row]) -> Table:
    """Tell how well the label follows from the circumstances alone, each and all together.

    Macro-F1 of a balanced logistic regression on one-hot circumstances, in five-fold cross-validation
    whose folds respect groups. A corpus of fewer than five groups in some label has no such figure.
    """
    known = len(rows) > 0 and _fewest_groups(rows) >= FOLDS
    lines: list[tuple[Cell, ...]] = [("most frequent label", _macro_f1(rows, ()) if known else None)]
    lines += [(name, _macro_f1(rows, (name,)) if known else None) for name in CIRCUMSTANCES]
    lines.append(("all four together", _macro_f1(rows, tuple(CIRCUMSTANCES)) if known else None))
    return Table(
        title="How well the label follows from circumstances alone",
        columns=("known of a text", "macro-F1"),
        lines=tuple(lines),
        note=f"Grouped five-fold cross-validation; all four together should stay at or under {CEILING}.",
    )


def _fewest_groups(rows: Sequence[Row]) -> int:
    return min(len({row.group for row in rows if row.track == track}) for track in {row.track for row in rows})


def _macro_f1(rows: Sequence[Row], names: Sequence[str]) -> float:
    tracks = np.array([row.track for row in rows])
    cells = np.array([[CIRCUMSTANCES[name](row) for name in names] or [""] for row in rows])
    model = LogisticRegression(class_weight="balanced", max_iter=500) if names else DummyClassifier()
    pipeline = make_pipeline(OneHotEncoder(handle_unknown="ignore"), model)
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # a rough figure is enough here
        predicted = cross_val_predict(pipeline, cells, tracks, groups=[row.group for row in rows], cv=folds)
    return float(f1_score(tracks, predicted, average="macro", zero_division=0))
