"""The codebook's section "More than one phase" on plain texts: what is a transition, and what is none."""

import pytest

from classifier import Classifier
from tests.gaps import with_gaps

Moves = list[tuple[str, str]]

PHASES = [
    (
        "began and became",
        "1",
        [("2", "1")],
        "What two professors had begun as private conversations became official negotiations when their foreign "
        "ministries sent delegations.",
    ),
    (
        "began and became",
        "1",
        [("1.5", "1")],
        "A foundation first mediated between the government and the rebels; then the United Nations took over and "
        "led official negotiations.",
    ),
    (
        "began and became",
        "1",
        [("4", "1")],
        "Table-tennis players paved the way: after their friendly visits the two governments opened official talks.",
    ),
    (
        "began and became",
        "4",
        [("2", "4")],
        "A seminar of educators from both sides grew into a summer camp where hundreds of teenagers live together.",
    ),
    (
        "text order is not time order",
        "1",
        [("2", "1")],
        "The treaty that the two governments signed grew out of unofficial workshops among scholars.",
    ),
    (
        "beside each other",
        "1",
        [],
        "The foreign ministers negotiated all summer; track two meetings of experts complemented their talks.",
    ),
    (
        "advice",
        "2",
        [],
        "Retired diplomats and scholars of both sides met and sent their advice to the official negotiators.",
    ),
    ("intention", "2", [], "The academics who meet there hope that their dialogue will become official one day."),
    (
        "founding",
        "4",
        [],
        "The youth exchange, which the two governments founded by treaty, takes thousands of pupils across the river.",
    ),
    (
        "one official format after another",
        "1",
        [],
        "After the ambassadors had met in May, the foreign ministers met in June and the presidents in July.",
    ),
]

BEGAN = "The talks began among academics of both sides"
OUTCOMES = [
    ("reported", "1", [("2", "1")], "and became official when the two governments' negotiators took them over."),
    ("denied", "2", [], "and did not become official."),
    ("denied", "2", [], "and never turned into official negotiations."),
    ("hoped for", "2", [], "who hope that the governments will take them over one day."),
    ("in parallel", "2", [], "and ran in parallel to the official negotiations, with no contact between the two."),
]

GAPS = {
    "began and became-4": "more than one phase: 'grew into' between two unofficial tracks is missed",
    "denied-2": "more than one phase: 'official' that is denied weighs in the label",
    "in parallel-1": "more than one phase: the official talks beside it weigh in the label",
}
"""Cases that the model gets wrong, with the reason."""

TEXTS = [*PHASES, *((name, label, moves, f"{BEGAN} {end}") for name, label, moves, end in OUTCOMES)]


@pytest.mark.parametrize(("label", "moves", "text"), with_gaps(TEXTS, GAPS))
def test_more_than_one_phase(classifier: Classifier, label: str, moves: Moves, text: str) -> None:
    result = classifier.classify(text)
    assert (result.track, [(one.from_, one.to) for one in result.transitions]) == (label, moves)
