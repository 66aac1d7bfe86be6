"""The roles that texts seem to give their participants, to models that were not taught on these texts.

A model that decides by roles must be taught on roles as it will meet them: read, not known.
Source: Wolpert 1992, "Stacked generalization".
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from classifier.features import seated as with_seats
from classifier.labels import ROLES
from classifier.linear import Linear
from classifier.roles import roles_of
from training.estimator import learned
from training.folds import by_group, by_writer
from training.samples import Sample

_PARTS: Final = 3
"""Into how many parts texts are cut, each read by a model that was taught on the others."""


def role(samples: Sequence[Sample]) -> Linear:
    """Fit the role of a mention on texts whose participants are annotated."""
    annotated = [one for one in samples if one.row.participants]
    return learned(
        [around for one in annotated for around in one.around],
        [role for one in annotated for role in one.roles],
        ROLES,
    )


def seated(samples: Sequence[Sample], linear: Linear) -> list[Sample]:
    """Give samples with the features of the roles that a model reads; those of an earlier reading are left out."""
    roles = roles_of([one.scene for one in samples], linear)
    return [replace(one, found=with_seats(one.plain, one.scene, row)) for one, row in zip(samples, roles, strict=True)]


def cross_seated(samples: Sequence[Sample]) -> list[Sample]:
    """Give samples with the features of roles, read in each part by a model that was taught on the others."""
    placed: dict[int, Sample] = {}
    for fold in by_writer(samples, _PARTS) or by_group(samples, _PARTS):
        others = set(range(len(samples))).difference(fold)
        linear = role([samples[place] for place in sorted(others)])
        placed |= zip(fold, seated([samples[place] for place in fold], linear), strict=True)
    return [placed[place] for place in range(len(samples))]
