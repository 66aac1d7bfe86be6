"""What a machine can check of a corpus: every row for itself, and the rows against each other."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from training.corpus import Placed, Row, parse
from training.duplicates import Twin, twins
from training.faults import Fault
from training.labelled import read_texts

WORDS: Final = range(8, 251)
YEARS: Final = range(1800, 2101)


def validate(path: Path, against: Sequence[Path] = ()) -> list[Fault]:
    """List every fault of a corpus file or folder, and every overlap with the texts of other files.

    Raises:
        InputError: a file is missing or cannot be read as a whole.
    """
    placed, faults = parse(path)
    for one in placed:
        faults += [one.fault(message) for check in ROW_CHECKS for message in check(one.row)]
    for check in CORPUS_CHECKS:
        faults += check(placed)
    for other in against:
        faults += _overlap(placed, other)
    return sorted(faults)


def _length(row: Row) -> Iterator[str]:
    if row.words not in WORDS:
        yield f"text has {row.words} words, not {WORDS.start} to {WORDS.stop - 1}"


def _years(row: Row) -> Iterator[str]:
    years = {"start_year": row.start_year, "end_year": row.end_year}
    years |= {f"transitions[{place}].year": one.year for place, one in enumerate(row.transitions)}
    for key, year in years.items():
        if year is not None and year not in YEARS:
            yield f"{key} is {year}, before {YEARS.start} or after {YEARS.stop - 1}"
    if row.start_year and row.end_year and row.start_year > row.end_year:
        yield f"start_year {row.start_year} is after end_year {row.end_year}"


def _rules(row: Row) -> Iterator[str]:
    if len(set(row.rules)) < len(row.rules):
        yield f"rules {list(row.rules)} name a rule twice"


def _chain(row: Row) -> Iterator[str]:
    """Codebook, "More than one phase": the label is the latest phase reached, phases stand in order of time."""
    if row.transitions and row.pairs[-1][1] != row.track:
        yield f"the last transition ends on {row.pairs[-1][1]}, the track is {row.track}"
    for old, new in row.pairs:
        if old == new:
            yield f"a transition from {old} to {new} is none"
    for (_, reached), (left, _) in pairwise(row.pairs):
        if reached != left:
            yield f"a transition reaches {reached}, and the next one leaves {left}"
    chain = [row.pairs[0][0], *(new for _, new in row.pairs)] if row.pairs else []
    phases = [phase.track for phase in row.phases]
    if phases != chain:
        yield f"phases run on {phases or 'no track'}, transitions say {chain or 'no change'}"


def _table(row: Row) -> Iterator[str]:
    if row.track != "none" and not any(one.role == "at_table" for one in row.participants):
        yield f"track is {row.track}, and no participant is at_table"
    spans = sorted((one.start, one.end, one.text) for one in row.participants)
    for (_, end, text), (start, _, inner) in pairwise(spans):
        if start < end:
            yield f"participants overlap: {text!r} and {inner!r}"


def _sources(row: Row) -> Iterator[str]:
    if row.origin == "case" and not row.sources:
        yield "origin is case, and there is no source"
    for source in row.sources:
        if not re.fullmatch(r"https?://[^\s/]+\.[^\s]+", source.url):
            yield f"source url is {source.url!r}, not an address on the web"


def _second_coder(row: Row) -> Iterator[str]:
    if (row.second_track is None) != (row.second_transitions is None):
        yield "second_track and second_transitions come together or not at all"
    if row.second_transitions and row.second_transitions[-1][1] != row.second_track:
        yield "the second coder's last transition does not end on second_track"


def _ids(placed: Sequence[Placed]) -> Iterator[Fault]:
    first: dict[str, Placed] = {}
    for one in placed:
        known = first.setdefault(one.row.id, one)
        if known is not one:
            yield one.fault(f"id is taken by {_place(known)}")


def _initiatives(placed: Sequence[Placed]) -> Iterator[Fault]:
    """Two groups for one initiative would let it stand on both sides of a split."""
    first: dict[str, Placed] = {}
    for one in placed:
        known = first.setdefault(" ".join(re.findall(r"\w+", one.row.initiative.casefold())), one)
        if known.row.group != one.row.group:
            yield one.fault(f"initiative is that of {_place(known)}, but the group is not {known.row.group!r}")


def _contrasts(placed: Sequence[Placed]) -> Iterator[Fault]:
    groups: defaultdict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        groups[one.row.group].append(one)
    for members in groups.values():
        contrasts = [one for one in members if one.row.origin == "contrast"]
        if contrasts and len({one.row.track for one in members}) == 1:
            yield contrasts[0].fault(f"contrast set {contrasts[0].row.group!r} has one label only; a contrast flips it")


def _twins(placed: Sequence[Placed]) -> Iterator[Fault]:
    for twin in twins([one.row.text for one in placed]):
        first, second = placed[twin.first], placed[twin.second]
        contrast = "contrast" in (first.row.origin, second.row.origin) and first.row.group == second.row.group
        if twin.same or not contrast:
            yield second.fault(_likeness(twin, _place(first)))


def _overlap(placed: Sequence[Placed], other: Path) -> Iterator[Fault]:
    for twin in twins(read_texts(other), [one.row.text for one in placed]):
        yield placed[twin.second].fault(_likeness(twin, f"text {twin.first + 1} of {other}"))


def _likeness(twin: Twin, other: str) -> str:
    if twin.same:
        return f"text is that of {other}"
    return f"text is nearly that of {other}: {twin.resemblance:.0%} of both, {twin.containment:.0%} of the shorter"


def _place(placed: Placed) -> str:
    return f"{placed.row.id} ({placed.file}:{placed.line})"


ROW_CHECKS: Final[tuple[Callable[[Row], Iterator[str]], ...]] = (
    _length,
    _years,
    _rules,
    _chain,
    _table,
    _sources,
    _second_coder,
)
CORPUS_CHECKS: Final[tuple[Callable[[Sequence[Placed]], Iterator[Fault]], ...]] = (
    _ids,
    _initiatives,
    _contrasts,
    _twins,
)
