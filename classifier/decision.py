"""From probabilities to what is shown: the label, the candidates, and why a person should look."""

from collections.abc import Mapping, Sequence

import numpy as np

from classifier.labels import LABELS, Review, Track
from classifier.lexicon import words as known
from classifier.linear import Array, Linear
from classifier.reader import Reading

_SHORT = 6  # words; no text of the corpus has fewer than 8
_FAMILIAR = 0.35  # share of the words that the model knows; nearly all texts of the corpus lie above 0.5
_ENGLISH = 0.12  # share of English function words; German, French or Spanish texts lie below 0.05
_SURE = 0.5
_CLOSE = 0.08


def candidates(probabilities: Array, quantiles: Mapping[str, float]) -> tuple[Track, ...]:
    """Give the labels that a conformal set at 90 % holds; never empty, the most probable is always in it.

    Source: class-conditional (Mondrian) conformal prediction, Vovk et al. 2005, score 1 - probability.

    >>> candidates(np.array([0.7, 0.2, 0.1, 0, 0, 0]), dict.fromkeys(LABELS, 0.85))
    ('1', '1.5')
    """
    inside = [label for label, p in zip(LABELS, probabilities, strict=True) if 1 - p <= quantiles[label]]
    best = LABELS[int(np.argmax(probabilities))]
    return tuple(label for label in LABELS if label in inside or label == best)


def review(reading: Reading, features: Sequence[str], probabilities: Array, linear: Linear) -> Review | None:
    """Give the reason why a person should look, or None; the gravest first."""
    words = [i for i, word in enumerate(reading.lower) if word[0].isalpha()]
    if len(words) < _SHORT:
        return "too short"
    if _english(reading, words) < _ENGLISH:
        return "not English"
    plain = [name for name in features if name.startswith("w:") and name[2] != "<"]
    if plain and sum(name in linear.features for name in plain) < _FAMILIAR * len(plain):
        return "unfamiliar words"
    first, second = sorted(probabilities)[:-3:-1]
    if first < _SURE:
        return "conflicting cues" if first - second < _CLOSE else "low confidence"
    return None


def _english(reading: Reading, words: Sequence[int]) -> float:
    function = known("boundary") | known("determiner")
    return sum(reading.lower[i] in function for i in words) / len(words)
