"""The phrases of the lexicon in a text, found by the words that they begin with."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Self

from classifier.hits import Hit
from classifier.lexicon import Entry

Words = tuple[str, ...]
Begun = Mapping[str, Sequence[int]]
"""How long the phrases are that begin with a word: by the word that follows, and under "" whatever follows."""


class Phrases(NamedTuple):
    """Entries by the lower-cased words of their phrases, and for each first word what it begins."""

    entries: Mapping[Words, Sequence[Entry]]
    begun: Mapping[str, Begun]

    @classmethod
    def of(cls, entries: Iterable[Entry], split: Callable[[str], Words]) -> Self:
        """Sort entries by their words; ``split`` cuts a phrase into words as a text is cut.

        A phrase is also found as another entry writes it, since what is split in small letters may stay whole in
        capitals ("U.S.").
        """
        alike: dict[str, list[Entry]] = {}
        for entry in entries:
            alike.setdefault(entry.phrase.lower(), []).append(entry)
        found: dict[Words, list[Entry]] = {}
        for group in alike.values():
            for words in dict.fromkeys(map(split, dict.fromkeys([one.phrase for one in group]))):
                found.setdefault(words, []).extend(group)
        return cls(found, _begun(found))

    def find(self, words: Words, begins: Iterable[tuple[int, Begun]]) -> Iterator[Hit]:
        """Yield where entries stand among lower-cased words; ``begins`` are places of words that begin some.

        >>> talks = Entry("two plus four", "cue", 0), Entry("two", "cue", 0)
        >>> phrases = Phrases.of(talks, lambda phrase: tuple(phrase.split()))
        >>> [hit.end for hit in phrases.find(("two", "plus", "four"), [(0, phrases.begun["two"])])]
        [1, 3]
        """
        following = (*words[1:], "")
        for start, begun in begins:
            for length in begun.get(following[start]) or begun.get("", ()):
                for entry in self.entries.get(words[start : start + length], ()):
                    if start + length <= len(words):
                        yield Hit(start, start + length, entry)


def _begun(phrases: Iterable[Words]) -> dict[str, Begun]:
    found: dict[str, dict[str, set[int]]] = {}
    for words in phrases:
        found.setdefault(words[0], {}).setdefault("".join(words[1:2]), set()).add(len(words))
    return {
        first: {second: sorted(each | begun.get("", set())) for second, each in begun.items()}
        for first, begun in found.items()
    }
