"""What the model sees: features with the tokens they stand on (words, patterns of participants, cues)."""

import itertools
from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from classifier.forms import forms
from classifier.labels import ROLES
from classifier.lexicon import words
from classifier.participants import Mention, group, symbol
from classifier.scene import Scene, Steps
from classifier.table import Array, Integers, Table

_AT_TABLE: Final = ROLES.index("at_table")
_SEATED: Final = 0.3
"""From which probability on a participant may sit at the table."""

Feature = tuple[str, int, int]
"""The name of a feature; and the first token that it stands on and the one after the last."""


class Found(NamedTuple):
    """The features of a text: those of its words, pairs of words and word forms, and others.

    ``starts`` and ``ends`` (exclusive) are the tokens that each stands on: first the words, then the pairs, then the
    forms, then the others.
    """

    words: list[str]
    pairs: list[str]
    others: Sequence[str]
    starts: Integers
    ends: Integers

    @property
    def names(self) -> list[str]:
        """Give the names of all features, in the order of ``starts``."""
        shapes = itertools.chain.from_iterable(map(forms, self.words))
        return [*["w:" + word for word in self.words], *self.pairs, *shapes, *self.others]

    def numbers(self, table: Table) -> list[int]:
        """Look up the numbers of all features, in the order of ``starts``; those of words are remembered."""
        words, shapes = zip(*map(table.word, self.words), strict=True) if self.words else ((), ())
        pairs, others = (map(table.get, names, itertools.repeat(-1)) for names in (self.pairs, self.others))
        return [*words, *pairs, *itertools.chain.from_iterable(shapes), *others]


def track_features(scene: Scene) -> Found:
    """Give the features of a whole text that speak for a track.

    ``w`` and ``b``: words and pairs of words, masked; ``p``: runs of two or three steps with a
    participant in them; ``k``: participants; ``q``: one participant and the next, however far away; ``c``: cues;
    ``s``: what stands together in a sentence; ``t``: which groups are named together;
    ``l``: words without their endings; ``e``: the endings;
    ``n``: how many sides and kinds there are, and whether no cue of contact stands anywhere.

    >>> from classifier.reader import load
    >>> from classifier.scene import scene
    >>> names = track_features(scene(next(load().read(["Two former ministers met."])))).names
    >>> [name for name in names if name[0] in "kpc"]
    ['p:@former met', 'p:@former met .', 'k:@former', 'k1:@former', 'c:meet']
    """
    words, starts, ends = scene.words
    found: list[Feature] = [
        *patterns(scene.steps),
        *[("k:" + symbol(one), one.start, one.end) for one in scene.mentions],
        *[("k1:" + symbol(one), one.start, one.end) for one in scene.mentions[:1]],
        *[(f"q:{symbol(a)} {symbol(b)}", a.start, b.end) for a, b in itertools.pairwise(scene.mentions)],
        *[("c:" + hit.entry.name, hit.start, hit.end) for hit in scene.reading.cues],
        *together(scene),
        *tables(scene),
        *numbers(scene),
    ]
    names, first, last = zip(*found, strict=True)
    each = [len(forms(word)) for word in words]
    begins, stops, repeats = (np.array(one, np.int64) for one in (starts, ends, each))
    return Found(
        words=words,
        pairs=[f"b:{a} {b}" for a, b in itertools.pairwise(words)],
        others=names,
        starts=np.concatenate([begins, begins[:-1], begins.repeat(repeats), first]),
        ends=np.concatenate([stops, stops[1:], stops.repeat(repeats), last]),
    )


