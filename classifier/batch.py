"""Texts on their way through the steps, each of which is taken for all of them at once."""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple, Self

import numpy as np

from classifier.bags import Bags
from classifier.features import Found
from classifier.linear import Linear, Weighed
from classifier.scene import Scene
from classifier.table import Integers


class Batch(NamedTuple):
    """Scenes of texts, their features with the numbers that these have, and how they weigh for the track."""

    scenes: Sequence[Scene]
    found: Sequence[Found]
    bags: Bags
    weighed: Weighed

    @classmethod
    def of(cls, scenes: Sequence[Scene], found: Sequence[Found], track: Linear) -> Self:
        """Weigh the features of texts."""
        table = track.known.table
        sizes = [len(one.starts) for one in found]
        numbers = np.array([*chain.from_iterable([one.numbers(table) for one in found])], np.int64)
        bags = Bags(numbers, np.repeat(np.arange(len(sizes)), sizes), len(sizes))
        return cls(scenes, found, bags, track.weigh(bags))

    def numbers(self) -> list[Integers]:
        """Give the numbers of the features text by text."""
        ends = np.cumsum([len(one.starts) for one in self.found])
        return np.split(self.bags.numbers, ends[:-1])
