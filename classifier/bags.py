"""Features in bags, such as those of a clause or a stretch of a text: what is weighed as one."""

from collections.abc import Iterable, Sequence
from itertools import chain, repeat
from typing import NamedTuple, Self

import numpy as np

from classifier.table import Integers, Table


class Bags(NamedTuple):
    """Features by their numbers, -1 for those that no model knows, each in one of ``size`` bags."""

    numbers: Integers
    bags: Integers
    size: int

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]], table: Table) -> Self:
        """Put the features of each text in one bag, in order.

        >>> Bags.of([["sea", "hill"], [], ["sea"]], Table(["sea"])).bags.tolist()
        [0, 0, 2]
        """
        sizes = [len(names) for names in texts]
        return cls(numbered(chain.from_iterable(texts), table), np.repeat(np.arange(len(texts)), sizes), len(texts))

    @classmethod
    def joined(cls, several: Sequence[Self]) -> Self:
        """Put the bags of several texts one after the other."""
        sizes = [one.size for one in several]
        begins = np.cumsum([0, *sizes]).tolist()
        none = np.zeros(0, np.int64)
        return cls(
            np.concatenate([none, *[one.numbers for one in several]]),
            np.concatenate([none, *[one.bags + begin for one, begin in zip(several, begins, strict=False)]]),
            begins[-1],
        )


class Gathered(NamedTuple):
    """Bags of one text: ``places`` of features among those of the whole text and, on from there, the ``added`` ones."""

    added: Sequence[str]
    places: Integers
    bags: Integers
    size: int

    def names(self, whole: Sequence[str]) -> list[list[str]]:
        """Give the names of the features in each bag; ``whole`` are those of the text."""
        every = [*whole, *self.added]
        found: list[list[str]] = [[] for _ in range(self.size)]
        for place, bag in zip(self.places.tolist(), self.bags.tolist(), strict=True):
            found[bag].append(every[place])
        return found

    def numbered(self, whole: Integers, table: Table) -> Bags:
        """Give the bags by numbers; ``whole`` are the numbers of the text's features."""
        every = np.concatenate([whole, numbered(self.added, table)]) if self.added else whole
        return Bags(every[self.places], self.bags, self.size)


def numbered(names: Iterable[str], table: Table) -> Integers:
    """Look up the numbers of features.

    >>> numbered(["hill", "sea"], Table(["sea"])).tolist()
    [-1, 0]
    """
    return np.array([*map(table.get, names, repeat(-1))], np.int64)
