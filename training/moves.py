"""How well transitions are found: the pairs, whether there is one, the years and the words.

Gold and found transitions of a text are compared as sets of (from, to); precision, recall and F1
count over all texts (micro-averaged). Source: van Rijsbergen 1979, "Information Retrieval", chapter 7.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from classifier.records import Quote, Transition
from training.figures import Floats, ratio

Transitions = Sequence[Transition]

SHARED: Final = 0.3
"""Overlap (character F1) with the evidence of the coder from which on words count as the same report."""


class Prf(NamedTuple):
    """Precision, recall and F1."""

    precision: float
    recall: float
    f1: float


def pair_counts(gold: Sequence[Transitions], found: Sequence[Transitions]) -> Floats:
    """Count pairs of each text, of shape (n, 3): right, found, there."""
    sets = [
        ({_pair(one) for one in here}, {_pair(one) for one in there}) for there, here in zip(gold, found, strict=True)
    ]
    return np.array([[len(here & there), len(here), len(there)] for here, there in sets], dtype=np.float64).reshape(
        -1, 3
    )


def any_counts(gold: Sequence[Transitions], found: Sequence[Transitions]) -> Floats:
    """Count, of shape (n, 3), whether there is a transition: rightly found, found, there."""
    counts = [[bool(here) and bool(there), bool(here), bool(there)] for there, here in zip(gold, found, strict=True)]
    return np.array(counts, dtype=np.float64).reshape(-1, 3)


def prf(counts: Floats, weights: Floats) -> Prf:
    """Compute precision, recall and F1 from counts of right, found and there.

    One of two found is right, of four that are there:

    >>> prf(np.array([[1.0, 2.0, 1.0], [0.0, 0.0, 3.0]]), np.ones(2))
    Prf(precision=0.5, recall=0.25, f1=0.3333333333333333)
    """
    right, found, there = map(float, weights @ counts)
    return Prf(ratio(right, found), ratio(right, there), ratio(2 * right, found + there))


def false_rate(counts: Floats, weights: Floats) -> float:
    """Compute the share of texts without a transition in which one is found.

    >>> false_rate(np.array([[0.0, 1.0, 0.0], [0.0, 0.0, 0.0], [0.0, 2.0, 1.0]]), np.ones(3))
    0.5
    """
    without = weights * (counts[:, 2] == 0)
    return ratio(float(without @ (counts[:, 1] > 0)), float(without.sum()))


def evidence_overlap(gold: Sequence[Transitions], found: Sequence[Transitions]) -> tuple[float, int]:
    """Compute the mean character F1 of the evidence of rightly found pairs whose words are known, and their number."""
    overlaps = [overlap(one.evidence, other.evidence) for one, other in _matched(gold, found) if one.evidence.text]
    return ratio(sum(overlaps), len(overlaps)), len(overlaps)


def evidence_counts(gold: Sequence[Transitions], found: Sequence[Transitions]) -> Floats:
    """Count rightly found pairs of each text, of shape (n, 2): whose evidence shares enough, whose words are known."""
    rows = []
    for there, here in zip(gold, found, strict=True):
        shared = [
            overlap(one.evidence, other.evidence) for one, other in _matched([there], [here]) if one.evidence.text
        ]
        rows.append((sum(one >= SHARED for one in shared), len(shared)))
    return np.array(rows, dtype=np.float64).reshape(-1, 2)


def year_counts(gold: Sequence[Transitions], found: Sequence[Transitions]) -> Floats:
    """Count rightly found pairs of each text, of shape (n, 2): whose year is right, whose year is known."""
    rows = []
    for there, here in zip(gold, found, strict=True):
        known = [one.year == other.year for one, other in _matched([there], [here]) if one.year is not None]
        rows.append((sum(known), len(known)))
    return np.array(rows, dtype=np.float64).reshape(-1, 2)


def share(counts: Floats, weights: Floats) -> float:
    """Compute the share of counted pairs that are right.

    >>> share(np.array([[1.0, 2.0], [1.0, 1.0]]), np.ones(2))
    0.6666666666666666
    """
    right, known = map(float, weights @ counts)
    return ratio(right, known)


def overlap(one: Quote, other: Quote) -> float:
    """Compute the F1 of the characters that two quotes share.

    Source: Rajpurkar et al. 2016, "SQuAD" (there over words).

    >>> overlap(Quote(start=0, end=4, text="held"), Quote(start=2, end=6, text="ld i"))
    0.5
    """
    shared = min(one.end, other.end) - max(one.start, other.start)
    return ratio(2 * max(0, shared), len(one.text) + len(other.text))


def _pair(transition: Transition) -> tuple[str, str]:
    return transition.from_, transition.to


def _matched(gold: Sequence[Transitions], found: Sequence[Transitions]) -> Iterator[tuple[Transition, Transition]]:
    for there, here in zip(gold, found, strict=True):
        known = {_pair(one): one for one in here}
        yield from ((one, known[_pair(one)]) for one in there if _pair(one) in known)
