"""Hits of the lexicon: which of overlapping ones stand."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from classifier.lexicon import Entry

_START = attrgetter("start")


class Hit(NamedTuple):
    """An entry of the lexicon found at tokens ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    entry: Entry


def between(hits: Sequence[Hit], first: int, last: int) -> Sequence[Hit]:
    """Give the hits that start at tokens ``first`` to ``last`` (exclusive), of hits in order of their start.

    >>> one, two = Hit(0, 2, Entry("head")), Hit(4, 5, Entry("head"))
    >>> between([one, two], 1, 5) == [two]
    True
    """
    return hits[bisect_left(hits, first, key=_START) : bisect_left(hits, last, key=_START)]


def longest(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Keep, of overlapping hits, the longest (the first of equals), in order of the text."""
    if apart(hits):
        return tuple(hits)
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda one: (one.start - one.end, one.start)):
        if hit.start in taken or hit.end - 1 in taken:
            continue
        taken.update(range(hit.start, hit.end))
        kept.append(hit)
    return tuple(sorted(kept, key=lambda one: one.start))


def longest_by_cue(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Keep the longest hits of each cue apart: one word may cue two readings."""
    if apart(hits):
        return tuple(hits)
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.entry.name, []).append(hit)
    kept = [hit for group in groups.values() for hit in longest(group)]
    return tuple(sorted(kept, key=lambda one: (one.start, one.entry.name)))


def apart(hits: Sequence[Hit]) -> bool:
    """Say whether hits stand in order and none overlaps, as in most texts.

    >>> one, two = Hit(0, 2, Entry("head")), Hit(1, 3, Entry("head"))
    >>> apart([one]), apart([one, two])
    (True, False)
    """
    end = 0
    for hit in hits:
        if hit.start < end:
            return False
        end = hit.end
    return True
