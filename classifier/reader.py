"""The reader: text in, Reading out. The only place that builds the spaCy pipeline."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import spacy
from numpy.typing import NDArray

from classifier.lexicon import entries
from classifier.phrases import Hit, Phrases, longest, longest_by_cue
from classifier.records import Quote
from classifier.tokens import CLOSER, END, Shapes, Tokenizer


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A tokenised text with what the lexicon finds in it.

    ``words`` holds the tokens, ``lower`` the same lower-cased, ``starts`` the character that each starts
    at, ``shapes`` what it looks like, ``sentence`` the number of the sentence that it stands in. Hits are
    sorted, and within one layer the longest of overlapping hits stands.
    """

    text: str
    words: tuple[str, ...]
    lower: tuple[str, ...]
    starts: NDArray[np.int64]
    shapes: Shapes
    sentence: tuple[int, ...]
    heads: tuple[Hit, ...]
    modifiers: tuple[Hit, ...]
    cues: tuple[Hit, ...]
    names: tuple[Hit, ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Give the characters at which the words from token ``start`` to before token ``end`` stand."""
        return int(self.starts[start]), int(self.starts[end - 1]) + len(self.words[end - 1])

    def quote(self, start: int, end: int) -> Quote:
        """Give the words of the text from token ``start`` to before token ``end``."""
        first, last = self.place(start, end)
        return Quote(start=first, end=last, text=self.text[first:last])


class Reader:
    """Reads texts: splits them into spaCy's tokens and finds the entries of the lexicon."""

    def __init__(self, tokenizer: Tokenizer, phrases: Phrases) -> None:
        self.tokenizer = tokenizer
        self.phrases = phrases

    def read(self, texts: Iterable[str]) -> Iterator[Reading]:
        """Yield one reading for each text, in order.

        >>> reading = next(load().read(["Two former ministers met in Oslo."]))
        >>> [(reading.quote(hit.start, hit.end).text, hit.entry.kind) for hit in reading.heads]
        [('ministers', 'government')]
        """
        return map(self._look, texts)

    def _look(self, text: str) -> Reading:
        words, lower, starts, shapes = self.tokenizer.split(text)
        layers: dict[str, list[Hit]] = {"head": [], "modifier": [], "cue": [], "name": []}
        for hit in self.phrases.find(lower):
            if _written_so(hit, words):
                layer = hit.entry.layer
                layers["name" if layer in ("place", "people") else layer].append(hit)
        return Reading(
            text=text,
            words=words,
            lower=lower,
            starts=starts,
            shapes=shapes,
            sentence=sentences(shapes),
            heads=longest(layers["head"]),
            modifiers=longest(layers["modifier"]),
            cues=longest_by_cue(layers["cue"]),
            names=longest(layers["name"]),
        )


@cache
def load() -> Reader:
    """Build the pipeline once: spaCy's blank English and the phrases of the lexicon."""
    tokenizer, phrases = Tokenizer(spacy.blank("en")), Phrases()
    for entry in entries():
        phrases.add([token for word in entry.phrase.split(" ") for token in tokenizer.known[word].lower], entry)
    return Reader(tokenizer, phrases)


def _written_so(hit: Hit, words: Sequence[str]) -> bool:
    """Say whether a hit is written as its entry asks: acronyms in capitals, names with a capital."""
    if hit.entry.layer in ("place", "people") and not words[hit.start][0].isupper():
        return False
    if not hit.entry.phrase.isupper():
        return True
    return all(word.isupper() or not word.isalpha() for word in words[hit.start : hit.end])


def sentences(shapes: Shapes) -> tuple[int, ...]:
    """Number the sentences: one ends at a full stop, question or exclamation mark, or line break.

    >>> from classifier.tokens import shape
    >>> sentences(np.array([shape(word) for word in ["They", "met", ".", "”", "Later", "..."]], np.uint8))
    (0, 0, 0, 0, 1, 1)
    """
    size, begins = len(shapes), np.zeros(len(shapes) + 1, np.int64)
    closers = (shapes & CLOSER).astype(bool).tolist()
    for end in (shapes & END).nonzero()[0].tolist():
        after = end + 1
        while after < size and closers[after]:
            after += 1
        begins[after] = 1
    return tuple(begins[:-1].cumsum().tolist())
