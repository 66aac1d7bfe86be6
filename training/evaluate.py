"""Score a model on a labelled file, beside the baselines on the same rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import classifier
from classifier.records import Result
from training import doubts, measures, mistakes
from training.baselines import by_rules, majority, tfidf
from training.corpus import load, packaged, read_labelled
from training.measures import CHIEF_RIVAL, Labelling, Measured
from training.rows import Row
from training.tables import Table
from training.track_words import without_track_words


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """What a model says of labelled rows, and the tables of its scores."""

    rows: tuple[Row, ...]
    results: tuple[Result, ...]
    tables: tuple[Table, ...]


def evaluate(path: Path, *, model: Path | None = None) -> Evaluation:
    """Score a model (the default one where none is named) on a labelled file.

    The baselines are taught on the corpus that comes with the package.

    Raises:
        InputError: the file is not a labelled file, or there is no corpus for the baselines.
        ModelError: the model folder cannot be used.
    """
    rows = read_labelled(path)
    loaded = classifier.Classifier.load(model)
    texts = [row.text for row in rows]
    bare = [without_track_words(text) for text in texts]
    results = tuple(loaded.classify_many(texts))
    bare_results = tuple(loaded.classify_many(bare))
    corpus = load(packaged())
    learned, most = tfidf(corpus), majority(corpus)
    given = Measured(
        rows=rows,
        results=results,
        own=Labelling.of([one.track for one in results], [one.track for one in bare_results]),
        rivals={
            CHIEF_RIVAL: Labelling.of(learned(texts), learned(bare)),
            "word-list rule": Labelling.of(by_rules(results), by_rules(bare_results)),
            "majority": Labelling.of(most(texts), most(bare)),
        },
    )
    return Evaluation(rows=tuple(rows), results=results, tables=tables(given))


def tables(given: Measured) -> tuple[Table, ...]:
    """Give all tables of an evaluation, the chief one first."""
    made: Sequence[Table] = (
        measures.labels(given),
        measures.each_label(given),
        measures.confused(given),
        doubts.probabilities(given),
        doubts.bins(given),
        doubts.kept(given),
        measures.transitions(given),
        mistakes.by_rule(given.rows, given.results),
    )
    return tuple(made)
