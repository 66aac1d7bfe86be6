"""Corpus rows to model folder: read, hold writers out, fit, calibrate, export."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from threadpoolctl import threadpool_limits

from classifier import reader
from classifier.features import track_features
from classifier.labels import LABELS, ROLES, TRACKS, Role
from classifier.linear import Array, Linear
from classifier.participants import Mention, mentions
from classifier.reader import Reading
from classifier.roles import role_features
from training.calibrate import quantiles, temperature, unseen
from training.estimator import Names, fit, to_linear
from training.export import Fitted, write
from training.rows import Row

CONTRAST_WEIGHT: Final = 0.5
"""Rows of a contrast set share most of their words: each counts for half a case."""


@dataclass(frozen=True, kw_only=True)
class Material:
    """What the models learn from: features of texts, and of participants with their roles."""

    rows: Sequence[Row]
    texts: Sequence[Names]
    seats: Sequence[Names]
    roles: Sequence[Role]

    @property
    def weights(self) -> Array:
        """Give the weight of each row, shape (rows,)."""
        return np.array([CONTRAST_WEIGHT if row.origin == "contrast" else 1.0 for row in self.rows])


def read(rows: Sequence[Row]) -> Material:
    """Read all texts once."""
    texts: list[Names] = []
    seats: list[Names] = []
    roles: list[Role] = []
    for row, reading in zip(rows, reader.load().read(row.text for row in rows), strict=True):
        people = mentions(reading)
        texts.append([one.feature for one in track_features(reading, people)])
        if row.participants:
            seats += role_features(reading, people)
            roles += _roles(row, reading, people)
    return Material(rows=rows, texts=texts, seats=seats, roles=roles)


def train(rows: Sequence[Row], folder: Path) -> Path:
    """Train on the rows and write the model folder, whole or not at all.

    Raises:
        InputError: if the rows hold fewer than two labels.
        OutputError: if the folder is something else than a model folder, or cannot be written.
    """
    with threadpool_limits(1):
        return write(fitted(read(rows)), folder)


def fitted(material: Material) -> Fitted:
    """Fit and calibrate the four models on what was read."""
    labels = [row.track for row in material.rows]
    held_out = unseen(material.rows, material.texts, labels, LABELS, material.weights)
    divisor = temperature(held_out, labels, LABELS)
    track = to_linear(fit(material.texts, labels, material.weights), LABELS, divisor)
    return Fitted(
        rows=material.rows,
        texts=material.texts,
        parts={"track": track, **_transition_parts(material), "role": _role_part(material)},
        held_out=held_out,
        quantiles=quantiles(held_out, labels, LABELS, divisor),
    )


def _role_part(material: Material) -> Linear:
    return to_linear(fit(material.seats, material.roles), ROLES) if len(set(material.roles)) > 1 else _silent(ROLES)


def _transition_parts(material: Material) -> dict[str, Linear]:
    """Fit whether a text reports a transition, and on which track its earlier phase ran."""
    reported = ["yes" if row.transitions else "no" for row in material.rows]
    moved = [i for i, row in enumerate(material.rows) if row.transitions]
    sources = [material.rows[i].transitions[0].from_ for i in moved]
    if len(set(reported)) < 2 or len(set(sources)) < 2:
        return {"reported": _silent(("no", "yes")), "earlier": _silent(TRACKS)}
    found = unseen(material.rows, material.texts, reported, ("no", "yes"), material.weights)
    divisor = temperature(found, reported, ("no", "yes"))
    return {
        "reported": to_linear(fit(material.texts, reported, material.weights), ("no", "yes"), divisor),
        "earlier": to_linear(fit([material.texts[i] for i in moved], sources), TRACKS),
    }


def _silent(classes: Sequence[str]) -> Linear:
    """Give a model for rows that teach nothing of the question: it always says the first class."""
    bias = np.array([0.0] + [-10.0] * (len(classes) - 1))
    nothing = np.zeros((len(classes), 0))
    return Linear(
        classes=tuple(classes), features={}, idf=np.zeros(0), weights=nothing, bias=bias, temperature=1.0
    )


def _roles(row: Row, reading: Reading, people: Sequence[Mention]) -> Iterator[Role]:
    """Give the role of each mention: that of the annotated participant that holds its head, else mentioned."""
    for one in people:
        at = reading.doc[one.head].idx
        yield next((seat.role for seat in row.participants if seat.start <= at < seat.end), "mentioned")
