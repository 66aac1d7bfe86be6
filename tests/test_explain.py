"""The evidence is what decided: it adds up to the score, stands in the text, and the label leans on it."""

import json
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

from classifier import Classifier
from classifier.bags import Bags
from classifier.features import Found, seated, track_features
from classifier.labels import LABELS, Track
from classifier.roles import roles_of
from classifier.scene import Scene, scene
from classifier.table import Array
from classifier.tokens import WORD

MEASURED = Path(__file__).parents[2] / "shared" / "validation" / "validation.jsonl"
NOWHERE = (0, 0)
"""Where a feature of the whole text stands, such as how many sides there are."""

TEXTS = [
    "Retired generals from both countries met in Bangkok, for talks (unofficial) with U.S. envoys.",
    "“We came on our own”, said the baker – 40 villagers, mostly women,\ncrossed the bridge.\r\nThey sang 🎶 together.",
    "The accords that both governments signed grew out of seminars among scholars; firms paid, firms gained.",
    "Chambers of commerce met chambers of commerce.",
    "Shelling went on all night.",
]


def seen(classifier: Classifier, text: str) -> tuple[Scene, Found]:
    one = scene(next(classifier.reader.read([text])))
    roles = roles_of([one], classifier.model.parts["role"])[0]
    return one, seated(track_features(one), one, roles)


def leads(classifier: Classifier, found: Found, track: Track) -> dict[int, float]:
    """Give what each known feature, by its place, adds to the score of a label above the mean of the others."""
    linear, label = classifier.model.parts["track"], LABELS.index(track)
    weighed = linear.weigh(Bags.of([found.names], linear.known.table))
    shares = linear.shares(weighed)
    own = shares[label] - np.delete(shares, label, axis=0).mean(axis=0)
    return dict(zip(weighed.places.tolist(), own.tolist(), strict=True))


def shared_out(one: Scene, found: Found, lead: dict[int, float]) -> dict[tuple[int, int], float]:
    """Share each feature out among the words, cues and participants that it touches, step by step."""
    owner = {i: (i, i + 1) for i, shape in enumerate(one.reading.shapes.tolist()) if shape & WORD}
    spans = [*((hit.start, hit.end) for hit in one.reading.cues), *((who.start, who.end) for who in one.mentions)]
    for span in spans:
        owner |= dict.fromkeys(range(*span), span)
    weights: dict[tuple[int, int], float] = defaultdict(float)
    for place, (start, end) in enumerate(zip(found.starts.tolist(), found.ends.tolist(), strict=True)):
        touched = {owner[i] for i in range(start, end) if i in owner} or {NOWHERE}
        for span in touched:
            weights[span] += lead.get(place, 0.0) / len(touched)
    return weights


@pytest.mark.parametrize("text", TEXTS)
def test_what_features_add_is_the_score_to_the_last_bit(classifier: Classifier, text: str) -> None:
    linear = classifier.model.parts["track"]
    weighed = linear.weigh(Bags.of([seen(classifier, text)[1].names], linear.known.table))
    total: Array = sum(linear.shares(weighed).T, np.zeros(len(LABELS))) + linear.bias
    assert total.tolist() == weighed.scores[0].tolist()


@pytest.mark.parametrize("text", TEXTS)
def test_evidence_is_the_score_shared_out_over_the_words(classifier: Classifier, text: str) -> None:
    result = classifier.classify(text)
    one, found = seen(classifier, text)
    lead = leads(classifier, found, result.track)
    weights = shared_out(one, found, lead)
    assert sum(weights.values()) == pytest.approx(sum(lead.values()))
    places = {one.reading.place(*span): weight for span, weight in weights.items() if span != NOWHERE}
    heaviest = sorted((weight for weight in places.values() if weight > 0), reverse=True)[:5]
    assert [quote.weight for quote in result.evidence] == pytest.approx(heaviest, abs=1e-4)
    assert [places[quote.start, quote.end] for quote in result.evidence] == pytest.approx(heaviest)


@pytest.mark.parametrize("text", TEXTS)
def test_evidence_stands_in_the_text(classifier: Classifier, text: str) -> None:
    evidence = classifier.classify(text).evidence
    assert evidence
    assert [text[quote.start : quote.end] for quote in evidence] == [quote.text for quote in evidence]


@pytest.mark.skipif(not MEASURED.is_file(), reason="the validation texts are kept apart from the repository")
def test_without_its_heaviest_words_a_label_is_less_probable(classifier: Classifier) -> None:
    texts = [json.loads(line)["text"] for line in MEASURED.read_text(encoding="utf-8").splitlines()]
    whole = [result for result in classifier.classify_many(texts, brief=True) if result.evidence]
    hidden = [f"{one.text[: (best := one.evidence[0]).start]}something{one.text[best.end :]}" for one in whole]
    lower = [
        masked.probabilities[one.track] < one.probability
        for one, masked in zip(whole, classifier.classify_many(hidden, brief=True), strict=True)
    ]
    assert sum(lower) / len(lower) >= 0.95
