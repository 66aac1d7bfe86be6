"""The linear models of a model folder that read words, fitted on samples."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

import numpy as np

from classifier.cues import clause_features
from classifier.labels import LABELS, TRACKS, Track
from classifier.linear import Linear
from classifier.phases import Span, clauses, inside, regions, sided
from classifier.records import Quote
from classifier.table import SIDES, Known, Table
from classifier.turns import cue_of
from training.estimator import Names, Weighted, learned
from training.moves import SHARED, overlap
from training.samples import Sample
from training.seating import cross_seated, role

Parts = dict[str, Linear]
"""The models under their names in ``classifier.model.PARTS``."""

REPORTED: Final = ("no", "yes")
"""Whether a text, or a clause, reports a transition."""

ORDINARY: Final = 1.5
"""Weight of a row without an initiative: in the files that are labelled, most rows are such, and more of them would be
called a track without it."""

EVEN: Final = 0.5
"""How far rare labels are raised to the frequent ones: 0 leaves them as they are, 1 makes all as heavy. Balanced labels
find more of the rare ones, above all in small corpora, and call more ordinary news a track."""

SIDED: Final = "kcptsw"
"""First letters of the features that are told apart by the side of the turn on which they stand."""

STRENGTH: Final = 8.0
"""C for the track."""


def fit(samples: Sequence[Sample]) -> Parts:
    """Fit the role of a mention and, by the roles read, the track of a text and what reads for transitions."""
    placed = cross_seated(samples)
    parts = {
        "track": track(placed),
        "role": role(samples),
        "told": learned([one.names for one in placed], [reported(one) for one in placed], REPORTED),
        **_of_clauses(samples),
        **_of_phases(samples),
    }
    return sharing(parts)


def sharing(parts: Parts) -> Parts:
    """Let models number all features alike, so that the features of a text are looked up once for all."""
    table = Table(dict.fromkeys(chain.from_iterable(one.known.table for one in parts.values())))
    shared = {}
    for part, one in parts.items():
        numbers = np.array([table[name] for name in one.known.names], np.int64)
        shared[part] = replace(one, known=Known.of(table, numbers, one.known.idf))
    return shared


def track(samples: Sequence[Sample]) -> Linear:
    """Fit the track of a text."""
    counts = Counter(one.row.track for one in samples)
    even = [(len(samples) / len(counts) / counts[one.row.track]) ** EVEN for one in samples]
    ordinary = [ORDINARY if one.row.track == "none" else 1.0 for one in samples]
    weighted = Weighted(weights=np.multiply(even, ordinary), strength=STRENGTH)
    return learned([one.names for one in samples], [one.row.track for one in samples], LABELS, weighted)


def reported(sample: Sample) -> str:
    """Tell whether the row has a transition, in the words of ``REPORTED``."""
    return REPORTED[bool(sample.row.transitions)]


def _of_clauses(samples: Sequence[Sample]) -> Parts:
    names: list[Names] = []
    gold: list[str] = []
    for one in samples:
        spans = clauses(one.scene.reading)
        names += clause_features(one.scene, one.found, spans).names(one.names)
        telling = {place for move in one.row.transitions for place in _telling(one, spans, move.evidence)}
        gold += [REPORTED[place in telling] for place in range(len(spans))]
    return {"turn": learned(names, gold, REPORTED)}


def _telling(sample: Sample, spans: Sequence[Span], evidence: Quote) -> Iterator[int]:
    """Yield the places of the clauses that the evidence stands in: those that share enough, at least the first."""
    if not evidence.text:
        return
    shared = [overlap(evidence, _whole(sample, span)) for span in spans]
    yield int(np.argmax(shared))
    yield from (place for place, one in enumerate(shared) if one >= SHARED)


def _whole(sample: Sample, span: Span) -> Quote:
    return sample.scene.reading.quote(*span)


def _of_phases(samples: Sequence[Sample]) -> Parts:
    """Fit the track of a stretch on the phases and on texts of a single phase, and that of the two ends."""
    stretches: list[Names] = []
    tracks: list[Track] = []
    ends: list[tuple[Names, Track, Track]] = []
    for one in samples:
        if not one.row.transitions:
            stretches += inside(one.found, [Span(0, len(one.scene.reading.lower))]).names(one.names)
            tracks.append(one.row.track)
            continue
        if one.row.phases:
            stretches += inside(one.found, [_tokens(one, phase) for phase in one.row.phases]).names(one.names)
            tracks += [phase.track for phase in one.row.phases]
        ends.append((_end_names(one), one.row.transitions[0].from_, one.row.transitions[-1].to))
    return {
        "phase": learned(stretches, tracks, LABELS),
        "earlier": learned([names for names, _, _ in ends], [old for _, old, _ in ends], TRACKS),
        "later": learned([names for names, _, _ in ends], [new for _, _, new in ends], TRACKS),
    }


def _tokens(sample: Sample, passage: Quote) -> Span:
    starts = sample.scene.reading.starts
    first, last = starts.searchsorted([passage.start, passage.end - 1], "right").tolist()
    return Span(max(0, first - 1), last)


def _end_names(sample: Sample) -> Names:
    """Give the features of a text with the side of the true turn that they stand on."""
    spans = clauses(sample.scene.reading)
    place = next(_telling(sample, spans, sample.row.transitions[0].evidence), 0)
    cue = cue_of(sample.scene.reading, spans[place])
    sides, places = sided(sample.found, regions(spans, place, cue), turned=cue.turned)
    names = sample.names
    pairs = [(SIDES[side], names[place]) for side, place in zip(sides.tolist(), places.tolist(), strict=True)]
    return [*(side + name for side, name in pairs if name[0] in SIDED), *names]
