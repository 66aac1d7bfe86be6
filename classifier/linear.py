"""A linear model over named features, as plain arrays: what scikit-learn fitted, without scikit-learn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Integers = NDArray[np.int64]


class Weighed(NamedTuple):
    """The features of some texts that are known, each place apart.

    ``places`` are where they stand among the names of all texts, ``rows`` in which text, ``columns`` and
    ``values`` what they are in the feature matrix: a feature that a text has twice shares its value between
    both places. ``shares`` is what each place adds to the score of each class, shape (places, classes);
    ``scores`` has shape (texts, classes).
    """

    places: Integers
    rows: Integers
    columns: Integers
    values: Array
    shares: Array
    scores: Array

    def row(self, text: int) -> tuple[Integers, Array]:
        """Give the columns and values of one text."""
        first, last = self.rows.searchsorted([text, text + 1])
        return self.columns[first:last], self.values[first:last]


@dataclass(frozen=True, kw_only=True)
class Linear:
    """Weights of named features for classes.

    ``idf`` has one number a feature, ``weights`` shape (features, classes), ``bias`` (classes,);
    ``temperature`` divides the scores before the softmax (Guo et al. 2017).
    """

    classes: tuple[str, ...]
    features: Mapping[str, int]
    idf: Array
    weights: Array
    bias: Array
    temperature: float

    def weigh(self, texts: Sequence[Sequence[str]]) -> Weighed:
        """Weigh the features of texts: 1 + log(count), times idf, scaled to length 1, times the weights.

        What is weighed together does not change the sums of a text, not in the last bit.

        Source: Salton and Buckley (1988), as in scikit-learn's ``TfidfTransformer(sublinear_tf=True)``.
        """
        lookup, size = self.features.get, len(texts)
        found = np.array([*map(lookup, chain.from_iterable(texts), repeat(-1))], np.int64)
        places = (found >= 0).nonzero()[0]
        columns = found[places]
        rows = np.repeat(np.arange(size), [len(names) for names in texts])[places]
        counts = _counts(rows * len(self.features) + columns)
        raised = (1 + np.log(counts)) * self.idf[columns]
        values = raised / counts
        lengths = np.sqrt(np.bincount(rows, raised * values, size))
        values /= lengths[rows]
        shares = values[:, None] * self.weights[columns]
        scores = np.stack([np.bincount(rows, share, size) for share in shares.T], axis=1) + self.bias
        return Weighed(places, rows, columns, values, shares, scores)

    def scores(self, names: Sequence[str]) -> Array:
        """Give one score a class for one text, shape (classes,), before the temperature."""
        result: Array = self.weigh([names]).scores[0]
        return result

    def tempered(self, scores: Array) -> Array:
        """Turn scores, the classes last, into probabilities."""
        return softmax(scores / self.temperature)

    def probabilities(self, names: Sequence[str]) -> Array:
        """Give one probability a class for one text, shape (classes,); they sum to 1."""
        return self.tempered(self.scores(names))

    def arrays(self, name: str) -> dict[str, NDArray[Any]]:
        """Give the arrays to be stored, under keys that begin with ``name``; of the weights, a row a class."""
        return {
            f"{name}.idf": self.idf,
            f"{name}.weights": np.ascontiguousarray(self.weights.T),
            f"{name}.bias": self.bias,
            f"{name}.temperature": np.array(self.temperature),
        }

    @classmethod
    def from_arrays(
        cls, name: str, stored: Mapping[str, NDArray[Any]], *, classes: Sequence[str], features: Mapping[str, int]
    ) -> "Linear":
        """Build the model from stored arrays.

        Raises:
            ValueError: if the shapes do not fit the classes and features.
        """
        one = cls(
            classes=tuple(classes),
            features=features,
            idf=stored[f"{name}.idf"].astype(np.float64),
            weights=np.ascontiguousarray(stored[f"{name}.weights"].T, dtype=np.float64),
            bias=stored[f"{name}.bias"].astype(np.float64),
            temperature=float(stored[f"{name}.temperature"]),
        )
        if one.weights.shape != (len(features), len(classes)) or one.idf.shape != (len(features),):
            msg = (
                f"{name}: weights of shape {one.weights.shape} for {len(classes)} classes and {len(features)} features"
            )
            raise ValueError(msg)
        return one


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
