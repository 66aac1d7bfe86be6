"""Stretches of a text: its clauses, and what stands before, in and after the clause on which a story turns."""

from collections.abc import Sequence
from itertools import chain
from typing import Final, NamedTuple

import numpy as np

from classifier.bags import Bags, Gathered
from classifier.features import Found
from classifier.hits import between
from classifier.labels import LABELS, TRACKS, Track
from classifier.linear import Linear
from classifier.reader import Reading
from classifier.records import Quote
from classifier.table import SIDES, Array, Integers

_BREAKS: Final = frozenset({";", ":", "—", "–"})
_NAMED: Final[dict[str, Track]] = {f"track {track}": track for track in TRACKS}
_TRUST: Final = 0.9
_FEWEST: Final = 3  # words of a clause; what is shorter belongs to the clause before it


class Span(NamedTuple):
    """Tokens ``start`` to ``end`` (exclusive)."""

    start: int
    end: int


class Cue(NamedTuple):
    """The words on which a clause turns; ``turned`` where they name the later phase first ("grew out of").

    ``until`` is where that earlier phase ends if the clause goes on to tell of the later one ("..., which ministers
    took over").
    """

    span: Span
    turned: bool
    until: int | None = None


class Regions(NamedTuple):
    """The stretches of a text around the clause on which it turns, and around that clause's cue.

    ``old`` and ``new`` are where the cue lets the earlier and the later phase be looked for.
    """

    before: Span
    previous: Span
    left: Span
    right: Span
    pivot: Span
    following: Span
    after: Span
    old: Span
    new: Span


class Stretches(NamedTuple):
    """Stretches of a text, of whose features ``numbers`` are the numbers in the table of the models."""

    reading: Reading
    found: Found
    numbers: Integers
    spans: Sequence[Span]


def clauses(reading: Reading) -> tuple[Span, ...]:
    """Cut a text at sentences, semicolons, colons and dashes.

    >>> from classifier.reader import load
    >>> reading = next(load().read(["Scholars met first; ministers took over. They signed in May."]))
    >>> [reading.quote(*one).text for one in clauses(reading)]
    ['Scholars met first;', 'ministers took over.', 'They signed in May.']
    """
    cuts = [
        i
        for i in range(1, len(reading.lower))
        if reading.sentence[i] != reading.sentence[i - 1] or reading.lower[i - 1] in _BREAKS
    ]
    spans: list[Span] = []
    for start, end in zip([0, *cuts], [*cuts, len(reading.lower)], strict=True):
        if spans and sum(word[0].isalnum() for word in reading.lower[start:end]) < _FEWEST:
            spans[-1] = spans[-1]._replace(end=end)
        else:
            spans.append(Span(start, end))
    return tuple(spans)


def regions(spans: Sequence[Span], place: int, cue: Cue) -> Regions:
    """Give the stretches around the clause at ``place``; ``cue`` stands in it and parts it into left and right."""
    pivot = spans[place]
    first, last = spans[0].start, spans[-1].end
    following = spans[place + 1] if place + 1 < len(spans) else Span(last, last)
    left, right = Span(pivot.start, cue.span.start), Span(cue.span.end, cue.until or pivot.end)
    return Regions(
        before=Span(first, pivot.start),
        previous=spans[place - 1] if place else Span(first, first),
        left=left,
        right=right,
        pivot=pivot,
        following=following,
        after=Span(pivot.end, last),
        old=right if cue.turned else Span(first, left.end),
        new=left if cue.turned else Span(right.start, following.end),
    )


def inside(found: Found, spans: Sequence[Span]) -> Gathered:
    """Give the features that stand on words of each stretch."""
    first, last = np.array(spans, np.int64).T[:, :, None]
    bags, places = ((found.ends > 0) & (first <= found.starts) & (found.ends <= last)).nonzero()
    return Gathered((), places, bags, len(spans))


def named_tracks(reading: Reading, span: Span) -> set[Track]:
    """Give the tracks that a stretch names ("track two")."""
    here = (hit.entry.name for hit in between(reading.cues, *span))
    return {_NAMED[name] for name in here if name in _NAMED}


def tracks_of(texts: Sequence[Stretches], linear: Linear) -> Array:
    """Give the probabilities of the labels of each stretch of each text, shape (stretches, labels).

    A stretch that names its own track runs on that (rule 16); one without words says nothing for any.
    """
    gathered = [inside(one.found, one.spans).numbered(one.numbers, linear.known.table) for one in texts]
    bags = Bags.joined(gathered)
    filled = np.bincount(bags.bags, minlength=bags.size) > 0
    result = np.where(filled[:, None], linear.tempered(linear.weigh(bags).scores), 1 / len(LABELS))
    for place, track in enumerate(chain.from_iterable(map(_own_tracks, texts))):
        if track and filled[place]:
            sure = np.zeros(len(LABELS))
            sure[LABELS.index(track)] = 1.0
            result[place] = _TRUST * sure + (1 - _TRUST) * result[place]
    return result


def _own_tracks(one: Stretches) -> list[Track | None]:
    """Give the track that each stretch names as its own, where it names a single one."""
    if not named_tracks(one.reading, Span(0, len(one.reading.lower))):
        return [None] * len(one.spans)
    named = [named_tracks(one.reading, span) for span in one.spans]
    return [here.pop() if len(here) == 1 else None for here in named]


def sided(found: Found, around: Regions, *, turned: bool) -> tuple[Integers, Integers]:
    """Give the place of each feature that stands on one of ``SIDES`` of the turn, and first the number of that side.

    Where the cue names the later phase first (``turned``), left and right of it change places.
    """
    _, places, bags, _ = inside(found, (around.before, around.left, around.right, around.after))
    sides = np.array([SIDES.index(side) for side in ("BRLA" if turned else "BLRA")])
    return sides[bags], places


def quote(reading: Reading, span: Span) -> Quote:
    """Quote a stretch, without the stops and blanks at its ends.

    >>> from classifier.reader import load
    >>> quote(next(load().read(["They met, in May;"])), Span(0, 6)).text
    'They met, in May'
    """
    start, end = span
    while end - start > 1 and not reading.lower[end - 1][-1].isalnum() and reading.lower[end - 1] not in "\"'”’)]%":
        end -= 1
    while end - start > 1 and reading.lower[start].isspace():
        start += 1
    return reading.quote(start, end)
