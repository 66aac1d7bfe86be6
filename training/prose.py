"""Properties of a row's prose that must not go with its label: length, decade, spelling, mess."""

import re
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from typing import Final

from training.rows import Row

SHORT: Final = 30
LONG: Final = 120
LENGTHS: Final = ("under 30", "30 to 60", "61 to 120", "over 120")
_LENGTH_STARTS: Final = (SHORT, 61, LONG + 1)
MESSY: Final = 0.6
"""Share of the words outside the table from which a text counts as messy."""

NEAR_MISS: Final = re.compile(r"Near miss \((?P<kind>[^)]+)\): ")
"""How the rationale of a row begins that smells of a transition or of another track and is not."""


def length(row: Row) -> str:
    """Give the band of length in words."""
    return LENGTHS[bisect_right(_LENGTH_STARTS, row.words)]


def decade(row: Row) -> str:
    """Give the decade in which the initiative starts.

    >>> decade(Row(id="a", text="They met.", track="1", group="a", start_year=1993))
    '1990s'
    """
    return "no year" if row.start_year is None else f"{row.start_year // 10 * 10}s"


def spelling(row: Row) -> str:
    """Tell British from American by words spelled differently; capitalised ones may be names and do not count.

    >>> spelling(Row(id="a", text="The Carter Center organised a seminar.", track="2", group="a"))
    'british'
    """
    words = set(re.findall(r"\b[a-z]+\b", row.text))
    sides = {side for word, side in _spellings().items() if word in words}
    return sides.pop() if len(sides) == 1 else "mixed" if sides else "neither"


@cache
def _spellings() -> dict[str, str]:
    lines = files("training").joinpath("spelling.tsv").read_text(encoding="utf-8").splitlines()
    sides = lines[0].split("\t")
    return {word: side for line in lines[1:] for word, side in zip(line.split("\t"), sides, strict=True)}


def near_miss(row: Row) -> str | None:
    """Give the kind of near miss that the rationale names, or None."""
    found = NEAR_MISS.match(row.rationale)
    return found["kind"] if found else None


def outside(row: Row) -> float:
    """Give the share of the words outside the participants at the table and the sentence that seats them.

    That sentence is the one with most participants at the table, the first of them where several
    have as many. A text with nobody at the table is all outside.

    >>> from classifier.records import Participant
    >>> ends = {"start": 0, "end": 6, "text": "Envoys"}
    >>> envoys = Participant(**ends, kind="government", capacity="official", role="at_table")
    >>> outside(Row(id="a", text="Envoys met. It rained all day.", track="1", group="a", participants=(envoys,)))
    0.6666666666666666
    """
    table = [(one.start, one.end) for one in row.participants if one.role == "at_table"]
    ends = [match.end() for match in re.finditer(r"(?<=[.!?;])[\"'”’)]*\s+|\n", row.text)]
    sentences = list(zip([0, *ends], [*ends, len(row.text)], strict=True))
    seats = max(sentences, key=lambda one: sum(one[0] <= start < one[1] for start, _ in table))
    inside = [*table, seats] if table else []
    words = list(re.finditer(r"\S+", row.text))
    out = sum(not any(start < word.end() and word.start() < end for start, end in inside) for word in words)
    return out / max(1, len(words))
