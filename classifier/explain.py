"""Which words decided: the score of a label, shared out over the words that its features stand on."""

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from classifier.features import Found
from classifier.labels import Track
from classifier.linear import Array, Linear
from classifier.participants import Mention
from classifier.reader import Reading
from classifier.records import Evidence

_SHOWN = 5


def contributions(found: Sequence[Found], linear: Linear, label: str) -> Array:
    """Give what each feature adds to the label's score, shape (features found,).

    The sum and the bias are the score: a feature found twice shares its weight between both places.
    """
    columns, values = linear.row(one.feature for one in found)
    row = linear.classes.index(label)
    weight = dict(zip(columns.tolist(), (linear.weights[row, columns] * values).tolist(), strict=True))
    at = [linear.features.get(one.feature) for one in found]
    times = Counter(at)
    return np.array([0.0 if column is None else weight[column] / times[column] for column in at])


def evidence(
    reading: Reading, mentions: Sequence[Mention], found: Sequence[Found], linear: Linear, label: Track
) -> tuple[Evidence, ...]:
    """Give the words that weigh most for the label, heaviest first; participants and cues stay whole.

    The weight of a span is what all features that touch it add to the score, above the mean of the other
    labels, so that words which speak for every label alike do not count.
    """
    row = linear.classes.index(label)
    others = [i for i in range(len(linear.classes)) if i != row]
    columns, values = linear.row(one.feature for one in found)
    lead = (linear.weights[row, columns] - linear.weights[others][:, columns].mean(axis=0)) * values
    weight = dict(zip(columns.tolist(), lead.tolist(), strict=True))
    times = Counter(linear.features.get(one.feature) for one in found)
    units = _units(reading, mentions)
    total: dict[tuple[int, int], float] = defaultdict(float)
    for one in found:
        column = linear.features.get(one.feature)
        touched = {units[i] for i in range(one.start, one.end) if i in units}
        if column is None or not touched:
            continue
        for unit in touched:
            total[unit] += weight[column] / times[column] / len(touched)
    best = sorted((unit for unit in total if total[unit] > 0), key=lambda unit: (-total[unit], unit))[:_SHOWN]
    return tuple(_record(reading, unit, label, total[unit]) for unit in best)


def _units(reading: Reading, mentions: Sequence[Mention]) -> dict[int, tuple[int, int]]:
    """Map each token to the stretch that is shown with it: its participant, its cue, or itself."""
    units = {i: (i, i + 1) for i, word in enumerate(reading.lower) if word[0].isalnum()}
    stretches = [(hit.start, hit.end) for hit in reading.cues] + [(one.start, one.end) for one in mentions]
    for start, end in stretches:
        units.update(dict.fromkeys(range(start, end), (start, end)))
    return units


def _record(reading: Reading, unit: tuple[int, int], label: Track, weight: float) -> Evidence:
    span = reading.doc[unit[0] : unit[1]]
    return Evidence(start=span.start_char, end=span.end_char, text=span.text, track=label, weight=round(weight, 4))
