"""What must move the label: who acts or in what capacity is changed, and nothing else.

Source: directional expectation tests, Ribeiro et al. 2020 (CheckList).
"""

from itertools import product

import pytest

from classifier import Classifier
from tests.gaps import with_gaps

WHO = [
    ("1", "foreign ministers"),
    ("2", "historians"),
    ("2", "former foreign ministers"),
    ("3", "chambers of commerce"),
    ("4", "schoolchildren"),
]
WHAT = [
    "The {who} of both countries spent three days together in a border town and agreed to meet again next year.",
    "After years of silence the {who} of the two states met for the first time and talked about the conflict.",
    "It was raining in Geneva when the {who} from the two sides sat down for a second meeting.",
]

MEDIATORS = [
    ("1", "The Norwegian foreign ministry"),
    ("1", "A United Nations envoy"),
    ("1", "The Holy See"),
    ("1.5", "A Geneva-based NGO"),
    ("1.5", "A former president"),
    ("1.5", "A religious community"),
]
MEDIATION = [
    "{who} mediated between the government and the rebel movement.",
    "Through the winter {who} carried offers back and forth, until government and insurgents signed a truce in March.",
]

MOVED = [
    (
        "rule 2",
        ("1", "The ministers of both states discussed the disputed river for two days."),
        ("2", "Former ministers of both states discussed the disputed river for two days."),
    ),
    (
        "rule 2",
        ("1", "The ambassadors of the two countries met in Vienna to talk about prisoners of war."),
        ("2", "Retired ambassadors of the two countries met in Vienna to talk about prisoners of war."),
    ),
    (
        "rule 2",
        ("2", "A former prime minister talked about the war with scholars and retired diplomats of the neighbour."),
        ("1", "A former prime minister, sent as his government's envoy, took a letter to the neighbour's president."),
    ),
    (
        "rule 2",
        ("2", "Retired admirals of both navies discussed how to avoid incidents at sea."),
        ("1.5", "Retired admirals and serving officials of both navies discussed how to avoid incidents at sea."),
    ),
    (
        "rule 3",
        ("1", "Officials of the two governments held talks about fishing rights."),
        (
            "1.5",
            "Officials of the two governments, in a personal capacity, talked with biologists about fishing rights.",
        ),
    ),
    (
        "rule 3",
        ("2", "Professors and journalists of both sides met at a lakeside hotel to discuss missile defence."),
        (
            "1.5",
            "Professors and, in a personal capacity, foreign ministry officials of both sides met at a lakeside "
            "hotel to discuss missile defence.",
        ),
    ),
    (
        "rule 5",
        ("1", "The Norwegian government mediated between the government and the rebel movement."),
        ("1.5", "A Geneva-based NGO mediated between the government and the rebel movement."),
    ),
    (
        "rule 5",
        ("1", "A UN special envoy shuttled between the president and the insurgents until both accepted a truce."),
        ("1.5", "A Quaker couple shuttled between the president and the insurgents until both accepted a truce."),
    ),
    (
        "rule 8",
        ("2", "Women scholars, judges and former deputies of both sides drafted a plan for the peace process."),
        ("4", "Village women of both sides run a kitchen and a sewing room together."),
    ),
    (
        "rule 9",
        ("none", "The country's largest cement company raised its profit by a fifth last year."),
        ("3", "Cement companies of the two hostile countries agreed to build a plant together on the border."),
    ),
    (
        "rule 10",
        ("none", "The national team beat its neighbour by two goals in a qualifying match."),
        ("4", "Young players and fans of the two hostile towns met for a friendly match and a shared supper."),
    ),
    (
        "rule 13",
        ("none", "In a speech at home the president threatened the neighbouring country with war."),
        ("1", "At the border bridge the president met the president of the neighbouring country for talks."),
    ),
]

SEATED_GAPS = {
    "A former president-2": "rule 5: a former president as mediator is taken for an official",
}
MOVED_GAPS = {
    "rule 2-3": "rule 2: the mandate of a former official in one short sentence is not seen",
    "rule 2-4": "rule 2: serving officials beside retired ones are not seen in one short sentence",
    "rule 5-2": "rule 5: of two official delegations the NGO between them is not seen",
}
"""Cases that the model gets wrong, with the reason."""

SEATED = [
    (who, label, text.format(who=who))
    for actors, texts in ((WHO, WHAT), (MEDIATORS, MEDIATION))
    for (label, who), text in product(actors, texts)
]


@pytest.mark.parametrize(("label", "text"), with_gaps(SEATED, SEATED_GAPS))
def test_who_acts_decides(classifier: Classifier, label: str, text: str) -> None:
    assert classifier.classify(text).track == label


@pytest.mark.parametrize(("before", "after"), with_gaps(MOVED, MOVED_GAPS))
def test_a_change_of_capacity_moves_the_label(
    classifier: Classifier, before: tuple[str, str], after: tuple[str, str]
) -> None:
    assert [classifier.classify(text).track for _, text in (before, after)] == [before[0], after[0]]
