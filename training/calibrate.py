"""Make probabilities mean what they say: temperature and conformal quantiles from scores on unseen writers."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax
from sklearn.model_selection import LeaveOneGroupOut, StratifiedGroupKFold

from classifier.linear import Array
from training.estimator import Names, fit, scores
from training.rows import Row

COVERAGE: Final = 0.9
FEWEST: Final = 20
"""Rows that a class needs for a quantile of its own; below, its label is always a candidate."""

_FOLDS = 5
_WRITERS = 4


def writers(rows: Sequence[Row]) -> list[str]:
    """Give who wrote each row: the leading letters of its batch."""
    return [(re.match(r"[a-z]+", row.batch) or [row.batch])[0] for row in rows]


def unseen(
    rows: Sequence[Row], features: Sequence[Names], labels: Sequence[str], classes: Sequence[str], weights: Array
) -> Array:
    """Give scores for each row from a model that saw neither its group nor its writer, shape (rows, classes).

    Other people's texts are not exchangeable with ours, so whole writers are held out where there are
    at least four of them; smaller corpora are split by group (StratifiedGroupKFold).
    """
    hands, groups = np.array(writers(rows)), np.array([row.group for row in rows])
    by_writer = len(set(hands)) >= _WRITERS
    splitter = LeaveOneGroupOut() if by_writer else StratifiedGroupKFold(_FOLDS, shuffle=True, random_state=0)
    found = np.zeros((len(rows), len(classes)))
    for train, test in splitter.split(groups, labels, groups=hands if by_writer else groups):
        apart = train[~np.isin(groups[train], groups[test])]
        model = fit([features[i] for i in apart], [labels[i] for i in apart], weights[apart])
        found[test] = scores(model, [features[i] for i in test], classes)
    return found


def temperature(found: Array, labels: Sequence[str], classes: Sequence[str]) -> float:
    """Give the divisor of the scores that makes the labels most likely.

    Source: Guo et al. 2017, "On calibration of modern neural networks".
    """
    gold = np.array([list(classes).index(label) for label in labels])

    def loss(log_divisor: float) -> float:
        chances = log_softmax(found / np.exp(log_divisor), axis=1)
        return float(-chances[np.arange(len(gold)), gold].mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-3.0, 3.0), method="bounded").x))


def quantiles(found: Array, labels: Sequence[str], classes: Sequence[str], divisor: float) -> Mapping[str, float]:
    """Give, for each class, the 90 % quantile of one minus the probability of the right label.

    Source: class-conditional conformal prediction (Vovk et al. 2005), with the correction for n rows.
    """
    chances = softmax(found / divisor, axis=1)
    result = {}
    for column, label in enumerate(classes):
        misses = np.sort([1 - chances[i, column] for i, gold in enumerate(labels) if gold == label])
        rank = int(np.ceil((len(misses) + 1) * COVERAGE))
        result[label] = float(misses[rank - 1]) if len(misses) >= FEWEST and rank <= len(misses) else 1.0
    return result
