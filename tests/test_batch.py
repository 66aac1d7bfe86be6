"""Texts taken together, step by step, give what each gives alone, to the last bit."""

import itertools
import json

import pytest

from classifier import Classifier
from classifier.bags import Bags
from classifier.batch import Batch
from classifier.features import track_features
from classifier.scene import scene

TEXTS = [
    "The dialogue began in 1990 as unofficial meetings of scholars. In 1994 the two governments took it over.",
    "Retired generals met in Bangkok; they went home. Later, ministers signed what had grown out of their talks.",
    "What began as a track two dialogue ended in track one talks.",
    "The talks began among academics, grew into talks with officials, and became official negotiations in 1999.",
    "Shelling went on all night.",
    "...",
]


@pytest.mark.parametrize("texts", [*itertools.permutations(TEXTS, 3)])
def test_company_changes_nothing(classifier: Classifier, texts: tuple[str, ...]) -> None:
    together = [json.dumps(one.to_dict()) for one in classifier.classify_many(texts)]
    assert together == [json.dumps(classifier.classify(text).to_dict()) for text in texts]


def test_what_was_weighed_for_the_track_is_not_weighed_again(classifier: Classifier) -> None:
    parts = classifier.model.parts
    scenes = [scene(reading) for reading in classifier.reader.read(TEXTS)]
    batch = Batch.of(scenes, [track_features(one) for one in scenes], parts["track"])
    again = parts["told"].weigh(Bags.of([one.names for one in batch.found], parts["told"].known.table))
    assert parts["told"].rescored(batch.weighed).scores.tolist() == again.scores.tolist()
