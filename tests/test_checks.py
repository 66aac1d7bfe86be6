"""What ``corpus validate`` finds: each fault alone, all at once, and nothing where nothing is wrong."""

from pathlib import Path
from typing import Any

import pytest

from classifier.errors import InputError
from training.checks import validate
from training.duplicates import twins

from .rows import TEXTS, fields, moved, write

LONG = "During the dry season elders walked across the river bed and agreed where the herds would drink that year."


def found(path: Path, *rows: dict[str, Any]) -> list[str]:
    return [str(fault) for fault in validate(write(path / "rows.jsonl", rows))]


def test_faultless_corpus_passes(tmp_path: Path) -> None:
    assert found(tmp_path, *(fields(track) for track in TEXTS), moved()) == []


def alike(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - a row has many types
    return fields("1", id="like", text=f"{TEXTS['1']} It rained.", initiative="Other", group="other", **changes)


ROWS: list[tuple[dict[str, Any], str]] = [
    (fields(text="Envoys of both governments met."), "text has 5 words, not 8 to 250"),
    (fields(text=TEXTS["1"] + " and" * 250), "words, not 8 to 250"),
    (fields(start_year=2001, end_year=1999), "start_year 2001 is after end_year 1999"),
    (fields(start_year=1200), "start_year is 1200, before 1800"),
    (fields(rules=[5, 5]), "rules [5, 5] name a rule twice"),
    (fields(participants=[]), "track is 1, and no participant is at_table"),
    (
        fields(
            participants=fields()["participants"] * 1 + [fields()["participants"][0] | {"text": "both governments"}]
        ),
        "participants overlap: 'Envoys of both governments' and 'both governments'",
    ),
    (fields(sources=[]), "origin is case, and there is no source"),
    (fields(sources=[{"title": "x", "url": "example.org"}]), "source url is 'example.org', not an address"),
    (fields(second_track=None), "second_track and second_transitions come together"),
    (fields(second_transitions=[{"from": "1", "to": "2"}]), "last transition does not end on second_track"),
    (moved(track="2"), "the last transition ends on 1, the track is 2"),
    (moved(phases=[]), "phases run on no track, transitions say ['2', '1']"),
    (moved(transitions=[]), "phases run on ['2', '1'], transitions say no change"),
    (moved(transitions=[{"from": "1", "to": "1", "evidence": "was taken up", "year": None}]), "from 1 to 1 is none"),
    (
        moved(
            transitions=[
                {"from": "2", "to": "1.5", "evidence": "sketched", "year": None},
                {"from": "2", "to": "1", "evidence": "signed", "year": None},
            ]
        ),
        "a transition reaches 1.5, and the next one leaves 2",
    ),
]


@pytest.mark.parametrize(("bad", "message"), ROWS)
def test_fault_of_a_row(bad: dict[str, Any], message: str, tmp_path: Path) -> None:
    faults = found(tmp_path, fields("4"), bad)
    assert any(":2: " in fault and message in fault for fault in faults), faults


PAIRS: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    (fields("2"), fields("2", text=LONG), "participants[0].text is not in the text"),
    (fields("none"), fields("none", text=LONG), "id is taken by row-none"),
    (fields("none"), fields("none", id="x", text=LONG, group="x"), "but the group is not 'initiative-none'"),
    (fields("none"), fields("none", id="x", text=LONG, group="x", initiative="initiative: NONE"), "initiative is that"),
    (fields(), fields(id="x"), "x: text is that of row-1"),
    (fields(), fields(id="x", origin="contrast"), "x: text is that of row-1"),
    (fields(), alike(), "like: text is nearly that of row-1"),
    (fields(), fields("1", id="x", origin="contrast", text=TEXTS["1"] + " It rained."), "has one label only"),
]


@pytest.mark.parametrize(("one", "other", "message"), PAIRS)
def test_fault_between_rows(one: dict[str, Any], other: dict[str, Any], message: str, tmp_path: Path) -> None:
    assert any(message in fault for fault in found(tmp_path, one, other))


def test_contrast_of_one_group_may_be_alike(tmp_path: Path) -> None:
    text = TEXTS["1"].replace("Envoys of both governments", "Pupils of both towns")
    table = [{"text": "Pupils of both towns", "kind": "citizens", "capacity": "unofficial", "role": "at_table"}]
    contrast = fields("4", origin="contrast", text=text, participants=table, group="initiative-1", sources=[])
    assert found(tmp_path, fields("1"), contrast) == []


def test_all_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", [fields(rules=[1, 1], sources=[])])
    write(tmp_path / "b.jsonl", [{"text": 1}, fields("2", start_year=5000)])
    faults = validate(tmp_path)
    assert {(Path(fault.file).name, fault.line) for fault in faults} == {("a.jsonl", 1), ("b.jsonl", 1), ("b.jsonl", 2)}
    assert sum(Path(fault.file).name == "a.jsonl" for fault in faults) == 2


def test_overlap_with_another_file(tmp_path: Path) -> None:
    corpus = write(tmp_path / "rows.jsonl", [fields("1"), fields("2")])
    other = tmp_path / "other.csv"
    other.write_text(f'text\n"Nobody met at all that day."\n"{TEXTS["2"]} So it is said."\n', encoding="utf-8")
    (fault,) = validate(corpus, [other])
    assert (fault.line, "nearly that of text 2 of" in fault.message) == (2, True)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        validate(tmp_path / "no.jsonl")
    with pytest.raises(InputError, match="cannot be read"):
        validate(write(tmp_path / "rows.jsonl", [fields()]), [tmp_path / "no.csv"])


def test_twins_agree_with_the_definition_spelled_out() -> None:
    one, other = "a b c d e f", "x b c d e f g"
    runs = [{tuple(text.split()[i : i + 4]) for i in range(len(text.split()) - 3)} for text in (one, other)]
    (twin,) = twins([one, other])
    assert twin.resemblance == len(runs[0] & runs[1]) / len(runs[0] | runs[1])
    assert twin.containment == len(runs[0] & runs[1]) / min(map(len, runs))
