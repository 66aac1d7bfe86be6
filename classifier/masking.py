"""Names masked: a model that learns "Korea is track 4" has learned nothing."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from classifier.lexicon import words
from classifier.reader import Reading
from classifier.tokens import CAPITAL, LETTER, LOUD, NUMBER, YEAR, Shapes

_MASKS: Final = {"person": "<name>", "place": "<place>", "people": "<people>"}
_OPENERS = frozenset("\"'“‘—–-:(\n")


def masked(reading: Reading) -> list[str]:
    """Give the lower-cased tokens, names, dates and numbers replaced by what they are.

    >>> from classifier.reader import load
    >>> " ".join(masked(next(load().read(["On 3 May 1994 Mr Holst flew from Oslo to see the Israelis."]))))
    'on <num> <date> <year> <name> <name> flew from <place> to see the <people> .'
    """
    tokens = reading.words
    mask = list(reading.lower)
    fixed, months = _covered(reading), words("month")
    shouting = _shouts(reading.shapes)
    capitals = (reading.shapes & CAPITAL).nonzero()[0].tolist()
    inside = {tokens[i] for i in capitals if i not in fixed and not _starts(reading, i)}
    for i in capitals:
        if mask[i] in months and not _starts(reading, i):
            mask[i] = "<date>"
        elif i in fixed and mask[i] not in months:
            continue
        elif not shouting and not (_starts(reading, i) and not _name_at_start(tokens, fixed, i, inside)):
            mask[i] = "<name>"
    for i in (reading.shapes & NUMBER).nonzero()[0].tolist():
        mask[i] = "<year>" if YEAR.fullmatch(tokens[i]) else "<num>"
    persons = [hit for hit in reading.heads if hit.entry.layer == "person"]
    for hit in (*persons, *reading.names):
        mask[hit.start : hit.end] = [_MASKS[hit.entry.layer]] * (hit.end - hit.start)
    return mask


def _covered(reading: Reading) -> set[int]:
    """Tokens that the lexicon knows as words, so that a capital does not make them names."""
    return {
        i
        for layer in (reading.heads, reading.cues, reading.modifiers)
        for hit in layer
        if hit.entry.layer != "person"
        for i in range(hit.start, hit.end)
    }


def _shouts(shapes: Shapes) -> bool:
    """Say whether most words are in capitals, as in a headline of a wire service."""
    return bool(np.count_nonzero(shapes & LOUD) * 2 > np.count_nonzero(shapes & LETTER))


def _starts(reading: Reading, i: int) -> bool:
    return i == 0 or reading.sentence[i] != reading.sentence[i - 1] or reading.words[i - 1][0] in _OPENERS


def _name_at_start(tokens: Sequence[str], fixed: set[int], i: int, inside: set[str]) -> bool:
    """Say whether a sentence begins with a name: a second capital follows, or it stands inside one too."""
    if len(tokens[i]) <= 3:
        return False
    following = tokens[i + 1] if i + 1 < len(tokens) else ""
    return (following[:1].isupper() and i + 1 not in fixed) or tokens[i] in inside
