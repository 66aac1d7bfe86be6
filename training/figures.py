"""Figures with their intervals: bootstrap over groups, so that texts about one initiative move together.

Sources: Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13 (percentile
interval); Field and Welsh 2007, "Bootstrapping clustered data" (whole clusters are drawn).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Statistic = Callable[[Floats], float]
"""Takes the weights of the rows, of shape (n,), and gives a figure; weights of one give the figure itself."""

DRAWS: Final = 1000
SEED: Final = 0


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure and its 95 % interval; NaN where the rows do not allow one."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        """Write it for people.

        >>> print(Figure(value=0.7, low=0.625, high=0.75))
        0.700 [0.625, 0.750]
        """
        return "–" if np.isnan(self.value) else f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON form, with null for what there is not."""
        return {key: None if np.isnan(value) else value for key, value in vars(self).items()}


def draws(groups: Sequence[str], *, count: int = DRAWS, seed: int = SEED) -> Floats:
    """Draw the weights of the rows, of shape (count, n): how often the group of each was drawn.

    >>> drawn = draws(["a", "a", "b"], count=50)
    >>> sorted({tuple(map(float, weights)) for weights in drawn})
    [(0.0, 0.0, 2.0), (1.0, 1.0, 1.0), (2.0, 2.0, 0.0)]
    """
    names, places = np.unique(list(groups), return_inverse=True)
    even = np.full(len(names), 1 / len(names))
    counts = np.random.default_rng(seed).multinomial(len(names), even, size=count)
    weights: Floats = counts[:, places].astype(np.float64)
    return weights


def figure(statistic: Statistic, weights: Floats) -> Figure:
    """Give a statistic with the middle 95 % of its values over drawn weights; undefined draws are left out.

    >>> hits = np.array([1.0, 1.0, 0.0, 1.0])
    >>> print(figure(lambda weights: mean(hits, weights), draws("abcd")))
    0.750 [0.250, 1.000]
    """
    value = statistic(np.ones(weights.shape[1]))
    drawn = np.array([statistic(one) for one in weights])
    drawn = drawn[~np.isnan(drawn)]
    low, high = np.quantile(drawn, [0.025, 0.975]) if len(drawn) else (np.nan, np.nan)
    return Figure(value=value, low=float(low), high=float(high))


def mean(values: NDArray[Any], weights: Floats) -> float:
    """Compute the weighted mean, NaN where nothing has weight.

    >>> mean(np.array([1.0, 0.0]), np.array([3.0, 1.0]))
    0.75
    """
    return ratio(float(values @ weights), float(weights.sum()))


def ratio(part: float, whole: float) -> float:
    """Divide, giving NaN where there is nothing to divide by."""
    return part / whole if whole else float("nan")
