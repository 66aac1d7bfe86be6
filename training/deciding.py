"""The two models that decide on transitions, fitted on what the others say of texts that they were not taught on.

Both choose among outcomes by what speaks for each (conditional logit).
Source: McFadden 1974, "Conditional logit analysis of qualitative choice behavior".
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from scipy.optimize import minimize
from threadpoolctl import threadpool_limits

from classifier.linear import Linear
from classifier.outcomes import MOVED, OUTCOME_COLUMNS, PAIR_COLUMNS, PAIRS
from classifier.table import Array
from classifier.transitions import Seen
from training.estimator import known_as
from training.fitting import Parts
from training.samples import Sample

PAIR_PULL: Final = 10.0
PULL: Final = 30.0
"""Penalties on the weights. Over writers held out, 3, 10 and 30 gave the same average precision of a transition
(0.816); the largest leaves the least to chance."""


def decided(samples: Sequence[Sample], seen: Sequence[Seen | None]) -> Parts:
    """Fit ``pair``, on texts that move once, and ``reported``, on all in which something was seen."""
    known = [(sample, one) for sample, one in zip(samples, seen, strict=True) if one is not None]
    moved = [(sample, one) for sample, one in known if len(sample.row.pairs) == 1]
    places = np.cumsum(MOVED) - 1
    pair = _choice(
        [one.pivot.pairs[MOVED] for _, one in moved],
        [int(places[PAIRS.index(sample.row.pairs[0])]) for sample, _ in moved],
        PAIR_PULL,
    )
    whole = _choice([one.pivot.outcomes for _, one in known], [_outcome(sample) for sample, _ in known], PULL)
    return {"pair": _numbers(pair, "pair", PAIR_COLUMNS), "reported": _numbers(whole, "reported", OUTCOME_COLUMNS)}


def _outcome(sample: Sample) -> int:
    """Give the place of the outcome of a text: its last change, else its track twice, else no initiative."""
    row = sample.row
    if row.pairs:
        return PAIRS.index(row.pairs[-1])
    return len(PAIRS) if row.track == "none" else PAIRS.index((row.track, row.track))


def _choice(columns: Sequence[Array], gold: Sequence[int], pull: float) -> Array | None:
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
        slope = np.einsum("tp,tpc->c", chosen, stacked) - stacked[texts, places].sum(axis=0) + pull * weights
        return float(-np.log(chosen[texts, places] + 1e-300).sum() + pull * weights @ weights / 2), slope

    with threadpool_limits(1):
        found: Array = minimize(loss, np.zeros(stacked.shape[2]), jac=True, method="L-BFGS-B").x
    weights: Array = found / scale
    return weights


def _numbers(weights: Array | None, name: str, columns: Sequence[str]) -> Linear:
    return Linear(
        classes=(name,),
        known=known_as(columns, np.ones(len(columns))),
        weights=np.zeros((1, len(columns))) if weights is None else weights[None],
        bias=np.zeros(1),
        temperature=1.0,
    )
