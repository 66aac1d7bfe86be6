"""What the model sees: features with the tokens they stand on (words, patterns of participants, cues)."""

import itertools
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from classifier.masking import masked
from classifier.participants import Mention, group, symbol
from classifier.reader import Reading

_CONTACT = frozenset({"meet", "negotiate", "mediate", "visit", "exchange", "recognise"})


class Found(NamedTuple):
    """A feature and the tokens ``start`` to ``end`` (exclusive) that it stands on."""

    feature: str
    start: int
    end: int


class Step(NamedTuple):
    """One step of a masked text: a word, a mask, or a participant drawn together into one symbol."""

    word: str
    start: int
    end: int


def track_features(reading: Reading, mentions: Sequence[Mention]) -> list[Found]:
    """Give the features of a whole text that speak for a track.

    ``w`` and ``b``: words and pairs of words, masked; ``p``: runs of two or three steps with a
    participant in them; ``k``: participants; ``c``: cues; ``s``: what stands together in a sentence;
    ``t``: which groups are named together;
    ``n``: how many sides and kinds there are, and whether no cue of contact stands anywhere.

    >>> from classifier.reader import load
    >>> from classifier.participants import mentions
    >>> reading = next(load().read(["Two former ministers met."]))
    >>> [one.feature for one in track_features(reading, mentions(reading)) if one.feature[0] in "kpc"]
    ['p:@former met', 'p:@former met .', 'k:@former', 'k1:@former', 'c:meet']
    """
    mask = masked(reading)
    plain = steps(mask, ())
    found = [Found("w:" + step.word, step.start, step.end) for step in plain if _wordlike(step.word)]
    worded = [step for step in plain if _wordlike(step.word)]
    found += [Found(f"b:{a.word} {b.word}", a.start, b.end) for a, b in itertools.pairwise(worded)]
    found += patterns(steps(mask, mentions))
    found += [Found("k:" + symbol(one), one.start, one.end) for one in mentions]
    found += [Found("k1:" + symbol(one), one.start, one.end) for one in mentions[:1]]
    found += [Found("c:" + hit.entry.name, hit.start, hit.end) for hit in reading.cues]
    found += together(reading, mentions)
    found += tables(reading, mentions)
    return found + _numbers(reading, mentions)


def steps(mask: Sequence[str], mentions: Sequence[Mention]) -> list[Step]:
    """Walk a masked text: participants become one step each, a run of names too, odd marks are left out."""
    at = {one.start: one for one in mentions}
    walked: list[Step] = []
    i = 0
    while i < len(mask):
        if i in at:
            walked.append(Step(symbol(at[i]), i, at[i].end))
            i = at[i].end
            continue
        word = mask[i]
        if word == "<name>" and walked and walked[-1].word == "<name>":
            walked[-1] = walked[-1]._replace(end=i + 1)
        elif _wordlike(word) or word in ",;.":
            walked.append(Step(word, i, i + 1))
        i += 1
    return walked


def patterns(walked: Sequence[Step]) -> list[Found]:
    """Give the runs of two and three steps in which a participant stands."""
    found = []
    for i, first in enumerate(walked):
        for size in (2, 3):
            run = walked[i : i + size]
            if len(run) == size and any(step.word[0] == "@" for step in run):
                found.append(Found("p:" + " ".join(step.word for step in run), first.start, run[-1].end))
    return found


def together(reading: Reading, mentions: Sequence[Mention]) -> list[Found]:
    """Give pairs that stand in one sentence: participant with participant, participant with cue."""
    people: dict[int, dict[str, Mention]] = defaultdict(dict)
    cues: dict[int, set[str]] = defaultdict(set)
    for one in mentions:
        people[reading.sentence[one.head]].setdefault(symbol(one), one)
    for hit in reading.cues:
        cues[reading.sentence[hit.start]].add(hit.entry.name)
    found = []
    for sentence, here in people.items():
        for name, one in here.items():
            found += [Found(f"s:{name}+{cue}", one.start, one.end) for cue in sorted(cues[sentence])]
            found += [Found(f"s:{name}+{other}", one.start, one.end) for other in here if name < other]
    return found


def tables(reading: Reading, mentions: Sequence[Mention]) -> list[Found]:
    """Give which groups are named together: in each sentence with a cue of contact, and in the whole text.

    Source: codebook, the one question; "officials with experts" is another table than either alone.
    """
    contact = {reading.sentence[hit.start] for hit in reading.cues if hit.entry.name in _CONTACT}
    private = {reading.sentence[hit.start] for hit in reading.cues if hit.entry.name == "private_capacity"}
    seated: dict[int, dict[str, Mention]] = defaultdict(dict)
    for one in mentions:
        seated[reading.sentence[one.head]].setdefault(group(one), one)
    found = []
    for sentence in sorted(contact & seated.keys()):
        here = seated[sentence]
        first, last = min(one.start for one in here.values()), max(one.end for one in here.values())
        name = "+".join(sorted(here))
        found.append(Found("t:" + name, first, last))
        if sentence in private:
            found.append(Found(f"t:{name} private", first, last))
    everyone = sorted({name for here in seated.values() for name in here})
    found.append(Found("t*:" + "+".join(everyone), 0, 0))
    return found


def _numbers(reading: Reading, mentions: Sequence[Mention]) -> list[Found]:
    sides = min(3, len({hit.entry.name for hit in reading.names}))
    kinds = min(4, len({symbol(one) for one in mentions}))
    found = [Found(f"n:sides{sides}", 0, 0), Found(f"n:kinds{kinds}", 0, 0)]
    if not _CONTACT & {hit.entry.name for hit in reading.cues}:
        found.append(Found("n:no contact", 0, 0))
    return found


def _wordlike(word: str) -> bool:
    return word[0].isalnum() or word[0] in "<@"
