"""The year of a change of track: which of the years that a text names goes with it."""

import re
from collections.abc import Sequence

from classifier.phases import Span
from classifier.reader import Reading

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def year_of(reading: Reading, spans: Sequence[Span], place: int) -> int | None:
    """Give the year of the change that the clause at ``place`` reports."""
    here = [int(word) for word in reading.lower[slice(*spans[place])] if _YEAR.fullmatch(word)]
    return here[-1] if here else None
