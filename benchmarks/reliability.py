"""Do the probabilities mean what they say? Confidence against accuracy, on texts that no model was taught on.

``python -m benchmarks.reliability`` writes ``docs/reliability.md`` and ``docs/reliability.svg``.

Source: DeGroot and Fienberg 1983, "The comparison and evaluation of forecasters" (the reliability diagram).
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np

from benchmarks.measuring import Given
from benchmarks.svg import Axis, Chart, Line, Point, draw
from classifier import Classifier
from classifier.labels import LABELS
from training.figures import Figure, Floats, draws, figure, mean
from training.lines import write_text
from training.reliability import BINS, Bools, bins, calibrated_ceiling, calibration_error
from training.rows import Row
from training.scores import codes
from training.tables import Cell, Table
from training.train import train

FEW: Final = 8
"""A bin with fewer texts stands in the table and not in the diagram: its accuracy says next to nothing."""

PAGE: Final = """\
# Reliability

Written by `make curve`; do not edit it. Of the texts whose label is given with a probability of 80 %, are 80 in 100
right? A line on the dotted diagonal says yes, one above it that the model is right more often than it claims, one
below it less often; see [how quality is measured](evaluation.md).

![Accuracy over confidence](reliability.svg)

{tables}

Corpus `{corpus}`. The texts of the corpus are labelled by models taught without them; the one temperature was chosen on
them, so they flatter the calibration a little. The measuring texts are labelled by the model taught on the whole
corpus. In brackets, and as bands: 95 % of bootstrap draws over initiatives. Bins under {few} texts are not drawn.
"""


@dataclass(frozen=True, kw_only=True)
class Judged:
    """Labelled texts: the probability of the label found, and whether it was right."""

    name: str
    confidence: Floats
    right: Bools
    groups: Sequence[str]

    @classmethod
    def of(cls, name: str, rows: Sequence[Row], probabilities: Floats) -> "Judged":
        """Build the record from probabilities, of shape (n, 6)."""
        right = probabilities.argmax(axis=1) == codes([row.track for row in rows])
        return cls(name=name, confidence=probabilities.max(axis=1), right=right, groups=[row.group for row in rows])


@dataclass(frozen=True, kw_only=True)
class Bin:
    """The texts whose confidence lies in one tenth."""

    place: int
    texts: int
    confidence: float
    accuracy: Figure


def binned(given: Judged) -> list[Bin]:
    """Set confidence against accuracy, bin by bin; empty bins are left out."""
    places, weights = bins(given.confidence), draws(given.groups)
    return [
        Bin(
            place=place,
            texts=int((places == place).sum()),
            confidence=float(given.confidence[places == place].mean()),
            accuracy=figure(partial(_mean_inside, given.right, places == place), weights),
        )
        for place in sorted(set(places.tolist()))
    ]


def table(given: Judged) -> Table:
    """Give the bins, and below them how far confidence and accuracy part on the whole."""
    made = binned(given)
    lines: list[tuple[Cell, ...]] = [
        (f"{one.place / BINS:.1f} to {(one.place + 1) / BINS:.1f}", one.texts, one.confidence, one.accuracy)
        for one in made
    ]
    apart = figure(partial(calibration_error, given.confidence, given.right), draws(given.groups))
    ceiling = calibrated_ceiling(given.confidence)
    return Table(
        title=f"{given.name}: {len(given.right)} texts",
        columns=("confidence", "texts", "mean confidence", "accuracy"),
        lines=tuple(lines),
        note=f"Expected calibration error {apart}; of a calibrated model 95 % of draws lie at or under {ceiling:.3f}.",
    )


def line(given: Judged) -> Line:
    """Draw accuracy over confidence."""
    points = [
        Point(x=one.confidence, y=one.accuracy.value, low=one.accuracy.low, high=one.accuracy.high)
        for one in binned(given)
        if one.texts >= FEW
    ]
    return Line(name=given.name, points=points)


def _mean_inside(right: Bools, inside: Bools, weights: Floats) -> float:
    return mean(right, weights * inside)


def judged(corpus: Sequence[Row], rows: Sequence[Row], name: str) -> list[Judged]:
    """Train on a corpus; judge its texts by the models taught without them, and other rows by the model itself."""
    with TemporaryDirectory() as folder:
        trained = train(corpus, Path(folder) / "model", report=partial(print, file=sys.stderr))
        model = Classifier.load(Path(folder) / "model")
    results = model.classify_many([row.text for row in rows], brief=True)
    probabilities = np.array([[result.probabilities[label] for label in LABELS] for result in results])
    return [
        Judged.of(f"corpus, as texts {trained.kind}", corpus, trained.out.probabilities),
        Judged.of(name, rows, probabilities),
    ]


def main() -> None:
    """Train, judge, and write the page and its chart."""
    given = Given.asked(__doc__)
    rows = [row for one in given.texts for row in one.rows]
    lots = judged(given.corpus, rows, " and ".join(one.name for one in given.texts))
    ticks = (0, 0.2, 0.4, 0.6, 0.8, 1)
    chart = Chart(
        title="Accuracy of the track over the probability given",
        across=Axis(label="mean probability of the label found", ticks=ticks),
        up=Axis(label="accuracy", ticks=ticks),
        lines=[line(one) for one in lots],
        diagonal=True,
    )
    write_text(given.into / "reliability.svg", draw(chart))
    given.write("reliability", PAGE, [table(one) for one in lots], few=FEW)


if __name__ == "__main__":
    main()
