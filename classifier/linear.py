"""A linear model over named features, as plain arrays: what scikit-learn fitted, without scikit-learn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from classifier.bags import Bags
from classifier.table import Array, Integers, Known


class Weighed(NamedTuple):
    """The features in some bags that are known, each place apart.

    ``places`` are where they stand among the features of all bags, ``rows`` in which bag, ``columns`` and
    ``values`` what they are in the feature matrix: a feature that a bag has twice shares its value between
    both places. ``scores`` has shape (bags, classes).
    """

    places: Integers
    rows: Integers
    columns: Integers
    values: Array
    scores: Array

    def row(self, text: int) -> tuple[Integers, Array]:
        """Give the columns and values of one bag, where the bags stand in order."""
        first, last = self.rows.searchsorted([text, text + 1])
        return self.columns[first:last], self.values[first:last]


@dataclass(frozen=True, kw_only=True)
class Linear:
    """Weights of features for classes.

    ``weights`` has shape (classes, features), ``bias`` (classes,); ``temperature`` divides the scores before
    the softmax (Guo et al. 2017).
    """

    classes: tuple[str, ...]
    known: Known
    weights: Array
    bias: Array
    temperature: float

    def weigh(self, bags: Bags) -> Weighed:
        """Weigh the features in bags: 1 + log(count), times idf, scaled to length 1, times the weights.

        What is weighed together does not change the sums of a bag, not in the last bit.

        Source: Salton and Buckley (1988), as in scikit-learn's ``TfidfTransformer(sublinear_tf=True)``.
        """
        found = self.known.columns[bags.numbers]
        places = (found >= 0).nonzero()[0]
        columns, rows = found[places], bags.bags[places]
        counts = _counts(rows * len(self.known.idf) + columns)
        raised = (1 + np.log(counts)) * self.known.idf[columns]
        values = raised / counts
        lengths = np.sqrt(np.bincount(rows, raised * values, bags.size))
        values /= lengths[rows]
        return self.rescored(Weighed(places, rows, columns, values, np.zeros((bags.size, 0))))

    def rescored(self, weighed: Weighed) -> Weighed:
        """Score what was weighed by a model that knows the same features (``known``)."""
        _, rows, columns, values, scores = weighed
        shares = [np.bincount(rows, values * weights[columns], len(scores)) for weights in self.weights]
        return weighed._replace(scores=np.stack(shares, axis=1) + self.bias)

    def shares(self, weighed: Weighed) -> Array:
        """Give what each place adds to the score of each class, shape (classes, places)."""
        result: Array = weighed.values * self.weights[:, weighed.columns]
        return result

    def scores(self, names: Sequence[str]) -> Array:
        """Give one score a class for one text, shape (classes,), before the temperature."""
        result: Array = self.weigh(Bags.of([names], self.known.table)).scores[0]
        return result

    def tempered(self, scores: Array) -> Array:
        """Turn scores, the classes last, into probabilities."""
        return softmax(scores / self.temperature)

    def probabilities(self, names: Sequence[str]) -> Array:
        """Give one probability a class for one text, shape (classes,); they sum to 1."""
        return self.tempered(self.scores(names))

    def arrays(self, name: str) -> dict[str, NDArray[Any]]:
        """Give the arrays to be stored, under keys that begin with ``name``."""
        return {
            f"{name}.weights": self.weights,
            f"{name}.bias": self.bias,
            f"{name}.temperature": np.array(self.temperature),
        }

    @classmethod
    def from_arrays(cls, name: str, stored: Mapping[str, NDArray[Any]], known: Known, classes: Sequence[str]) -> Self:
        """Build the model from stored arrays.

        Raises:
            ValueError: if the shapes do not fit the classes and features.
        """
        weights = stored[f"{name}.weights"].astype(np.float64)
        if weights.shape != (len(classes), len(known.idf)):
            msg = f"{name}: weights of shape {weights.shape} for {len(classes)} classes and {len(known.idf)} features"
            raise ValueError(msg)
        return cls(
            classes=tuple(classes),
            known=known,
            weights=weights,
            bias=stored[f"{name}.bias"].astype(np.float64),
            temperature=float(stored[f"{name}.temperature"]),
        )


def softmax(scores: Array) -> Array:
    """Turn scores, the classes last, into probabilities.

    >>> softmax(np.array([0.0, 0.0])).tolist()
    [0.5, 0.5]
    """
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Array = raised / raised.sum(axis=-1, keepdims=True)
    return result


def _counts(keys: Integers) -> Integers:
    """Count for each number how often it stands among all.

    >>> _counts(np.array([7, 3, 7])).tolist()
    [2, 1, 2]
    """
    order = keys.argsort()
    begins = np.diff(keys[order], prepend=-1).nonzero()[0]
    sizes = np.diff(begins, append=len(keys))
    counts = np.empty_like(keys)
    counts[order] = np.repeat(sizes, sizes)
    return counts
