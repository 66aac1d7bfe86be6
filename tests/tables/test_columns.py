from classifier.records import Evidence, Quote, Result, Transition
from classifier.tables.columns import COLUMNS, Labels

TEXT = "Accords grew out of talks\namong academics; ministers signed."


def quote(words: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def evidence(words: str, weight: float) -> Evidence:
    return Evidence(**quote(words), weight=weight, track="1")  # type: ignore[arg-type]


RESULT = Result(
    text=TEXT,
    track="1",
    probabilities={"1": 0.93456, "1.5": 0.06544, "2": 0.0, "3": 0.0, "4": 0.0, "none": 0.0},
    candidates=("1", "1.5"),
    review="low confidence",
    transitions=(
        Transition(from_="2", to="1.5", year=None, evidence=Quote(**quote("grew out of"))),  # type: ignore[arg-type]
        Transition(from_="1.5", to="1", year=1993, evidence=Quote(**quote("signed"))),  # type: ignore[arg-type]
    ),
    phases=(),
    participants=(),
    evidence=(
        evidence("talks\namong", 0.7),
        evidence("signed", 0.2),
        evidence("signed", 0.1),
    ),
    similar=(),
    model="default@0",
)


def test_the_columns_of_the_contract() -> None:
    names = ["track", "probability", "candidates", "review", "transitions", "transition_years", "evidence", "model"]
    assert tuple(name if name == "track" else f"track_{name}" for name in names) == COLUMNS


def test_a_result_as_cells() -> None:
    found = dict(zip(COLUMNS, Labels.of(RESULT).cells(), strict=True))
    assert found == {
        "track": "1",
        "track_probability": "0.9346",
        "track_candidates": "1|1.5",
        "track_review": "low confidence",
        "track_transitions": "2>1.5;1.5>1",
        "track_transition_years": ";1993",
        "track_evidence": "talks among; signed",
        "track_model": "default@0",
    }


def test_an_unread_row_has_no_track() -> None:
    assert Labels.unread("no text", model="m").cells() == ["", "", "", "no text", "", "", "", "m"]
