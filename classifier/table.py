"""The names of features and their numbers, which all models share, and which of them a model knows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import count
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from classifier.forms import forms

Array = NDArray[np.float64]
Integers = NDArray[np.int64]

SIDES: Final = "BLRA"
"""Before and after the clause on which a text turns, and left and right of the cue in it."""
NUMBERS_REMEMBERED: Final = 50_000
"""Words whose numbers are kept, some 10 MB."""


class Table(dict[str, int]):
    """The number of each name.

    >>> Table(["w:truce", "l:truce"]).word("truce")
    (0, (1,))
    """

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(zip(names, count()))
        self.word = lru_cache(NUMBERS_REMEMBERED)(self._word)

    def _word(self, word: str) -> tuple[int, tuple[int, ...]]:
        """Look up the feature of a word, and those of its forms; -1 stands for one that no model knows."""
        return self.get("w:" + word, -1), tuple([self.get(form, -1) for form in forms(word)])


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

    @cached_property
    def sides(self) -> Integers:
        """Give for each of ``SIDES``, and each number of a name, the number of the name with the side before it."""
        result = np.full((len(SIDES), len(self.columns)), -1)
        numbers = self.numbers.tolist()
        for number, name in zip(numbers, self.names, strict=True):
            if name[0] in SIDES:
                result[SIDES.index(name[0]), self.table.get(name[1:], -1)] = number
        result[:, -1] = -1
        return result

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
