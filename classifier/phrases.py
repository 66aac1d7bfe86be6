"""The phrases of the lexicon in a text, found by the words that they begin with."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Self

from classifier.lexicon import Entry

Words = tuple[str, ...]


class Phrases(NamedTuple):
    """Entries by the lower-cased words of their phrases, and how long the phrases are that begin with a word."""

    entries: Mapping[Words, Sequence[Entry]]
    lengths: Mapping[str, Sequence[int]]

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
        lengths: dict[str, dict[int, None]] = {}
        for group in alike.values():
            ways = dict.fromkeys([tuple(split(phrase)) for phrase in dict.fromkeys([one.phrase for one in group])])
            for words in ways:
                found.setdefault(words, []).extend(group)
                lengths.setdefault(words[0], {})[len(words)] = None
        return cls(found, {word: tuple(sorted(each)) for word, each in lengths.items()})

    def find(self, words: Words, begins: Iterable[tuple[int, Sequence[int]]]) -> Iterator[tuple[int, int, Entry]]:
        """Yield where entries stand among lower-cased words; ``begins`` are places of words with their ``lengths``.

        >>> talks = Entry("two plus four", "cue", 0), Entry("two", "cue", 0)
        >>> phrases = Phrases.of(talks, lambda phrase: tuple(phrase.split()))
        >>> [(start, end) for start, end, _ in phrases.find(("two", "plus", "four"), [(0, phrases.lengths["two"])])]
        [(0, 1), (0, 3)]
        """
        for start, lengths in begins:
            for length in lengths:
                for entry in self.entries.get(words[start : start + length], ()):
                    if start + length <= len(words):
                        yield start, start + length, entry
