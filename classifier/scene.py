"""The scene of a text: everything that features are made of, read once for all of them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from typing import NamedTuple

from classifier.masking import masked
from classifier.participants import Mention, mentions, symbol
from classifier.reader import Reading
from classifier.tokens import MARK, MARKS, NUMBER, WORD


class Steps(NamedTuple):
    """Words, masks, or participants drawn together into one symbol, each from its first token to before its end."""

    words: list[str]
    starts: list[int]
    ends: list[int]


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A reading, who is named in it, and the masked text.

    ``words`` are the steps that are words or masks, ``steps`` those with participants drawn together and
    with commas, semicolons and full stops between; a run of names is one step in both.
    """

    reading: Reading
    mentions: tuple[Mention, ...]
    words: Steps
    steps: Steps


def scene(reading: Reading) -> Scene:
    """Look at a reading: who is named, what is masked, and what follows what.

    >>> from classifier.reader import load
    >>> scene(next(load().read(["In Oslo, John Smith met two former ministers."]))).steps.words
    ['in', '<place>', ',', '<name>', 'met', '@former', '.']
    """
    people, mask = mentions(reading), masked(reading)
    kept = reading.shapes & (WORD | NUMBER | MARK)
    for hit in reading.names:
        kept[hit.start : hit.end] = WORD
    at = kept.nonzero()[0]
    walked = Steps([mask[i] for i in at.tolist()], at.tolist(), (at + 1).tolist())
    return Scene(reading=reading, mentions=people, words=_worded(walked), steps=_peopled(walked, people))


def _worded(walked: Steps) -> Steps:
    """Leave out the marks."""
    words, starts, ends = _joined(walked)
    kept = [word not in MARKS for word in words]
    return Steps([*compress(words, kept)], [*compress(starts, kept)], [*compress(ends, kept)])


def _peopled(walked: Steps, people: Sequence[Mention]) -> Steps:
    """Draw each participant together; of those that overlap, the first stands."""
    words, starts, ends = Steps([], [], [])
    begin = done = 0
    for start, one in sorted({one.start: one for one in people}.items()):
        if start < done:
            continue
        first, done = bisect_left(walked.starts, start), one.end
        words += walked.words[begin:first]
        starts += walked.starts[begin:first]
        ends += walked.ends[begin:first]
        words.append(symbol(one))
        starts.append(start)
        ends.append(one.end)
        begin = bisect_left(walked.starts, done)
    return _joined(Steps(words + walked.words[begin:], starts + walked.starts[begin:], ends + walked.ends[begin:]))


def _joined(walked: Steps) -> Steps:
    """Make each run of names one step."""
    names = [i for i, word in enumerate(walked.words) if word == "<name>"]
    again = [i for before, i in pairwise(names) if before == i - 1]
    if not again:
        return walked
    words, starts, ends = walked.words.copy(), walked.starts.copy(), walked.ends.copy()
    for i in reversed(again):
        ends[i - 1] = ends[i]
        del words[i], starts[i], ends[i]
    return Steps(words, starts, ends)
