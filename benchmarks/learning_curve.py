"""How much does more corpus help? The track model taught on growing shares of the initiatives.

``python -m benchmarks.learning_curve`` writes ``docs/learning-curve.md`` and ``docs/learning-curve.svg``.

Source: Cortes et al. 1994, "Learning curves: asymptotic values and rate of convergence".
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Final

import numpy as np

from benchmarks.measuring import Given, Measuring
from benchmarks.svg import Axis, Chart, Line, Point, draw, steps
from classifier.linear import Linear
from training.figures import Figure, Floats, draws, figure
from training.fitting import track
from training.lines import write_text
from training.samples import Sample, read
from training.scores import Codes, accuracy, codes, confusion, macro_f1
from training.seating import cross_seated, role, seated
from training.tables import Table

SHARES: Final = (0.12, 0.25, 0.5, 0.75, 1.0)
DRAWS: Final = 3
"""How often a share of the initiatives is drawn; the whole can be drawn but once."""

PAGE: Final = """\
# Learning curve

Written by `make curve`; do not edit it. How much does more corpus help? The model of the track of a text, taught on
growing shares of the initiatives of the corpus and measured on texts by writers that it did not learn from; see
[how quality is measured](evaluation.md).

![Macro-F1 over the number of initiatives](learning-curve.svg)

{tables}

Corpus `{corpus}`. Initiatives are drawn whole, contrasts with the case they were made from; a larger share of a draw
holds the smaller ones. Below the whole, figures are means of {draws} draws. In brackets, and as bands: 95 % of
bootstrap draws over the initiatives measured on. Measured is the model of the track by itself, before a change of
track that the text reports moves the label.
"""


@dataclass(frozen=True, kw_only=True)
class Taught:
    """A model of the track with that of the roles it decides by, and how much they were taught on."""

    share: float
    initiatives: int
    texts: int
    model: Linear
    role: Linear


@dataclass(frozen=True, kw_only=True)
class Step:
    """How good the models of one share are; ``lowest`` and ``highest`` are the macro-F1 of single draws."""

    share: float
    initiatives: int
    texts: int
    macro_f1: Figure
    lowest: float
    highest: float
    accuracy: Figure


def drawn(groups: Sequence[str], share: float, seed: int) -> set[str]:
    """Draw a share of the groups; of one seed, a larger share holds the smaller ones.

    >>> sorted(drawn("aabcd", 1.0, 0))
    ['a', 'b', 'c', 'd']
    >>> drawn("aabbccdd", 0.25, 7) < drawn("aabbccdd", 0.5, 7)
    True
    """
    names = sorted(set(groups))
    order = np.random.default_rng(seed).permutation(len(names))
    return {names[place] for place in order[: round(share * len(names))].tolist()}


def taught(samples: Sequence[Sample], share: float, seed: int) -> Taught:
    """Teach the model of the track on a share of the initiatives."""
    groups = drawn([one.row.group for one in samples], share, seed)
    kept = [one for one in samples if one.row.group in groups]
    print(f"{share:.0%}, draw {seed + 1}: {len(kept)} texts ...", file=sys.stderr)
    return Taught(
        share=share, initiatives=len(groups), texts=len(kept), model=track(cross_seated(kept)), role=role(kept)
    )


def measured(models: Sequence[Taught], rows: Measuring) -> list[Step]:
    """Measure models on texts, those of one share together."""
    samples, gold = read(rows.rows), codes([row.track for row in rows.rows])
    weights = draws([row.group for row in rows.rows])
    made = []
    for share, same in groupby(models, key=lambda one: one.share):
        own = list(same)
        labels = [_labels(one.model, seated(samples, one.role)) for one in own]
        each = [macro_f1(confusion(gold, one)) for one in labels]
        made.append(
            Step(
                share=share,
                initiatives=own[0].initiatives,
                texts=round(float(np.mean([one.texts for one in own]))),
                macro_f1=figure(partial(_mean_of, macro_f1, gold, labels), weights),
                lowest=min(each),
                highest=max(each),
                accuracy=figure(partial(_mean_of, accuracy, gold, labels), weights),
            )
        )
    return made


def table(made: Sequence[Step], rows: Measuring) -> Table:
    """Give the figures of every share."""
    lines = tuple(
        (f"{one.share:.0%}", one.initiatives, one.texts, one.macro_f1, one.lowest, one.highest, one.accuracy)
        for one in made
    )
    columns = ("share", "initiatives", "texts", "macro-F1", "lowest draw", "highest draw", "accuracy")
    return Table(title=f"Measured on {rows.name}: {rows.size}", columns=columns, lines=lines)


def line(made: Sequence[Step], name: str) -> Line:
    """Give macro-F1 over the number of initiatives."""
    points = [
        Point(x=one.initiatives, y=one.macro_f1.value, low=one.macro_f1.low, high=one.macro_f1.high) for one in made
    ]
    return Line(name=name, points=points)


def _labels(model: Linear, samples: Sequence[Sample]) -> Codes:
    return np.array([int(model.scores(one.names).argmax()) for one in samples], dtype=np.int64)


def _mean_of(score: Callable[[Floats], float], gold: Codes, labels: Sequence[Codes], weights: Floats) -> float:
    return float(np.mean([score(confusion(gold, one, weights)) for one in labels]))


def main() -> None:
    """Teach, measure, and write the page and its chart."""
    given = Given.asked(__doc__)
    print(f"reading {len(given.corpus)} texts ...", file=sys.stderr)
    samples = read(given.corpus)
    models = [taught(samples, share, seed) for share in SHARES for seed in range(DRAWS if share < 1 else 1)]
    made = [(measured(models, one), one) for one in given.texts]
    chart = Chart(
        title="Macro-F1 of the track over the size of the corpus",
        across=Axis(label="initiatives that the model was taught on", ticks=steps(models[-1].initiatives)),
        up=Axis(label="macro-F1", ticks=(0, 0.2, 0.4, 0.6, 0.8, 1)),
        lines=[line(one, rows.name) for one, rows in made],
    )
    write_text(given.into / "learning-curve.svg", draw(chart))
    given.write("learning-curve", PAGE, [table(one, rows) for one, rows in made], draws=DRAWS)


if __name__ == "__main__":
    main()
