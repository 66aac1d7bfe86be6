"""Temperature and conformal distances, on numbers whose answer is known."""

import numpy as np
import pytest

from training.calibrate import FEW, quantile, temperature


@pytest.mark.parametrize("heat", [0.5, 1.0, 3.0])
def test_temperature_is_found_again(heat: float) -> None:
    generator = np.random.default_rng(0)
    scores = generator.normal(size=(4000, 3)) * 2
    gold = np.array([generator.choice(3, p=np.exp(one) / np.exp(one).sum()) for one in scores])
    assert temperature(scores * heat, gold) == pytest.approx(heat, rel=0.1)


def test_one_class_leaves_the_temperature_alone() -> None:
    assert temperature(np.zeros((5, 2)), np.zeros(5, dtype=np.int64)) == 1


def test_new_text_is_within_the_distance_nine_times_in_ten() -> None:
    drawn = np.random.default_rng(0).random((2000, 50))
    assert np.mean([one[-1] <= quantile(one[:-1].tolist()) for one in drawn]) == pytest.approx(0.9, abs=0.03)


@pytest.mark.parametrize(("count", "expected"), [(0, 1.0), (FEW - 1, 1.0), (FEW, 0.5)])
def test_few_texts_make_a_label_always_a_candidate(count: int, expected: float) -> None:
    assert quantile([0.5] * count) == expected
