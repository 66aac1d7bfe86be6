"""What all tests share: the default model, loaded once."""

import pytest

from classifier import Classifier


@pytest.fixture(scope="session")
def classifier() -> Classifier:
    return Classifier.load()
