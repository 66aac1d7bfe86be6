"""A linear model as plain arrays: what comes back from storage is what was stored."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.linear import Linear, softmax

TWO = Linear(
    classes=("no", "yes"),
    features={"sea": 0, "hill": 1},
    idf=np.array([1.0, 2.0]),
    weights=np.array([[0.0, 1.5], [0.0, -0.5]]),
    bias=np.array([0.0, 0.25]),
    temperature=2.0,
)


def test_values_are_sublinear_weighted_of_length_one_and_shared_between_places() -> None:
    weighed = TWO.weigh([["sea", "unknown", "sea", "hill"]])
    raw = np.array([(1 + np.log(2)) * 1.0, 2.0])
    sea, hill = raw / np.linalg.norm(raw)
    assert (weighed.places.tolist(), weighed.columns.tolist()) == ([0, 2, 3], [0, 0, 1])
    np.testing.assert_allclose(weighed.values, [sea / 2, sea / 2, hill])


def test_shares_and_bias_are_the_score() -> None:
    weighed = TWO.weigh([["sea", "sea", "hill"]])
    np.testing.assert_allclose(weighed.shares[:, 1], weighed.values * [1.5, 1.5, -0.5])
    np.testing.assert_allclose(weighed.shares.sum(axis=0) + TWO.bias, weighed.scores[0])


def test_text_without_a_known_feature_has_the_bias_alone() -> None:
    np.testing.assert_allclose(TWO.probabilities(["unknown"]), softmax(np.array([0.0, 0.125])))


def test_arrays_there_and_back() -> None:
    back = Linear.from_arrays("part", TWO.arrays("part"), classes=TWO.classes, features=TWO.features)
    assert back.temperature == TWO.temperature
    np.testing.assert_array_equal(back.scores(["sea", "hill"]), TWO.scores(["sea", "hill"]))


@pytest.mark.parametrize(("classes", "features"), [(("no",), ("sea", "hill")), (("no", "yes"), ("sea",))])
def test_arrays_of_another_shape_are_refused(classes: tuple[str, ...], features: tuple[str, ...]) -> None:
    table = {name: place for place, name in enumerate(features)}
    with pytest.raises(ValueError, match=r"part: weights of shape \(2, 2\) for"):
        Linear.from_arrays("part", TWO.arrays("part"), classes=classes, features=table)


@given(st.lists(st.sampled_from(["sea", "hill", "unknown"])))
def test_probabilities_sum_to_one_whatever_is_found(names: list[str]) -> None:
    assert TWO.probabilities(names).sum() == pytest.approx(1)
