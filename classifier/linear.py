"""A linear model over named features, as plain arrays: what scikit-learn fitted, without scikit-learn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Weighed(NamedTuple):
    """The known ones among the features of a text, each place apart.

    ``places`` are where they stand among the names, ``columns`` and ``values`` their row of the feature
    matrix, in which a feature that is found twice shares its value between both places; ``shares`` is
    what each place adds to the score of each class, shape (places, classes), ``scores`` has shape (classes,).
    """

    places: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: Array
    shares: Array
    scores: Array


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

    def weigh(self, names: Sequence[str]) -> Weighed:
        """Weigh the features of a text: 1 + log(count), times idf, scaled to length 1, times the weights.

        Source: Salton and Buckley (1988), as in scikit-learn's ``TfidfTransformer(sublinear_tf=True)``.
        """
        lookup = self.features.get
        found = np.fromiter([lookup(name, -1) for name in names], np.int64, len(names))
        places = (found >= 0).nonzero()[0]
        columns = found[places]
        counts = np.bincount(columns, minlength=1)[columns]
        raised = (1 + np.log(counts)) * self.idf[columns]
        values = raised / counts
        values /= np.sqrt(raised @ values) or 1.0
        shares = values[:, None] * self.weights[columns]
        return Weighed(places, columns, values, shares, shares.sum(axis=0) + self.bias)

    def scores(self, names: Sequence[str]) -> Array:
        """Give one score a class, shape (classes,), before the temperature."""
        return self.weigh(names).scores

    def tempered(self, scores: Array) -> Array:
        """Turn scores into probabilities, one a class; they sum to 1."""
        return softmax(scores / self.temperature)

    def probabilities(self, names: Sequence[str]) -> Array:
        """Give one probability a class, shape (classes,); they sum to 1."""
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
        cls, name: str, stored: Mapping[str, NDArray[Any]], *, classes: Sequence[str], features: Sequence[str]
    ) -> "Linear":
        """Build the model from stored arrays.

        Raises:
            ValueError: if the shapes do not fit the classes and features.
        """
        one = cls(
            classes=tuple(classes),
            features={feature: column for column, feature in enumerate(features)},
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
    """Turn scores into probabilities.

    >>> softmax(np.array([0.0, 0.0])).tolist()
    [0.5, 0.5]
    """
    raised = np.exp(scores - scores.max())
    result: Array = raised / raised.sum()
    return result
