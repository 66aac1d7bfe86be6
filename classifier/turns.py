"""What the models say of the clause on which a text turns, as numbers for the decision on a transition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from classifier.bags import Bags
from classifier.cues import all_denied, clause_features, turnings
from classifier.features import Found
from classifier.lexicon import words
from classifier.linear import Linear, Weighed
from classifier.outcomes import outcome_columns, pair_columns, turn_columns
from classifier.phases import Cue, Regions, Span, Stretches, clauses, regions, sided, tracks_of
from classifier.reader import Reading
from classifier.scene import Scene
from classifier.table import Array, Integers

_DENIED: Final = -5.0  # score of a clause that denies the change it names; few clauses at all score less


class Text(NamedTuple):
    """A text with its features, of which ``numbers`` are the numbers in the table of the models.

    ``whole`` says how much it looks like the report of a transition; ``track`` holds the probabilities of the
    labels before the temperature.
    """

    scene: Scene
    found: Found
    numbers: Integers
    whole: float
    track: Array


@dataclass(frozen=True, kw_only=True)
class Told:
    """A text, and how much each of its clauses looks like the report of a transition (``turn``)."""

    text: Text
    spans: tuple[Span, ...]
    turn: Array

    @property
    def reading(self) -> Reading:
        """Give the reading of the text."""
        return self.text.scene.reading

    def stretches(self, spans: Sequence[Span]) -> Stretches:
        """Give stretches of the text."""
        return Stretches(self.reading, self.text.found, self.text.numbers, spans)


@dataclass(frozen=True, kw_only=True)
class Pivot:
    """The clause at ``place`` taken for the turn.

    ``phases`` are the probabilities of the labels of each stretch of ``around``; ``outcomes`` is what speaks for
    each outcome, of shape (26, ``OUTCOME_COLUMNS``).
    """

    place: int
    around: Regions
    phases: Array
    outcomes: Array


def tell(texts: Sequence[Text], linear: Linear) -> list[Told]:
    """Weigh the clauses of texts, all together."""
    spans = [clauses(one.scene.reading) for one in texts]
    gathered = [
        clause_features(one.scene, one.found, here).numbered(one.numbers, linear.known.table)
        for one, here in zip(texts, spans, strict=True)
    ]
    turn = gains(linear.weigh(Bags.joined(gathered)))
    denied = [all_denied(one.scene.reading, span) for one, here in zip(texts, spans, strict=True) for span in here]
    turn[denied] = _DENIED
    begins = np.cumsum([0, *map(len, spans)]).tolist()
    return [
        Told(text=one, spans=here, turn=turn[begin : begin + len(here)])
        for one, here, begin in zip(texts, spans, begins, strict=False)
    ]


def gains(weighed: Weighed) -> Array:
    """Give how much the second of two classes leads, in each bag."""
    result: Array = weighed.scores[:, 1] - weighed.scores[:, 0]
    return result


def cue_of(reading: Reading, span: Span) -> Cue:
    """Give the cue on which a clause turns; where it has none, the clause turns at its beginning.

    >>> from classifier.reader import load
    >>> reading = next(load().read(["The pact grew out of seminars, which ministers took over."]))
    >>> cue = cue_of(reading, Span(0, len(reading.lower)))
    >>> cue.turned, reading.quote(cue.span.end, cue.until).text
    (True, 'seminars')
    """
    hits = list(turnings(reading, span))
    if not hits:
        return Cue(Span(span.start, span.start), turned=False)
    first = hits[0]
    turned = first.entry.name in words("turned")
    again = hits[1].start if turned and len(hits) > 1 else first.end
    commas = [place for place in range(first.end, again) if reading.lower[place] == ","]
    return Cue(Span(first.start, first.end), turned, commas[-1] if commas else None)


def pivots(tolds: Sequence[Told], places: Sequence[int], parts: Mapping[str, Linear]) -> list[Pivot]:
    """Take for each text the clause at its place for the turn, and gather what speaks for every pair and outcome."""
    cues = [cue_of(one.reading, one.spans[place]) for one, place in zip(tolds, places, strict=True)]
    around = [regions(one.spans, place, cue) for one, place, cue in zip(tolds, places, cues, strict=True)]
    stretches = [one.stretches(here) for one, here in zip(tolds, around, strict=True)]
    phases = tracks_of(stretches, parts["phase"]).reshape(len(tolds), len(Regions._fields), -1)
    track = np.array([one.text.track for one in tolds])
    pairs = pair_columns(phases, _ends(tolds, around, cues, parts), track)
    texts = np.array([turn_columns(one.turn, one.text.whole) for one in tolds])
    outcomes = outcome_columns(pairs, phases, texts, track)
    rows = zip(places, around, phases, outcomes, strict=True)
    return [Pivot(**dict(zip(Pivot.__annotations__, row, strict=True))) for row in rows]


def _ends(
    tolds: Sequence[Told], around: Sequence[Regions], cues: Sequence[Cue], parts: Mapping[str, Linear]
) -> tuple[Array, Array]:
    """Give the probabilities of the tracks of the earlier and of the later end of each text."""
    earlier, later = parts["earlier"], parts["later"]
    bags = []
    for one, here, cue in zip(tolds, around, cues, strict=True):
        sides, places = sided(one.text.found, here, turned=cue.turned)
        whole = one.text.numbers
        numbers = np.concatenate([earlier.known.sides[sides, whole[places]], whole])
        bags.append(Bags(numbers, np.zeros_like(numbers), 1))
    weighed = earlier.weigh(Bags.joined(bags))
    return earlier.tempered(weighed.scores), later.tempered(later.rescored(weighed).scores)
