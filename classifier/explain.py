"""Which words decided: the score of a label, shared out over the words that its features stand on."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from classifier.batch import Batch
from classifier.labels import LABELS, Track
from classifier.linear import Linear
from classifier.records import Evidence
from classifier.scene import Scene
from classifier.table import Array, Integers
from classifier.tokens import WORD

_SHOWN = 5


class _Stretches(NamedTuple):
    """What is shown as one in a text: each token alone, numbered as it stands, and on from there ``spans`` of tokens.

    The spans are cues and participants; ``at`` is for each token the number of what it is shown with, -1 for a mark.
    """

    at: Integers
    spans: list[tuple[int, int]]

    @property
    def size(self) -> int:
        """Count the stretches."""
        return len(self.at) + len(self.spans)

    def tokens(self, number: int) -> tuple[int, int]:
        """Give the first token of a stretch and the one after its last."""
        return self.spans[number - len(self.at)] if number >= len(self.at) else (number, number + 1)


def evidence(batch: Batch, linear: Linear, labels: Sequence[Track]) -> list[tuple[Evidence, ...]]:
    """Give for each text the words that weigh most for its label, heaviest first; participants and cues stay whole.

    The weight of a stretch of words is what all features that touch it add to the score, above the mean
    of the other labels, so that words which speak for every label alike do not count.
    """
    shares = linear.shares(batch.weighed)
    label = np.array([LABELS.index(one) for one in labels])[batch.weighed.rows]
    own = shares[label, np.arange(len(label))]
    lead = own - (shares.sum(axis=0) - own) / (len(LABELS) - 1)
    stretches = [_stretches(one) for one in batch.scenes]
    weights = _shared_out(lead, batch, stretches)
    return [_heaviest(*one) for one in zip(batch.scenes, stretches, weights, labels, strict=True)]


def _stretches(scene: Scene) -> _Stretches:
    spans = [(hit.start, hit.end) for hit in scene.reading.cues] + [(one.start, one.end) for one in scene.mentions]
    at = np.arange(len(scene.reading.words))
    at[scene.reading.shapes & WORD == 0] = -1
    for number, (start, end) in enumerate(spans, start=len(at)):
        at[start:end] = number
    return _Stretches(at, spans)


def _shared_out(lead: Array, batch: Batch, stretches: Sequence[_Stretches]) -> Sequence[Array]:
    """Share what each feature adds out evenly among the stretches that its tokens touch; give their weights by text."""
    begins = np.cumsum([0, *[one.size for one in stretches]])
    numbers = zip(stretches, begins[:-1], strict=True)
    at = np.concatenate([np.where(one.at < 0, -1, one.at + begin) for one, begin in numbers])
    first = np.cumsum([0, *[len(one.at) for one in stretches]])[batch.weighed.rows]
    starts = np.concatenate([one.starts for one in batch.found])[batch.weighed.places] + first
    ends = np.concatenate([one.ends for one in batch.found])[batch.weighed.places] + first
    lengths = ends - starts
    feature = np.repeat(np.arange(len(lead)), lengths)
    touched = at[np.arange(len(feature)) - np.repeat(lengths.cumsum() - lengths - starts, lengths)]
    pairs = np.sort((feature * begins[-1] + touched)[touched >= 0])
    feature, stretch = np.divmod(pairs[np.diff(pairs, prepend=-1) != 0], max(1, begins[-1]))
    each = lead / np.maximum(np.bincount(feature, minlength=len(lead)), 1)
    weights = np.zeros(begins[-1])
    np.add.at(weights, stretch, each[feature])
    return np.split(weights, begins[1:-1])


def _heaviest(scene: Scene, stretches: _Stretches, weights: Array, label: Track) -> tuple[Evidence, ...]:
    """Give the stretches with the largest weights above nought, of equals the first."""
    least = np.partition(weights, -_SHOWN)[-_SHOWN] if len(weights) > _SHOWN else 0
    chosen = ((weights > 0) & (weights >= least)).nonzero()[0].tolist()
    ranked = sorted([(-float(weights[one]), stretches.tokens(one)) for one in chosen])[:_SHOWN]
    return tuple([_record(scene, tokens, label, -weight) for weight, tokens in ranked])


def _record(scene: Scene, tokens: tuple[int, int], label: Track, weight: float) -> Evidence:
    start, end = scene.reading.place(*tokens)
    text = scene.reading.text[start:end]
    return Evidence(start=start, end=end, text=text, track=label, weight=round(weight, 4))
