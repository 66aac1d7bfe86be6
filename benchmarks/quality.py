"""How good is multitrack beside public tools? All taught on the same rows, and measured on the same texts.

``python -m benchmarks.quality`` takes the corpus and the measuring texts, and writes ``docs/quality.md``;
``python -m benchmarks.quality FILE`` measures on your own labelled texts.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks import rivals
from benchmarks.measure import in_turns
from benchmarks.measuring import Given, Measuring
from benchmarks.rivals import Rival
from benchmarks.texts import made_texts
from classifier import Classifier
from training.baselines import Labeller, by_rules, majority, tfidf
from training.figures import Floats, draws, figure
from training.rows import Row
from training.scores import Codes, accuracy, codes, confusion, macro_f1
from training.tables import Cell, Table
from training.train import train

RIVALS: Final[Mapping[str, Rival]] = {
    "TF-IDF + LR": tfidf,
    "spaCy `textcat`, bag of words": rivals.spacy_textcat(rivals.BAG_OF_WORDS),
    "spaCy `textcat`, ensemble": rivals.spacy_textcat(rivals.ENSEMBLE),
    "fastText": rivals.fasttext,
    "MiniLM sentence vectors + LR": rivals.frozen_encoder,
    "MiniLM fine-tuned as in SetFit + LR": rivals.tuned_encoder,
}

OURS: Final = "multitrack"

TIMED: Final = 100
"""Texts that the speed of prediction is taken over, of the corpus's length and distinct."""

PAGE: Final = """\
# Beside public tools

Written by `make quality`; do not edit it. All are taught on the same rows and measured on the same texts, by
writers that none learned from; see [how quality is measured](evaluation.md).

{tables}

Taught on {rows} texts, corpus `{corpus}`. In brackets: 95 % of bootstrap draws over initiatives; the lead is drawn
pairwise. Texts per second are of predicting, on one core and in turns; they depend on the machine, their ratios hardly
do. The word-list rule reads the participants that multitrack finds and applies the codebook to them; it learns nothing
of labels. spaCy's categorisers see each row {passes} times. The encoder is all-MiniLM-L6-v2; fine-tuning takes
{steps} steps of {pairs} pairs of texts, cut to {length} tokens. No setting was tuned on the texts measured.
"""


@dataclass(frozen=True, kw_only=True)
class System:
    """A named labeller, or the reason why there is none."""

    name: str
    label: Labeller | None
    reason: str = ""


def systems(rows: Sequence[Row], folder: Path) -> Iterator[System]:
    """Teach each system on the rows, multitrack last; its model goes into ``folder``."""
    yield System(name="majority", label=majority(rows))
    train(rows, folder, report=_say)
    ours = Classifier.load(folder)
    yield System(name="word-list rule", label=lambda texts: by_rules(list(ours.classify_many(texts))))
    for name, rival in RIVALS.items():
        _say(f"teaching {name} ...")
        yield taught(name, rival, rows)
    yield System(name=OURS, label=lambda texts: [one.track for one in ours.classify_many(texts, brief=True)])


def taught(name: str, rival: Rival, rows: Sequence[Row]) -> System:
    """Teach a rival, or tell which package it lacks."""
    try:
        return System(name=name, label=rival(rows))
    except ImportError as cause:
        return System(name=name, label=None, reason=f"skipped: {cause}; it comes with the extra `quality`")


def table(known: Sequence[System], texts: Measuring, speeds: Mapping[str, float]) -> Table:
    """Compare the systems on texts; the lead of multitrack over each is drawn pairwise."""
    gold, words = codes([row.track for row in texts.rows]), [row.text for row in texts.rows]
    weights = draws([row.group for row in texts.rows])
    found = {one.name: codes(one.label(words)) for one in known if one.label is not None}
    ours = found[OURS]
    lines: list[tuple[Cell, ...]] = []
    for one in known:
        if one.label is None:
            lines.append((one.name, one.reason, None, None, None))
            continue
        own = found[one.name]
        lead = None if one.name == OURS else figure(partial(_lead, gold, ours, own), weights)
        scores = [figure(partial(_score, score, gold, own), weights) for score in (macro_f1, accuracy)]
        lines.append((one.name, *scores, lead, f"{speeds[one.name]:,.0f}"))
    columns = ("system", "macro-F1", "accuracy", f"lead of {OURS} in macro-F1", "texts per second")
    return Table(title=f"Measured on {texts.name}: {texts.size}", columns=columns, lines=tuple(lines))


def _score(score: Callable[[Floats], float], gold: Codes, found: Codes, weights: Floats) -> float:
    return score(confusion(gold, found, weights))


def _lead(gold: Codes, ours: Codes, other: Codes, weights: Floats) -> float:
    return _score(macro_f1, gold, ours, weights) - _score(macro_f1, gold, other, weights)


def measured_speeds(known: Sequence[System]) -> dict[str, float]:
    """Give for each system that is there the texts that it labels in a second."""
    texts = list(made_texts(TIMED))
    there = {one.name: partial(one.label, texts) for one in known if one.label is not None}
    times = in_turns(list(there.values()), 3)
    return {name: TIMED / time for name, time in zip(there, times, strict=True)}


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def main() -> None:
    """Teach all systems, measure them, and write the page."""
    given = Given.asked(__doc__)
    with TemporaryDirectory() as folder:
        known = list(systems(given.corpus, Path(folder) / "model"))
    _say("timing ...")
    speeds = measured_speeds(known)
    settings = {"passes": rivals.PASSES, "steps": rivals.STEPS, "pairs": rivals.PAIRS, "length": rivals.LENGTH}
    tables = [table(known, one, speeds) for one in given.texts]
    given.write("quality", PAGE, tables, rows=len(given.corpus), **settings)


if __name__ == "__main__":
    main()
