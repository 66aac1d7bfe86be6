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
from classifier.participants import Mention, mentions
from classifier.reader import Reader, Reading
from classifier.records import Participant, Result
from classifier.roles import role_features

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

    def classify_many(self, texts: Iterable[str], *, similar: bool = True) -> Iterator[Result]:
        """Yield one result for each text, in order, reading ahead by one batch at most.

        Without ``similar`` the known cases are not looked up, which batch labelling does not show.
        """
        source = iter(texts)
        while batch := list(islice(source, _BATCH)):
            for text, reading in zip(batch, self.reader.read(batch), strict=True):
                yield self._result(text, reading, similar=similar)

    def label(self, table: "pd.DataFrame", *, text: str) -> "pd.DataFrame":
        """Give the table with the columns of ``multitrack label`` appended, every row and column kept.

        Raises:
            InputError: if the text column is missing, or one of the columns to be appended is there already.
        """
        from classifier.tables.frame import label_frame

        return label_frame(self, table, text=text)

    def _result(self, text: str, reading: Reading, *, similar: bool) -> Result:
        people = mentions(reading)
        found = track_features(reading, people)
        linear = self.model.parts["track"]
        names = [one.feature for one in found]
        plain = linear.probabilities(names)
        move = transitions.find(reading, people, found, plain, self.model.parts)
        shaped = transitions.reshaped(plain, move)
        track = LABELS[int(shaped.argmax())]
        known = self.model.cases.similar(*linear.row(names), len(linear.features)) if similar else ()
        return Result(
            text=text,
            track=track,
            probabilities={label: float(p) for label, p in zip(LABELS, shaped, strict=True)},
            candidates=decision.candidates(shaped, self.model.manifest["quantiles"]),
            review=decision.review(reading, names, shaped, linear),
            transitions=move.transitions,
            phases=move.phases,
            participants=self._participants(reading, people),
            evidence=evidence(reading, people, found, linear, track),
            similar=known,
            model=self.name,
        )

    def _participants(self, reading: Reading, people: tuple[Mention, ...]) -> tuple[Participant, ...]:
        linear = self.model.parts["role"]
        seated = []
        for one, names in zip(people, role_features(reading, people), strict=True):
            span = reading.doc[one.start : one.end]
            role = ROLES[int(linear.scores(names).argmax())]
            seated.append(
                Participant(
                    start=span.start_char,
                    end=span.end_char,
                    text=span.text,
                    kind=one.kind,
                    capacity=one.capacity,
                    role=role,
                )
            )
        return tuple(seated)
