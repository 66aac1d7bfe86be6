"""Knowledge as data: who can sit at a table, words that cue a reading, names of places and peoples.

Every group of entries names the codebook rule that it serves (0 where the table of labels itself does).
An entry written in capitals (``WHO``) stands only for the word in capitals.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import chain, repeat
from typing import Any, Final, Literal, NamedTuple

from classifier.labels import Capacity, Kind

Layer = Literal["head", "body", "person", "modifier", "cue", "place", "people"]


class Entry(NamedTuple):
    """What a phrase of the lexicon stands for.

    ``name`` is the cue, the modifier's capacity, or the number of the side that a place or people belongs to.
    ``generic`` marks heads that take their kind from a neighbour ("leaders" in "church leaders"), ``loud`` what is
    meant only where it is written in capitals.
    """

    layer: Layer
    rule: int = 0
    name: str = ""
    kind: Kind | None = None
    capacity: Capacity | None = None
    generic: bool = False
    loud: bool = False


_LINK: Final = re.compile(" of | for | in |-in-")


def entries() -> Iterator[tuple[str, Entry]]:
    """Give every phrase of the lexicon with what it stands for, in a fixed order."""
    loud: dict[Entry, Entry] = {}
    for phrase, entry in chain(_participants(), _names(), _cues(), _places()):
        if phrase.isupper():
            yield phrase, loud.get(entry) or loud.setdefault(entry, entry._replace(loud=True))
        else:
            yield phrase, entry


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

    >>> [plural(noun) for noun in ("envoy", "embassy", "businessman", "church", "monarch", "member of parliament")]
    ['envoys', 'embassies', 'businessmen', 'churches', 'monarchs', 'members of parliament']
    """
    if link := _LINK.search(noun):
        return plural(noun[: link.start()]) + noun[link.start() :]
    if noun.endswith("man") and not noun.endswith("human"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith("ife"):
        return noun[:-2] + "ves"
    if noun.endswith(("s", "x", "ch", "sh")) and not noun.endswith("arch"):
        return noun + "es"
    return noun + "s"


def _read(name: str) -> Any:  # noqa: ANN401 - each file has its own shape
    return json.loads(files("classifier.lexicon").joinpath(name).read_text(encoding="utf-8"))


def _participants() -> Iterator[tuple[str, Entry]]:
    known = _read("participants.json")
    generic = {form for word in known["generic"] for form in (word, plural(word))}
    for group in known["heads"]:
        one = Entry("head", group["rule"], kind=group["kind"], capacity=group["capacity"])
        forms = dict.fromkeys(group["words"])
        if group["plural"]:
            forms |= dict.fromkeys(plural(word) for word in group["words"])
        for form in forms:
            yield form, one._replace(generic=True) if form in generic else one
    for capacity, group in known["modifiers"].items():
        yield from zip(group["words"], repeat(Entry("modifier", group["rule"], capacity)), strict=False)


def _names() -> Iterator[tuple[str, Entry]]:
    for layer, groups in _read("names.json").items():
        for group in groups:
            one = Entry(layer, kind=group["kind"], capacity=group["capacity"])
            yield from zip(group["names"], repeat(one), strict=False)


def _cues() -> Iterator[tuple[str, Entry]]:
    for name, group in _read("cues.json").items():
        yield from zip(group["words"], repeat(Entry("cue", group["rule"], name)), strict=False)


def _places() -> Iterator[tuple[str, Entry]]:
    for number, side in enumerate(_read("places.json")):
        yield from zip(side["places"], repeat(Entry("place", name=str(number))), strict=False)
        yield from zip(side["peoples"], repeat(Entry("people", name=str(number))), strict=False)
