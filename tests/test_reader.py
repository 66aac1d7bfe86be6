"""Who is read from a sentence, in what capacity; what is masked; and what the result owes its reader."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier import Classifier, Result
from classifier.masking import masked
from classifier.participants import mentions
from classifier.reader import Reading, load
from classifier.rules import verdict


def read(text: str) -> Reading:
    return next(load().read([text]))


WHO = [
    pytest.param("Two former foreign ministers met.", "government", "former", id="rule 2"),
    pytest.param("An ex-president flew in.", "government", "former", id="rule 2, hyphen"),
    pytest.param("Three senators flew in.", "legislature", "official", id="rule 6"),
    pytest.param("The rebels sent a delegation.", "party", "official", id="rule 7"),
    pytest.param("The head of the chamber of commerce spoke.", "business", "unofficial", id="of-phrase"),
    pytest.param("Church leaders spoke.", "religious", "unofficial", id="generic head"),
    pytest.param("Pupils from both banks sang.", "citizens", "unofficial", id="rule 10"),
    pytest.param("The envoy left.", "government", "official", id="post"),
    pytest.param("Sen. Okoro flew in.", "legislature", "official", id="post, cut short"),
    pytest.param("Then Kissinger spoke.", "government", "official", id="person"),
    pytest.param("The Pugwash secretary Joseph Rotblat flew in.", "expert", "unofficial", id="person of a body"),
    pytest.param(
        "The former minister Shimon Peres flew in.", "government", "former", id="rule 2, person behind a post"
    ),
    pytest.param("Kissinger's aides flew in.", "government", "official", id="generic head of a person"),
    pytest.param("Hyundai Asan wrote to both.", "business", "unofficial", id="body"),
    pytest.param("PEACE NOW wrote to both.", "ngo", "unofficial", id="body in capitals"),
]


@pytest.mark.parametrize(("text", "kind", "capacity"), WHO)
def test_the_first_participant(text: str, kind: str, capacity: str) -> None:
    first = mentions(read(text))[0]
    assert (first.kind, first.capacity) == (kind, capacity)


def test_names_alone_are_two_governments() -> None:
    kinds = [(one.kind, one.capacity) for one in mentions(read("Kissinger and Zhou Enlai spoke for hours."))]
    assert kinds == [("government", "official")] * 2


@pytest.mark.parametrize("text", ["They want peace now.", "Peace now seemed near.", "It was a forward thinking city."])
def test_words_that_a_name_is_made_of_are_no_name(text: str) -> None:
    assert not mentions(read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kissinger met the Pugwash scholars.", "<name> met the pugwash scholars ."),
        ("Then Adebi spoke. Adebi was calm.", "then <name> spoke . <name> was calm ."),
        ("The envoy flew to Paris in 1994.", "the envoy flew to <place> in <year> ."),
        ("He saw Mr Kozlov on 3 May.", "he saw <name> <name> on <num> <date> ."),
        ("The aide flew to the U.S. for talks.", "the aide flew to the <place> for talks ."),
        ("INDIANS MEET PAKISTANIS", "<people> meet <people>"),
    ],
)
def test_names_are_masked(text: str, expected: str) -> None:
    assert " ".join(masked(read(text))) == expected


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=0, max_size=200))
def test_any_text_gives_a_result_that_holds_together(text: str) -> None:
    result = Classifier.load().classify(text)
    assert sum(result.probabilities.values()) == pytest.approx(1)
    assert result.track == max(result.probabilities, key=lambda label: result.probabilities[label])
    assert result.track in result.candidates
    for quote in (*result.evidence, *result.participants, *result.phases):
        assert text[quote.start : quote.end] == quote.text
    assert Result.from_dict(json.loads(json.dumps(result.to_dict()))) == result


def test_the_last_transition_ends_in_the_track(classifier: Classifier) -> None:
    result = classifier.classify("The treaty that both governments signed grew out of talks among scholars.")
    assert result.transitions
    assert result.transitions[-1].to == result.track


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Ministers met.", "too short"),
        ("Die beiden Minister trafen sich gestern in der Hauptstadt und unterzeichneten einen Vertrag.", "not English"),
    ],
)
def test_why_a_person_should_look(classifier: Classifier, text: str, reason: str) -> None:
    assert classifier.classify(text).review == reason


def test_many_texts_give_what_each_gives_alone(classifier: Classifier) -> None:
    texts = ["The ministers signed a treaty.", "Pupils of both towns sang together.", "Shares fell by two per cent."]
    assert list(classifier.classify_many(texts)) == [classifier.classify(text) for text in texts]


def test_nobody_at_the_table_is_no_initiative() -> None:
    assert verdict([]).track == "none"
