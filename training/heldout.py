"""What models say of texts that they were not taught on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from classifier import transitions
from classifier.batch import Batch
from classifier.records import Transition
from classifier.transitions import Seen
from training.deciding import decided
from training.figures import Floats
from training.fitting import Parts, fit
from training.folds import Fold
from training.samples import Sample
from training.seating import seated


@dataclass(frozen=True, kw_only=True)
class HeldOut:
    """Samples, for each the models that were taught without its initiative, and what these see of a transition."""

    samples: Sequence[Sample]
    models: Sequence[Parts]
    seen: Sequence[Seen | None]

    @property
    def track(self) -> Floats:
        """Give the scores of the labels before the temperature, of shape (n, 6)."""
        return np.array([parts["track"].scores(one.names) for one, parts in self._pairs()])

    @property
    def reported(self) -> Floats:
        """Give the scores of no transition and of one, before the temperature, of shape (n, 2)."""
        return np.concatenate(
            [transitions.scores([one], parts) for one, parts in zip(self.seen, self.models, strict=True)]
        )

    @cached_property
    def decided(self) -> tuple[tuple[Floats, tuple[Transition, ...]], ...]:
        """Give the probabilities and transitions of each text, as classifying it would."""
        return tuple(
            _decide(one, seen, parts) for one, seen, parts in zip(self.samples, self.seen, self.models, strict=True)
        )

    @property
    def probabilities(self) -> Floats:
        """Give the probabilities of the labels, of shape (n, 6)."""
        return np.array([probabilities for probabilities, _ in self.decided])

    def tempered(self, *, track: float, reported: float) -> "HeldOut":
        """Give the same with temperatures."""
        warm = {id(parts): _tempered(parts, track, reported) for parts in self.models}
        return replace(self, models=[warm[id(parts)] for parts in self.models])

    def _pairs(self) -> list[tuple[Sample, Parts]]:
        return list(zip(self.samples, self.models, strict=True))


def held_out(
    samples: Sequence[Sample], folds: Sequence[Fold], source: Sequence[Sample], report: Callable[[str], None]
) -> HeldOut:
    """Fit on ``source`` without each fold's initiatives and texts, for every fold.

    ``source`` may be other samples than are tested, so that two corpora are measured on the same texts.
    """
    models: dict[int, Parts] = {}
    for number, fold in enumerate(folds, start=1):
        report(f"  fold {number} of {len(folds)}: {len(fold)} texts held out")
        groups = {samples[place].row.group for place in fold}
        texts = {samples[place].row.text for place in fold}
        kept = [one for one in source if one.row.group not in groups and one.row.text not in texts]
        models.update(dict.fromkeys(fold, fit(kept)))
    placed: dict[int, Sample] = {}
    seen: dict[int, Seen | None] = {}
    for fold in folds:
        here = seated([samples[place] for place in fold], models[fold[0]]["role"])
        placed |= zip(fold, here, strict=True)
        seen |= zip(fold, _see(here, models[fold[0]]), strict=True)
    known = {one.row.text for one in source}
    for fold in folds:
        others = [place for place in models if place not in set(fold) and samples[place].row.text in known]
        models |= dict.fromkeys(
            fold, models[fold[0]] | decided([samples[place] for place in others], [seen[place] for place in others])
        )
    places = range(len(samples))
    return HeldOut(
        samples=[placed[place] for place in places],
        models=[models[place] for place in places],
        seen=[seen[place] for place in places],
    )


def _see(samples: Sequence[Sample], parts: Parts) -> list[Seen | None]:
    batch = Batch.of([one.scene for one in samples], [one.found for one in samples], parts["track"])
    return transitions.see(batch, parts)


def _tempered(parts: Parts, track: float, reported: float) -> Parts:
    return {
        **parts,
        "track": replace(parts["track"], temperature=track),
        "reported": replace(parts["reported"], temperature=reported),
    }


def _decide(sample: Sample, seen: Seen | None, parts: Parts) -> tuple[Floats, tuple[Transition, ...]]:
    plain = parts["track"].probabilities(sample.names)
    move = transitions.decide([seen], parts)[0]
    return transitions.reshaped(plain, move), move.transitions
