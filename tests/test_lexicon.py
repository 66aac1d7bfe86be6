"""The lexicon says of each name one thing, in a way that a text can be found by."""

from collections import Counter
from typing import get_args

import spacy

from classifier.labels import Capacity, Kind
from classifier.lexicon import Entry, entries
from classifier.phrases import Phrases
from classifier.reader import split

NAMES = [(phrase, entry) for phrase, entry in entries() if entry.layer in ("body", "person")]


def test_no_name_stands_twice() -> None:
    heads = Counter(phrase.lower() for phrase, entry in entries() if entry.layer == "head")
    names = Counter(phrase.lower() for phrase, _ in NAMES)
    assert [name for name, count in names.items() if count + heads[name] > 1] == []


def test_each_name_has_a_kind_and_a_capacity_of_the_codebook() -> None:
    assert {entry.kind for _, entry in NAMES} <= set(get_args(Kind))
    assert {entry.capacity for _, entry in NAMES} <= set(get_args(Capacity))


def test_each_phrase_is_found_in_a_text_that_has_nothing_else() -> None:
    nlp = spacy.blank("en")
    phrases = Phrases(entries(), lambda phrase: split(nlp, phrase))
    missed = [phrase for phrase, entry in NAMES if not _found(phrases, nlp, phrase, entry)]
    assert missed == []


def _found(phrases: Phrases, nlp: spacy.language.Language, text: str, entry: Entry) -> bool:
    words = tuple(token.lower_ for token in nlp(text))
    hits = phrases.find(words, [(0, phrases[words[0]])])
    return any(hit.entry == entry and hit.end == len(words) for hit in hits)
