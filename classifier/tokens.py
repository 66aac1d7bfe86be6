"""What spaCy's tokens look like, remembered word by word."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.vocab import Vocab

from classifier.phrases import Begun

WORDS_REMEMBERED: Final = 100_000
"""Words after which the reader starts anew, some 50 MB: names and misspellings would pile up."""

LETTER, CAPITAL, LOUD, NUMBER, WORD, MARK, END, CLOSER = (1 << bit for bit in range(8))
"""What a token looks like: it begins with a letter, with a capital, is all capitals, is a number; is a word or
one of the marks , ; and . (other marks are neither); ends a sentence, or still belongs to one that has ended."""
MARKS: Final = ",;."
YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
"""A number that stands for a year."""
_ENDS: Final = frozenset(".!?…")
_CLOSERS: Final = frozenset("\"'”’)]")

Shapes = NDArray[np.uint8]


class Word(NamedTuple):
    """A token as it stands, lower-cased, what it looks like, and which phrases begin with it."""

    text: str
    lower: str
    shape: int
    begun: Begun


class Known(dict[int, Word]):
    """The words seen so far, by spaCy's key of their spelling.

    >>> from collections import defaultdict
    >>> from spacy import blank
    >>> nlp = blank("en")
    >>> Known(nlp.vocab, defaultdict(dict))[nlp.make_doc("Envoys")[0].orth].lower
    'envoys'
    """

    def __init__(self, vocab: Vocab, begun: Mapping[str, Begun]) -> None:
        self._strings, self._begun = vocab.strings, begun

    def __missing__(self, key: int) -> Word:
        """Look at a word that is new."""
        text = self._strings[key]
        lower = text.lower()
        self[key] = Word(text, lower, shape(text), self._begun[lower])
        return self[key]


def shape(token: str) -> int:
    """Tell what a token looks like.

    >>> [shape("Envoys") == LETTER | CAPITAL | WORD, shape("1993") == NUMBER | WORD, shape(".") == MARK | END | CLOSER]
    [True, True, True]
    """
    first, last = token[0], token[-1]
    ends = last in _ENDS and len(token) <= 3 and not first.isalpha()
    signs = {
        LETTER: first.isalpha(),
        CAPITAL: first.isupper(),
        LOUD: first.isalpha() and token.isupper() and len(token) > 1,
        NUMBER: first.isdigit() or last.isdigit(),
        WORD: first.isalnum() or first in "<@",
        MARK: token in MARKS,
        END: ends or "\n" in token,
        CLOSER: token in _CLOSERS or first in _ENDS,
    }
    return sum(bit for bit, given in signs.items() if given)
