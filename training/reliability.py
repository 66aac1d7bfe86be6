"""Whether probabilities mean what they say, and whether the candidates hold the label.

Probabilities are of shape (n, 6) in the order of ``LABELS``; gold labels are their places.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from training.figures import SEED, Floats, mean, ratio
from training.scores import Codes

BINS: Final = 10
KEPT: Final = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
"""Shares of the texts that are kept when the least sure ones are handed to a person."""

_FLOOR: Final = 1e-15
"""A probability of nought would make the log loss of one text infinite."""

Bools = NDArray[np.bool_]


def log_loss(probabilities: Floats, gold: Codes, weights: Floats) -> float:
    """Compute the mean negative log probability of the gold label.

    Source: Good 1952, "Rational decisions".

    Half and three quarters, so (0.6931 + 0.2877) / 2:

    >>> round(log_loss(np.array([[0.5, 0.5], [0.25, 0.75]]), np.array([0, 1]), np.ones(2)), 4)
    0.4904
    """
    of_gold = probabilities[np.arange(len(gold)), gold]
    return mean(-np.log(np.maximum(of_gold, _FLOOR)), weights)


def brier(probabilities: Floats, gold: Codes, weights: Floats) -> float:
    """Compute the mean squared distance between the probabilities and the truth, from 0 to 2.

    Source: Brier 1950, "Verification of forecasts expressed in terms of probability".

    >>> brier(np.array([[0.5, 0.5]]), np.array([0]), np.ones(1))
    0.5
    """
    truth = np.eye(probabilities.shape[1])[gold]
    return mean(((probabilities - truth) ** 2).sum(axis=1), weights)


def bins(confidence: Floats) -> Codes:
    """Place each confidence in one of ten bins of equal width.

    >>> bins(np.array([0.0, 0.1, 0.19, 1.0]))
    array([0, 1, 1, 9])
    """
    return np.minimum((confidence * BINS).astype(np.int64), BINS - 1)


def calibration_error(confidence: Floats, right: Bools, weights: Floats) -> float:
    """Compute the expected calibration error: how far confidence and accuracy part, bin by bin.

    Source: Naeini, Cooper and Hauskrecht 2015, "Obtaining well calibrated probabilities using Bayesian
    binning"; Guo et al. 2017, "On calibration of modern neural networks".

    Four texts at 0.75, of which two are right, part by 0.25:

    >>> calibration_error(np.full(4, 0.75), np.array([True, True, False, False]), np.ones(4))
    0.25
    """
    apart = np.bincount(bins(confidence), weights=weights * (confidence - right), minlength=BINS)
    return ratio(float(np.abs(apart).sum()), float(weights.sum()))


def calibrated_ceiling(confidence: Floats, *, rounds: int = 2000, seed: int = SEED) -> float:
    """Simulate the error that a model shows whose probabilities are true: 95 % of draws lie at or under this.

    Each text is right with the probability that was given for it; n and the spread of the confidence stay.

    Source: Bröcker and Smith 2007, "Increasing the reliability of reliability diagrams".

    >>> calibrated_ceiling(np.ones(50))
    0.0
    >>> calibrated_ceiling(np.full(1000, 0.5)) < calibrated_ceiling(np.full(10, 0.5))
    True
    """
    generator = np.random.default_rng(seed)
    even = np.ones(len(confidence))
    drawn = [calibration_error(confidence, generator.random(len(confidence)) < confidence, even) for _ in range(rounds)]
    return float(np.quantile(drawn, 0.95))


def accuracy_when_keeping(share: float, confidence: Floats, right: Bools) -> float:
    """Compute the accuracy on the surest texts; of equally sure ones the first count.

    Source: El-Yaniv and Wiener 2010, "On the foundations of noise-free selective classification".

    >>> accuracy_when_keeping(0.5, np.array([0.9, 0.3, 0.8, 0.4]), np.array([True, False, True, False]))
    1.0
    """
    kept = np.argsort(-confidence, kind="stable")[: round(share * len(confidence))]
    return ratio(float(right[kept].sum()), len(kept))


def holds(candidates: Sequence[Sequence[str]], gold: Sequence[str]) -> Floats:
    """Mark with one the texts whose candidates hold the gold label; the mean is the conformal coverage.

    Source: Vovk, Gammerman and Shafer 2005, "Algorithmic Learning in a Random World", chapter 2.

    >>> holds([["1", "1.5"], ["2"]], ["1.5", "3"])
    array([1., 0.])
    """
    return np.array([float(label in named) for named, label in zip(candidates, gold, strict=True)])
