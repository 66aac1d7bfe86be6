"""Tokens of a text: spaCy's, which splits word by word, so that it is asked but once for each word."""

import re
from itertools import chain
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

REMEMBERED: Final = 50_000
"""Words kept with their tokens, some 25 MB; past that all are forgotten, or names and misspellings would pile up."""
_WORD: Final = re.compile(r"\S+ ?|\s+")
"""What spaCy looks at by itself: a word with the space after it, or other white space."""

LETTER, CAPITAL, LOUD, NUMBER, WORD, MARK, END, CLOSER = (1 << bit for bit in range(8))
"""What a token looks like: it begins with a letter, with a capital, is all capitals, is a number; is a word or
one of the marks , ; and . (other marks are neither); ends a sentence, or still belongs to one that has ended."""
_MARKS: Final = ",;."
_ENDS: Final = frozenset(".!?…")
_CLOSERS: Final = frozenset("\"'”’)]")

Shapes = NDArray[np.uint8]


class Tokens(NamedTuple):
    """The tokens of a text: as they stand, lower-cased, at which character each starts, what each looks like."""

    words: tuple[str, ...]
    lower: tuple[str, ...]
    starts: NDArray[np.int64]
    shapes: Shapes


class _Word(NamedTuple):
    """The tokens of one word; ``steps`` are the bytes of how far it is from the start of each to that of the next."""

    words: tuple[str, ...]
    lower: tuple[str, ...]
    steps: bytes
    shapes: bytes


_NOTHING: Final = _Word((), (), b"", b"")


class Tokenizer:
    """Gives the tokens that spaCy gives."""

    def __init__(self, nlp: Language) -> None:
        self.known = _Known(nlp)

    def split(self, text: str) -> Tokens:
        """Split a text.

        >>> from spacy import blank
        >>> tokens = Tokenizer(blank("en")).split("Envoys don't meet.")
        >>> tokens.words, tokens.starts.tolist()
        (('Envoys', 'do', "n't", 'meet', '.'), [0, 7, 9, 13, 17])
        """
        known = self.known
        words, lower, steps, shapes = zip(*[known[word] for word in _WORD.findall(text)] or [_NOTHING], strict=True)
        walked = np.frombuffer(b"".join(steps), np.int64)
        return Tokens(
            words=tuple(chain.from_iterable(words)),
            lower=tuple(chain.from_iterable(lower)),
            starts=walked.cumsum() - walked,
            shapes=np.frombuffer(b"".join(shapes), np.uint8),
        )


class _Known(dict[str, _Word]):
    """The words seen so far."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._rules = nlp.Defaults.tokenizer_exceptions

    def __missing__(self, word: str) -> _Word:
        """Split a word that is new; one of letters alone is one token, unless spaCy has a rule for it."""
        bare = word.removesuffix(" ")
        if bare.isalpha() and bare not in self._rules:
            tokens, steps = [bare], [len(word)]
        else:
            with self._nlp.memory_zone():  # or spaCy would keep every word for good
                doc = self._nlp.make_doc(word)
                tokens, steps = [one.text for one in doc], [len(one.text_with_ws) for one in doc]
        if len(self) >= REMEMBERED:
            self.clear()
        lower = tuple([one.lower() for one in tokens])
        self[word] = _Word(tuple(tokens), lower, np.array(steps, np.int64).tobytes(), bytes(map(shape, tokens)))
        return self[word]


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
        MARK: token in _MARKS,
        END: ends or "\n" in token,
        CLOSER: token in _CLOSERS or first in _ENDS,
    }
    return sum(bit for bit, given in signs.items() if given)
