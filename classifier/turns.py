"""What the models say of the clause on which a text turns, as numbers for the decision on a transition."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from classifier.cues import all_denied, clause_features, turning
from classifier.features import Found
from classifier.labels import TRACKS, Track
from classifier.lexicon import words
from classifier.linear import Array, Linear
from classifier.phases import Cue, Regions, Span, clauses, regions, sided, track_of
from classifier.reader import Reading
from classifier.scene import Scene

_LEAST: Final = 1e-4  # a probability below it says no more than that something is very unlikely
_DENIED: Final = -5.0  # score of a clause that denies the change it names; few clauses at all score less
_ALONE: Final = -3.0  # stands for the second best clause of a text with a single one

PAIRS: Final[tuple[tuple[Track, Track], ...]] = tuple(itertools.product(TRACKS, TRACKS))
"""Earlier and later track; the equal ones stand for a text that stays on its track."""

PAIR_COLUMNS: Final = (
    *(f"{end} by {name}" for name in Regions._fields for end in ("from", "to")),
    *(f"{end} by {name}, turned" for name in ("left", "right") for end in ("from", "to")),
    "from by earlier",
    "to by later",
    "from by track",
    "to by track",
)
"""What speaks for a pair: logarithms of probabilities. Which pair it is does not count: how frequent a pair was
among the texts that were learned from says little about others (with such columns fewer pairs were right)."""

_APART: Final = (("before", "right"), ("before", "pivot"), ("left", "right"), ("pivot", "after"), ("before", "after"))
TEXT_COLUMNS: Final = (
    "best clause",
    "all clauses",
    "second clause",
    "whole text",
    *(f"{one} unlike {other}" for one, other in _APART),
    "no initiative",
    "undecided",
    "surest track",
    "no initiative in pivot",
    "no initiative before",
    "clauses",
)
"""What speaks for a transition at all."""

OUTCOME_COLUMNS: Final = (*PAIR_COLUMNS, *TEXT_COLUMNS, "moved", "none by track", "none")
"""What speaks for an outcome: a pair, or that there is no initiative."""

MOVED: Final = np.array([old != new for old, new in PAIRS])


@dataclass(frozen=True, kw_only=True)
class Told:
    """A text with how much each clause (``turn``), and the whole, look like the report of a transition.

    ``track`` holds the probabilities of the labels before the temperature.
    """

    reading: Reading
    found: Found
    spans: tuple[Span, ...]
    turn: Array
    whole: float
    track: Array


@dataclass(frozen=True, kw_only=True)
class Pivot:
    """The clause at ``place`` taken for the turn.

    ``phases`` are the probabilities of the labels of each stretch of ``around``; ``columns`` is what
    speaks for each pair, of shape (pairs, ``PAIR_COLUMNS``).
    """

    place: int
    around: Regions
    phases: Array
    columns: Array


def tell(scene: Scene, found: Found, track: Array, parts: Mapping[str, Linear]) -> Told:
    """Weigh the clauses of a text."""
    reading = scene.reading
    spans = clauses(reading)
    names = clause_features(scene, found, spans)
    return Told(
        reading=reading,
        found=found,
        spans=spans,
        turn=np.array(
            [
                _DENIED if all_denied(reading, span) else gain(parts["turn"], one)
                for span, one in zip(spans, names, strict=True)
            ]
        ),
        whole=gain(parts["told"], found.names),
        track=track,
    )


def gain(linear: Linear, names: Sequence[str]) -> float:
    """Give how much the second of two classes leads."""
    no, yes = linear.scores(names)
    return float(yes - no)


def weighed(linear: Linear, columns: Array) -> Array:
    """Give the scores of a model whose features are numbers, one a column; shape (rows,)."""
    result: Array = columns @ linear.weights[:, 0]
    return result


def cue_of(reading: Reading, span: Span) -> Cue:
    """Give the cue on which a clause turns; where it has none, the clause turns at its beginning."""
    hit = turning(reading, span)
    if hit is None:
        return Cue(Span(span.start, span.start), turned=False)
    return Cue(Span(hit.start, hit.end), turned=hit.entry.name in words("turned"))


def pivot(told: Told, place: int, parts: Mapping[str, Linear]) -> Pivot:
    """Take the clause at ``place`` for the turn, and gather what speaks for every pair."""
    cue = cue_of(told.reading, told.spans[place])
    around = regions(told.spans, place, cue)
    phases = np.array([track_of(told.reading, told.found, one, parts["phase"]) for one in around])
    names = [*sided(told.found, around, turned=cue.turned), *told.found.names]
    ends = parts["earlier"].probabilities(names), parts["later"].probabilities(names)
    columns = _pair_columns(phases, ends, told.track, turned=cue.turned)
    return Pivot(place=place, around=around, phases=phases, columns=columns)


def _pair_columns(phases: Array, ends: tuple[Array, Array], track: Array, *, turned: bool) -> Array:
    old, new = np.divmod(np.arange(len(PAIRS)), len(TRACKS))
    phases, track = _logarithm(phases), _logarithm(track)
    columns = [column for row in phases for column in (row[old], row[new])]
    halves = [phases[Regions._fields.index(name)] * turned for name in ("left", "right")]
    columns += [column for row in halves for column in (row[old], row[new])]
    columns += [_logarithm(ends[0])[old], _logarithm(ends[1])[new], track[old], track[new]]
    return np.column_stack(columns)


def outcome_columns(told: Told, one: Pivot) -> Array:
    """Give what speaks for each of ``PAIRS``, and last for no initiative; shape (26, ``OUTCOME_COLUMNS``)."""
    result = np.zeros((len(PAIRS) + 1, len(OUTCOME_COLUMNS)))
    result[:-1, : len(PAIR_COLUMNS)] = one.columns
    result[:-1][MOVED, len(PAIR_COLUMNS) : -3] = _text_columns(told, one)
    result[:-1, -3] = MOVED
    result[-1, -2:] = _logarithm(told.track)[-1], 1.0
    return result


def _text_columns(told: Told, one: Pivot) -> Array:
    ranked = np.sort(told.turn)[::-1]
    phases = dict(zip(Regions._fields, one.phases, strict=True))
    track = np.maximum(told.track, _LEAST)
    return np.array(
        [
            ranked[0],
            float(np.logaddexp.reduce(ranked)),
            ranked[1] if len(ranked) > 1 else _ALONE,
            told.whole,
            *(_unlike(phases[a], phases[b]) for a, b in _APART),
            np.log(track[-1]),
            -float(track @ np.log(track)),
            track[:-1].max(),
            _logarithm(phases["pivot"])[-1],
            _logarithm(phases["before"])[-1],
            len(told.spans),
        ]
    )


def _logarithm(probabilities: Array) -> Array:
    result: Array = np.log(np.maximum(probabilities, _LEAST))
    return result


def _unlike(one: Array, other: Array) -> float:
    """Give 1 less the cosine of two stretches' tracks."""
    a, b = one[: len(TRACKS)], other[: len(TRACKS)]
    return 1.0 - float(a @ b) / max(float(np.sqrt((a @ a) * (b @ b))), _LEAST)
