"""Texts to measure with: distinct, as long as real ones, the same in every run."""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
SEED: Final = 1993


def corpus_rows() -> list[dict[str, str]]:
    """Read the corpus."""
    return [json.loads(line) for path in sorted((ROOT / "corpus").glob("*.jsonl")) for line in path.open("rb")]


def made_texts(count: int) -> Iterator[str]:
    """Yield distinct texts of the corpus's length, made of its sentences with a fixed seed."""
    rows = [re.split(r"(?<=[.!?])\s+", row["text"]) for row in corpus_rows()]
    sentences = [sentence for row in rows for sentence in row]
    chance, seen = random.Random(SEED), set[tuple[int, ...]]()
    while len(seen) < count:
        picked = tuple(chance.choices(range(len(sentences)), k=len(chance.choice(rows))))
        if picked not in seen and len(picked) > 1:
            seen.add(picked)
            yield " ".join(sentences[place] for place in picked)


def written(path: Path, texts: Iterator[str]) -> Path:
    """Write texts as JSON Lines."""
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps({"text": text}) + "\n" for text in texts)
    return path
