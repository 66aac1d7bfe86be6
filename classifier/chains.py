"""Two changes of track in one text: three phases, told in the order of time."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from classifier.cues import turnings
from classifier.labels import TRACKS, Track
from classifier.lexicon import words
from classifier.linear import Linear, softmax
from classifier.phases import Span, tracks_of
from classifier.turns import Told, cue_of

_TELLING: Final = 0.5  # score of the second best clause from which on it may report a change of its own
_CLEAR: Final = 0.4  # probability of the best three tracks below which a text is told as one change
_LEAST: Final = 1e-3
_THREES: Final = tuple(
    (first, second, third)
    for first, second, third in itertools.product(range(len(TRACKS)), repeat=3)
    if second not in (first, third)
)


@dataclass(frozen=True, kw_only=True)
class Chain:
    """Three phases with their tracks, and the places of the clauses that report the two changes."""

    places: tuple[int, int]
    phases: tuple[Span, Span, Span]
    tracks: tuple[Track, Track, Track]


def _seam(told: Told, clause: Span) -> Span | None:
    """Give the words between two phases: the cue, or nothing before a clause that begins with who took over.

    None stands for a clause that tells the later phase first.
    """
    cue = cue_of(told.reading, clause)
    if not cue.turned:
        return cue.span
    taking = next(turnings(told.reading, clause)).entry.name in words("taking")
    return Span(clause.start, clause.start) if taking else None


def chain(told: Told, parts: Mapping[str, Linear]) -> Chain | None:
    """Find the chain that a text tells by its two most telling clauses, or None where it is not clear."""
    best = np.argsort(-told.turn, kind="stable")[:2]
    if len(best) < 2 or told.turn[best[1]] < _TELLING:
        return None
    first, second = sorted(int(place) for place in best)
    one, other = (_seam(told, told.spans[place]) for place in (first, second))
    if one is None or other is None:
        return None
    phases = Span(0, one.start), Span(one.end, other.start), Span(other.end, told.spans[-1].end)
    if any(one.end <= one.start for one in phases):
        return None
    logs = np.log(np.maximum(tracks_of([told.stretches(phases)], parts["phase"]), _LEAST))
    chances = softmax(np.array([logs[0, a] + logs[1, b] + logs[2, c] for a, b, c in _THREES]))
    if chances.max() < _CLEAR:
        return None
    a, b, c = _THREES[int(chances.argmax())]
    return Chain(places=(first, second), phases=phases, tracks=(TRACKS[a], TRACKS[b], TRACKS[c]))
