"""Phrases found in a tokenised text: a tree of words, walked from every token."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from classifier.lexicon import Entry


class Hit(NamedTuple):
    """An entry of the lexicon found at tokens ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    entry: Entry


@dataclass(slots=True)
class Phrases:
    """The phrases that begin with the words above: ``entries`` end here, ``longer`` go on with one more word."""

    entries: list[Entry] = field(default_factory=list)
    longer: dict[str, "Phrases"] = field(default_factory=dict)

    def add(self, words: Sequence[str], entry: Entry) -> None:
        """Add an entry under the lower-cased tokens of its phrase."""
        node = self
        for word in words:
            if word not in node.longer:
                node.longer[word] = Phrases()
            node = node.longer[word]
        node.entries.append(entry)

    def find(self, lower: Sequence[str]) -> Iterator[Hit]:
        """Give every entry that stands in a text of lower-cased tokens, overlapping ones too, by where they start.

        >>> phrases = Phrases()
        >>> phrases.add(["peace", "talks"], Entry(phrase="peace talks", layer="cue", rule=0, name="negotiate"))
        >>> [(hit.start, hit.end) for hit in phrases.find(["the", "peace", "talks"])]
        [(1, 3)]
        """
        first, size = self.longer, len(lower)
        for start in [place for place, word in enumerate(lower) if word in first]:
            node: Phrases | None = first[lower[start]]
            end = start + 1
            while node is not None:
                for entry in node.entries:
                    yield Hit(start, end, entry)
                node = node.longer.get(lower[end]) if end < size else None
                end += 1


def longest(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Keep, of overlapping hits, the longest (the first of equals), in order of the text."""
    if apart(hits):
        return tuple(hits)
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda one: (one.start - one.end, one.start)):
        if hit.start in taken or hit.end - 1 in taken:
            continue
        taken.update(range(hit.start, hit.end))
        kept.append(hit)
    return tuple(sorted(kept, key=lambda one: one.start))


def longest_by_cue(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Keep the longest hits of each cue apart: one word may cue two readings."""
    if apart(hits):
        return tuple(hits)
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.entry.name, []).append(hit)
    kept = [hit for group in groups.values() for hit in longest(group)]
    return tuple(sorted(kept, key=lambda one: (one.start, one.entry.name)))


def apart(hits: Sequence[Hit]) -> bool:
    """Say whether hits stand in order and none overlaps, as in most texts.

    >>> one, two = Hit(0, 2, Entry("a b", "head", 0)), Hit(1, 3, Entry("b c", "head", 0))
    >>> apart([one]), apart([one, two])
    (True, False)
    """
    end = 0
    for hit in hits:
        if hit.start < end:
            return False
        end = hit.end
    return True
