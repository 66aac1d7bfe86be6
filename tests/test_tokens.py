"""The tokens are spaCy's, and what is remembered of them stays bounded."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from classifier import tokens
from classifier.lexicon import entries
from classifier.tokens import Tokenizer
from training.corpus import load, packaged

MARKED = st.text(st.sampled_from("aZé9.,-'’\"()$% \n\t\u00a0"))


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("en")


@pytest.fixture(scope="module")
def tokenizer(nlp: Language) -> Tokenizer:
    return Tokenizer(nlp)


def same(text: str, nlp: Language, tokenizer: Tokenizer) -> bool:
    found, doc = tokenizer.split(text), nlp.make_doc(text)
    assert found.words == tuple(one.text for one in doc)
    assert found.starts.tolist() == [one.idx for one in doc]
    return found.lower == tuple(one.lower_ for one in doc)


def test_the_corpus_and_the_lexicon_are_split_as_by_spacy(nlp: Language, tokenizer: Tokenizer) -> None:
    texts = [row.text for row in load(packaged())] + [entry.phrase for entry in entries()]
    assert all(same(text, nlp, tokenizer) for text in texts)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.text(st.characters(categories=["L", "Zs"])), MARKED))
def test_any_text_is_split_as_by_spacy(nlp: Language, tokenizer: Tokenizer, text: str) -> None:
    assert same(text, nlp, tokenizer)


def test_new_words_do_not_stay_in_memory(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "REMEMBERED", 10)
    tokenizer, before = Tokenizer(nlp), len(nlp.vocab.strings)
    split = [tokenizer.split(f"Envoy Qqx{number}zz, late, didn't come.").words for number in range(50)]
    assert {len(words) for words in split} == {9}
    assert len(nlp.vocab.strings) == before
    assert len(tokenizer.known) <= 10
