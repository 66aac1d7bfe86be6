"""The phrases of the lexicon in a text, found by the words that they begin with."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from classifier.hits import Hit
from classifier.lexicon import Entry

Words = tuple[str, ...]
Begun = Mapping[str, Sequence[int]]
"""How long the phrases are that begin with a word: by the word that follows, and under "" whatever follows."""


class Phrases(dict[str, Begun]):
    """What the phrases of the lexicon begin with, each cut into words when its first word is looked up.

    Most texts need few of the many names, so none is prepared before it may stand in a text.

    >>> phrases = Phrases([("Two plus Four", Entry("cue")), ("two", Entry("cue"))], str.split)
    >>> phrases["two"], phrases["envoy"]
    ({'plus': [1, 3], '': [1]}, {})
    """

    def __init__(self, entries: Iterable[tuple[str, Entry]], split: Callable[[str], Sequence[str]]) -> None:
        """Sort entries by the word that they begin with; ``split`` cuts a phrase into words as a text is cut."""
        self._split = split
        self._found: dict[Words, list[Entry]] = {}
        self._closed: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
        for one in entries:
            first = one[0].partition(" ")[0]
            if first.isalpha():
                self._closed[first.lower()].append(one)
            else:
                for word in {words[0] for words in self._writings(one[0])}:
                    self._closed[word].append(one)

    def __missing__(self, word: str) -> Begun:
        """Cut the phrases that begin with a word."""
        begun: dict[str, set[int]] = {}
        for phrase, entry in self._closed.pop(word, ()):
            for words in self._writings(phrase):
                if words[0] == word:
                    self._found.setdefault(words, []).append(entry)
                    begun.setdefault("".join(words[1:2]), set()).add(len(words))
        self[word] = {second: sorted(each | begun.get("", set())) for second, each in begun.items()}
        return self[word]

    def _writings(self, phrase: str) -> set[Words]:
        """Cut a phrase into lower-cased words; abbreviations stay whole only where they are written as usual."""
        writings = (phrase, phrase.upper(), phrase.title()) if "." in phrase else (phrase,)
        return {tuple([word.lower() for word in self._split(one)]) for one in writings}

    def find(self, words: Words, begins: Iterable[tuple[int, Begun]]) -> Iterator[Hit]:
        """Yield where entries stand among lower-cased words; ``begins`` are places of words that begin some.

        >>> phrases = Phrases([("two plus four", Entry("cue")), ("two", Entry("cue"))], str.split)
        >>> [hit.end for hit in phrases.find(("two", "plus", "four"), [(0, phrases["two"])])]
        [1, 3]
        """
        following = (*words[1:], "")
        for start, begun in begins:
            for length in begun.get(following[start]) or begun.get("", ()):
                for entry in self._found.get(words[start : start + length], ()):
                    if start + length <= len(words):
                        yield Hit(start, start + length, entry)
