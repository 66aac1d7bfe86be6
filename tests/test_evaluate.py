"""The tables of an evaluation on constructed results: what is right, what is doubted, what went wrong."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from classifier.errors import OutputError
from classifier.labels import LABELS, Review, Track
from classifier.records import Evidence, Participant, Result, Transition
from training import doubts, measures, mistakes
from training.baselines import by_rules, majority, tfidf
from training.figures import Figure
from training.measures import CHIEF_RIVAL, Labelling, Measured
from training.rows import Row
from training.tables import Cell, Table, render
from training.track_words import named_tracks, without_track_words

from .rows import TEXTS, moved, row, varied


def result(text: str, track: Track, *, probability: float = 0.7, review: Review | None = None, **more: Any) -> Result:  # noqa: ANN401
    rest = (1 - probability) / 5
    fields: dict[str, Any] = {
        "transitions": (),
        "phases": (),
        "participants": (),
        "evidence": (),
        "similar": (),
        "candidates": (track,),
        **more,
    }
    return Result(
        text=text,
        track=track,
        probabilities={label: probability if label == track else rest for label in LABELS},
        review=review,
        model="test@0",
        **fields,
    )


def measured(rows: Sequence[Row], results: Sequence[Result], rival: Sequence[Track]) -> Measured:
    own = [one.track for one in results]
    return Measured(
        rows=rows,
        results=results,
        own=Labelling.of(own, own[::-1]),
        rivals={CHIEF_RIVAL: Labelling.of(rival, rival)},
    )


def cell(table: Table, name: str, column: int = 1) -> Cell:
    (line,) = [line for line in table.lines if line[0] == name]
    return line[column]


def value(table: Table, name: str, column: int = 1) -> float:
    found = cell(table, name, column)
    assert isinstance(found, Figure)
    assert found.low <= found.value <= found.high
    return found.value


ROWS = varied(12)
GIVEN = measured(
    ROWS,
    [
        result(one.text, one.track if place < 9 else "1", probability=0.9 if place < 9 else 0.5)
        for place, one in enumerate(ROWS)
    ],
    ["none"] * 12,
)


def test_label_table_sets_model_beside_rival() -> None:
    table = measures.labels(GIVEN)
    assert table.columns == ("measure", "test@0", CHIEF_RIVAL, f"lead over {CHIEF_RIVAL}")
    assert [value(table, "accuracy", column) for column in (1, 2, 3)] == pytest.approx([9 / 12, 2 / 12, 7 / 12])
    assert [value(table, "none called a track", column) for column in (1, 2)] == [0.5, 0.0]
    assert value(table, "lowest F1 of a label") == pytest.approx(4 / 7)


def test_each_label() -> None:
    table = measures.each_label(GIVEN)
    assert [value(table, "1", column) for column in (2, 3, 4)] == pytest.approx([2 / 5, 1.0, 4 / 7])
    assert cell(table, "1", 1) == 2
    assert value(table, "none", 5) == pytest.approx(2 * 2 / 14)


def test_confusion_counts_every_text_once() -> None:
    table = measures.confused(GIVEN)
    assert sum(int(str(number)) for line in table.lines for number in line[1:]) == 12
    assert cell(table, "none", 1) == 1


def test_probabilities() -> None:
    table = doubts.probabilities(GIVEN)
    assert value(table, "candidates hold the label") == 0.75
    assert value(table, "candidates, mean number") == 1
    assert value(table, "expected calibration error") == pytest.approx(9 / 12 * 0.1 + 3 / 12 * 0.5)
    assert value(table, "candidates hold the label, of none") == 0.5
    assert cell(table, "the same of a calibrated model, 95 % of draws at or under")


def test_reliability_bins() -> None:
    lines = doubts.bins(GIVEN).lines
    assert [(span, texts, accuracy) for span, texts, _, accuracy in lines] == [
        ("0.5 to 0.6", 3, 0.0),
        ("0.9 to 1.0", 9, 1.0),
    ]
    assert [line[2] for line in lines] == pytest.approx([0.5, 0.9])


def test_accuracy_against_coverage() -> None:
    table = doubts.kept(GIVEN)
    assert (cell(table, "the surest 100%", 2), cell(table, "the surest 70%", 2)) == (0.75, 1.0)
    assert cell(table, "no reason for review", 2) == 0.75


def test_transitions() -> None:
    gold = Row.from_dict(moved())
    move = Transition(from_="2", to="1", year=1993, evidence=gold.transitions[0].evidence)
    rows = [gold, row("2"), row("4")]
    results = [
        result(gold.text, "1", transitions=(move,)),
        result(TEXTS["2"], "2", transitions=(move,)),
        result("x", "4"),
    ]
    table = measures.transitions(measured(rows, results, ["1", "2", "4"]))
    assert [value(table, f"exact pairs, {name}") for name in ("precision", "recall", "f1".upper())] == [0.5, 1.0, 2 / 3]
    assert value(table, "found where there is none") == 0.5
    assert value(table, "year right, of pairs found whose year is known") == 1.0
    assert value(table, "evidence overlap of 0.3 or more, of pairs found") == 1.0
    assert cell(table, "evidence overlap (character F1), of pairs found") == 1.0


def test_json_holds_numbers() -> None:
    tables = json.loads(render([measures.labels(GIVEN), measures.transitions(GIVEN)], "json"))
    assert tables[0]["lines"][0]["test@0"]["value"] == 0.75
    assert tables[1]["lines"][0]["test@0"] == {"value": None, "low": None, "high": None}


PERSON = Participant(start=0, end=6, text="Envoys", kind="government", capacity="official", role="at_table")


def test_errors_are_written_by_rule(tmp_path: Path) -> None:
    rows = [
        row("1", id="right"),
        row("2", id="b", rules=[8]),
        row("4", id="a", rationale="Elite, not ordinary (rule 2)."),
        Row.from_dict(moved()),
    ]
    words = Evidence(start=0, end=6, text="Envoys", track="1", weight=0.5)
    found = [result(one.text, "1", evidence=(words,), participants=(PERSON,), candidates=("1", "1.5")) for one in rows]
    path = tmp_path / "wrong.csv"
    assert mistakes.write_errors(rows, found, path) == 3
    with path.open(encoding="utf-8", newline="") as sheet:
        lines = list(csv.DictReader(sheet))
    assert [(line["rule"], line["id"], line["found"]) for line in lines] == [
        ("2", "a", "1"),
        ("8", "b", "1"),
        ("", "row-moved", "1"),
    ]
    assert lines[2]["transitions"] == "2>1"
    assert lines[2]["transition_words"] == "was taken up in May by"
    assert lines[0]["candidates"] == "1|1.5"
    assert lines[0]["evidence"] == "Envoys (1: +0.50)"
    assert mistakes.by_rule(rows, found).lines == ((mistakes.NO_RULE, 2, 0), ("2", 1, 1), ("8", 1, 1))


def test_no_errors_file_without_its_folder(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        mistakes.write_errors([row("1")], [result("x", "2")], tmp_path / "no" / "wrong.csv")


def test_tfidf_learns_what_words_tell() -> None:
    rows = varied(120)
    label = tfidf(rows)
    assert label([TEXTS["3"], TEXTS["none"]]) == ["3", "none"]
    assert majority([*rows, row("4")])(["x"]) == ["4"]


def test_word_list_rule_reads_participants() -> None:
    assert by_rules([result("Envoys met.", "4", participants=(PERSON,)), result("It rained.", "4")]) == ["1", "none"]


NAMED = [
    ("a Track II dialogue", ("2",), "a dialogue"),
    ("the track-one-and-a-half talks", ("1.5",), "the talks"),
    ("a Track 1½ forum", ("1.5",), "a forum"),
    ("TRACK TWO AND TRACK ONE", ("2", "1"), "AND"),
    ("the fourth-track volunteers", ("4",), "the volunteers"),
    ("trains ran on track 12", (), "trains ran on track 12"),
    ("all three tracks; a multi-track view", (), "all three tracks; a multi-track view"),
]


@pytest.mark.parametrize(("text", "tracks", "bare"), NAMED)
def test_track_words(text: str, tracks: tuple[Track, ...], bare: str) -> None:
    assert named_tracks(text) == tracks
    assert without_track_words(text) == bare


def test_same_rows_same_figures() -> None:
    again = measured(ROWS, GIVEN.results, ["none"] * 12)
    assert measures.labels(again) == measures.labels(GIVEN)
    assert doubts.probabilities(again) == doubts.probabilities(GIVEN)
    assert np.array_equal(again.weights, GIVEN.weights)
