"""Small constructed rows for the tests of the corpus workbench; nothing in them is history."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from classifier.labels import LABELS
from training.rows import Row

TEXTS = {
    "1": "Envoys of both governments met in the border town and initialled a protocol on water.",
    "1.5": "A deputy minister and three scholars spent the weekend at an institute sketching a ceasefire.",
    "2": "Retired generals and historians from both sides compared notes on the disputed ridge.",
    "3": "The two chambers of commerce opened a joint office for exporters across the line.",
    "4": "Pupils from both banks rowed down the river together and slept in one another's homes.",
    "none": "Shelling resumed along the northern road overnight and eleven houses were burnt down.",
}
TABLE = {
    "1": ("Envoys of both governments", "government", "official", "at_table"),
    "1.5": ("A deputy minister", "government", "official", "at_table"),
    "2": ("Retired generals", "military", "former", "at_table"),
    "3": ("The two chambers of commerce", "business", "unofficial", "at_table"),
    "4": ("Pupils from both banks", "citizens", "unofficial", "at_table"),
}


def fields(track: str = "1", **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - a row has many types
    """Give the JSON form of a faultless row of this label, with some keys changed."""
    participants = (
        [dict(zip(("text", "kind", "capacity", "role"), TABLE[track], strict=True))] if track in TABLE else []
    )
    row = {
        "id": f"row-{track}",
        "text": TEXTS[track],
        "track": track,
        "rules": [],
        "transitions": [],
        "phases": [],
        "participants": participants,
        "origin": "case",
        "initiative": f"Initiative {track}",
        "group": f"initiative-{track}",
        "region": "Africa",
        "start_year": 1993,
        "end_year": None,
        "register": "news",
        "sources": [{"title": "A page", "url": "https://example.org/page"}],
        "rationale": "Who sits there is told by the test.",
        "coder": "a",
        "second_track": track,
        "second_transitions": [],
        "batch": "b1",
    }
    return {**row, **changes}


def moved(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - a row has many types
    """Give the JSON form of a faultless row that reports a transition."""
    text = "What two professors had sketched was taken up in May by the foreign ministers, who signed it."
    row = fields(
        "1",
        id="row-moved",
        text=text,
        group="moved",
        initiative="Moved",
        transitions=[{"from": "2", "to": "1", "evidence": "was taken up in May by", "year": 1993}],
        phases=[{"text": "two professors", "track": "2"}, {"text": "the foreign ministers", "track": "1"}],
        participants=[
            {"text": "the foreign ministers", "kind": "government", "capacity": "official", "role": "at_table"}
        ],
        second_transitions=[{"from": "2", "to": "1"}],
    )
    return {**row, **changes}


def row(track: str = "1", **changes: Any) -> Row:  # noqa: ANN401 - a row has many types
    """Give the record of ``fields``."""
    return Row.from_dict(fields(track, **changes))


def varied(count: int) -> list[Row]:
    """Give this many rows, labels in turn, two rows a group, each text different."""
    return [
        row(
            LABELS[place % 6],
            id=f"row-{place}",
            text=f"{TEXTS[LABELS[place % 6]]} Item {place} of the list.",
            group=f"group-{place // 12}-{place % 6}",
            register=("news", "web", "report", "memoir", "minutes")[place % 5],
            batch=f"b{place % 4}",
        )
        for place in range(count)
    ]


def write(path: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    """Write objects as JSON Lines and give the path back."""
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in rows), encoding="utf-8")
    return path
