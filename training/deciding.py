"""The two models that decide on transitions, fitted on what the others say of texts that they were not taught on."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from classifier.linear import Array, Linear
from classifier.transitions import Seen, pairs
from classifier.turns import PAIR_COLUMNS, PAIRS, TEXT_COLUMNS, text_columns
from training.fitting import REPORTED, Parts, reported
from training.samples import Sample

PULL: Final = 10.0
"""Penalty on the weights of the pairs, which are some fifty for a few hundred texts."""

_MOVED: Final = np.array([old != new for old, new in PAIRS])


def decided(samples: Sequence[Sample], seen: Sequence[Seen | None]) -> Parts:
    """Fit ``pair``, and ``reported`` upon it."""
    known = [(sample, one) for sample, one in zip(samples, seen, strict=True) if one is not None]
    pair = _pair(known)
    columns = [text_columns(one.told, one.pivot, pairs(one, {"pair": pair})) for _, one in known]
    return {"pair": pair, "reported": _reported([reported(sample) for sample, _ in known], columns)}


def _pair(known: Sequence[tuple[Sample, Seen]]) -> Linear:
    """Learn which pair of tracks a text with a transition moves between (conditional logit).

    Source: McFadden 1974, "Conditional logit analysis of qualitative choice behavior".
    """
    told = [
        (one.pivot.columns[_MOVED], [pair for pair in PAIRS if pair[0] != pair[1]].index(sample.row.pairs[0]))
        for sample, one in known
        if len(sample.row.pairs) == 1
    ]
    if not told:
        return _numbers(np.zeros((1, len(PAIR_COLUMNS))), np.zeros(1), ("pair",), PAIR_COLUMNS)
    columns, gold = np.array([one for one, _ in told]), np.array([place for _, place in told])
    scale = columns.reshape(-1, columns.shape[2]).std(axis=0) + 1e-6
    weights = _choice(columns / scale, gold) / scale
    return _numbers(weights[None, :], np.zeros(1), ("pair",), PAIR_COLUMNS)


def _choice(columns: Array, gold: Array) -> Array:
    texts = np.arange(len(gold))

    def loss(weights: Array) -> tuple[float, Array]:
        scores = np.array(columns @ weights)
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        chosen = raised / raised.sum(axis=1, keepdims=True)
        slope = np.einsum("tp,tpc->c", chosen, columns) - columns[texts, gold].sum(axis=0) + PULL * weights
        return float(-np.log(chosen[texts, gold]).sum() + PULL * weights @ weights / 2), slope

    with threadpool_limits(1):
        found: Array = minimize(loss, np.zeros(columns.shape[2]), jac=True, method="L-BFGS-B").x
    return found


def _reported(gold: Sequence[str], told: Sequence[Array]) -> Linear:
    """Learn whether a transition is reported, from ``TEXT_COLUMNS``."""
    if len(set(gold)) < 2:
        bias = np.array([0.0 if name in gold else -10.0 for name in REPORTED])
        return _numbers(np.zeros((2, len(TEXT_COLUMNS))), bias, REPORTED, TEXT_COLUMNS)
    columns = np.array(told)
    middle, scale = columns.mean(axis=0), columns.std(axis=0) + 1e-6
    with threadpool_limits(1):
        fitted = LogisticRegression(max_iter=500).fit((columns - middle) / scale, gold)
    weights = fitted.coef_[0] / scale
    bias = float(fitted.intercept_[0]) - float(weights @ middle)
    return _numbers(np.vstack([np.zeros_like(weights), weights]), np.array([0.0, bias]), REPORTED, TEXT_COLUMNS)


def _numbers(weights: Array, bias: Array, classes: Sequence[str], columns: Sequence[str]) -> Linear:
    return Linear(
        classes=tuple(classes),
        features={name: place for place, name in enumerate(columns)},
        idf=np.ones(len(columns)),
        weights=weights,
        bias=bias,
        temperature=1.0,
    )
