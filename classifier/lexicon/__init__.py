"""Knowledge as data: who can sit at a table, words that cue a reading, names of places and peoples.

Every group of entries names the codebook rule that it serves (0 where the table of labels itself does).
An entry written in capitals (``WHO``) stands only for the word in capitals.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from classifier.labels import Capacity, Kind

Layer = Literal["head", "modifier", "cue", "place", "people"]


class Entry(NamedTuple):
    """One phrase of the lexicon and what it stands for.

    ``name`` is the cue, the modifier's capacity, or the number of the side that a place or people belongs to.
    ``generic`` marks heads that take their kind from a neighbour ("leaders" in "church leaders").
    """

    phrase: str
    layer: Layer
    rule: int
    name: str = ""
    kind: Kind | None = None
    capacity: Capacity | None = None
    generic: bool = False


@cache
def entries() -> tuple[Entry, ...]:
    """Give every entry of the lexicon, in a fixed order."""
    return (*_participants(), *_cues(), *_places())


@cache
def words(name: str) -> frozenset[str]:
    """Give a closed class of lower-case words by name (``of``, ``determiner``, ``boundary``, ``month``).

    ``absence`` is looked for before someone who was not there ("no officials"), ``denial`` before a change that did
    not come ("never became official"); so ``denial`` alone has the words that only verbs take.

    >>> words("absence") < words("denial"), sorted(words("denial") - words("absence"))
    (True, ["n't", 'never'])
    """
    return frozenset(_read("words.json")[name])


@cache
def numbers() -> dict[str, int]:
    """Give the numbers that are written as words."""
    return dict(_read("numbers.json"))


def plural(noun: str) -> str:
    """Give the plural of an English noun phrase by its last word.

    >>> [plural(noun) for noun in ("envoy", "embassy", "businessman", "church", "member of parliament")]
    ['envoys', 'embassies', 'businessmen', 'churches', 'members of parliament']
    """
    first, of, rest = noun.partition(" of ")
    if of:
        return plural(first) + of + rest
    if noun.endswith(("man",)) and not noun.endswith("human"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def _read(name: str) -> Any:  # noqa: ANN401 - each file has its own shape
    return json.loads(files("classifier.lexicon").joinpath(name).read_text(encoding="utf-8"))


def _participants() -> Iterator[Entry]:
    known = _read("participants.json")
    generic = {form for word in known["generic"] for form in (word, plural(word))}
    for group in known["heads"]:
        forms = dict.fromkeys(group["words"])
        if group["plural"]:
            forms |= dict.fromkeys(plural(word) for word in group["words"])
        for form in forms:
            yield Entry(
                phrase=form,
                layer="head",
                rule=group["rule"],
                kind=group["kind"],
                capacity=group["capacity"],
                generic=form in generic,
            )
    for capacity, group in known["modifiers"].items():
        for word in group["words"]:
            yield Entry(phrase=word, layer="modifier", rule=group["rule"], name=capacity)


def _cues() -> Iterator[Entry]:
    for name, group in _read("cues.json").items():
        for word in group["words"]:
            yield Entry(phrase=word, layer="cue", rule=group["rule"], name=name)


def _places() -> Iterator[Entry]:
    for number, side in enumerate(_read("places.json")):
        for layer in ("place", "people"):
            for phrase in side["places" if layer == "place" else "peoples"]:
                yield Entry(phrase=phrase, layer=layer, rule=0, name=str(number))
