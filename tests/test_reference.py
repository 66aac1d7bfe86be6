"""The reference cases of the design, each in several wordings of our own: label and transition."""

import pytest

from classifier import Classifier

OSLO = [
    "What became the Oslo Accords of 1993 began as unofficial meetings between two Israeli academics and "
    "PLO representatives, hosted by a Norwegian research institute. In 1993 the talks were taken over by "
    "the director-general of Israel's foreign ministry and by the PLO's official negotiators, and the two "
    "sides signed a declaration.",
    "The accord that Israel and the PLO signed in September 1993 grew out of unofficial seminars among "
    "scholars near Oslo, which the two governments' negotiators had taken over that spring.",
    "At first it was only two university lecturers from Haifa and a PLO economist, talking informally in "
    "Norway as guests of a research institute. Later official negotiators of both sides took over the "
    "channel, and in 1993 the governments signed the Oslo Accords.",
]
NUCLEAR_DIALOGUE = [
    "From 2004 to 2019 the China–U.S. Strategic Nuclear Dynamics Dialogue, run by CSIS and the Pacific "
    "Forum, brought together officials, military officers and think-tank experts of both countries, all "
    "in a private capacity.",
    "CSIS and the Pacific Forum organised a yearly dialogue at which Chinese and American officials, "
    "attending in their personal capacity, discussed nuclear doctrine with scholars and experts from both "
    "countries.",
    "Chinese and American officials and non-governmental experts discussed nuclear strategy together at "
    "the dialogue that two think tanks, CSIS and the Pacific Forum, held between 2004 and 2019.",
]
GESNAD_OFFICIALS = [
    "Under the Global Enterprise to Strengthen Non-Proliferation and Disarmament, officials from over 20 "
    "countries meet to discuss nuclear disarmament.",
    "Government officials of more than twenty states negotiated on non-proliferation and disarmament in "
    "the framework of the Global Enterprise.",
    "Delegations of over 20 governments met for talks on strengthening non-proliferation, the ministry said.",
]
GESNAD_MIXED = [
    "Under the Global Enterprise to Strengthen Non-Proliferation and Disarmament, officials from over 20 "
    "countries meet with non-governmental experts to discuss nuclear disarmament.",
    "At the Global Enterprise, government officials sit together with academics and think-tank experts to "
    "discuss non-proliferation.",
    "The Global Enterprise invites officials of some twenty states and non-governmental experts to the "
    "same table for informal discussions on disarmament.",
]
OFFICIAL = [
    "The UN special envoy opened a new round of negotiations between the government and the rebel "
    "delegation in Geneva.",
    "OSCE mediators hosted talks between the delegations of the two governments, which agreed on a ceasefire.",
    "The foreign ministers of the two countries met in Vienna and signed a border treaty after bilateral negotiations.",
]
EXPERTS = [
    "Retired generals, former ambassadors and academics from India and Pakistan met in Bangkok for an "
    "unofficial dialogue; no government took part.",
    "Scholars from both sides of the conflict gathered at a problem-solving workshop run by a university "
    "and drafted ideas for a settlement.",
    "Historians and political scientists of the two countries met at a research institute to discuss how "
    "peace could be made; no officials attended.",
]
BUSINESS = [
    "The chambers of commerce of both sides opened a joint business council to promote trade and "
    "investment across the ceasefire line.",
    "Entrepreneurs and company executives from the two communities set up a joint venture and invested in "
    "a factory across the conflict line.",
    "Greek Cypriot and Turkish Cypriot businessmen, led by their chambers of commerce, met to discuss "
    "trade across the Green Line.",
]
CITIZENS = [
    "Students and families from both countries spent the summer in an exchange programme, living with host families.",
    "Volunteers from twin towns on both sides of the border rebuilt a school together with local villagers.",
    "Private citizens of the two nations visit each other every year; teachers, pupils and nurses work "
    "side by side in village development projects.",
]

STILL = [
    pytest.param(text, track, id=f"{name}-{number}")
    for name, track, texts in (
        ("nuclear dialogue", "1.5", NUCLEAR_DIALOGUE),
        ("officials of 20 countries", "1", GESNAD_OFFICIALS),
        ("officials with experts", "1.5", GESNAD_MIXED),
        ("UN, OSCE, bilateral", "1", OFFICIAL),
        ("experts alone", "2", EXPERTS),
        ("firms and chambers", "3", BUSINESS),
        ("private citizens", "4", CITIZENS),
    )
    for number, text in enumerate(texts)
]


@pytest.mark.parametrize(("text", "track"), STILL)
def test_a_reference_case_has_its_track_and_no_transition(classifier: Classifier, text: str, track: str) -> None:
    result = classifier.classify(text)
    assert (result.track, result.transitions) == (track, ())


@pytest.mark.parametrize("text", OSLO)
def test_oslo_told_from_its_start_moved_from_2_to_1(classifier: Classifier, text: str) -> None:
    result = classifier.classify(text)
    assert result.track == "1"
    assert [(move.from_, move.to) for move in result.transitions] == [("2", "1")]
