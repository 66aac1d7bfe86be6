"""Old against new: two corpora, measured on the same texts that neither model was taught on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from classifier.labels import LABELS, Track
from training.corpus import content_hash
from training.figures import Floats, draws, figure
from training.folds import by_group
from training.heldout import HeldOut, held_out
from training.moves import pair_counts, prf
from training.rows import Row
from training.samples import Sample, read
from training.scores import accuracy, codes, confusion, macro_f1
from training.tables import Cell, Table
from training.train import Report, Trained

_SHOWN = 60  # characters of a text


@dataclass(frozen=True, kw_only=True)
class Told:
    """The labels and transitions that a system gives to the same texts."""

    labels: Sequence[Track]
    moves: Floats

    @classmethod
    def of(cls, out: HeldOut) -> "Told":
        """Take them from held-out texts."""
        return cls(
            labels=[LABELS[int(probabilities.argmax())] for probabilities, _ in out.decided],
            moves=pair_counts([one.row.transitions for one in out.samples], [moves for _, moves in out.decided]),
        )


def compare(old: Sequence[Row], trained: Trained, *, report: Report) -> tuple[Table, ...]:
    """Give the scores of the old corpus beside the new, and every text whose label differs.

    Without a difference between the two there is nothing to compare, and only the new scores are given.
    """
    samples = trained.samples
    if content_hash(old) == content_hash(one.row for one in samples):
        return (_scores(samples, {f"on texts {trained.kind}": Told.of(trained.out)}, set()),)
    heat = {"track": trained.calibration.track, "reported": trained.calibration.reported}
    folds = by_group(samples)
    report("testing what the new corpus teaches, on texts of other initiatives ...")
    new = Told.of(held_out(samples, folds, samples, report).tempered(**heat))
    report("testing what the old corpus teaches, on the same texts ...")
    before = Told.of(held_out(samples, folds, read(old), report).tempered(**heat))
    known = {row.text for row in old}
    return _scores(samples, {"old": before, "new": new}, known), _flips(samples, before, new)


def _scores(samples: Sequence[Sample], systems: dict[str, Told], known: set[str]) -> Table:
    gold = codes([one.row.track for one in samples])
    added = np.array([bool(known) and one.row.text not in known for one in samples], dtype=np.float64)
    weights = draws([one.row.group for one in samples])

    def line(name: str, score: Callable[[Told, Floats], float]) -> tuple[Cell, ...]:
        each: list[Cell] = [figure(lambda one: score(told, one), weights) for told in systems.values()]  # noqa: B023
        if len(systems) > 1:
            old, new = systems.values()
            each.append(figure(lambda one: score(new, one) - score(old, one), weights))
        return name, *each

    def right(told: Told, kept: Floats) -> float:
        return accuracy(confusion(gold, codes(told.labels), kept))

    lines = [
        line("accuracy", right),
        line("macro-F1", lambda told, one: macro_f1(confusion(gold, codes(told.labels), one))),
        line("F1 of transitions (exact pairs)", lambda told, one: prf(told.moves, one).f1),
    ]
    if added.any():
        lines += [
            line(
                f"accuracy on the {len(samples) - int(added.sum())} old texts",
                lambda t, one: right(t, one * (1 - added)),
            ),
            line(f"accuracy on the {int(added.sum())} added texts", lambda t, one: right(t, one * added)),
        ]
    return Table(
        title=f"Held-out texts: {len(samples)}, {len({one.row.group for one in samples})} initiatives",
        columns=("measure", *systems, *(["difference"] if len(systems) > 1 else [])),
        lines=tuple(lines),
        note="Each text was labelled by models taught without its initiative. In brackets: 95 % of bootstrap draws.",
    )


def _flips(samples: Sequence[Sample], old: Told, new: Told) -> Table:
    pairs = zip(samples, old.labels, new.labels, strict=True)
    lines = [
        (one.row.id, one.row.track, before, after, _begin(one.row.text))
        for one, before, after in pairs
        if before != after
    ]
    better = sum(after == track for _, track, _, after, _ in lines)
    worse = sum(before == track for _, track, before, _, _ in lines)
    return Table(
        title=f"Labels that differ: {len(lines)}, of which {better} are right now and {worse} were right before",
        columns=("id", "track of the file", "old", "new", "text"),
        lines=tuple(lines),
    )


def _begin(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN].rsplit(" ", 1)[0] + " …"
