"""From chunks to labels: the labellers, one for prose and one for coded fields."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from classifier.tables.chunks import Chunk
from classifier.tables.columns import Labels

if TYPE_CHECKING:
    from classifier.api import Classifier


class Labelled(NamedTuple):
    """A chunk and the labels of its rows, in order."""

    chunk: Chunk
    labels: list[Labels]


class Labeller(Protocol):
    """Labels the rows of chunks, streamed and in order; ``model`` names what decides, ``note`` what it reads."""

    @property
    def model(self) -> str: ...  # noqa: D102

    @property
    def note(self) -> str: ...  # noqa: D102

    def label(self, chunks: Iterable[Chunk]) -> Iterator[Labelled]:
        """Label chunk by chunk."""


def label_texts(classifier: "Classifier", texts: Sequence[str]) -> list[Labels]:
    """Label texts in their order.

    The garbage collector rests meanwhile: it finds next to nothing here, and takes an eighth of the time.
    """
    busy = gc.isenabled()
    gc.disable()
    try:
        return [Labels.of(result) for result in classifier.classify_many(texts, brief=True)]
    finally:
        if busy:
            gc.enable()
