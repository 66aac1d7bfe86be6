"""A linear model over named features, as plain arrays: what scikit-learn fitted, without scikit-learn."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Linear:
    """Weights of named features for classes.

    ``idf`` has one number a feature, ``weights`` shape (classes, features), ``bias`` (classes,);
    ``temperature`` divides the scores before the softmax (Guo et al. 2017).
    """

    classes: tuple[str, ...]
    features: Mapping[str, int]
    idf: Array
    weights: Array
    bias: Array
    temperature: float

    def row(self, names: Iterable[str]) -> tuple[NDArray[np.int64], Array]:
        """Give the columns and values of one text: 1 + log(count), times idf, scaled to length 1.

        Source: Salton and Buckley (1988), as in scikit-learn's ``TfidfTransformer(sublinear_tf=True)``.
        """
        counts = Counter(column for name in names if (column := self.features.get(name)) is not None)
        columns = np.fromiter(counts.keys(), np.int64, len(counts))
        values = (1 + np.log(np.fromiter(counts.values(), np.float64, len(counts)))) * self.idf[columns]
        length = float(np.sqrt(values @ values))
        return columns, values / length if length else values

    def scores(self, names: Iterable[str]) -> Array:
        """Give one score a class, shape (classes,), before the temperature."""
        columns, values = self.row(names)
        result: Array = self.weights[:, columns] @ values + self.bias
        return result

    def probabilities(self, names: Iterable[str]) -> Array:
        """Give one probability a class, shape (classes,); they sum to 1."""
        return softmax(self.scores(names) / self.temperature)

    def arrays(self, name: str) -> dict[str, NDArray[Any]]:
        """Give the arrays to be stored, under keys that begin with ``name``."""
        return {
            f"{name}.idf": self.idf,
            f"{name}.weights": self.weights,
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
            weights=stored[f"{name}.weights"].astype(np.float64),
            bias=stored[f"{name}.bias"].astype(np.float64),
            temperature=float(stored[f"{name}.temperature"]),
        )
        if one.weights.shape != (len(classes), len(features)) or one.idf.shape != (len(features),):
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
