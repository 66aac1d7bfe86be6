"""Probabilities that mean what they say, and candidates that hold the label nine times in ten."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.optimize import minimize_scalar

from classifier.labels import LABELS
from classifier.linear import softmax
from training import reliability
from training.figures import Floats
from training.fitting import REPORTED, reported
from training.heldout import HeldOut
from training.scores import Codes, codes

COVERAGE: Final = 0.9
FEW: Final = 20
"""Held-out texts that a label needs for a quantile of its own; with fewer it is always a candidate."""


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """Temperatures, and for each label the largest 1 - p at which it is still a candidate.

    ``few`` names the labels with too few texts for a quantile; theirs is 1.
    """

    track: float
    reported: float
    quantiles: Mapping[str, float]
    few: tuple[str, ...]


def calibrate(out: HeldOut) -> Calibration:
    """Calibrate on what models say of texts that they were not taught on."""
    gold = codes([one.row.track for one in out.samples])
    moved = np.array([REPORTED.index(reported(one)) for one in out.samples])
    track, moves = temperature(out.track, gold), temperature(out.reported, moved)
    probabilities = out.tempered(track=track, reported=moves).probabilities
    distances = {label: 1 - probabilities[gold == place, place] for place, label in enumerate(LABELS)}
    return Calibration(
        track=track,
        reported=moves,
        quantiles={label: quantile(one.tolist()) for label, one in distances.items()},
        few=tuple(label for label, one in distances.items() if len(one) < FEW),
    )


def temperature(scores: Floats, gold: Codes) -> float:
    """Find the temperature with the lowest log loss; 1 where there is but one class and so nothing to find.

    Source: Guo et al. 2017, "On calibration of modern neural networks".

    Three of four are right, so sure scores are drawn towards three to one, that is log 3 over the scores' 4:

    >>> round(4 / temperature(np.array([[4.0, 0.0]] * 4), np.array([0, 0, 0, 1])), 3) == round(math.log(3), 3)
    True
    """
    if len(set(gold.tolist())) < 2:
        return 1.0
    weights = np.ones(len(gold))

    def loss(power: float) -> float:
        warm = np.array([softmax(one) for one in scores / math.exp(power)])
        return reliability.log_loss(warm, gold, weights)

    found = minimize_scalar(loss, bounds=(-3.0, 3.0), method="bounded", options={"xatol": 1e-4})
    return math.exp(float(found.x))


def quantile(distances: Sequence[float]) -> float:
    """Give the distance that a new text of the label keeps within nine times in ten.

    Source: Vovk et al. 2005, "Algorithmic learning in a random world" (the ceil((n + 1) 0.9)-th smallest of n).

    >>> quantile([number / 100 for number in range(1, 20)]), quantile([number / 100 for number in range(1, 21)])
    (1.0, 0.19)
    """
    rank = math.ceil((len(distances) + 1) * COVERAGE)
    return 1.0 if len(distances) < FEW else sorted(distances)[rank - 1]
