"""Two changes of track in one text: three phases, told in the order of time."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from classifier.labels import TRACKS, Track
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


def chain(told: Told, parts: Mapping[str, Linear]) -> Chain | None:
    """Find the chain that a text tells by its two most telling clauses, or None where it is not clear."""
    best = np.argsort(-told.turn, kind="stable")[:2]
    if len(best) < 2 or told.turn[best[1]] < _TELLING:
        return None
    first, second = sorted(int(place) for place in best)
    cues = cue_of(told.reading, told.spans[first]), cue_of(told.reading, told.spans[second])
    if cues[0].turned or cues[1].turned:
        return None
    phases = (
        Span(0, cues[0].span.start),
        Span(cues[0].span.end, cues[1].span.start),
        Span(cues[1].span.end, told.spans[-1].end),
    )
    if any(one.end <= one.start for one in phases):
        return None
    logs = np.log(np.maximum(tracks_of([told.stretches(phases)], parts["phase"]), _LEAST))
    chances = softmax(np.array([logs[0, a] + logs[1, b] + logs[2, c] for a, b, c in _THREES]))
    if chances.max() < _CLEAR:
        return None
    a, b, c = _THREES[int(chances.argmax())]
    return Chain(places=(first, second), phases=phases, tracks=(TRACKS[a], TRACKS[b], TRACKS[c]))
