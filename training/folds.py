"""Folds of samples to hold out: by initiative and by writer."""

import warnings
from collections.abc import Sequence
from typing import Final

from sklearn.model_selection import GroupKFold, StratifiedGroupKFold

from training.figures import SEED
from training.samples import Sample

FOLDS: Final = 5
WRITERS: Final = 4
"""From how many writers on a model is tested on texts by writers that it was not taught on."""

Fold = list[int]
"""The places of the samples that are held out."""


def by_group(samples: Sequence[Sample], count: int = FOLDS) -> list[Fold]:
    """Split by initiative, every label spread evenly.

    Source: scikit-learn's StratifiedGroupKFold.
    """
    folds = StratifiedGroupKFold(count, shuffle=True, random_state=SEED)
    strata = [f"{one.row.track} {len(one.row.transitions) > 0}" for one in samples]
    with warnings.catch_warnings():
        # Few texts of a label report a transition; the folds stay even in all else.
        warnings.filterwarnings("ignore", message="The least populated class")
        split = folds.split(strata, strata, [one.row.group for one in samples])
        return [test.tolist() for _, test in split]


def writer(sample: Sample) -> str:
    """Name who wrote a text: the letters that its batch begins with, or nobody known."""
    return sample.row.batch.rstrip("0123456789")


def by_writer(samples: Sequence[Sample], count: int = FOLDS) -> list[Fold]:
    """Split by writer, the writers of a fold held out together; empty where there are too few to tell.

    Source: scikit-learn's GroupKFold.
    """
    names = [writer(one) for one in samples]
    if len(set(names)) < WRITERS:
        return []
    return [test.tolist() for _, test in GroupKFold(min(count, len(set(names)))).split(names, groups=names)]
