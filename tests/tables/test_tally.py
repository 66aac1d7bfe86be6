from classifier.tables.columns import Labels
from classifier.tables.tally import Tally

LABELS = [
    Labels("1", 0.9, "1", "", "2>1.5;1.5>1", ";1993", "", "m"),
    Labels("1", 0.4, "1|2", "low confidence", "2>1.5", "", "", "m"),
    Labels("none", 0.9, "none", "", "", "", "", "m"),
    Labels.unread("2 of 7 cells missing", model="m"),
    Labels.unread("not JSON: Expecting value: line 1", model="m"),
]


def test_lines() -> None:
    assert Tally.of(LABELS).lines() == [
        "5 rows",
        "  2  track 1, official diplomacy",
        "  1  none, no initiative",
        "3 transitions: 2 2>1.5, 1 1.5>1",
        "1 for review: 1 low confidence",
        "2 without a label: 1 cells missing, 1 not JSON",
    ]


def test_parts_add_up_and_come_back_from_json() -> None:
    whole = Tally.of(LABELS)
    assert Tally.of(LABELS[:2]) + Tally.of(LABELS[2:]) == whole
    assert Tally.from_dict(whole.to_dict()) == whole
    assert whole.rows == len(LABELS)
