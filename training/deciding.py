"""The model that decides on transitions, fitted on what the others say of texts that they were not taught on.

It chooses among outcomes by what speaks for each (conditional logit).
Source: McFadden 1974, "Conditional logit analysis of qualitative choice behavior".
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from scipy.optimize import minimize
from threadpoolctl import threadpool_limits

from classifier.linear import Linear
from classifier.outcomes import OUTCOME_COLUMNS, PAIRS
from classifier.table import Array
from classifier.transitions import Seen
from training.estimator import known_as
from training.fitting import Parts
from training.samples import Sample

PULL: Final = 10.0
"""Penalty on the weights; a large one leaves little to chance."""


def decided(samples: Sequence[Sample], seen: Sequence[Seen | None]) -> Parts:
    """Fit ``reported`` on all texts in which something was seen."""
    known = [(sample, one) for sample, one in zip(samples, seen, strict=True) if one is not None]
    weights = _choice([one.pivot.outcomes for _, one in known], [_outcome(sample) for sample, _ in known])
    return {"reported": _numbers(weights)}


def _outcome(sample: Sample) -> int:
    """Give the place of the outcome of a text: its last change, else its track twice, else no initiative."""
    row = sample.row
    if row.pairs:
        return PAIRS.index(row.pairs[-1])
    return len(PAIRS) if row.track == "none" else PAIRS.index((row.track, row.track))


def _choice(columns: Sequence[Array], gold: Sequence[int]) -> Array | None:
    """Learn one weight a column, or None where there is no text to learn from."""
    if not columns:
        return None
    stacked = np.array(columns)
    scale = stacked.reshape(-1, stacked.shape[2]).std(axis=0) + 1e-6
    texts, places = np.arange(len(gold)), np.array(gold)
    stacked /= scale

    def loss(weights: Array) -> tuple[float, Array]:
        scores = np.array(stacked @ weights)
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        chosen = raised / raised.sum(axis=1, keepdims=True)
        slope = np.einsum("tp,tpc->c", chosen, stacked) - stacked[texts, places].sum(axis=0) + PULL * weights
        return float(-np.log(chosen[texts, places] + 1e-300).sum() + PULL * weights @ weights / 2), slope

    with threadpool_limits(1):
        found: Array = minimize(loss, np.zeros(stacked.shape[2]), jac=True, method="L-BFGS-B").x
    weights: Array = found / scale
    return weights


def _numbers(weights: Array | None) -> Linear:
    size = len(OUTCOME_COLUMNS)
    return Linear(
        classes=("reported",),
        known=known_as(OUTCOME_COLUMNS, np.ones(size)),
        weights=np.zeros((1, size)) if weights is None else weights[None],
        bias=np.zeros(1),
        temperature=1.0,
    )
