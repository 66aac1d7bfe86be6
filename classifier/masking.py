"""Names masked: a model that learns "Korea is track 4" has learned nothing."""

import re

from classifier.lexicon import words
from classifier.reader import Reading

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_OPENERS = frozenset("\"'“‘—–-:(\n")


def masked(reading: Reading) -> list[str]:
    """Give the lower-cased tokens, names, dates and numbers replaced by what they are.

    >>> from classifier.reader import load
    >>> " ".join(masked(next(load().read(["On 3 May 1994 Mr Holst flew from Oslo to see the Israelis."]))))
    'on <num> <date> <year> <name> <name> flew from <place> to see the <people> .'
    """
    tokens = [token.text for token in reading.doc]
    mask = list(reading.lower)
    fixed = _covered(reading)
    shouting = _shouts(tokens)
    months = words("month")
    for i, token in enumerate(tokens):
        if token[0].isdigit() or token[-1].isdigit():
            mask[i] = "<year>" if _YEAR.fullmatch(token) else "<num>"
        elif token[0].isupper() and (i not in fixed or mask[i] in months):
            if mask[i] in months and not _starts(reading, tokens, i):
                mask[i] = "<date>"
            elif not shouting and not (_starts(reading, tokens, i) and not _name_at_start(tokens, fixed, i)):
                mask[i] = "<name>"
    for hit in reading.names:
        for i in range(hit.start, hit.end):
            mask[i] = f"<{hit.entry.layer}>"
    return mask


def _covered(reading: Reading) -> set[int]:
    """Tokens that the lexicon knows as words, so that a capital does not make them names."""
    return {
        i
        for layer in (reading.heads, reading.cues, reading.modifiers)
        for hit in layer
        for i in range(hit.start, hit.end)
    }


def _shouts(tokens: list[str]) -> bool:
    """Say whether most words are in capitals, as in a headline of a wire service."""
    letters = [token for token in tokens if token[0].isalpha()]
    return sum(token.isupper() and len(token) > 1 for token in letters) * 2 > len(letters)


def _starts(reading: Reading, tokens: list[str], i: int) -> bool:
    return i == 0 or reading.sentence[i] != reading.sentence[i - 1] or tokens[i - 1][0] in _OPENERS


def _name_at_start(tokens: list[str], fixed: set[int], i: int) -> bool:
    """Say whether a sentence begins with a name: a second capital follows, or it stands again inside."""
    following = tokens[i + 1] if i + 1 < len(tokens) else ""
    if following[:1].isupper() and i + 1 not in fixed and len(tokens[i]) > 3:
        return True
    return len(tokens[i]) > 3 and any(token == tokens[i] for token in tokens[i + 1 :])
