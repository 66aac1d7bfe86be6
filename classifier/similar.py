"""Similar known cases: the cosine of a text with every case of the corpus, in the model's own features."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from classifier.records import SimilarCase

_SHOWN = 3
_LEAST = 0.05  # below this nothing but function words is shared


@dataclass(frozen=True, kw_only=True)
class Cases:
    """The cases of the corpus as sparse rows: case ``i`` has ``columns[begins[i]:begins[i + 1]]``."""

    begins: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: NDArray[np.float64]
    entries: Sequence[Mapping[str, Any]]

    def similar(self, columns: NDArray[np.int64], values: NDArray[np.float64], width: int) -> tuple[SimilarCase, ...]:
        """Give the cases most like a text, one of each initiative, best first.

        ``columns`` and ``values`` are its row of ``width`` columns; the values of a column that repeats add up.

        Source: Salton and Buckley (1988), cosine of weighted term vectors.
        """
        text = np.zeros(width)
        np.add.at(text, columns, values)
        owners = np.repeat(np.arange(len(self.entries)), np.diff(self.begins))
        scores = np.bincount(owners, weights=self.values * text[self.columns], minlength=len(self.entries))
        found: dict[str, SimilarCase] = {}
        for i in np.argsort(-scores, kind="stable"):
            entry = self.entries[i]
            if len(found) == _SHOWN or scores[i] < _LEAST:
                break
            found.setdefault(entry["initiative"], SimilarCase.from_dict({**entry, "score": round(float(scores[i]), 4)}))
        return tuple(found.values())

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Give the arrays to be stored; three digits of a value are enough to rank cases by."""
        values = self.values.astype(np.float16)
        return {"cases.begins": self.begins, "cases.columns": self.columns, "cases.values": values}

    @classmethod
    def from_arrays(cls, stored: Mapping[str, NDArray[Any]], entries: Sequence[Mapping[str, Any]]) -> Self:
        """Build the cases from stored arrays.

        Raises:
            ValueError: if there are not as many rows as entries.
        """
        begins = stored["cases.begins"].astype(np.int64)
        if len(begins) != len(entries) + 1:
            msg = f"{len(begins) - 1} rows for {len(entries)} cases"
            raise ValueError(msg)
        columns = stored["cases.columns"].astype(np.int64)
        return cls(begins=begins, columns=columns, values=stored["cases.values"].astype(np.float64), entries=entries)
