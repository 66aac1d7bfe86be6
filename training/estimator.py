"""The scikit-learn pipeline over lists of feature names, and its way into plain arrays."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from threadpoolctl import threadpool_limits

from classifier.linear import Linear
from classifier.table import Array, Known, Table

Names = Sequence[str]
"""The feature names of one text or one participant, as often as each is found."""

RARE: Final = 2
"""In how many texts a feature must stand; one that stands in a single text says nothing about others."""

STRENGTH: Final = 3.0
"""C of the regression; scores over grouped folds are flat around it."""


@dataclass(frozen=True, kw_only=True)
class Weighted:
    """How much each example counts, shape (examples,), and C of the regression."""

    weights: Array
    strength: float


_NEVER: Final = -1000.0  # score of a class that nothing was learned of: its probability is nought


def pipeline(strength: float = STRENGTH, balance: str | None = "balanced") -> Pipeline:
    """Build the pipeline: counts, sublinear tf-idf, logistic regression.

    newton-cg, since it comes within a few steps so near to the optimum that refits agree closely.

    Source: Salton and Buckley 1988, "Term-weighting approaches in automatic text retrieval".
    """
    return Pipeline(
        [
            ("counts", CountVectorizer(analyzer=list, min_df=RARE)),
            ("weighted", TfidfTransformer(sublinear_tf=True)),
            ("labels", LogisticRegression(C=strength, class_weight=balance, solver="newton-cg", max_iter=500)),
        ]
    )


def learned(
    names: Sequence[Names], gold: Sequence[str], classes: Sequence[str], weighted: Weighted | None = None
) -> Linear:
    """Learn which class goes with which names; without ``weighted``, rare classes are as heavy as frequent ones.

    Classes without an example are never found; where fewer than two have one, there is nothing to weigh
    and the model is a constant.

    >>> fitted = learned([["sea"], ["sea"], ["hill"], ["hill"]], ["b", "b", "a", "a"], ["b", "a", "c"])
    >>> fitted.classes[int(fitted.scores(["sea"]).argmax())]
    'b'
    """
    if len(set(gold)) < 2:
        return _constant(names, gold, classes)
    model = pipeline(weighted.strength, None) if weighted else pipeline()
    with threadpool_limits(1):  # sums in another order differ in their last bits, and so would the folder
        model.fit(names, gold, labels__sample_weight=weighted.weights if weighted else None)
    return to_linear(model, classes=classes)


def to_linear(fitted: Pipeline, *, classes: Sequence[str], temperature: float = 1.0) -> Linear:
    """Take the arrays out of a fitted pipeline, the classes in the order given."""
    regression, known = fitted["labels"], list(fitted["labels"].classes_)
    rows, bias = regression.coef_, regression.intercept_
    if len(known) == 2:  # scikit-learn keeps the second class's row only
        rows, bias = np.vstack([np.zeros_like(rows), rows]), np.concatenate([[0.0], bias])
    weights, scores = np.zeros((len(classes), rows.shape[1])), np.full(len(classes), _NEVER)
    for place, name in enumerate(classes):
        if name in known:
            weights[place], scores[place] = rows[known.index(name)], bias[known.index(name)]
    return Linear(
        classes=tuple(classes),
        known=_known(fitted),
        weights=weights,
        bias=scores,
        temperature=temperature,
    )


def known_as(names: Names, idf: Array) -> Known:
    """Let a model know features by these names."""
    return Known.of(Table(names), np.arange(len(names)), idf)


def _known(fitted: Pipeline) -> Known:
    return known_as(sorted(fitted["counts"].vocabulary_), fitted["weighted"].idf_)


def _constant(names: Sequence[Names], gold: Sequence[str], classes: Sequence[str]) -> Linear:
    """Give the same for whatever is found; it knows what other models know that are taught on these names."""
    counts = Counter(chain.from_iterable(map(set, names)))
    frequent = max(counts.values(), default=0) >= RARE
    known = _known(pipeline()[:2].fit(names)) if frequent else known_as([], np.zeros(0))
    return Linear(
        classes=tuple(classes),
        known=known,
        weights=np.zeros((len(classes), len(known.idf))),
        bias=np.array([0.0 if name in gold or not gold else _NEVER for name in classes]),
        temperature=1.0,
    )
