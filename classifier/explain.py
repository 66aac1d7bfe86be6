"""Which words decided: the score of a label, shared out over the words that its features stand on."""

import numpy as np
from numpy.typing import NDArray

from classifier.features import Found
from classifier.labels import LABELS, Track
from classifier.linear import Array, Weighed
from classifier.records import Evidence
from classifier.scene import Scene
from classifier.tokens import WORD

_SHOWN = 5

Integers = NDArray[np.int64]


def evidence(scene: Scene, found: Found, weighed: Weighed, label: Track) -> tuple[Evidence, ...]:
    """Give the words that weigh most for the label, heaviest first; participants and cues stay whole.

    The weight of a stretch of words is what all features that touch it add to the score, above the mean
    of the other labels, so that words which speak for every label alike do not count.
    """
    own = weighed.shares[:, LABELS.index(label)]
    lead = own - (weighed.shares.sum(axis=1) - own) / (len(LABELS) - 1)
    at, stretches = _stretches(scene)
    starts, ends = (np.array(one)[weighed.places] for one in (found.starts, found.ends))
    weight = _shared_out(lead, starts, ends, at, len(at) + len(stretches))
    tokens = {one: stretches[one - len(at)] if one >= len(at) else (one, one + 1) for one in _heaviest(weight)}
    best = sorted(tokens, key=lambda one: (-weight[one], tokens[one]))[:_SHOWN]
    return tuple([_record(scene, tokens[one], label, float(weight[one])) for one in best])


def _stretches(scene: Scene) -> tuple[Integers, list[tuple[int, int]]]:
    """Give cues and participants, which are shown whole, and for each token what it is shown with.

    That is one of them (numbered from the number of tokens on), itself (its place), or nothing (-1).
    """
    reading = scene.reading
    spans = [(hit.start, hit.end) for hit in reading.cues] + [(one.start, one.end) for one in scene.mentions]
    at = np.arange(len(reading.words))
    at[reading.shapes & WORD == 0] = -1
    for number, (start, end) in enumerate(spans, start=len(at)):
        at[start:end] = number
    return at, spans


def _shared_out(lead: Array, starts: Integers, ends: Integers, at: Integers, count: int) -> Array:
    """Share what each feature adds out evenly among the stretches that its tokens touch; one weight a stretch."""
    lengths = ends - starts
    feature = np.repeat(np.arange(len(lead)), lengths)
    token = np.arange(len(feature)) - np.repeat(lengths.cumsum() - lengths - starts, lengths)
    touched = at[token]
    pairs = np.sort((feature * count + touched)[touched >= 0])
    pairs = pairs[np.diff(pairs, prepend=-1) != 0]  # np.unique would load numpy.ma, slow to start
    feature, stretch = pairs // count, pairs % count
    each = lead / np.maximum(np.bincount(feature, minlength=len(lead)), 1)
    weight = np.zeros(count)
    np.add.at(weight, stretch, each[feature])
    return weight


def _heaviest(weight: Array) -> list[int]:
    """Give the places of the largest weights above nought, more than are shown only where some are equal."""
    least = np.partition(weight, -_SHOWN)[-_SHOWN] if len(weight) > _SHOWN else 0
    heaviest: list[int] = ((weight > 0) & (weight >= least)).nonzero()[0].tolist()
    return heaviest


def _record(scene: Scene, stretch: tuple[int, int], label: Track, weight: float) -> Evidence:
    words = scene.reading.quote(*stretch)
    return Evidence(start=words.start, end=words.end, text=words.text, track=label, weight=round(weight, 4))
