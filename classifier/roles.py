"""The role of a participant, read from its surroundings: who sits, who pays, who is only named."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

import numpy as np

from classifier.bags import Bags
from classifier.linear import Linear
from classifier.participants import Mention, symbol
from classifier.reader import Reading
from classifier.scene import Scene
from classifier.table import Array

_EDGE = ["|"] * 3
_MANY = 4


def roles_of(scenes: Sequence[Scene], linear: Linear) -> list[Array]:
    """Give the probabilities of the roles of each participant of each scene, shape (participants, roles) each."""
    around = [role_features(one) for one in scenes]
    bags = Bags.of([*chain.from_iterable(around)], linear.known.table)
    rows = linear.tempered(linear.weigh(bags).scores)
    return np.split(rows, np.cumsum([len(one) for one in around])[:-1])


def role_features(scene: Scene) -> list[list[str]]:
    """Give, for each participant, the features of its role: neighbours left and right, cues and company.

    >>> from classifier.reader import load
    >>> from classifier.scene import scene
    >>> "government l2:funded by" in role_features(scene(next(load().read(["It was funded by the ministry."]))))[0]
    True
    """
    place = {start: i for i, start in enumerate(scene.steps.starts)}
    sentence = scene.reading.sentence
    cues: dict[int, set[str]] = defaultdict(set)
    company: dict[int, list[str]] = defaultdict(list)
    for hit in scene.reading.cues:
        cues[sentence[hit.start]].add(hit.entry.name)
    for one in scene.mentions:
        company[sentence[one.head]].append(symbol(one))
    return [
        _around(scene.steps.words, place.get(one.start, 0), one)
        + _company(cues[sentence[one.head]], company[sentence[one.head]], one)
        + _position(scene.reading, one, first=i == 0)
        for i, one in enumerate(scene.mentions)
    ]


def _around(words: Sequence[str], at: int, one: Mention) -> list[str]:
    left = [*_EDGE, *words[max(0, at - 3) : at]][-3:]
    right = [*words[at + 1 : at + 4], *_EDGE][:3]
    name = symbol(one)[1:]
    near = [f"l1:{left[2]}", f"l2:{left[1]} {left[2]}", f"r1:{right[0]}", f"r2:{right[0]} {right[1]}"]
    return [
        *near,
        *(f"{name} {one_near}" for one_near in near),
        *(f"l:{word}" for word in left),
        *(f"r:{word}" for word in right),
    ]


def _company(cues: set[str], company: Sequence[str], one: Mention) -> list[str]:
    name = symbol(one)
    others = sorted({other for other in company if other != name or company.count(other) > 1})
    return [
        "k:" + name,
        f"n:{min(_MANY, len(company))}",
        *(f"c:{cue}" for cue in sorted(cues)),
        *(f"{name} c:{cue}" for cue in sorted(cues)),
        *(f"o:{other}" for other in others),
        *(f"{name} o:{other}" for other in others),
    ]


def _position(reading: Reading, one: Mention, *, first: bool) -> list[str]:
    sentence, last = reading.sentence[one.head], reading.sentence[-1]
    return [
        f"sentence:{min(_MANY, sentence)}",
        f"sentences:{min(_MANY + 1, last)}",
        *(["first"] if first else []),
        *(["end"] if sentence == last else []),
    ]
