"""The reader: text in, Reading out. The only place that builds the spaCy pipeline."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice
from typing import Final, NamedTuple, cast

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import IDX, ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from classifier.errors import InputError
from classifier.hits import Hit, longest, longest_by_cue
from classifier.labels import LONGEST
from classifier.lexicon import Entry, entries
from classifier.phrases import Phrases
from classifier.records import Quote
from classifier.tokens import CLOSER, END, WORDS_REMEMBERED, Known, Shapes

_BATCH = 256
_LISTS: Final = {"place": "name", "people": "name", "body": "head", "person": "head"}
"""Layers of names, and the list of hits that each is kept in."""
_CAPITALS: Final = {"place": 1, "people": 1, "body": 2, "person": 2}
"""How many words of a name begin with a capital, or all where there are fewer ("Peace Now", not "Peace now")."""


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


class Pipeline(NamedTuple):
    """spaCy's pipeline, the phrases of the lexicon, and the words seen so far."""

    nlp: Language
    phrases: Phrases
    known: Known


class Reader:
    """Reads texts with spaCy's pipeline; a full one, in which names and misspellings pile up, is built anew."""

    def __init__(self, pipeline: Pipeline) -> None:
        self.pipeline = pipeline

    def read(self, texts: Iterable[str]) -> Iterator[Reading]:
        """Yield one reading for each text, in order, reading ahead by one batch at most.

        Raises:
            InputError: a text is longer than any description.

        >>> reading = next(load().read(["Two former ministers met in Oslo."]))
        >>> [(reading.quote(hit.start, hit.end).text, hit.entry.kind) for hit in reading.heads]
        [('ministers', 'government')]
        """
        source = iter(texts)
        while batch := list(islice(source, _BATCH)):
            if (most := max(map(len, batch))) > LONGEST:
                msg = f"a text has {most} characters, and {LONGEST} are read at most; cut it down to one description"
                raise InputError(msg)
            if len(self.pipeline.known) > WORDS_REMEMBERED:  # spaCy's memory zones halve its speed and keep the words
                self.pipeline = build()
            yield from map(self._look, batch, self.pipeline.nlp.pipe(batch))

    def _look(self, text: str, doc: Doc) -> Reading:
        _, phrases, known = self.pipeline
        attributes = doc.to_array([ORTH, IDX])
        seen = zip(*map(known.__getitem__, attributes[:, 0].tolist()), strict=True)
        words, lower, signs, begun = seen if doc else ((), (), (), ())
        begins = [(place, some) for place, some in enumerate(begun) if some]
        layers: dict[str, list[Hit]] = {"head": [], "modifier": [], "cue": [], "name": []}
        for hit in phrases.find(lower, begins):
            layer = hit.entry.layer
            if _written_so(hit.entry, words[hit.start : hit.end]):
                layers[_LISTS.get(layer, layer)].append(hit)
        shapes = np.array(signs, np.uint8)
        return Reading(
            text=text,
            words=words,
            lower=lower,
            starts=attributes[:, 1].astype(np.int64),
            shapes=shapes,
            sentence=sentences(shapes),
            heads=longest(layers["head"]),
            modifiers=longest(layers["modifier"]),
            cues=longest_by_cue(layers["cue"]),
            names=longest(layers["name"]),
        )


@cache
def load() -> Reader:
    """Give the reader; it is built once."""
    return Reader(build())


def build() -> Pipeline:
    """Build the pipeline: spaCy's blank English, which need not tell of new words what is told here."""
    nlp = spacy.blank("en")
    nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined] # spaCy's stub leaves it out
    phrases = Phrases(entries(), partial(split, nlp))
    return Pipeline(nlp, phrases, Known(nlp.vocab, phrases))


def split(nlp: Language, phrase: str) -> tuple[str, ...]:
    """Cut a phrase into lower-cased words as spaCy does, which leaves words of letters whole but for a few.

    >>> split(spacy.blank("en"), "U.S. vice-president")
    ('u.s.', 'vice', '-', 'president')
    """
    words = phrase.split(" ")
    if "".join(words).isalpha() and cast("Tokenizer", nlp.tokenizer).rules.keys().isdisjoint(words):
        return tuple([word.lower() for word in words])
    return tuple([token.text.lower() for token in nlp.make_doc(phrase)])


def _written_so(entry: Entry, words: Sequence[str]) -> bool:
    """Say whether words are written as their entry asks: acronyms in capitals, names with a capital."""
    if least := _CAPITALS.get(entry.layer):
        capitals = [word[0].isupper() for word in words]
        if not capitals[0] or sum(capitals) < min(least, len(words)):
            return False
    return not entry.loud or all(word.isupper() or not word.isalpha() for word in words)


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
