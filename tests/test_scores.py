"""The measures against scikit-learn's, against figures worked out by hand, and what must always hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics

from classifier.labels import LABELS, Track
from classifier.records import Quote, Transition
from training import moves, reliability, scores
from training.figures import draws, figure, mean
from training.rows import NO_WORDS

LABELLED = st.lists(st.tuples(st.sampled_from(LABELS), st.sampled_from(LABELS)), min_size=1, max_size=40)


@given(LABELLED)
def test_label_scores_are_those_of_scikit_learn(pairs: list[tuple[Track, Track]]) -> None:
    gold, found = zip(*pairs, strict=True)
    table = scores.confusion(scores.codes(gold), scores.codes(found))
    assert scores.macro_f1(table) == pytest.approx(metrics.f1_score(gold, found, average="macro"))
    assert scores.accuracy(table) == pytest.approx(metrics.accuracy_score(gold, found))
    assert table.tolist() == metrics.confusion_matrix(gold, found, labels=list(LABELS)).tolist()
    expected = metrics.precision_recall_fscore_support(gold, found, labels=list(LABELS), zero_division=np.nan)
    measured = scores.per_label(table)
    np.testing.assert_allclose(measured[:, :2], np.column_stack(expected[:2]))


@given(LABELLED, st.integers(0, 5))
def test_weight_two_is_the_row_twice(pairs: list[tuple[Track, Track]], place: int) -> None:
    gold, found = (scores.codes(side) for side in zip(*pairs, strict=True))
    twice = place % len(pairs)
    weights = np.ones(len(pairs))
    weights[twice] = 2
    expected = scores.confusion(np.append(gold, gold[twice]), np.append(found, found[twice]))
    assert scores.confusion(gold, found, weights).tolist() == expected.tolist()


def test_nothing_to_measure_is_nan() -> None:
    empty = scores.confusion(scores.codes([]), scores.codes([]))
    assert np.isnan([scores.macro_f1(empty), scores.lowest_f1(empty), scores.accuracy(empty)]).all()


def test_probability_scores_are_those_of_scikit_learn() -> None:
    generator = np.random.default_rng(3)
    probabilities = generator.dirichlet(np.ones(6), size=50)
    gold = generator.integers(0, 6, size=50)
    ones = np.ones(50)
    assert reliability.log_loss(probabilities, gold, ones) == pytest.approx(
        metrics.log_loss(gold, probabilities, labels=range(6))
    )
    assert reliability.brier(probabilities, gold, ones) == pytest.approx(
        metrics.brier_score_loss(gold, probabilities, labels=range(6), scale_by_half=False)
    )


def test_calibrated_ceiling_holds_calibrated_models() -> None:
    generator = np.random.default_rng(5)
    confidence = generator.uniform(0.4, 1.0, size=200)
    ceiling = reliability.calibrated_ceiling(confidence)
    errors = [
        reliability.calibration_error(confidence, generator.random(200) < confidence, np.ones(200)) for _ in range(400)
    ]
    assert np.mean(np.array(errors) <= ceiling) == pytest.approx(0.95, abs=0.04)
    assert reliability.calibration_error(confidence, np.zeros(200, dtype=bool), np.ones(200)) > ceiling


def test_keeping_the_surest() -> None:
    confidence, right = np.array([0.9, 0.8, 0.7, 0.6]), np.array([True, True, False, False])
    assert [reliability.accuracy_when_keeping(share, confidence, right) for share in (1.0, 0.75, 0.5)] == [
        0.5,
        2 / 3,
        1.0,
    ]


def move(old: Track, new: Track, *, year: int | None = None, evidence: Quote = NO_WORDS) -> Transition:
    return Transition(from_=old, to=new, year=year, evidence=evidence)


def test_transition_scores_by_hand() -> None:
    gold = [[move("2", "1", year=1993)], [move("2", "1.5"), move("1.5", "1")], [], []]
    found = [[move("2", "1", year=1994)], [move("2", "1")], [move("4", "1")], []]
    pairs, there_is = moves.pair_counts(gold, found), moves.any_counts(gold, found)
    assert moves.prf(pairs, np.ones(4)) == (1 / 3, 1 / 3, 1 / 3)
    assert moves.prf(there_is, np.ones(4)) == (2 / 3, 1.0, 0.8)
    assert moves.false_rate(pairs, np.ones(4)) == 0.5
    assert moves.year_counts(gold, found).tolist() == [[0, 1], [0, 0], [0, 0], [0, 0]]


def test_evidence_overlap_leaves_out_what_the_coder_did_not_quote() -> None:
    gold = [[move("2", "1", evidence=Quote(start=0, end=4, text="grew"))], [move("2", "1")]]
    found = [[move("2", "1", evidence=Quote(start=0, end=8, text="grew out"))]] * 2
    assert moves.evidence_overlap(gold, found) == (8 / 12, 1)
    assert moves.evidence_counts(gold, found).tolist() == [[1, 1], [0, 0]]


def test_interval_draws_whole_groups() -> None:
    groups = ["a"] * 50 + ["b"] * 50
    values = np.array([1.0] * 50 + [0.0] * 50)
    drawn = draws(groups)
    assert {tuple(sorted({*weights[:50]})) for weights in drawn} == {(0.0,), (1.0,), (2.0,)}
    got = figure(lambda weights: mean(values, weights), drawn)
    assert (got.low, got.value, got.high) == (0.0, 0.5, 1.0)


@given(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=30))
def test_every_draw_has_as_many_groups(groups: list[str]) -> None:
    size = {name: groups.count(name) for name in groups}
    for weights in draws(groups, count=5):
        assert sum(weight / size[name] for name, weight in zip(groups, weights, strict=True)) == pytest.approx(
            len(size)
        )