def seated(found: Found, scene: Scene, roles: Array) -> Found:
    """Add what is made of the probabilities of the participants' roles, shape (participants, roles).

    ``r`` and ``g``: a participant, and its group, with the likeliest role; ``a``: which groups may sit at the table,
    alone and with those that convene.

    Source: codebook, the one question, and rules 1, 5 and 10: who pays, convenes or opens does not decide.
    """
    likely = [ROLES[place] for place in roles.argmax(axis=1).tolist()]
    groups = [group(one) for one in scene.mentions]
    table = "+".join(sorted({name for name, row in zip(groups, roles, strict=True) if row[_AT_TABLE] > _SEATED}))
    conveners = "+".join(sorted({name for name, role in zip(groups, likely, strict=True) if role == "convener"}))
    read: list[Feature] = [("a:" + table, 0, 0), (f"a:{table} by {conveners}", 0, 0)]
    for one, name, role in zip(scene.mentions, groups, likely, strict=True):
        read += [(f"r:{symbol(one)} {role}", one.start, one.end), (f"g:{name} {role}", one.start, one.end)]
    names, starts, ends = zip(*read, strict=True)
    return found._replace(
        others=[*found.others, *names],
        starts=np.concatenate([found.starts, starts]),
        ends=np.concatenate([found.ends, ends]),
    )


def patterns(steps: Steps) -> list[Feature]:
    """Give the runs of two and three steps in which a participant stands."""
    words, starts, ends = steps
    seats = [i for i, word in enumerate(words) if word[0] == "@"]
    found = []
    for size in (2, 3):
        for first in dict.fromkeys([first for seat in seats for first in range(seat - size + 1, seat + 1)]):
            if 0 <= first <= len(words) - size:
                last = first + size
                found.append(("p:" + " ".join(words[first:last]), starts[first], ends[last - 1]))
    return found


def together(scene: Scene) -> list[Feature]:
    """Give pairs that stand in one sentence: participant with participant, participant with cue."""
    sentence = scene.reading.sentence
    people: dict[int, dict[str, Mention]] = defaultdict(dict)
    cues: dict[int, set[str]] = defaultdict(set)
    for one in scene.mentions:
        people[sentence[one.head]].setdefault(symbol(one), one)
    for hit in scene.reading.cues:
        cues[sentence[hit.start]].add(hit.entry.name)
    found = []
    for number, here in people.items():
        for name, one in here.items():
            found += [(f"s:{name}+{cue}", one.start, one.end) for cue in sorted(cues[number])]
            found += [(f"s:{name}+{other}", one.start, one.end) for other in here if name < other]
    return found


def tables(scene: Scene) -> list[Feature]:
    """Give which groups are named together: in each sentence with a cue of contact, and in the whole text.

    Source: codebook, the one question; "officials with experts" is another table than either alone.
    """
    sentence, cues = scene.reading.sentence, scene.reading.cues
    contact = {sentence[hit.start] for hit in cues if hit.entry.name in words("contact")}
    private = {sentence[hit.start] for hit in cues if hit.entry.name == "private_capacity"}
    seated: dict[int, dict[str, Mention]] = defaultdict(dict)
    for one in scene.mentions:
        seated[sentence[one.head]].setdefault(group(one), one)
    found = []
    for number in sorted(contact & seated.keys()):
        here = seated[number]
        first, last = min(one.start for one in here.values()), max(one.end for one in here.values())
        name = "+".join(sorted(here))
        found.append(("t:" + name, first, last))
        if number in private:
            found.append((f"t:{name} private", first, last))
    everyone = sorted({name for here in seated.values() for name in here})
    return [*found, ("t*:" + "+".join(everyone), 0, 0)]


def numbers(scene: Scene) -> list[Feature]:
    """Give how many sides and kinds there are, and whether no cue of contact stands anywhere."""
    sides = min(3, len({hit.entry.name for hit in scene.reading.names}))
    kinds = min(4, len({symbol(one) for one in scene.mentions}))
    found = [(f"n:sides{sides}", 0, 0), (f"n:kinds{kinds}", 0, 0)]
    if words("contact").isdisjoint(hit.entry.name for hit in scene.reading.cues):
        found.append(("n:no contact", 0, 0))
    return found
