"""Tables of cases by name, with those marked that the model is known to get wrong."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest


def with_gaps(cases: Iterable[tuple[Any, ...]], gaps: Mapping[str, str]) -> list[Any]:
    """Name each case by its first cell and a number, and mark those in ``gaps`` as strict xfail with the reason."""
    counts: dict[str, int] = {}
    found: dict[str, Any] = {}
    for name, *cells in cases:
        counts[name] = counts.get(name, 0) + 1
        key = f"{name}-{counts[name]}"
        marks = [pytest.mark.xfail(reason=gaps[key])] if key in gaps else []
        found[key] = pytest.param(*cells, id=key, marks=marks)
    unknown = gaps.keys() - found.keys()
    if unknown:
        raise ValueError(f"no case is named {', '.join(sorted(unknown))}")  # a gap whose case is gone
    return list(found.values())
