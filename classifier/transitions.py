"""Transitions: the change of track that a text reports (codebook, "More than one phase")."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from classifier.batch import Batch
from classifier.chains import Chain, chain
from classifier.labels import TRACKS, Track
from classifier.linear import Linear, softmax
from classifier.named import Named, named_change
from classifier.outcomes import MOVED, PAIRS, weighed
from classifier.phases import Span, quote
from classifier.records import Phase, Transition
from classifier.table import Array
from classifier.turns import Pivot, Text, Told, gains, pivots, tell
from classifier.years import year_of

_SURE = 0.7  # a change that is none misleads more than one that is missed
_QUIET = -1.5  # a text that scores less is not read for clauses, which spares most texts without a transition
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


def see(batch: Batch, parts: Mapping[str, Linear]) -> list[Seen | None]:
    """Read texts for a transition, all together; None where one has nothing of it, which is seen at a glance."""
    track = parts["track"].tempered(batch.weighed.scores)
    cold = softmax(np.log(np.maximum(track, _NEVER)) * parts["track"].temperature)
    whole = gains(parts["told"].rescored(batch.weighed))
    named = [named_change(scene.reading) for scene in batch.scenes]
    loud = ((cold[:, -1] <= _ORDINARY) & (whole >= _QUIET)).tolist()
    read = [place for place, name in enumerate(named) if name or loud[place]]
    seen: list[Seen | None] = [None] * len(named)
    if not read:
        return seen
    numbers = batch.numbers()
    tolds = tell(
        [
            Text(batch.scenes[place], batch.found[place], numbers[place], float(whole[place]), cold[place])
            for place in read
        ],
        parts["turn"],
    )
    places = [name.place if (name := named[i]) else int(one.turn.argmax()) for i, one in zip(read, tolds, strict=True)]
    for i, told, one in zip(read, tolds, pivots(tolds, places, parts), strict=True):
        seen[i] = Seen(told=told, pivot=one, named=named[i])
    return seen


def scores(seen: Sequence[Seen | None], parts: Mapping[str, Linear]) -> Array:
    """Give the scores of no transition and of one, before the temperature, of shape (texts, 2)."""
    moved = np.array([0.0 if one is None else float(_outcomes(one, parts)[MOVED].sum()) for one in seen])
    result = np.log(np.stack([1 - moved, moved], axis=1) + _NEVER)
    result[[one is None for one in seen]] = 0.0, _NOTHING
    return result


def _outcomes(seen: Seen, parts: Mapping[str, Linear]) -> Array:
    """Give the probabilities of ``PAIRS``."""
    return softmax(weighed(parts["reported"], seen.pivot.outcomes))[:-1]


def find(batch: Batch, parts: Mapping[str, Linear]) -> list[Move]:
    """Find the transitions that texts report."""
    return decide(see(batch, parts), parts)


def decide(seen: Sequence[Seen | None], parts: Mapping[str, Linear]) -> list[Move]:
    """Decide on what was seen."""
    sure = softmax(scores(seen, parts) / parts["reported"].temperature)[:, 1] >= _SURE
    return [
        STILL if one is None or not (one.named or reported) else _moved(one, parts)
        for one, reported in zip(seen, sure.tolist(), strict=True)
    ]


def _moved(seen: Seen, parts: Mapping[str, Linear]) -> Move:
    if seen.named:
        return _single(seen, seen.named.old, seen.named.new)
    links = chain(seen.told, parts)
    if links:
        return _chained(seen.told, links)
    return _single(seen, *_pair(seen, parts))


def _pair(seen: Seen, parts: Mapping[str, Linear]) -> tuple[Track, Track]:
    """Choose the likeliest pair of unequal tracks."""
    return PAIRS[int(np.flatnonzero(MOVED)[_outcomes(seen, parts)[MOVED].argmax()])]


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
    """Let the latest phase lead: a more probable label and the last ``to`` change places.

    >>> still = np.array([0.2, 0.1, 0.6, 0.0, 0.0, 0.1])
    >>> reshaped(still, STILL) is still
    True
    >>> from classifier.records import Quote
    >>> change = Transition(from_="2", to="1", year=None, evidence=Quote(start=0, end=1, text="A"))
    >>> reshaped(still, Move(transitions=(change,), phases=())).tolist()
    [0.6, 0.1, 0.2, 0.0, 0.0, 0.1]
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
