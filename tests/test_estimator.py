"""The arrays against scikit-learn's own pipeline, which is the oracle."""

from dataclasses import replace

import numpy as np
import pytest

from classifier.labels import LABELS, ROLES
from classifier.linear import Linear
from classifier.table import Known
from training.corpus import load, packaged
from training.estimator import learned, pipeline, to_linear
from training.samples import Sample, read

from .rows import row


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    return read(load(packaged()))


def test_track_is_scikit_learns_on_the_whole_corpus(samples: list[Sample]) -> None:
    names, gold = [one.names for one in samples], [one.row.track for one in samples]
    oracle = pipeline().fit(names, gold)
    linear = to_linear(oracle, classes=LABELS)
    np.testing.assert_array_equal(linear.known.idf, oracle["weighted"].idf_)
    exact = linear.arrays("track") | linear.known.arrays("text")
    stored = exact | {key: array.astype(np.float32) for key, array in exact.items() if array.dtype.kind == "f"}
    for arrays in (exact, stored):
        known = Known.from_arrays("text", arrays, linear.known.table)
        ours = Linear.from_arrays("track", arrays, known, LABELS)
        given = np.array([ours.probabilities(one) for one in names])
        np.testing.assert_allclose(given, oracle.predict_proba(names), atol=1e-6, rtol=0)


def test_roles_keep_the_order_of_the_codebook(samples: list[Sample]) -> None:
    some = [one for one in samples if one.row.participants][:300]
    names, gold = [a for one in some for a in one.around], [role for one in some for role in one.roles]
    oracle = pipeline().fit(names, gold)
    places = [oracle.classes_.tolist().index(role) for role in ROLES]
    ours = np.array([to_linear(oracle, classes=ROLES).probabilities(one) for one in names])
    np.testing.assert_allclose(ours, oracle.predict_proba(names)[:, places], atol=1e-6, rtol=0)


def test_two_classes_are_scikit_learns_sigmoid() -> None:
    names, gold = [["a", "b"], ["a"], ["b", "c"], ["c", "c"]] * 3, ["no", "yes", "yes", "no"] * 3
    oracle = pipeline().fit(names, gold)
    ours = np.array([to_linear(oracle, classes=("no", "yes")).probabilities(one) for one in names])
    np.testing.assert_allclose(ours, oracle.predict_proba(names), atol=1e-6, rtol=0)


@pytest.mark.parametrize(
    ("gold", "expected"),
    [(["no", "no"], [1.0, 0.0]), ([], [0.5, 0.5])],
    ids=["one class", "no example"],
)
def test_nothing_to_weigh_is_a_constant(gold: list[str], expected: list[float]) -> None:
    assert learned([["a"]] * len(gold), gold, ("no", "yes")).probabilities(["a"]).tolist() == expected


def test_class_without_example_is_never_found() -> None:
    names, gold = [["a"], ["a"], ["b"], ["b"]], ["x", "x", "y", "y"]
    assert learned(names, gold, ("x", "z", "y")).probabilities(["a"])[1] == 0


def test_gold_role_is_that_of_the_words_shared_most() -> None:
    text = "The foreign minister met scholars; the mayor spoke."
    seated = {"kind": "government", "capacity": "official", "role": "at_table"}
    one = row("1", text=text, participants=[{"text": "The foreign minister", **seated}])
    (sample,) = read([one])
    assert sample.roles == ["at_table"] + ["mentioned"] * (len(sample.scene.mentions) - 1)
    assert len(sample.scene.mentions) > 1
    assert set(read([replace(one, participants=())])[0].roles) == {"mentioned"}
