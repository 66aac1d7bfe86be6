"""multitrack: on which track of diplomacy does an initiative run, and did it move?

Importing this package loads neither spaCy nor scikit-learn; the first use of ``Classifier`` loads spaCy.
"""

from importlib import import_module

TYPE_CHECKING = False  # loading typing takes longer than all else here, and Ctrl-C cannot be caught meanwhile
if TYPE_CHECKING:
    from typing import Any

    from classifier.api import Classifier
    from classifier.records import Result

__all__ = ["Classifier", "Result", "__version__"]

__version__ = "0.1.0"

_HOMES = {"Classifier": "classifier.api", "Result": "classifier.records"}


def __getattr__(name: str) -> "Any":  # noqa: ANN401 - the type depends on the name
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
