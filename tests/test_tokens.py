"""The tokens are spaCy's, and what is remembered of them stays bounded."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.lexicon import entries
from classifier.reader import Reader, build, load, split
from classifier.tokens import CAPITAL, END, LETTER, LOUD, MARK, NUMBER, WORD, shape

MARKED = st.text(st.sampled_from("aZé9.,-'’\"()$% \n\t\u00a0"))


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(), st.text(st.characters(categories=["L", "Zs"])), MARKED))
def test_any_text_is_split_as_by_spacy(text: str) -> None:
    reading, doc = next(load().read([text])), spacy.blank("en")(text)
    assert reading.words == tuple(one.text for one in doc)
    assert reading.starts.tolist() == [one.idx for one in doc]


def test_phrases_of_the_lexicon_are_split_as_by_spacy() -> None:
    nlp = spacy.blank("en")
    phrases = dict.fromkeys(phrase for phrase, _ in entries())
    assert {one: split(nlp, one) for one in phrases} == {one: tuple(t.lower_ for t in nlp(one)) for one in phrases}


@pytest.mark.parametrize(
    ("token", "signs"),
    [
        ("Envoys", LETTER | CAPITAL | WORD),
        ("UN", LETTER | CAPITAL | LOUD | WORD),
        ("1993", NUMBER | WORD),
        (",", MARK),
        ("\n\n", END),
    ],
)
def test_what_a_token_looks_like(token: str, signs: int) -> None:
    assert shape(token) == signs


def test_new_words_do_not_stay_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(build())
    monkeypatch.setattr("classifier.reader.WORDS_REMEMBERED", 300)
    read = list(reader.read(f"Envoy Qqx{number}zz, late, didn't come." for number in range(2000)))
    assert {len(one.words) for one in read} == {9}
    assert len(reader.pipeline.known) < 900
