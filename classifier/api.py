"""The one door for Python: a Classifier that turns texts into Results."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self

from classifier import decision, reader, transitions
from classifier.explain import evidence
from classifier.features import track_features
from classifier.labels import LABELS, ROLES
from classifier.model import Model, default_folder, load
from classifier.reader import Reader
from classifier.records import Participant, Result
from classifier.roles import role_features
from classifier.scene import Scene, scene

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
            for text, reading in zip(batch, self.reader.read(batch), strict=True):
                yield self._result(text, scene(reading), brief=brief)

    def label(self, table: "pd.DataFrame", *, text: str) -> "pd.DataFrame":
        """Give the table with the columns of ``multitrack label`` appended, every row and column kept.

        Raises:
            InputError: if the text column is missing, or one of the columns to be appended is there already.
        """
        from classifier.tables.frame import label_frame

        return label_frame(self, table, text=text)

    def _result(self, text: str, seen: Scene, *, brief: bool) -> Result:
        linear = self.model.parts["track"]
        found = track_features(seen)
        weighed = linear.weigh(found.names)
        plain = linear.tempered(weighed.scores)
        move = transitions.find(seen.reading, seen.mentions, found, plain, self.model.parts)
        shaped = transitions.reshaped(plain, move)
        track = LABELS[int(shaped.argmax())]
        return Result(
            text=text,
            track=track,
            probabilities=dict(zip(LABELS, shaped.tolist(), strict=True)),
            candidates=decision.candidates(shaped, self.model.manifest["quantiles"]),
            review=decision.review(seen, shaped, linear),
            transitions=move.transitions,
            phases=move.phases,
            participants=() if brief else self._participants(seen),
            evidence=evidence(seen, found, weighed, track),
            similar=() if brief else self.model.cases.similar(weighed.columns, weighed.values, len(linear.features)),
            model=self.name,
        )

    def _participants(self, seen: Scene) -> tuple[Participant, ...]:
        linear = self.model.parts["role"]
        seated = []
        for one, names in zip(seen.mentions, role_features(seen), strict=True):
            words = seen.reading.quote(one.start, one.end)
            role = ROLES[int(linear.scores(names).argmax())]
            seated.append(
                Participant(
                    start=words.start,
                    end=words.end,
                    text=words.text,
                    kind=one.kind,
                    capacity=one.capacity,
                    role=role,
                )
            )
        return tuple(seated)
