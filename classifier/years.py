"""The year of a change of track: which of the years that a text names goes with it."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from classifier.lexicon import numbers, words
from classifier.phases import Span
from classifier.reader import Reading
from classifier.tokens import YEAR

_SHORT = re.compile(r"['’]?(\d\d)")
_IN_DATE = re.compile(r"\d{1,2}[./]\d{1,2}[./]((?:19|20)?\d\d)")
_CLOSE = 3  # words before a year in which a word of beginning stands
_TURN = 30  # two digits from here on are of the last century


class Dated(NamedTuple):
    """A year and the token that names it."""

    place: int
    year: int


def year_of(reading: Reading, spans: Sequence[Span], place: int) -> int | None:
    """Give the year of the change that the clause at ``place`` reports.

    One that the clause names itself, the first of several that does not say when the earlier phase began; one that
    it counts from an earlier one ("two years later"); else the nearest before it, or after it in its sentence.

    >>> from classifier.phases import clauses
    >>> from classifier.reader import load
    >>> reading = next(load().read(["Scholars met in 1990. Three years later the ministers took over."]))
    >>> year_of(reading, clauses(reading), 1)
    1993
    >>> reading = next(load().read(["What began in 1992 among scholars grew into official talks in 1993."]))
    >>> year_of(reading, clauses(reading), 0)
    1993
    """
    start, end = spans[place]
    dates = list(years(reading))
    here = [one for one in dates if start <= one.place < end]
    before = [one for one in dates if one.place < start]
    if here:
        return next((one.year for one in here if not _begins(reading, one)), here[0].year)
    if before:
        return before[-1].year + _counted(reading, spans[place])
    sentence = reading.sentence[start]
    return next((one.year for one in dates if one.place >= end and reading.sentence[one.place] == sentence), None)


def _begins(reading: Reading, date: Dated) -> bool:
    """Say whether a year is that of a beginning: "what began in 1992"."""
    return bool(words("beginning") & set(reading.lower[max(0, date.place - _CLOSE) : date.place]))


def years(reading: Reading) -> Iterator[Dated]:
    """Yield the years that a text names, in full or by their last two digits.

    >>> from classifier.reader import load
    >>> [one.year for one in years(next(load().read(["From May 1981 to ’87, and on 24.05.64."])))]
    [1981, 1987, 1964]
    """
    for place, word in enumerate(reading.lower):
        if YEAR.fullmatch(word):
            yield Dated(place, int(word))
        elif found := _IN_DATE.fullmatch(word.rstrip(".")):
            yield Dated(place, _full(found.group(1)))
        elif (short := _SHORT.fullmatch(word)) and _apostrophe(reading, place):
            yield Dated(place, _full(short.group(1)))


def _apostrophe(reading: Reading, place: int) -> bool:
    return reading.lower[place][0] in "'’" or (place > 0 and reading.lower[place - 1] in ("'", "’", "‘"))


def _full(digits: str) -> int:
    year = int(digits)
    return year if year > 99 else year + (1900 if year >= _TURN else 2000)


def _counted(reading: Reading, span: Span) -> int:
    """Count the years that a clause goes on from the one before it: "two years later", "the following year"."""
    clause = reading.lower[span.start : span.end]
    for i, word in enumerate(clause):
        if i and word in ("years", "year") and clause[i + 1 : i + 2] in (("later",), ("on",)):
            return numbers().get(clause[i - 1], int(clause[i - 1]) if clause[i - 1].isdecimal() else 0)
    pairs = set(itertools.pairwise(clause))
    return int(bool(pairs & {("following", "year"), ("next", "year"), ("year", "after")}))
