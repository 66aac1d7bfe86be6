"""Texts on their way through the steps, each of which is taken for all of them at once."""

from collections.abc import Sequence
from typing import NamedTuple, Self

import numpy as np

from classifier.bags import Bags, Integers
from classifier.features import Found
from classifier.linear import Linear, Weighed
from classifier.scene import Scene


class Batch(NamedTuple):
    """Scenes of texts, their features with the numbers that these have, and how they weigh for the track."""

    scenes: Sequence[Scene]
    found: Sequence[Found]
    bags: Bags
    weighed: Weighed

    @classmethod
    def of(cls, scenes: Sequence[Scene], found: Sequence[Found], track: Linear) -> Self:
        """Weigh the features of texts."""
        bags = Bags.of([one.names for one in found], track.known.table)
        return cls(scenes, found, bags, track.weigh(bags))

    def numbers(self) -> list[Integers]:
        """Give the numbers of the features text by text."""
        ends = np.cumsum([len(one.names) for one in self.found])
        return np.split(self.bags.numbers, ends[:-1])
