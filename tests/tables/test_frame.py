import pandas as pd
import pytest

from classifier import Classifier
from classifier.errors import InputError
from classifier.tables.columns import COLUMNS
from classifier.tables.frame import label_types


def test_a_frame_keeps_index_and_columns() -> None:
    table = pd.DataFrame({"t": ["The two foreign ministers met.", None, " "], "n": [1, 2, 3]}, index=[7, 7, 9])
    found = Classifier.load().label(table, text="t")
    assert list(found.columns) == ["t", "n", *COLUMNS]
    pd.testing.assert_frame_equal(found[["t", "n"]], table)
    assert found["track"].tolist() == ["1", "", ""]
    assert found["track_review"].tolist()[1:] == ["no text", "no text"]
    assert {name: str(kind) for name, kind in found.dtypes[2:].items()} == label_types()


@pytest.mark.parametrize(("name", "message"), [("x", "no column 'x'"), ("t", "has the columns track already")])
def test_what_cannot_be_labelled(name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        Classifier.load().label(pd.DataFrame({"t": [""], "track": [""]}), text=name)
