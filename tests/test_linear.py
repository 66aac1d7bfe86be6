"""A linear model as plain arrays: what comes back from storage is what was stored."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.bags import Bags
from classifier.linear import Linear, Weighed, softmax
from classifier.table import Known, Table

TABLE = Table(["hill", "dale", "sea"])
KNOWN = Known.of(TABLE, np.array([2, 0]), np.array([1.0, 2.0]))
TWO = Linear(
    classes=("no", "yes"),
    known=KNOWN,
    weights=np.array([[0.0, 0.0], [1.5, -0.5]]),
    bias=np.array([0.0, 0.25]),
    temperature=2.0,
)


def weigh(*texts: list[str]) -> Weighed:
    return TWO.weigh(Bags.of(texts, TABLE))


def test_values_are_sublinear_weighted_of_length_one_and_shared_between_places() -> None:
    weighed = weigh(["sea", "unknown", "sea", "dale", "hill"])
    raw = np.array([(1 + np.log(2)) * 1.0, 2.0])
    sea, hill = raw / np.linalg.norm(raw)
    assert (weighed.places.tolist(), weighed.columns.tolist()) == ([0, 2, 4], [0, 0, 1])
    np.testing.assert_allclose(weighed.values, [sea / 2, sea / 2, hill])


def test_shares_and_bias_are_the_score() -> None:
    weighed = weigh(["sea", "sea", "hill"])
    shares = TWO.shares(weighed)
    np.testing.assert_allclose(shares[1], weighed.values * [1.5, 1.5, -0.5])
    np.testing.assert_allclose(shares.sum(axis=1) + TWO.bias, weighed.scores[0])


def test_text_without_a_known_feature_has_the_bias_alone() -> None:
    np.testing.assert_allclose(TWO.probabilities(["unknown"]), softmax(np.array([0.0, 0.125])))


def test_arrays_there_and_back() -> None:
    known = Known.from_arrays("words", KNOWN.arrays("words"), TABLE)
    back = Linear.from_arrays("part", TWO.arrays("part"), known, TWO.classes)
    assert (back.temperature, known.names) == (TWO.temperature, ["sea", "hill"])
    np.testing.assert_array_equal(back.scores(["sea", "hill"]), TWO.scores(["sea", "hill"]))


def test_arrays_of_another_shape_are_refused() -> None:
    with pytest.raises(ValueError, match=r"part: weights of shape \(2, 2\) for 1 classes and 2 features"):
        Linear.from_arrays("part", TWO.arrays("part"), KNOWN, ["no"])
    with pytest.raises(ValueError, match="words: 2 numbers of 1 features"):
        Known.from_arrays("words", KNOWN.arrays("words"), Table(["hill"]))


@given(st.lists(st.lists(st.sampled_from(["sea", "hill", "dale", "unknown"]))))
def test_weighed_together_is_weighed_singly_to_the_last_bit(texts: list[list[str]]) -> None:
    assert weigh(*texts).scores.tolist() == [TWO.scores(names).tolist() for names in texts]


@given(st.lists(st.sampled_from(["sea", "hill", "unknown"])))
def test_probabilities_sum_to_one_whatever_is_found(names: list[str]) -> None:
    assert TWO.probabilities(names).sum() == pytest.approx(1)
