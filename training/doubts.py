"""The tables of an evaluation about what the model knows of its own doubt: probabilities, candidates, review."""

from collections import Counter
from functools import partial

import numpy as np

from classifier.labels import LABELS
from training import reliability
from training.figures import Floats, mean, ratio
from training.measures import Measured
from training.tables import Cell, Table


def probabilities(given: Measured) -> Table:
    """Give the scores of the probabilities and of the candidates."""
    ceiling = reliability.calibrated_ceiling(given.confidence)
    held = reliability.holds([result.candidates for result in given.results], [row.track for row in given.rows])
    sizes = np.array([len(result.candidates) for result in given.results], dtype=np.float64)
    lines: list[tuple[Cell, ...]] = [
        ("log loss", given.figure(lambda weights: reliability.log_loss(given.probabilities, given.gold, weights))),
        ("Brier score", given.figure(lambda weights: reliability.brier(given.probabilities, given.gold, weights))),
        (
            "expected calibration error",
            given.figure(lambda weights: reliability.calibration_error(given.confidence, given.right, weights)),
        ),
        ("the same of a calibrated model, 95 % of draws at or under", ceiling),
        ("candidates hold the label", given.figure(lambda weights: mean(held, weights))),
        ("candidates, mean number", given.figure(lambda weights: mean(sizes, weights))),
    ]
    for place, label in enumerate(LABELS):
        held_of_label = partial(_mean_of, held, given.gold == place)
        lines.append((f"candidates hold the label, of {label}", given.figure(held_of_label)))
    return Table(title="Probabilities and candidates", columns=("measure", given.model), lines=tuple(lines))


def bins(given: Measured) -> Table:
    """Set confidence against accuracy, bin by bin: the reliability diagram as a table."""
    places = reliability.bins(given.confidence)
    lines = []
    for place in sorted(set(places.tolist())):
        inside = places == place
        span = f"{place / reliability.BINS:.1f} to {(place + 1) / reliability.BINS:.1f}"
        means = float(given.confidence[inside].mean()), float(given.right[inside].mean())
        lines.append((span, int(inside.sum()), *means))
    columns = ("confidence", "texts", "mean confidence", "accuracy")
    return Table(title="Reliability", columns=columns, lines=tuple(lines))


def kept(given: Measured) -> Table:
    """Give the accuracy on the texts that the model does not hand to a person."""
    lines: list[tuple[Cell, ...]] = [
        (
            f"the surest {share:.0%}",
            round(share * len(given.rows)),
            reliability.accuracy_when_keeping(share, given.confidence, given.right),
        )
        for share in reliability.KEPT
    ]
    reasons = [result.review or "no reason for review" for result in given.results]
    for reason, count in sorted(Counter(reasons).items(), key=lambda item: (-item[1], item[0])):
        own = np.array([one == reason for one in reasons])
        lines.append((reason, count, ratio(float(given.right[own].sum()), count)))
    return Table(title="Accuracy against coverage", columns=("texts kept", "texts", "accuracy"), lines=tuple(lines))


def _mean_of(values: Floats, own: reliability.Bools, weights: Floats) -> float:
    return mean(values, weights * own)
