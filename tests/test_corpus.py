"""The corpus as files: what is read strictly, what leniently, and what is refused with all its faults."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.errors import InputError, OutputError
from training.corpus import Row, content_hash, dump, load, read_labelled
from training.rows import NO_WORDS, locate
from training.schema import ROW

from .rows import TEXTS, fields, moved, row, varied, write


def test_rows_come_back_byte_for_byte(tmp_path: Path) -> None:
    source = write(tmp_path / "rows.jsonl", [fields("1"), fields("none", id="n"), moved()])
    dump(load(source), tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == source.read_bytes()


def test_keys_stand_in_the_order_of_the_schema() -> None:
    assert list(row().to_dict()) == list(ROW)


def test_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    write(tmp_path / "b.jsonl", [fields("2")])
    write(tmp_path / "a.jsonl", [fields("1")])
    assert [one.track for one in load(tmp_path)] == ["1", "2"]


def test_nth_equal_entry_is_the_nth_occurrence() -> None:
    text = "Iranian and Iran's envoys met; Iran denied it."
    spans = [
        {"text": "Iran", "kind": "government", "capacity": "official", "role": role}
        for role in ("at_table", "mentioned")
    ]
    found = row(text=text, participants=spans).participants
    assert [(one.start, text[one.start : one.end], one.role) for one in found] == [
        (12, "Iran", "at_table"),
        (31, "Iran", "mentioned"),
    ]


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=5), max_size=4))
def test_what_is_located_slices_back(text: str, passages: list[str]) -> None:
    for quote in locate(text, passages):
        assert quote is None or text[quote.start : quote.end] == quote.text


FAULTS: list[tuple[dict[str, Any], str]] = [
    (fields() | {"track": "5"}, "track is '5', not one of '1', '1.5'"),
    (fields() | {"track": 1.5}, r"track is 1\.5, not one of"),
    (fields() | {"region": "Asia"}, "region is 'Asia', not one of 'Africa'"),
    (fields() | {"rules": [17]}, r"rules\[0\] is 17, not one of 1, 2"),
    (fields() | {"start_year": "1993"}, "start_year is '1993', not a year as a number"),
    (fields() | {"text": " "}, "text is ' ', not a non-empty string"),
    (fields() | {"sources": [{"title": "A page"}]}, r"sources\[0\] lacks the key url"),
    (fields() | {"mood": "x"}, "the row has the unknown key mood"),
    (dict(reversed(fields().items())), "the row has its keys in another order"),
    (
        moved() | {"phases": [{"text": "two bishops", "track": "2"}]},
        r"phases\[0\]\.text is not in the text as whole words",
    ),
    (
        moved() | {"phases": [{"text": "two professors", "track": "2"}] * 2},
        r"phases\[1\]\.text is not in the text 2 times",
    ),
]


@pytest.mark.parametrize(("bad", "message"), FAULTS)
def test_strict_reading_names_the_fault(bad: dict[str, Any], message: str, tmp_path: Path) -> None:
    path = write(tmp_path / "rows.jsonl", [fields(), bad])
    with pytest.raises(InputError, match=rf"rows\.jsonl:2: {message}"):
        load(path)


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    path = write(tmp_path / "rows.jsonl", [bad for bad, _ in FAULTS])
    with pytest.raises(InputError) as caught:
        load(path)
    assert set(re.findall(r"jsonl:(\d+):", str(caught.value))) == {str(line) for line in range(1, len(FAULTS) + 1)}


def test_folder_without_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no \*\.jsonl file"):
        load(tmp_path)


def test_nothing_is_left_where_writing_fails(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        dump([row()], tmp_path / "no" / "rows.jsonl")
    assert not list(tmp_path.iterdir())


def test_hash_minds_content_and_not_order() -> None:
    rows = varied(12)
    assert content_hash(rows) == content_hash(rows[::-1]) != content_hash(rows[1:])


UNREADABLE: list[tuple[bytes, str]] = [
    (b"", "is empty"),
    (b" \n\n", "is empty"),
    (b"PK\x03\x04rest", "is a binary file, a spreadsheet or UTF-16"),
    ("text,track\n".encode("utf-16"), "is a binary file, a spreadsheet or UTF-16"),
    ("text,track\nGesprä\xe4che,1\n".encode("latin-1"), r":2: byte 0xe4 is not UTF-8\. Save the file as UTF-8"),
    (b"text,label\nTwo envoys met,1\n", "has no track; it has text, label"),
    (b"text,track\n", "has no text; it has no row"),
    (b"text,track\nTwo envoys met,1\nThey met,9\n,2\n", "(?s):3: track is '9', not one of.*:4: text is '', not words"),
    (b'text,track\n"Two envoys met,1\n', ":2: is not well-formed"),
    (b"text,track\nTwo envoys, met,1\n", ":2: has 3 cells under 2 columns; put quotes"),
    (b'{"text": "They met", "track": "1"}\n{"text"\n', ":2: is not JSON"),
    (b"[1, 2]\n", ":1: is not a JSON object; write one object a line"),
    (b'{"text": "They met", "track": "1", "transitions": "later"}', ":1: transitions are 'later', not a list"),
    (b"text,track\n" + b"x" * 10_000_000 + b",1\n", ":2: text has 10000000 characters, more than 100000"),
]


@pytest.mark.parametrize(("content", "message"), UNREADABLE)
def test_lenient_reading_refuses_with_line(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        read_labelled(path)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.csv cannot be read: No such file"):
        read_labelled(tmp_path / "nowhere.csv")


ACCEPTED: list[tuple[str, list[str]]] = [
    ("text,track\nThey met,1.5\n", ["1.5"]),
    ("\ufefftrack;text\n1.0;They met\nNone;Nobody met, at all\n", ["1", "none"]),
    ("text\ttrack\r\nThey met\t3\r\n", ["3"]),
    ('text,track\n"They met\non a bridge",4\n\n', ["4"]),
    ('{"text": "They met", "track": 2, "other": [1]}\n\n{"text": "Yes.", "track": 1.5}', ["2", "1.5"]),
]


@pytest.mark.parametrize(("content", "labels"), ACCEPTED)
def test_lenient_reading_takes(content: str, labels: list[str], tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text(content, encoding="utf-8", newline="")
    assert [one.track for one in read_labelled(path)] == labels


def test_lenient_rows_have_defaults(tmp_path: Path) -> None:
    text = "Begun by scholars, it was taken over by ministers in 1993."
    move = {"from": "2", "to": "1", "evidence": "was taken over by", "year": "1993"}
    loose = {"from": 2, "to": 1.5, "evidence": None, "year": ""}
    rows = read_labelled(
        write(
            tmp_path / "mine.jsonl",
            [
                {"text": text, "track": "1", "transitions": [move], "group": "g"},
                {"text": text, "track": "1.5", "transitions": [loose], "initiative": None, "start_year": "1990"},
                {"text": text, "track": "1", "transitions": "2>1.5;1.5>1", "rules": "5; 9"},
            ],
        )
    )
    assert [one.group for one in rows] == ["g", "mine-2", "mine-3"]
    assert [one.pairs for one in rows] == [(("2", "1"),), (("2", "1.5"),), (("2", "1.5"), ("1.5", "1"))]
    assert rows[0].transitions[0].evidence.text == "was taken over by"
    assert (rows[0].transitions[0].year, rows[1].transitions[0].year) == (1993, None)
    assert rows[1].transitions[0].evidence == NO_WORDS
    assert rows[2].rules == (5, 9)


def test_row_of_the_corpus_is_taken_whole(tmp_path: Path) -> None:
    path = write(tmp_path / "mine.jsonl", [moved()])
    assert read_labelled(path) == load(path) == [Row.from_dict(moved())]


def test_every_json_string_survives(tmp_path: Path) -> None:
    odd = TEXTS["1"] + "\u2028next\x85line"
    assert load(write(tmp_path / "rows.jsonl", [fields(text=odd)]))[0].text == json.loads(json.dumps(odd))


SHARED = Path(__file__).parents[2] / "shared" / "validation"


@pytest.mark.skipif(not SHARED.exists(), reason="needs the validation sets beside the checkout")
@pytest.mark.parametrize("name", ["validation.jsonl", "real.jsonl"])
def test_validation_sets_are_read(name: str) -> None:
    rows = read_labelled(SHARED / name)
    lines = (SHARED / name).read_text(encoding="utf-8").splitlines()
    assert [one.text for one in rows] == [json.loads(line)["text"] for line in lines]
    assert all(one.evidence.text for row in rows for one in row.transitions)
