"""Texts that are the same, or nearly: shared runs of words.

Source: Broder 1997, "On the resemblance and containment of documents" (w-shingling).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

RUN: Final = 4
"""Words in a shingle; runs of three are still full of set phrases ("the two foreign ministers")."""

RESEMBLANCE: Final = 0.3
"""Shared shingles among all of two texts (Jaccard) from which they count as one text reworded."""

CONTAINMENT: Final = 0.5
"""Shared shingles among those of the shorter text from which it counts as taken out of the longer."""


@dataclass(frozen=True, kw_only=True)
class Twin:
    """Two texts that say the same, by their places; ``first`` comes before ``second``."""

    first: int
    second: int
    resemblance: float
    containment: float

    @property
    def same(self) -> bool:
        """Tell whether the two have every run of words in common."""
        return self.resemblance == 1


def twins(texts: Sequence[str], others: Sequence[str] = ()) -> Iterator[Twin]:
    """Find near-duplicates among the texts, or, where others are given, between these and those.

    With others, ``second`` is a place among the others. Texts too short for a shingle count as one.

    >>> talks = "The two ministers met on the bridge at noon and signed a protocol."
    >>> [(twin.first, twin.second, twin.same) for twin in twins([talks, "Nobody came.", talks.upper()])]
    [(0, 2, True)]
    >>> list(twins(["Nobody came."], ["Somebody came."]))
    []
    """
    bags = [_shingles(text) for text in (*texts, *others)]
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, bag in enumerate(bags):
        shared: Counter[int] = Counter()
        for shingle in bag:
            shared.update(holders[shingle])
            if not others or place < len(texts):
                holders[shingle].append(place)
        if others and place < len(texts):
            continue
        for first, count in sorted(shared.items()):
            twin = Twin(
                first=first,
                second=place - len(texts) if others else place,
                resemblance=count / (len(bag) + len(bags[first]) - count),
                containment=count / min(len(bag), len(bags[first])),
            )
            if twin.resemblance >= RESEMBLANCE or twin.containment >= CONTAINMENT:
                yield twin


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[start : start + RUN]) for start in range(max(1, len(words) - RUN + 1))}
