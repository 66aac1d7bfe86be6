"""The four linear models of a model folder, fitted on samples."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from classifier.labels import LABELS, ROLES, TRACKS
from classifier.linear import Linear
from training.estimator import learned
from training.samples import Sample

Parts = dict[str, Linear]
"""The models under their names in ``classifier.model.PARTS``."""

REPORTED: Final = ("no", "yes")
"""Whether a text reports a transition."""

CONTRAST: Final = 0.5
"""Weight of a contrast row for the track: it shares most of its words with the case it was made from, so
that the two together are less than two texts. By macro-F1 over grouped folds 0.25, 0.5 and 1 did not differ."""


def fit(samples: Sequence[Sample]) -> Parts:
    """Fit the track of a text, the role of a mention, whether a transition is reported, and from which track."""
    weights = np.array([CONTRAST if one.row.origin == "contrast" else 1.0 for one in samples])
    annotated = [one for one in samples if one.row.participants]
    moved = [(one.names, pair[0]) for one in samples for pair in one.row.pairs]
    names = [one.names for one in samples]
    return {
        "track": learned(names, [one.row.track for one in samples], LABELS, weights),
        "role": learned(
            [around for one in annotated for around in one.around],
            [role for one in annotated for role in one.roles],
            ROLES,
        ),
        "reported": learned(names, [reported(one) for one in samples], REPORTED),
        "earlier": learned([one for one, _ in moved], [start for _, start in moved], TRACKS),
    }


def reported(sample: Sample) -> str:
    """Tell whether the row has a transition, in the words of ``REPORTED``."""
    return REPORTED[bool(sample.row.transitions)]
