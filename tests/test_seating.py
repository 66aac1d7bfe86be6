"""Roles are read before the track is decided: what is made of them, and who reads them in training."""

from dataclasses import replace

import numpy as np
import pytest

from classifier.features import seated as with_seats
from classifier.features import track_features
from classifier.labels import ROLES, Role
from classifier.reader import load
from classifier.scene import scene
from training.rows import Row
from training.samples import Sample, read
from training.seating import cross_seated, role, seated

from .test_train import small

TEXT = "The ministry and three scholars met; a foundation paid."


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (("at_table", "at_table", "sponsor"), "a:official+thinking"),
        (("at_table", "convener", "sponsor"), "a:official by thinking"),
        (("sponsor", "mentioned", "mentioned"), "a: by "),
    ],
)
def test_who_sits_and_who_convenes_is_told_apart(roles: tuple[Role, ...], expected: str) -> None:
    seen = scene(next(load().read([TEXT])))
    rows = np.array([[float(one == name) for name in ROLES] for one in roles])
    found = with_seats(track_features(seen), seen, rows)
    assert expected in found.names
    assert [name for name in found.names if name.startswith("r:")] == [
        f"r:@{kind} {one}" for kind, one in zip(("government", "expert", "ngo"), roles, strict=True)
    ]
    assert len(found.names) == len(found.starts) == len(found.ends)


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    return read(small())


def test_each_text_is_read_by_a_model_of_other_writers() -> None:
    """One writer, and no other, says of whoever is named that they pay."""
    rows = [_paying(one) if writer_of(one) == "a" else one for one in small()]
    own = [place for place, one in enumerate(rows) if writer_of(one) == "a"]
    samples = read(rows)
    taught, unseen = seated(samples, role(samples)), cross_seated(samples)
    assert [one.row for one in unseen] == rows
    assert any(_pays(taught[place]) for place in own)
    assert not any(_pays(unseen[place]) for place in own)


def writer_of(row: Row) -> str:
    return row.batch[:1]


def _paying(row: Row) -> Row:
    return replace(row, participants=tuple(replace(one, role="sponsor") for one in row.participants))


def _pays(sample: Sample) -> bool:
    return any(name.startswith("r:") and name.endswith(" sponsor") for name in sample.names)


def test_seats_read_anew_replace_those_of_an_earlier_reading(samples: list[Sample]) -> None:
    linear = role(samples)
    once = seated(samples, linear)
    assert [one.names for one in seated(once, linear)] == [one.names for one in once]
