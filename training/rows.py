"""The record of one labelled text, with every quoted passage resolved to character offsets."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from classifier.labels import Track
from classifier.records import Participant, Phase, Quote, Source, Transition
from training.schema import ROW

Pair = tuple[Track, Track]
"""A change of track, from and to, without its words."""

NO_WORDS: Final = Quote(start=0, end=0, text="")
"""Stands for the evidence of a transition whose coder gave none."""

QUOTED: Final = (("transitions", "evidence"), ("phases", "text"), ("participants", "text"))
"""The keys of a row whose entries quote the text, and under which key of the entry."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One labelled text of the corpus, or of a user's own file; the defaults are for the latter.

    ``group`` is what splits respect; ``second_track`` and ``second_transitions`` are the second
    coder's first blind reading, None where there was none.
    """

    id: str
    text: str
    track: Track
    group: str
    rules: tuple[int, ...] = ()
    transitions: tuple[Transition, ...] = ()
    phases: tuple[Phase, ...] = ()
    participants: tuple[Participant, ...] = ()
    origin: str = "case"
    initiative: str = ""
    region: str = ""
    start_year: int | None = None
    end_year: int | None = None
    register: str = ""
    sources: tuple[Source, ...] = ()
    rationale: str = ""
    coder: str = ""
    second_track: Track | None = None
    second_transitions: tuple[Pair, ...] | None = None
    batch: str = ""

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Give the transitions without their words, in the order of the file."""
        return tuple((one.from_, one.to) for one in self.transitions)

    @property
    def words(self) -> int:
        """Count the words of the text, as blank-separated strings."""
        return len(self.text.split())

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> Self:
        """Build the record from an object that has passed ``schema.faults`` and ``unquoted``."""
        text = fields["text"]
        second = fields["second_transitions"]
        resolved = {
            "rules": tuple(fields["rules"]),
            "transitions": _transitions(text, fields["transitions"]),
            "phases": tuple(
                Phase(**vars(quote), track=entry["track"]) for quote, entry in _quoted(text, fields["phases"])
            ),
            "participants": tuple(
                Participant(**{**entry, **vars(quote)}) for quote, entry in _quoted(text, fields["participants"])
            ),
            "sources": tuple(Source(**source) for source in fields["sources"]),
            "second_transitions": None if second is None else tuple((one["from"], one["to"]) for one in second),
        }
        return cls(**{**fields, **resolved})

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON form of the contract, keys in their order."""
        second = self.second_transitions
        nested: dict[str, Any] = {
            "rules": list(self.rules),
            "transitions": [
                {"from": one.from_, "to": one.to, "evidence": one.evidence.text, "year": one.year}
                for one in self.transitions
            ],
            "phases": [{"text": one.text, "track": one.track} for one in self.phases],
            "participants": [
                {"text": one.text, "kind": one.kind, "capacity": one.capacity, "role": one.role}
                for one in self.participants
            ],
            "sources": [dict(vars(source)) for source in self.sources],
            "second_transitions": None if second is None else [{"from": old, "to": new} for old, new in second],
        }
        return {key: nested.get(key, getattr(self, key)) for key in ROW}


def locate(text: str, passages: Iterable[str]) -> Iterator[Quote | None]:
    """Resolve passages to quotes, in order: the n-th equal passage means the n-th occurrence.

    Only whole words count as an occurrence, so that "Iran" is not found inside "Iranian"; None
    stands for a passage with no such occurrence.

    >>> list(locate("Iranian and Iran's envoys", ["Iran"]))
    [Quote(start=12, end=16, text='Iran')]
    >>> list(locate("two and two", ["two", "two", "two"]))[1:]
    [Quote(start=8, end=11, text='two'), None]
    """
    seen: Counter[str] = Counter()
    for passage in passages:
        starts = _occurrences(text, passage)
        nth = seen[passage]
        seen[passage] += 1
        yield Quote(start=starts[nth], end=starts[nth] + len(passage), text=passage) if nth < len(starts) else None


def _occurrences(text: str, passage: str) -> list[int]:
    if not passage:
        return []
    before = r"(?<!\w)" if passage[0].isalnum() else ""
    after = r"(?!\w)" if passage[-1].isalnum() else ""
    return [match.start() for match in re.finditer(before + re.escape(passage) + after, text)]


def unquoted(fields: Mapping[str, Any]) -> Iterator[str]:
    """Name every passage that a row claims to quote and that its text does not hold."""
    for key, inner in QUOTED:
        passages = [entry[inner] for entry in fields[key]]
        for place, quote in enumerate(locate(fields["text"], passages)):
            if quote is None:
                nth = passages[: place + 1].count(passages[place])
                often = f" {nth} times" if nth > 1 else ""
                yield f"{key}[{place}].{inner} is not in the text{often} as whole words: {passages[place]!r}"


def _quoted(text: str, entries: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Quote, Mapping[str, Any]]]:
    for quote, entry in zip(locate(text, [entry["text"] for entry in entries]), entries, strict=True):
        if quote is not None:
            yield quote, entry


def _transitions(text: str, entries: Sequence[Mapping[str, Any]]) -> tuple[Transition, ...]:
    quotes = locate(text, [entry["evidence"] or "" for entry in entries])
    return tuple(
        Transition(from_=entry["from"], to=entry["to"], year=entry["year"], evidence=quote or NO_WORDS)
        for quote, entry in zip(quotes, entries, strict=True)
    )
