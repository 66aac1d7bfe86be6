"""A linear model over named features, as plain arrays: what scikit-learn fitted, without scikit-learn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from classifier.bags import Bags, Integers, Table

Array = NDArray[np.float64]


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
class Known:
    """The features that a model knows; models that know the same share them.

    ``table`` gives the number of each name, ``columns`` for each number, and last for a name without one, the
    feature's place in the matrix, -1 where it has none; ``idf`` has one number a feature.
    """

    table: Table
    columns: Integers
    idf: Array

    @classmethod
    def of(cls, table: Table, numbers: Integers, idf: Array) -> Self:
        """Let the features with these numbers of a table stand in this order."""
        columns = np.full(len(table) + 1, -1)
        columns[numbers] = np.arange(len(numbers))
        return cls(table=table, columns=columns, idf=idf)

    def arrays(self, name: str) -> dict[str, NDArray[Any]]:
        """Give the arrays to be stored, under keys that begin with ``name``."""
        return {f"{name}.numbers": self.numbers, f"{name}.idf": self.idf}

    @classmethod
    def from_arrays(cls, name: str, stored: Mapping[str, NDArray[Any]], table: Table) -> Self:
        """Build the features from stored arrays.

        Raises:
            ValueError: if a number is none of the table's, or has no idf.
        """
        numbers, idf = stored[f"{name}.numbers"], stored[f"{name}.idf"].astype(np.float64)
        if idf.shape != numbers.shape or not np.all((numbers >= 0) & (numbers < len(table))):
            msg = f"{name}: {len(numbers)} numbers of {len(table)} features, and {len(idf)} idf"
            raise ValueError(msg)
        return cls.of(table, numbers, idf)

    def __contains__(self, name: str) -> bool:
        return bool(self.columns[self.table.get(name, -1)] >= 0)

    @property
    def numbers(self) -> Integers:
        """Give the number of each feature, in the order of the columns."""
        places = (self.columns >= 0).nonzero()[0]
        return places[self.columns[places].argsort()]

    @property
    def names(self) -> list[str]:
        """Give the names of the features, in the order of the columns."""
        every = [*self.table]
        return [every[number] for number in self.numbers.tolist()]


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
    def from_arrays(cls, name: str, stored: Mapping[str, NDArray[Any]], known: "Known", classes: Sequence[str]) -> Self:
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
