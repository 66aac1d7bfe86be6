"""What speaks for or against a change of track in a clause: cues, what stops them, and who stands around them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from classifier.bags import Gathered
from classifier.features import Found
from classifier.hits import Hit, between
from classifier.lexicon import words
from classifier.participants import Mention, group, symbol
from classifier.phases import Span
from classifier.reader import Reading
from classifier.scene import Scene
from classifier.tokens import NUMBER

_FAR = 4  # clauses from the beginning or the end of a text, and more
_LONG = 5
_EIGHT = 8  # words a step of length
_NEAR = 2  # clauses back in which the participants of an earlier phase are looked for
_REACH = 3  # words before a cue in which a denial of it stands
_NOBODY = "-"
_YEAR = re.compile(r"\d{4}")


def turnings(reading: Reading, span: Span) -> Iterator[Hit]:
    """Yield the cues in a stretch on which a story can turn, those that are denied left out.

    Source: codebook, "More than one phase".
    """
    yield from (hit for hit in _turning(reading, span) if not denied(reading, hit))


def stops(reading: Reading, span: Span) -> set[str]:
    """Give what stands in a stretch that can stop a change from being reported: negation, intention, parallel work."""
    return {hit.entry.name for hit in between(reading.cues, *span)} & words("stopping")


def all_denied(reading: Reading, span: Span) -> bool:
    """Say whether a stretch denies whatever change it names ("never became official").

    >>> from classifier.reader import load
    >>> [all_denied(one, Span(0, 5)) for one in load().read(["They never became official.", "They became official."])]
    [True, False]
    """
    hits = _turning(reading, span)
    return bool(hits) and all(denied(reading, hit) for hit in hits)


def denied(reading: Reading, hit: Hit) -> bool:
    """Say whether a word of denial stands right before a cue; "not only" denies nothing."""
    before = reading.lower[max(0, hit.start - _REACH) : hit.start]
    return bool(words("denial") & set(before)) and "only" not in before


def _turning(reading: Reading, span: Span) -> list[Hit]:
    kinds = words("turning")
    return [hit for hit in between(reading.cues, *span) if hit.entry.name in kinds]


def clause_features(scene: Scene, found: Found, spans: Sequence[Span]) -> Gathered:
    """Give, for each clause, the features that tell whether it reports a change of track.

    Those of the text that stand in it; ``3``: runs of three words; ``<`` and ``>``: participants and
    cues of the clauses beside it; ``x``: a cue with who stands before and after it; ``y``: with what
    stops it; ``z``: with what orders it in time; ``q``: its words; ``g``: who came before and who is here;
    the rest: where it stands, how long it is, whether it names a year and newcomers.
    """
    reading = scene.reading
    place = np.repeat(np.arange(len(spans)), [end - start for start, end in spans])
    own = ((found.ends > 0) & (place[found.starts] == place[found.ends - 1])).nonzero()[0]
    home = place.tolist()
    threes, beside = _threes(scene, home), _beside(scene, home)
    cues: dict[int, list[Hit]] = defaultdict(list)
    for hit in reading.cues:
        cues[home[hit.start]].append(hit)
    seats: list[set[str]] = [set() for _ in spans]
    for one in scene.mentions:
        seats[home[one.head]].add(group(one))
    dated = {home[at] for at in (reading.shapes & NUMBER).nonzero()[0].tolist() if _YEAR.fullmatch(reading.lower[at])}
    added = [
        [
            *threes[number],
            *("<" + name for name in beside[number - 1]),
            *(">" + name for name in beside[number + 1]),
            *_position(spans, number),
            *_turns(reading, scene.mentions, cues[number]),
            *_order(cues[number], dated=number in dated),
            *_newcomers(seats, number),
        ]
        for number in range(len(spans))
    ]
    bags = np.repeat(np.arange(len(spans)), [len(here) for here in added])
    names = [*chain.from_iterable(added)]
    places = np.concatenate([own, np.arange(len(found.starts), len(found.starts) + len(names))])
    return Gathered(names, places, np.concatenate([place[found.starts[own]], bags]), len(spans))


def _threes(scene: Scene, home: Sequence[int]) -> dict[int, list[str]]:
    """Give the runs of three words within each clause; ``home`` is the clause of each token."""
    kept = [(word, home[start]) for word, start, end in zip(*scene.words, strict=True) if home[start] == home[end - 1]]
    found: dict[int, list[str]] = defaultdict(list)
    for (one, number), (two, _), (three, last) in zip(kept, kept[1:], kept[2:], strict=False):
        if number == last:
            found[number].append(f"3:{one} {two} {three}")
    return found


def _beside(scene: Scene, home: Sequence[int]) -> dict[int, list[str]]:
    """Give the participants and cues of each clause, as the clauses beside it see them."""
    found: dict[int, list[str]] = defaultdict(list)
    people = [("k:" + symbol(one), one.start, one.end) for one in scene.mentions]
    cues = [("c:" + hit.entry.name, hit.start, hit.end) for hit in scene.reading.cues]
    for name, start, end in (*people, *cues):
        if home[start] == home[end - 1]:
            found[home[start]].append(name)
    return found


def _position(spans: Sequence[Span], number: int) -> tuple[str, ...]:
    start, end = spans[number]
    return (
        f"start:{min(_FAR, number)}",
        f"end:{min(_FAR, len(spans) - 1 - number)}",
        f"length:{min(_LONG, (end - start) // _EIGHT)}",
    )


def _turns(reading: Reading, mentions: Sequence[Mention], cues: Sequence[Hit]) -> Iterator[str]:
    stops = sorted({hit.entry.name for hit in cues if hit.entry.name in words("stopping")}) or ["free"]
    for hit in cues:
        name = hit.entry.name
        if name in words("turning"):
            yield from _sides(reading, mentions, hit)
        elif name not in words("ordering"):
            continue
        yield "q:" + " ".join(reading.lower[hit.start : hit.end])
        yield from (f"y:{name}+{stop}" for stop in stops)


def _sides(reading: Reading, mentions: Sequence[Mention], hit: Hit) -> Iterator[str]:
    """Give the cue with the nearest participants before and after it in its sentence."""
    here = [one for one in mentions if reading.sentence[one.head] == reading.sentence[hit.start]]
    left = next((group(one) for one in reversed(here) if one.end <= hit.start), _NOBODY)
    right = next((group(one) for one in here if one.start >= hit.end), _NOBODY)
    name = hit.entry.name
    yield from (f"x:{name}|{left}|{right}", f"x:{name}|{left}|", f"x:{name}||{right}", f"x:{left}>{right}")
    if _NOBODY not in (left, right):
        yield from (f"x:{name} differ", "x:differ") if left != right else (f"x:{name} same",)


def _order(cues: Sequence[Hit], *, dated: bool) -> Iterator[str]:
    here = {hit.entry.name for hit in cues}
    turns, orders = sorted(here & words("turning")), sorted(here & words("ordering"))
    yield from (f"z:{turn}+{order}" for turn in turns for order in orders)
    if dated:
        yield "year"
        yield from (f"z:{name}+year" for name in (*turns, *orders))


def _newcomers(seats: Sequence[set[str]], number: int) -> Iterator[str]:
    here, near = seats[number], set().union(*seats[max(0, number - _NEAR) : number])
    before, after = set().union(*seats[:number]), set().union(*seats[number + 1 :])
    yield from sorted(f"g:{old}>{new}" for old in near for new in here)
    if here and before:
        yield "newcomers" if here - before else "the same"
        if not here & before:
            yield "others"
    if here and after and not here & after:
        yield "others after"
