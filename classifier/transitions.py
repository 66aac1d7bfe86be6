"""Transitions: the change of track that a text reports (codebook, "More than one phase")."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from classifier.chains import Chain, chain
from classifier.features import Found
from classifier.labels import TRACKS, Track
from classifier.linear import Array, Linear, softmax
from classifier.named import Named, named_change
from classifier.phases import Span, quote
from classifier.records import Phase, Transition
from classifier.scene import Scene
from classifier.turns import MOVED, PAIRS, Pivot, Told, gain, outcome_columns, pivot, tell, weighed
from classifier.years import year_of

_SURE = 0.7  # nine in ten of the held-out texts that are flagged at it do report a change
# A text that scores less is not read for clauses: 64 % of held-out texts without a transition, 4 % of those with one.
_QUIET = -1.5
_NOTHING = -10.0  # score of a transition in a text in which nothing of one is seen
_NEVER = 1e-12
_ORDINARY = 0.9  # probability of ``none`` above which no clause is read


@dataclass(frozen=True, kw_only=True)
class Move:
    """What a text reports as moved; empty tuples where it reports nothing."""

    transitions: tuple[Transition, ...]
    phases: tuple[Phase, ...]


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A text that may report a transition, and the clause on which it would turn."""

    told: Told
    pivot: Pivot
    named: Named | None


STILL = Move(transitions=(), phases=())


def see(scene: Scene, found: Found, track: Array, parts: Mapping[str, Linear]) -> Seen | None:
    """Read a text for a transition; None where it has nothing of one, which is seen at a glance."""
    cold = softmax(np.log(np.maximum(track, _NEVER)) * parts["track"].temperature)
    named = named_change(scene.reading)
    quiet = cold[-1] > _ORDINARY or gain(parts["told"], found.names) < _QUIET
    if quiet and named is None:
        return None
    told = tell(scene, found, cold, parts)
    place = named.place if named else int(told.turn.argmax())
    return Seen(told=told, pivot=pivot(told, place, parts), named=named)


def outcomes(seen: Seen, parts: Mapping[str, Linear]) -> Array:
    """Give the probabilities of ``PAIRS``, and last that of no initiative."""
    return softmax(weighed(parts["reported"], outcome_columns(seen.told, seen.pivot)))


def scores(seen: Seen | None, parts: Mapping[str, Linear]) -> Array:
    """Give the scores of no transition and of one, before the temperature, of shape (2,)."""
    if seen is None:
        return np.array([0.0, _NOTHING])
    moved = float(outcomes(seen, parts)[:-1][MOVED].sum())
    return np.array([np.log(1 - moved + _NEVER), np.log(moved + _NEVER)])


def find(scene: Scene, found: Found, track: Array, parts: Mapping[str, Linear]) -> Move:
    """Find the transitions that a text reports, or none.

    ``track`` holds the probabilities of the labels.
    """
    return decide(see(scene, found, track, parts), parts)


def decide(seen: Seen | None, parts: Mapping[str, Linear]) -> Move:
    """Decide on what was seen."""
    if seen is None:
        return STILL
    if seen.named:
        return _single(seen, seen.named.old, seen.named.new)
    if softmax(scores(seen, parts) / parts["reported"].temperature)[1] < _SURE:
        return STILL
    links = chain(seen.told, parts)
    if links:
        return _chained(seen.told, links)
    return _single(seen, *_pair(seen, parts))


def _pair(seen: Seen, parts: Mapping[str, Linear]) -> tuple[Track, Track]:
    """Choose the pair that two models together find likeliest: over texts that moved, and over all."""
    chosen = softmax(weighed(parts["pair"], seen.pivot.columns[MOVED])) * outcomes(seen, parts)[:-1][MOVED]
    return PAIRS[int(np.flatnonzero(MOVED)[chosen.argmax()])]


def _single(seen: Seen, old: Track, new: Track) -> Move:
    change = _change(seen.told, seen.pivot.place, old, new)
    return Move(transitions=(change,), phases=_phases(seen, old, new, change.year))


def _change(told: Told, place: int, old: Track, new: Track) -> Transition:
    year = year_of(told.reading, told.spans, place)
    return Transition(from_=old, to=new, year=year, evidence=quote(told.reading, told.spans[place]))


def _chained(told: Told, links: Chain) -> Move:
    steps = itertools.pairwise(links.tracks)
    changes = tuple(_change(told, place, old, new) for place, (old, new) in zip(links.places, steps, strict=True))
    years = (None, *(one.year for one in changes))
    stages = zip(links.phases, links.tracks, years, strict=True)
    return Move(transitions=changes, phases=tuple(_phase(told, *stage) for stage in stages))


def _phase(told: Told, span: Span, track: Track, year: int | None) -> Phase:
    return Phase(**vars(quote(told.reading, span)), track=track, year=year)


def _phases(seen: Seen, old: Track, new: Track, year: int | None) -> tuple[Phase, ...]:
    """Quote the stretch that speaks most for the earlier track, and of the others that for the later."""
    around = seen.pivot.around
    stretches = {
        span: phases
        for span, phases in zip(around, seen.pivot.phases, strict=True)
        if span.end > span.start and span in (around.previous, around.left, around.right, around.following)
    }
    made = []
    for track, when in ((old, None), (new, year)):
        span = max(stretches, key=lambda one: float(stretches[one][TRACKS.index(track)]), default=None)
        if span is not None:
            made.append(_phase(seen.told, span, track, when))
            del stretches[span]
    return tuple(made)


def reshaped(track: Array, move: Move) -> Array:
    """Let the latest phase lead: the mass of a more probable label is shared out with the last ``to``.

    >>> still = np.array([0.2, 0.1, 0.6, 0.0, 0.0, 0.1])
    >>> reshaped(still, STILL) is still
    True
    """
    if not move.transitions:
        return track
    latest = TRACKS.index(move.transitions[-1].to)
    best = int(track.argmax())
    if best == latest:
        return track
    result = track.copy()
    result[latest], result[best] = track[best], track[latest]
    return result
