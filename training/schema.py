"""The schema of a corpus row: which keys, in which order, with what in them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from classifier.labels import CAPACITIES, KINDS, LABELS, ROLES, TRACKS

REGIONS: Final = (
    "Africa",
    "Americas",
    "Central Asia and Caucasus",
    "East Asia",
    "Europe",
    "Middle East",
    "Oceania",
    "South Asia",
    "Southeast Asia",
    "Global",
)
REGISTERS: Final = (
    "news",
    "press-release",
    "report",
    "encyclopedia",
    "academic",
    "event-log",
    "minutes",
    "memoir",
    "web",
    "headline",
)
ORIGINS: Final = ("case", "contrast")
RULES: Final = range(1, 17)
"""The numbers of the codebook's rules for the hard cases."""

Check = Callable[[object], Iterator[str]]
"""Yields what is wrong with a value, as the end of a sentence whose subject is the key."""


def words(value: object) -> Iterator[str]:
    """Ask for a string with something in it and no blank ends."""
    if not isinstance(value, str) or not value or value != value.strip():
        yield f" is {value!r}, not a non-empty string without blank ends"


def year(value: object) -> Iterator[str]:
    """Ask for a year as an integer, or null."""
    if value is not None and (type(value) is not int or not 1000 <= value <= 2999):
        yield f" is {value!r}, not a year as a number, or null"


def one_of(allowed: Sequence[object]) -> Check:
    """Ask for one of the allowed values, of the same type.

    >>> list(one_of(TRACKS)(1.5))
    [" is 1.5, not one of '1', '1.5', '2', '3', '4'"]
    """

    def check(value: object) -> Iterator[str]:
        if not any(value == one and type(value) is type(one) for one in allowed):
            yield f" is {value!r}, not one of {', '.join(map(repr, allowed))}"

    return check


def each(check: Check) -> Check:
    """Ask for a list in which every entry passes."""

    def check_all(value: object) -> Iterator[str]:
        if not isinstance(value, list):
            yield f" is {value!r}, not a list"
            return
        for place, entry in enumerate(value):
            yield from (f"[{place}]{fault}" for fault in check(entry))

    return check_all


def fields(shape: Mapping[str, Check]) -> Check:
    """Ask for an object with just these keys, in this order.

    >>> list(fields({"title": words, "url": words})({"url": "https://example.org", "name": "x"}))
    [' lacks the key title', ' has the unknown key name']
    """

    def check(value: object) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f" is {value!r}, not an object"
            return
        missing = [key for key in shape if key not in value]
        unknown = [key for key in value if key not in shape]
        yield from (f" lacks the key {key}" for key in missing)
        yield from (f" has the unknown key {key}" for key in unknown)
        if not missing and not unknown and list(value) != list(shape):
            yield f" has its keys in another order than {', '.join(shape)}"
        for key, check_value in shape.items():
            if key in value:
                yield from (f".{key}{fault}" for fault in check_value(value[key]))

    return check


def nullable(check: Check) -> Check:
    """Let null pass as well."""
    return lambda value: iter(()) if value is None else check(value)


_PAIR: Final[dict[str, Check]] = {"from": one_of(TRACKS), "to": one_of(TRACKS)}

ROW: Final[dict[str, Check]] = {
    "id": words,
    "text": words,
    "track": one_of(LABELS),
    "rules": each(one_of(RULES)),
    "transitions": each(fields({**_PAIR, "evidence": words, "year": year})),
    "phases": each(fields({"text": words, "track": one_of(TRACKS)})),
    "participants": each(
        fields({"text": words, "kind": one_of(KINDS), "capacity": one_of(CAPACITIES), "role": one_of(ROLES)})
    ),
    "origin": one_of(ORIGINS),
    "initiative": words,
    "group": words,
    "region": one_of(REGIONS),
    "start_year": year,
    "end_year": year,
    "register": one_of(REGISTERS),
    "sources": each(fields({"title": words, "url": words})),
    "rationale": words,
    "coder": words,
    "second_track": nullable(one_of(LABELS)),
    "second_transitions": nullable(each(fields(_PAIR))),
    "batch": words,
}
"""The keys of a row in their order, and the check of each."""


def faults(row: object) -> list[str]:
    """List everything that is wrong with the shape of one decoded row."""
    return [fault.lstrip(".") if fault[0] == "." else f"the row{fault}" for fault in fields(ROW)(row)]
