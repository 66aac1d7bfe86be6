from collections.abc import Iterator

import pytest

from classifier.tables import prose
from classifier.tables.chunks import Chunk, TextChunk
from classifier.tables.columns import Labels
from classifier.tables.prose import Memory, ProseLabeller
from classifier.tables.recipe import Recipe

TEXTS = [
    "The two foreign ministers met in Geneva and signed a ceasefire.",
    "Retired generals and scholars of both countries held an unofficial dialogue in Bangkok.",
    "",
    "Students of the two cities spent a summer in each other's families.",
    "Chambers of commerce of both sides founded a joint business council.",
]


def chunks(size: int) -> Iterator[Chunk]:
    rows = [[text] for text in TEXTS * 3]
    for start in range(0, len(rows), size):
        part = rows[start : start + size]
        yield TextChunk(columns=("text",), cells=part, raws=[None] * len(part), faults={}, end=start)


def labels(*, size: int, workers: int = 1) -> list[Labels]:
    labeller = ProseLabeller(recipe=Recipe(columns=("text",)), path=None, workers=workers)
    return [label for _, part in labeller.label(chunks(size)) for label in part]


def test_one_chunk_many_chunks_and_many_workers_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = labels(size=100)
    assert [one.track for one in expected[:5]] == ["1", "2", "", "4", "3"]
    assert expected[2].track_review == "no text"
    assert labels(size=4) == expected
    assert labels(size=2, workers=2) == expected
    monkeypatch.setattr(prose, "TEXTS_REMEMBERED", 1)
    assert labels(size=1) == expected


def test_memory_forgets_what_was_not_asked_for_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prose, "TEXTS_REMEMBERED", 2)
    memory, one = Memory(), Labels.unread("x", model="m")
    memory.keep({"a": one, "b": one})
    assert memory.recall(["a"]) == {"a": one}
    memory.keep({"c": one})
    assert memory.recall(["a", "b", "c"]) == {"a": one, "c": one}
