"""What a model has to beat: the most frequent label, TF-IDF with logistic regression, and the codebook by word list.

A labeller is taught once and then labels any texts.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, StratifiedGroupKFold
from sklearn.pipeline import Pipeline

from classifier.labels import LABELS, Track
from classifier.records import Result
from classifier.rules import verdict
from training.rows import Row

Labeller = Callable[[Sequence[str]], list[Track]]

STRENGTHS: Final = (1.0, 10.0, 100.0)
"""Values of C that are tried; the curve between them was flat on 760 texts, so a finer grid buys only waiting."""

FOLDS: Final = 3


def majority(rows: Sequence[Row]) -> Labeller:
    """Give every text the most frequent label of the rows, of equally frequent ones the first of the codebook.

    >>> rows = [Row(id=track, text="They met.", track=track, group=track) for track in ("2", "1", "2")]
    >>> majority(rows)(["Some text.", "Another."])
    ['2', '2']
    """
    counts = Counter(row.track for row in rows)
    most = max(LABELS, key=lambda label: counts[label])
    return lambda texts: [most] * len(texts)


def tfidf(rows: Sequence[Row]) -> Labeller:
    """Teach a balanced logistic regression on words and pairs of words, C chosen by macro-F1 over grouped folds.

    Source: Salton and Buckley 1988, "Term-weighting approaches in automatic text retrieval" (sublinear
    tf-idf); the folds are scikit-learn's StratifiedGroupKFold.
    """
    steps = [
        ("words", TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)),
        ("labels", LogisticRegression(class_weight="balanced", max_iter=1000, tol=1e-3)),
    ]
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0)
    search = GridSearchCV(Pipeline(steps), {"labels__C": STRENGTHS}, scoring="f1_macro", cv=folds)
    search.fit([row.text for row in rows], [row.track for row in rows], groups=[row.group for row in rows])

    def label(texts: Sequence[str]) -> list[Track]:
        return [LABELS[LABELS.index(found)] for found in search.predict(list(texts))]

    return label


def by_rules(results: Sequence[Result]) -> list[Track]:
    """Label by the codebook's reading of the participants that the word lists find, with nothing learned."""
    return [verdict(result.participants).track for result in results]
