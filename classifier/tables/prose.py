"""Labelling rows that have prose: repeated texts once, in this process or in several."""

from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Final, NamedTuple

from classifier.api import Classifier
from classifier.errors import MultitrackError
from classifier.tables.chunks import Chunk
from classifier.tables.columns import Labels
from classifier.tables.labeller import Labelled, label_texts
from classifier.tables.recipe import Extract, Recipe

TEXTS_REMEMBERED: Final = 20_000
"""Texts kept with their labels: wire copy repeats within days, and this many take some 20 MB."""
AHEAD: Final = 2
"""Chunks handed out per worker: one in work and one waiting, so that none is idle and memory stays bounded."""


class Task(NamedTuple):
    """A chunk whose new texts are being labelled."""

    chunk: Chunk
    extracts: list[Extract]
    known: dict[str, Labels]
    fresh: list[str]
    result: "Future[list[Labels]]"


class Memory:
    """The labels of the texts seen last, at most ``TEXTS_REMEMBERED``."""

    def __init__(self) -> None:
        self._labels: OrderedDict[str, Labels] = OrderedDict()

    def recall(self, texts: Iterable[str]) -> dict[str, Labels]:
        """Give what is known of these texts, and keep it longer."""
        known = {text: self._labels[text] for text in texts if text in self._labels}
        for text in known:
            self._labels.move_to_end(text)
        return known

    def keep(self, labels: Mapping[str, Labels]) -> None:
        """Remember more, forgetting what was not asked for longest."""
        self._labels.update(labels)
        while len(self._labels) > TEXTS_REMEMBERED:
            self._labels.popitem(last=False)


@dataclass(frozen=True, kw_only=True)
class ProseLabeller:
    """Labels the text that ``recipe`` makes of each row; ``path`` is the model folder, None for the default."""

    recipe: Recipe
    path: Path | None
    workers: int = 1

    @property
    def model(self) -> str:
        """Name the model."""
        return loaded(self.path).name

    @property
    def note(self) -> str:
        """Say what is read."""
        return self.recipe.note

    def label(self, chunks: Iterable[Chunk]) -> Iterator[Labelled]:
        """Label chunk by chunk.

        Raises:
            MultitrackError: a worker process died.
        """
        if self.workers == 1:
            yield from self._tasks(chunks, self._here, ahead=0)
            return
        ahead = AHEAD * self.workers
        # Spawned, not forked: the numerical libraries' threads do not survive a fork.
        with ProcessPoolExecutor(self.workers, mp_context=get_context("spawn")) as pool:
            try:
                yield from self._tasks(chunks, lambda texts: pool.submit(work, self.path, texts), ahead=ahead)
            except BrokenProcessPool as error:
                msg = "a worker process died, most likely for want of memory; run again with fewer --workers"
                raise MultitrackError(msg) from error
            finally:
                pool.shutdown(cancel_futures=True)

    def _here(self, texts: Sequence[str]) -> "Future[list[Labels]]":
        done: Future[list[Labels]] = Future()
        done.set_result(work(self.path, texts))
        return done

    def _tasks(
        self, chunks: Iterable[Chunk], submit: Callable[[Sequence[str]], "Future[list[Labels]]"], *, ahead: int
    ) -> Iterator[Labelled]:
        memory, tasks = Memory(), deque[Task]()
        for chunk in chunks:
            extracts = self.recipe.read(chunk)
            texts = dict.fromkeys(one.text for one in extracts if not one.fault)
            known = memory.recall(texts)
            fresh = [text for text in texts if text not in known]
            tasks.append(Task(chunk, extracts, known, fresh, submit(fresh)))
            if len(tasks) > ahead:
                yield self._finished(tasks.popleft(), memory)
        while tasks:
            yield self._finished(tasks.popleft(), memory)

    def _finished(self, task: Task, memory: Memory) -> Labelled:
        new = dict(zip(task.fresh, task.result.result(), strict=True))
        memory.keep(new)
        known = task.known | new
        model = self.model
        labels = [Labels.unread(fault, model=model) if fault else known[text] for text, fault in task.extracts]
        return Labelled(task.chunk, labels)


@cache
def loaded(path: Path | None) -> Classifier:
    """Load a model once in each process."""
    return Classifier.load(path)


def work(path: Path | None, texts: Sequence[str]) -> list[Labels]:
    """Label texts with the model of this process."""
    return label_texts(loaded(path), texts)
