"""The spaCy pipeline: text in, Reading out. The only place that builds it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from classifier.lexicon import Entry, entries

_BATCH = 256
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’)]")


@dataclass(frozen=True, kw_only=True)
class Hit:
    """An entry of the lexicon found at tokens ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    entry: Entry


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A tokenised text with what the lexicon finds in it.

    ``lower`` holds the lower-cased tokens, ``sentence`` the number of the sentence that each token
    stands in; hits are sorted, and within one layer the longest of overlapping hits stands.
    """

    doc: Doc
    lower: tuple[str, ...]
    sentence: tuple[int, ...]
    heads: tuple[Hit, ...]
    modifiers: tuple[Hit, ...]
    cues: tuple[Hit, ...]
    names: tuple[Hit, ...]


class Reader:
    """Reads texts: tokenises with spaCy and finds the entries of the lexicon."""

    def __init__(self, nlp: Language, matcher: PhraseMatcher, known: dict[int, tuple[Entry, ...]]) -> None:
        self.nlp = nlp
        self.matcher = matcher
        self.known = known

    def read(self, texts: Iterable[str]) -> Iterator[Reading]:
        """Yield one reading for each text, in order.

        >>> reading = next(load().read(["Two former ministers met in Oslo."]))
        >>> [(reading.doc[hit.start : hit.end].text, hit.entry.kind) for hit in reading.heads]
        [('ministers', 'government')]
        """
        for doc in self.nlp.pipe(texts, batch_size=_BATCH):
            yield self._look(doc)

    def _look(self, doc: Doc) -> Reading:
        words = [token.text for token in doc]
        layers: dict[str, list[Hit]] = {"head": [], "modifier": [], "cue": [], "name": []}
        for key, start, end in self.matcher(doc):
            for entry in self.known[key]:
                if entry.phrase.isupper() and not all(
                    word.isupper() or not word.isalpha() for word in words[start:end]
                ):
                    continue
                layer = "name" if entry.layer in ("place", "people") else entry.layer
                if layer == "name" and not words[start][:1].isupper():
                    continue
                layers[layer].append(Hit(start=start, end=end, entry=entry))
        return Reading(
            doc=doc,
            lower=tuple(word.lower() for word in words),
            sentence=sentences(words),
            heads=longest(layers["head"]),
            modifiers=longest(layers["modifier"]),
            cues=longest_by_cue(layers["cue"]),
            names=longest(layers["name"]),
        )


@cache
def load() -> Reader:
    """Build the pipeline once: spaCy's blank English and a PhraseMatcher over the lexicon."""
    nlp = spacy.blank("en")
    nlp.max_length = 12_000_000
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    by_phrase: dict[str, list[Entry]] = {}
    for entry in entries():
        by_phrase.setdefault(entry.phrase.lower(), []).append(entry)
    known = {}
    for phrase, group in by_phrase.items():
        matcher.add(phrase, [nlp.make_doc(phrase)])
        known[nlp.vocab.strings[phrase]] = tuple(group)
    return Reader(nlp, matcher, known)


def sentences(words: list[str]) -> tuple[int, ...]:
    """Number the sentences: one ends at a full stop, question or exclamation mark, or line break.

    >>> sentences(["They", "met", ".", "”", "Later", "..."])
    (0, 0, 0, 0, 1, 1)
    """
    numbers, number, ended = [], 0, False
    for word in words:
        if ended and word not in _CLOSERS and word[:1] not in _ENDS:
            number += 1
            ended = False
        numbers.append(number)
        ended = ended or (word[-1:] in _ENDS and len(word) <= 3 and not word[:1].isalpha()) or "\n" in word
    return tuple(numbers)


def longest(hits: list[Hit]) -> tuple[Hit, ...]:
    """Keep, of overlapping hits, the longest (the first of equals), in order of the text."""
    if len(hits) < 2:
        return tuple(hits)
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda one: (one.start - one.end, one.start)):
        if hit.start in taken or hit.end - 1 in taken:
            continue
        taken.update(range(hit.start, hit.end))
        kept.append(hit)
    return tuple(sorted(kept, key=lambda one: one.start))


def longest_by_cue(hits: list[Hit]) -> tuple[Hit, ...]:
    """Keep the longest hits of each cue apart: one word may cue two readings."""
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.entry.name, []).append(hit)
    kept = [hit for group in groups.values() for hit in longest(group)]
    return tuple(sorted(kept, key=lambda one: (one.start, one.entry.name)))
