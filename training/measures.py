"""The tables of an evaluation, from labelled rows, the model's results and its rivals' labels."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

import numpy as np

from classifier.labels import LABELS, Track
from classifier.records import Result
from training import moves, reliability
from training.figures import Figure, Floats, Statistic, draws, figure, ratio
from training.rows import Row
from training.scores import Codes, accuracy, codes, confusion, lowest_f1, macro_f1, per_label
from training.tables import Cell, Table

CHIEF_RIVAL: Final = "TF-IDF + LR"
"""The baseline that the lead is counted over."""


@dataclass(frozen=True, kw_only=True)
class Labelling:
    """The labels that one system gives to the texts, as they are and with the names of tracks taken out."""

    found: Codes
    masked: Codes

    @classmethod
    def of(cls, found: Sequence[Track], masked: Sequence[Track]) -> "Labelling":
        """Build the record from labels."""
        return cls(found=codes(found), masked=codes(masked))


@dataclass(frozen=True, kw_only=True)
class Measured:
    """Labelled rows beside what the model says of each, and what the rivals say."""

    rows: Sequence[Row]
    results: Sequence[Result]
    own: Labelling
    rivals: Mapping[str, Labelling]

    @cached_property
    def gold(self) -> Codes:
        """Give the labels of the rows."""
        return codes([row.track for row in self.rows])

    @cached_property
    def weights(self) -> Floats:
        """Give the weights that the intervals are drawn with."""
        return draws([row.group for row in self.rows])

    @cached_property
    def probabilities(self) -> Floats:
        """Give the model's probabilities, of shape (n, 6)."""
        return np.array([[result.probabilities[label] for label in LABELS] for result in self.results])

    @cached_property
    def confidence(self) -> Floats:
        """Give the probability of the label found."""
        return np.array([result.probability for result in self.results])

    @cached_property
    def right(self) -> reliability.Bools:
        """Tell whether the label found is that of the row."""
        return np.equal(self.own.found, self.gold)

    @property
    def model(self) -> str:
        """Name the model."""
        return self.results[0].model

    def figure(self, statistic: Statistic) -> Figure:
        """Give a figure with its interval over the groups of the rows."""
        return figure(statistic, self.weights)


def labels(given: Measured) -> Table:
    """Compare the systems on the same rows; the last column is the lead over the chief rival, drawn pairwise."""
    systems = {given.model: given.own, **given.rivals}
    lines = [
        _compared(given, "accuracy", systems, lambda one, weights: accuracy(_table(given, one.found, weights))),
        _compared(given, "macro-F1", systems, lambda one, weights: macro_f1(_table(given, one.found, weights))),
        _compared(
            given, "lowest F1 of a label", systems, lambda one, weights: lowest_f1(_table(given, one.found, weights))
        ),
        _compared(
            given, "macro-F1, track words masked", systems, lambda one, w: macro_f1(_table(given, one.masked, w))
        ),
        _compared(given, "none called a track", systems, lambda one, weights: _false_alarms(given, one, weights)),
    ]
    return Table(
        title=f"Labels: {len(given.rows)} texts, {len({row.group for row in given.rows})} groups",
        columns=("measure", *systems, f"lead over {CHIEF_RIVAL}"),
        lines=tuple(lines),
        note=f"In brackets: 95 % of {len(given.weights)} bootstrap draws over groups.",
    )


def each_label(given: Measured) -> Table:
    """Give precision, recall and F1 of the model for each label, and the chief rival's F1."""
    lines = []
    for place, label in enumerate(LABELS):
        own = [_of_label(given, given.own, place, column) for column in range(3)]
        lines.append(
            (label, int((given.gold == place).sum()), *own, _of_label(given, given.rivals[CHIEF_RIVAL], place, 2))
        )
    columns = ("track", "texts", "precision", "recall", "F1", f"F1 of {CHIEF_RIVAL}")
    return Table(title=f"Each label: {given.model}", columns=columns, lines=tuple(lines))


def confused(given: Measured) -> Table:
    """Count which label was taken for which."""
    counts = confusion(given.gold, given.own.found).astype(int)
    lines = tuple((label, *map(int, counts[place])) for place, label in enumerate(LABELS))
    return Table(title="Label of the file (lines) and label found (columns)", columns=("track", *LABELS), lines=lines)


def transitions(given: Measured) -> Table:
    """Give the scores of the transitions found."""
    there, found = [row.transitions for row in given.rows], [result.transitions for result in given.results]
    pairs, any_one = moves.pair_counts(there, found), moves.any_counts(there, found)
    lines: list[tuple[Cell, ...]] = [*_prf(given, "exact pairs", pairs), *_prf(given, "there is one", any_one)]
    lines.append(
        ("found where there is none", given.figure(lambda w: moves.false_rate(pairs, w)), int((pairs[:, 2] == 0).sum()))
    )
    for what, counts in (
        ("year right, of pairs found whose year is known", moves.year_counts(there, found)),
        (f"evidence overlap of {moves.SHARED} or more, of pairs found", moves.evidence_counts(there, found)),
    ):
        lines.append((what, given.figure(partial(moves.share, counts)), int(counts[:, 1].sum())))
    lines.append(("evidence overlap (character F1), of pairs found", *moves.evidence_overlap(there, found)))
    return Table(title="Transitions", columns=("measure", given.model, "of"), lines=tuple(lines))


def _table(given: Measured, found: Codes, weights: Floats) -> Floats:
    return confusion(given.gold, found, weights)


def _compared(
    given: Measured, name: str, systems: Mapping[str, Labelling], score: Callable[[Labelling, Floats], float]
) -> tuple[Cell, ...]:
    rival = given.rivals[CHIEF_RIVAL]
    each = [given.figure(partial(score, one)) for one in systems.values()]
    return (name, *each, given.figure(lambda weights: score(given.own, weights) - score(rival, weights)))


def _prf(given: Measured, what: str, counts: Floats) -> Iterator[tuple[Cell, ...]]:
    there = int(counts[:, 2].sum())
    yield f"{what}, precision", given.figure(lambda weights: moves.prf(counts, weights).precision), there
    yield f"{what}, recall", given.figure(lambda weights: moves.prf(counts, weights).recall), there
    yield f"{what}, F1", given.figure(lambda weights: moves.prf(counts, weights).f1), there


def _false_alarms(given: Measured, one: Labelling, weights: Floats) -> float:
    ordinary = weights * (given.gold == LABELS.index("none"))
    return ratio(float(ordinary @ (one.found != LABELS.index("none"))), float(ordinary.sum()))


def _of_label(given: Measured, one: Labelling, place: int, column: int) -> Figure:
    return given.figure(lambda weights: float(per_label(_table(given, one.found, weights))[place, column]))
