"""Transitions: the change of track that a text reports (codebook, "More than one phase")."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from classifier.features import Found
from classifier.hits import Hit
from classifier.labels import TRACKS, Track
from classifier.linear import Array, Linear
from classifier.participants import Mention
from classifier.reader import Reading
from classifier.records import Phase, Quote, Transition

_PIVOTS = ("handover", "origin", "collapse")  # the most telling first; "later" alone ties nothing together
_SURE = 0.5
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")


@dataclass(frozen=True, kw_only=True)
class Move:
    """What a text reports as moved; empty tuples where it reports nothing."""

    transitions: tuple[Transition, ...]
    phases: tuple[Phase, ...]


STILL = Move(transitions=(), phases=())


def find(
    reading: Reading, mentions: Sequence[Mention], found: Found, track: Array, parts: Mapping[str, Linear]
) -> Move:
    """Find the transition that a text reports, or none.

    Whether one is reported, and on which track the earlier phase ran, is learned (models ``reported``
    and ``earlier``); the sentence with the most telling cue is the evidence. ``track`` holds the
    probabilities of the labels; the later phase is the most probable track other than the earlier.
    """
    pivot = _pivot(reading)
    if pivot is None or parts["reported"].probabilities(found.names)[1] < _SURE:
        return STILL
    later = track[: len(TRACKS)]
    pair = np.outer(parts["earlier"].probabilities(found.names), later)
    np.fill_diagonal(pair, 0.0)
    if not pair.any():
        return STILL
    first, second = (TRACKS[int(i)] for i in np.unravel_index(int(pair.argmax()), pair.shape))
    return _move(reading, pivot, first, second)


def _pivot(reading: Reading) -> Hit | None:
    """Choose the cue on which the story turns: the most telling kind, in the sentence with the most cues."""
    best: tuple[int, int, Hit] | None = None
    for hit in reading.cues:
        if hit.entry.name not in _PIVOTS:
            continue
        here = sum(
            1
            for other in reading.cues
            if other.entry.name in _PIVOTS and reading.sentence[other.start] == reading.sentence[hit.start]
        )
        rank = (_PIVOTS.index(hit.entry.name), -here, hit)
        if best is None or rank[:2] < best[:2]:
            best = rank
    return best[2] if best else None


def _move(reading: Reading, pivot: Hit, first: Track, second: Track) -> Move:
    sentence = reading.sentence[pivot.start]
    tokens = [i for i, number in enumerate(reading.sentence) if number == sentence]
    evidence = reading.quote(tokens[0], tokens[-1] + 1)
    year = _year(evidence.text)
    early, late = _halves(reading, pivot)
    phases = (
        *([_phase(early, first, None)] if early else []),
        *([_phase(late, second, year)] if late else []),
    )
    return Move(
        transitions=(Transition(from_=first, to=second, year=year, evidence=evidence),),
        phases=phases,
    )


def _halves(reading: Reading, pivot: Hit) -> tuple[Quote | None, Quote | None]:
    """Give the words before and after the pivot, earlier phase first ("X grew out of Y" tells the later first)."""
    before = reading.quote(0, pivot.start) if pivot.start else None
    after = reading.quote(pivot.end, len(reading.words)) if pivot.end < len(reading.words) else None
    phrase = reading.quote(pivot.start, pivot.end).text.lower()
    return (after, before) if phrase.endswith((" of", " from")) else (before, after)


def _phase(quote: Quote, track: Track, year: int | None) -> Phase:
    return Phase(start=quote.start, end=quote.end, text=quote.text, track=track, year=year)


def _year(text: str) -> int | None:
    years = _YEAR.findall(text)
    return int(years[-1]) if years else None


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
