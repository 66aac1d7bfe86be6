"""The texts that models are measured on are not in the corpus that they are taught on."""

import json
import re
from pathlib import Path

import pytest

from training.corpus import load

ROOT = Path(__file__).parent.parent
MEASURED = sorted((ROOT.parent / "shared" / "validation").glob("*.jsonl"))
WORDS = 8
"""So many words in a row are shared by copying, hardly by chance."""


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[start : start + WORDS]) for start in range(len(words) - WORDS + 1)}


@pytest.mark.skipif(not MEASURED, reason="the validation texts are kept apart from the repository")
@pytest.mark.parametrize("file", MEASURED, ids=lambda file: file.name)
def test_no_overlap_with_the_texts_that_models_are_measured_on(file: Path) -> None:
    corpus = {shingle: row.id for row in load(ROOT / "corpus") for shingle in shingles(row.text)}
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    shared = {
        (row["id"], corpus[shingle], " ".join(shingle))
        for row in rows
        for shingle in shingles(row["text"]) & corpus.keys()
    }
    assert not shared
