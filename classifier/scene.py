"""The scene of a text: everything that features are made of, read once for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from classifier.masking import masked
from classifier.participants import Mention, mentions, symbol
from classifier.reader import Reading

Step = tuple[str, int, int]
"""A word, a mask, or a participant drawn together into one symbol; and its first token and the one after its last."""

_MARKS = ",;."


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A reading, who is named in it, and the masked text.

    ``words`` are the steps that are words or masks, ``steps`` those with participants drawn together and
    with commas, semicolons and full stops between.
    """

    reading: Reading
    mentions: tuple[Mention, ...]
    mask: Sequence[str]
    words: Sequence[Step]
    steps: Sequence[Step]


def scene(reading: Reading) -> Scene:
    """Look at a reading: who is named, what is masked, and what follows what.

    >>> from classifier.reader import load
    >>> [step[0] for step in scene(next(load().read(["In Oslo, John Smith met two former ministers."]))).steps]
    ['in', '<place>', ',', '<name>', 'met', '@former', '.']
    """
    people, mask = mentions(reading), masked(reading)
    return Scene(
        reading=reading,
        mentions=people,
        mask=mask,
        words=[step for step in _walked(mask, ()) if step[0] not in _MARKS],
        steps=_walked(mask, people),
    )


def _walked(mask: Sequence[str], people: Sequence[Mention]) -> list[Step]:
    """Walk a masked text: participants become one step each, a run of names too, odd marks are left out.

    Of participants that overlap, the first stands.
    """
    walked: list[Step] = []
    begin = 0
    for start, one in sorted({one.start: one for one in people}.items()):
        if start >= begin:
            _walk(walked, mask, begin, start)
            walked.append((symbol(one), start, one.end))
            begin = one.end
    _walk(walked, mask, begin, len(mask))
    return walked


def _walk(walked: list[Step], mask: Sequence[str], begin: int, end: int) -> None:
    for i in range(begin, end):
        word = mask[i]
        if word[0].isalnum():
            walked.append((word, i, i + 1))
        elif word == "<name>" and walked and walked[-1][0] == "<name>":
            walked[-1] = (word, walked[-1][1], i + 1)
        elif word[0] in "<@" or word in _MARKS:
            walked.append((word, i, i + 1))
