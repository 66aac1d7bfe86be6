"""From probabilities to what is shown beside the label: the candidates, and why a person should look."""

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from classifier.labels import LABELS, Review, Track
from classifier.lexicon import words
from classifier.scene import Scene
from classifier.table import Array
from classifier.tokens import LETTER

Flags = NDArray[np.bool_]

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
    best = int(probabilities.argmax())
    ranked = enumerate(zip(LABELS, probabilities.tolist(), strict=True))
    return tuple([label for i, (label, p) in ranked if 1 - p <= quantiles[label] or i == best])


def review(scene: Scene, probabilities: Array, known: Flags) -> Review | None:
    """Give the reason why a person should look, or None; the gravest first.

    ``known`` says which of the text's features, first those of its words, the model knows.
    """
    count = np.count_nonzero(scene.reading.shapes & LETTER)
    if count < _SHORT:
        return "too short"
    if sum(map(_function_words().__contains__, scene.reading.lower)) < _ENGLISH * count:
        return "not English"
    shown = scene.words.words
    plain = [flag for word, flag in zip(shown, known[: len(shown)].tolist(), strict=True) if word[0] != "<"]
    if sum(plain) < _FAMILIAR * len(plain):
        return "unfamiliar words"
    second, first = sorted(probabilities.tolist())[-2:]
    if first < _SURE:
        return "conflicting cues" if first - second < _CLOSE else "low confidence"
    return None


@cache
def _function_words() -> frozenset[str]:
    return words("boundary") | words("determiner")
