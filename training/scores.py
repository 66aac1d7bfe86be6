"""How good labels are: accuracy, and precision, recall and F1 of each label.

Source: van Rijsbergen 1979, "Information Retrieval", chapter 7 (F); macro-F1 is the mean of the
labels' F1 (Opitz and Burst 2019, "Macro F1 and Macro F1", the averaged form).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from classifier.labels import LABELS, Track
from training.figures import Floats, ratio

Codes = NDArray[np.int64]
"""Labels as places in ``LABELS``."""


def codes(labels: Sequence[Track]) -> Codes:
    """Turn labels into their places.

    >>> codes(["1", "1.5", "none"])
    array([0, 1, 5])
    """
    return np.array([LABELS.index(label) for label in labels], dtype=np.int64)


def confusion(gold: Codes, found: Codes, weights: Floats | None = None) -> Floats:
    """Count, of shape (6, 6), how often the label of the line was found to be that of the column.

    >>> confusion(codes(["1", "1", "2"]), codes(["1", "2", "2"]))[:3, :3]
    array([[1., 0., 1.],
           [0., 0., 0.],
           [0., 0., 1.]])
    """
    cells = np.bincount(gold * len(LABELS) + found, weights=weights, minlength=len(LABELS) ** 2)
    return cells.reshape(len(LABELS), len(LABELS)).astype(np.float64)


def accuracy(table: Floats) -> float:
    """Compute the share of right labels.

    >>> accuracy(np.diag([1.0, 2.0]) + np.array([[0, 1], [0, 0]]))
    0.75
    """
    return ratio(float(np.trace(table)), float(table.sum()))


def per_label(table: Floats) -> Floats:
    """Compute precision, recall and F1, of shape (labels, 3); NaN where a label was neither there nor found.

    Of the two lines "1" and one line "2" below, one "1" was found and one taken for "2":

    >>> per_label(np.array([[1.0, 1.0], [0.0, 1.0]])).round(3)
    array([[1.   , 0.5  , 0.667],
           [0.5  , 1.   , 0.667]])
    """
    right, found, there = np.diag(table), table.sum(axis=0), table.sum(axis=1)
    with np.errstate(invalid="ignore"):
        precision, recall, both = right / found, right / there, 2 * right / (found + there)
    return np.column_stack([precision, recall, both])


def macro_f1(table: Floats) -> float:
    """Compute the mean F1 of the labels that are there or found.

    >>> round(macro_f1(np.array([[1.0, 1.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0]])), 3)
    0.667
    """
    each = per_label(table)[:, 2]
    return float(np.nanmean(each)) if not np.isnan(each).all() else float("nan")


def lowest_f1(table: Floats) -> float:
    """Give the F1 of the label that is found worst, of those that are there or found."""
    each = per_label(table)[:, 2]
    return float(np.nanmin(each)) if not np.isnan(each).all() else float("nan")
