"""Tokens of a text: spaCy's, which splits word by word, so that it is asked but once for each word."""

import re
from itertools import accumulate, chain
from typing import Final, NamedTuple

from spacy.language import Language

REMEMBERED: Final = 50_000
"""Words kept with their tokens, some 25 MB; past that all are forgotten, or names and misspellings would pile up."""
_WORD: Final = re.compile(r"\S+ ?|\s+")
"""What spaCy looks at by itself: a word with the space after it, or other white space."""


class Tokens(NamedTuple):
    """The tokens of a text: as they stand, lower-cased, and at which character each starts."""

    words: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]


class Tokenizer:
    """Gives the tokens that spaCy gives."""

    def __init__(self, nlp: Language) -> None:
        self.known = _Known(nlp)

    def split(self, text: str) -> Tokens:
        """Split a text.

        >>> from spacy import blank
        >>> Tokenizer(blank("en")).split("Envoys don't meet.")
        Tokens(words=('Envoys', 'do', "n't", 'meet', '.'), \
lower=('envoys', 'do', "n't", 'meet', '.'), starts=(0, 7, 9, 13, 17))
        """
        known = self.known
        found = [known[word] for word in _WORD.findall(text)]
        steps = chain.from_iterable([one.starts for one in found])
        return Tokens(
            words=tuple(chain.from_iterable([one.words for one in found])),
            lower=tuple(chain.from_iterable([one.lower for one in found])),
            starts=tuple(accumulate(steps, initial=0))[:-1],
        )


class _Known(dict[str, Tokens]):
    """The tokens of the words seen so far; ``starts`` holds how far it is from the start of each to the next."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._rules = nlp.Defaults.tokenizer_exceptions

    def __missing__(self, word: str) -> Tokens:
        """Split a word that is new; one of letters alone is one token, unless spaCy has a rule for it."""
        bare = word.removesuffix(" ")
        if bare.isalpha() and bare not in self._rules:
            found = Tokens((bare,), (bare.lower(),), (len(word),))
        else:
            found = self._asked(word)
        if len(self) >= REMEMBERED:
            self.clear()
        self[word] = found
        return found

    def _asked(self, word: str) -> Tokens:
        with self._nlp.memory_zone():  # or spaCy would keep every word for good
            doc = self._nlp.make_doc(word)
            return Tokens(
                words=tuple([token.text for token in doc]),
                lower=tuple([token.text.lower() for token in doc]),
                starts=tuple([len(token.text_with_ws) for token in doc]),
            )
