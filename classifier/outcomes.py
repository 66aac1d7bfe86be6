"""What speaks for each outcome of a text, as numbers: for a pair of tracks, and for no initiative."""

import itertools
from typing import Final

import numpy as np

from classifier.labels import TRACKS, Track
from classifier.linear import Linear
from classifier.phases import Regions
from classifier.table import Array

_LEAST: Final = 1e-4  # a probability below it says no more than that something is very unlikely
_ALONE: Final = -3.0  # stands for the second best clause of a text with a single one

PAIRS: Final[tuple[tuple[Track, Track], ...]] = tuple(itertools.product(TRACKS, TRACKS))
"""Earlier and later track; the equal ones stand for a text that stays on its track."""

_PAIR: Final = (
    *(f"{end} by {name}" for name in Regions._fields for end in ("from", "to")),
    "from by earlier",
    "to by later",
    "to by track",
)
PAIR_COLUMNS: Final = (*_PAIR, *(f"{name}, staying" for name in _PAIR))
"""What speaks for a pair: logarithms of probabilities, those of unequal tracks apart from those of equal ones. Which
pair it is does not count: how frequent a pair was among the texts that were learned from says little about others
(with such columns fewer pairs were right). Nor does what the whole text says of the earlier track: experts whom
officials followed look like experts beside officials."""

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
"""Which of ``PAIRS`` are changes of track."""

_OLD, _NEW = np.divmod(np.arange(len(PAIRS)), len(TRACKS))


def weighed(linear: Linear, columns: Array) -> Array:
    """Give the scores of a model whose features are numbers, the columns last."""
    result: Array = columns @ linear.weights[0]
    return result


def pair_columns(phases: Array, ends: tuple[Array, Array], track: Array) -> Array:
    """Give what speaks for each pair, of shape (texts, pairs, ``PAIR_COLUMNS``).

    ``phases`` are the probabilities of the labels of each stretch of ``Regions``, ``ends`` those of the tracks of
    the earlier and the later end, ``track`` those of the labels of the whole text.
    """
    rows = logarithm(phases)
    by_stretch = np.stack([rows[..., _OLD], rows[..., _NEW]], axis=2).reshape(len(rows), -1, len(PAIRS))
    old, new, whole = logarithm(ends[0]), logarithm(ends[1]), logarithm(track)
    others = np.stack([old[:, _OLD], new[:, _NEW], whole[:, _NEW]], axis=1)
    columns = np.concatenate([by_stretch, others], axis=1)
    return np.ascontiguousarray(np.concatenate([columns * MOVED, columns * ~MOVED], axis=1).transpose(0, 2, 1))


def outcome_columns(pairs: Array, phases: Array, texts: Array, track: Array) -> Array:
    """Give what speaks for each of ``PAIRS``, and last for no initiative; shape (texts, 26, ``OUTCOME_COLUMNS``).

    ``pairs`` are the ``pair_columns``, ``texts`` the ``turn_columns``.
    """
    result = np.zeros((len(pairs), len(PAIRS) + 1, len(OUTCOME_COLUMNS)))
    result[:, :-1, : len(PAIR_COLUMNS)] = pairs
    result[:, :-1, len(PAIR_COLUMNS) : -3] = _text_columns(phases, texts, track)[:, None, :] * MOVED[:, None]
    result[:, :-1, -3] = MOVED
    result[:, -1, -2] = logarithm(track)[:, -1]
    result[:, -1, -1] = 1.0
    return result


def turn_columns(turn: Array, whole: float) -> tuple[float, ...]:
    """Give what the scores of the clauses of a text, and of the whole, say of a transition."""
    ranked = np.sort(turn)[::-1]
    second = ranked[1] if len(ranked) > 1 else _ALONE
    return float(ranked[0]), float(np.logaddexp.reduce(ranked)), float(second), whole, len(turn)


def _text_columns(phases: Array, texts: Array, track: Array) -> Array:
    sure = np.maximum(track, _LEAST)
    one, other = (phases[:, [Regions._fields.index(pair[end]) for pair in _APART]] for end in (0, 1))
    return np.column_stack(
        [
            texts[:, :-1],
            _unlike(one, other),
            np.log(sure[:, -1]),
            -np.vecdot(sure, np.log(sure)),
            sure[:, :-1].max(axis=1),
            logarithm(phases[:, Regions._fields.index("pivot"), -1]),
            logarithm(phases[:, Regions._fields.index("before"), -1]),
            texts[:, -1],
        ]
    )


def logarithm(probabilities: Array) -> Array:
    """Give logarithms that nothing unlikely drags down."""
    result: Array = np.log(np.maximum(probabilities, _LEAST))
    return result


def _unlike(one: Array, other: Array) -> Array:
    """Give 1 less the cosine of stretches' tracks."""
    a, b = one[..., : len(TRACKS)], other[..., : len(TRACKS)]
    lengths = np.sqrt(np.vecdot(a, a) * np.vecdot(b, b))
    result: Array = 1.0 - np.vecdot(a, b) / np.maximum(lengths, _LEAST)
    return result
