"""The one door for Python: a Classifier that turns texts into Results."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self

from classifier import decision, reader, transitions
from classifier.batch import Batch
from classifier.explain import evidence
from classifier.features import seated, track_features
from classifier.labels import LABELS, ROLES
from classifier.model import Model, default_folder, load
from classifier.reader import Reader
from classifier.records import Participant, Result
from classifier.roles import roles_of
from classifier.scene import Scene, scene
from classifier.table import Array

if TYPE_CHECKING:
    import pandas as pd

_BATCH = 256


class Classifier:
    """Says on which track the initiative of a text runs; holds a reader and a model, nothing else."""

    def __init__(self, text_reader: Reader, model: Model) -> None:
        self.reader = text_reader
        self.model = model

    @classmethod
    def load(cls, path: str | Path | None = None) -> Self:
        """Load the default model, or the model folder ``path``.

        Raises:
            ModelError: if the folder is missing, damaged or foreign.
        """
        model = load(Path(path) if path is not None else default_folder())
        return cls(reader.load(), model)

    @property
    def name(self) -> str:
        """Give the model's name and hash, as in every result."""
        return self.model.name

    def classify(self, text: str) -> Result:
        """Classify one text.

        >>> Classifier.load().classify("The two foreign ministers signed a treaty in Geneva.").track
        '1'
        """
        return next(self.classify_many([text]))

    def classify_many(self, texts: Iterable[str], *, brief: bool = False) -> Iterator[Result]:
        """Yield one result for each text, in order, reading ahead by one batch at most.

        A ``brief`` result holds what the columns of a table show: no participants, no similar cases.
        """
        source = iter(texts)
        while batch := list(islice(source, _BATCH)):
            yield from self._results(batch, brief=brief)

    def label(self, table: "pd.DataFrame", *, text: str) -> "pd.DataFrame":
        """Give the table with the columns of ``multitrack label`` appended, every row and column kept.

        Raises:
            InputError: if the text column is missing, or one of the columns to be appended is there already.
        """
        from classifier.tables.frame import label_frame

        return label_frame(self, table, text=text)

    def _results(self, texts: Sequence[str], *, brief: bool) -> Iterator[Result]:
        """Take each step for all texts before the next, so that what it needs of memory stays at hand."""
        linear = self.model.parts["track"]
        scenes = [scene(reading) for reading in list(self.reader.read(texts))]
        roles = roles_of(scenes, self.model.parts["role"])
        found = [seated(track_features(one), one, some) for one, some in zip(scenes, roles, strict=True)]
        batch = Batch.of(scenes, found, linear)
        plain = linear.tempered(batch.weighed.scores)
        moves = transitions.find(batch, self.model.parts)
        shaped = [transitions.reshaped(row, move) for row, move in zip(plain, moves, strict=True)]
        tracks = [LABELS[int(row.argmax())] for row in shaped]
        shown = evidence(batch, linear, tracks)
        known = [linear.known.columns[one] >= 0 for one in batch.numbers()]
        for i, text in enumerate(texts):
            yield Result(
                text=text,
                track=tracks[i],
                probabilities=dict(zip(LABELS, shaped[i].tolist(), strict=True)),
                candidates=decision.candidates(shaped[i], self.model.manifest["quantiles"]),
                review=decision.review(scenes[i], shaped[i], known[i]),
                transitions=moves[i].transitions,
                phases=moves[i].phases,
                participants=() if brief else _participants(scenes[i], roles[i]),
                evidence=shown[i],
                similar=() if brief else self.model.cases.similar(*batch.weighed.row(i), len(linear.known.idf)),
                model=self.name,
            )


def _participants(seen: Scene, roles: Array) -> tuple[Participant, ...]:
    shown = []
    for one, row in zip(seen.mentions, roles, strict=True):
        words = seen.reading.quote(one.start, one.end)
        shown.append(
            Participant(
                start=words.start,
                end=words.end,
                text=words.text,
                kind=one.kind,
                capacity=one.capacity,
                role=ROLES[int(row.argmax())],
            )
        )
    return tuple(shown)
