"""Texts taken together, step by step, give what each gives alone, to the last bit."""

import itertools
import json

import pytest

from classifier import Classifier
from classifier.bags import Bags
from classifier.batch import Batch
from classifier.features import track_features
from classifier.phases import Cue, Span, regions, sided
from classifier.scene import scene
from classifier.table import SIDES

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


def batch_of(classifier: Classifier) -> Batch:
    scenes = [scene(reading) for reading in classifier.reader.read(TEXTS)]
    return Batch.of(scenes, [track_features(one) for one in scenes], classifier.model.parts["track"])


def test_numbers_are_those_of_the_names(classifier: Classifier) -> None:
    batch, table = batch_of(classifier), classifier.model.parts["track"].known.table
    names = [name for one in batch.found for name in one.names]
    assert batch.bags.numbers.tolist() == [table.get(name, -1) for name in names]


@pytest.mark.parametrize("turned", [False, True])
def test_a_feature_on_a_side_is_that_of_the_name_with_the_side(classifier: Classifier, turned: bool) -> None:
    batch, known = batch_of(classifier), classifier.model.parts["earlier"].known
    around = regions([Span(0, 5), Span(5, 13), Span(13, 19)], 1, Cue(Span(8, 10), turned=turned))
    sides, places = sided(batch.found[0], around, turned=turned)
    found, names = batch.found[0], [batch.found[0].names[place] for place in places.tolist()]
    numbers = known.columns[known.sides[sides, batch.numbers()[0][places]]]
    pairs = zip(sides.tolist(), names, strict=True)
    expected = [known.columns[known.table.get(SIDES[side] + name, -1)] for side, name in pairs]
    assert numbers.tolist() == expected
    assert max(expected) >= 0
    words = sides[places < len(found.words)].tolist()
    assert "".join(dict.fromkeys([SIDES[side] for side in words])) == ("BRLA" if turned else "BLRA")


def test_what_was_weighed_for_the_track_is_not_weighed_again(classifier: Classifier) -> None:
    batch, told = batch_of(classifier), classifier.model.parts["told"]
    again = told.weigh(Bags.of([one.names for one in batch.found], told.known.table))
    assert told.rescored(batch.weighed).scores.tolist() == again.scores.tolist()
