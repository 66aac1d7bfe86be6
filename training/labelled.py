"""Labelled files as users have them: JSON Lines or CSV with at least ``text`` and ``track``."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, cast

from classifier.labels import LABELS, TRACKS, Track
from classifier.records import Transition
from training import schema
from training.faults import Fault, refuse
from training.lines import MAX_CELL, read_records
from training.rows import NO_WORDS, Row, locate, unquoted

_NEEDED: Final = ("text", "track")

_Check = Callable[[object], Iterator[str]]


def read_labelled(path: Path) -> list[Row]:
    """Read the labelled texts of a file, leniently: only ``text`` and ``track`` are needed.

    Other keys may be there; evidence may be null or not word for word; years may be text; labels may
    be numbers; transitions in a CSV are written ``2>1.5;1.5>1``. Rows without ``group`` count as
    one initiative each.

    Raises:
        InputError: the file cannot be read, holds no row, or some rows lack a text or a label of
            the codebook; names every fault with its line.
    """
    read = _read(path, {"text": _text_faults, "track": _track_faults, "transitions": _pair_faults})
    return [_row(fields, f"{path.stem}-{line}") for line, fields in read]


def read_texts(path: Path) -> list[str]:
    """Read just the texts of a file, labelled or not.

    Raises:
        InputError: the file cannot be read, or some rows have no text; names every fault with its line.
    """
    return [fields["text"] for _, fields in _read(path, {"text": _text_faults})]


def as_label(value: object) -> Track | None:
    """Read a label as people and spreadsheets write it, or give None.

    >>> [as_label(value) for value in (1, 1.5, "2.0", " None ", "1,5", "track 2", None)]
    ['1', '1.5', '2', 'none', None, None, None]
    """
    written = str(value).strip().lower().removesuffix(".0")
    if value is None or isinstance(value, bool):
        return None
    return next((label for label in LABELS if label == written), None)


def _read(path: Path, checks: Mapping[str, _Check]) -> list[tuple[int, dict[str, Any]]]:
    records = read_records(path)
    read = [(line, fields) for line, fields in records if isinstance(fields, dict)]
    seen = {key: None for _, fields in read for key in fields}
    absent = [key for key in checks if key in _NEEDED and key not in seen]
    messages = [(0, f"has no {key}; it has {', '.join(seen) or 'no row'}. Name it so in the file.") for key in absent]
    messages += [(line, fields) for line, fields in records if isinstance(fields, str)]
    messages += [
        (line, message)
        for line, fields in read
        for key, check in checks.items()
        if key not in absent
        for message in check(fields.get(key))
    ]
    refuse([Fault(file=str(path), line=line, message=message) for line, message in messages])
    return read


def _text_faults(text: object) -> Iterator[str]:
    if not isinstance(text, str) or not text.strip():
        yield f"text is {_short(text)}, not words"
    elif len(text) > MAX_CELL:
        yield f"text has {len(text)} characters, more than {MAX_CELL}; look for a missing quote, or shorten it"


def _track_faults(track: object) -> Iterator[str]:
    if as_label(track) is None:
        yield f"track is {_short(track)}, not one of {', '.join(LABELS)}"


def _pair_faults(transitions: object) -> Iterator[str]:
    if _moves(transitions) is None:
        yield f"transitions are {_short(transitions)}, not a list of from and to, or a form such as 2>1.5;1.5>1"


def _short(value: object) -> str:
    return repr(value) if len(repr(value)) <= 60 else repr(value)[:60] + "…"


def _row(fields: Mapping[str, Any], default_id: str) -> Row:
    if not schema.faults(fields) and not any(unquoted(fields)):
        return Row.from_dict(fields)  # a row of the corpus schema keeps its participants, phases and sources
    name = str(fields.get("id") or default_id)
    return Row(
        id=name,
        text=fields["text"],
        track=cast("Track", as_label(fields["track"])),
        group=str(fields.get("group") or name),
        rules=tuple(int(number) for number in re.findall(r"\d+", str(fields.get("rules") or ""))),
        transitions=_transitions(fields["text"], fields.get("transitions")),
        initiative=str(fields.get("initiative") or ""),
        region=str(fields.get("region") or ""),
        register=str(fields.get("register") or ""),
        rationale=str(fields.get("rationale") or ""),
    )


def _transitions(text: str, written: object) -> tuple[Transition, ...]:
    moves = _moves(written) or []
    quotes = locate(text, [str(move.get("evidence") or "") for move in moves])
    return tuple(
        Transition(
            from_=cast("Track", as_label(move["from"])),
            to=cast("Track", as_label(move["to"])),
            year=_year(move.get("year")),
            evidence=quote or NO_WORDS,
        )
        for move, quote in zip(moves, quotes, strict=True)
    )


def _moves(written: object) -> list[dict[str, Any]] | None:
    """Read transitions from a list of objects, that list as JSON text, or ``2>1.5;1.5>1``; None if it is neither."""
    if not written:
        return []
    if isinstance(written, str) and written.lstrip().startswith("["):
        with suppress(json.JSONDecodeError):
            return _moves(json.loads(written))
    if isinstance(written, str):
        ends = [pair.partition(">") for pair in written.split(";")]
        written = [{"from": old, "to": new} for old, _, new in ends]
    whole = isinstance(written, list) and all(isinstance(move, dict) and _is_move(move) for move in written)
    return cast("list[dict[str, Any]]", written) if whole else None


def _is_move(move: Mapping[str, Any]) -> bool:
    return all(as_label(move.get(end)) in TRACKS for end in ("from", "to"))


def _year(written: object) -> int | None:
    found = re.search(r"\b[12]\d{3}\b", str(written))
    return int(found.group()) if found else None
