"""Coded actors and events read as the codebook's participants, by the table ``lexicon/sectors.json``."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final, NamedTuple

from classifier.labels import Capacity, Kind

MISSING: Final = frozenset({"", "NA", "None", "NULL", "---"})
"""How event files write that a cell has no value."""
APART: Final = re.compile(r"[,;]")


class Sector(NamedTuple):
    """What an actor is: the sector that decides, its kind and its capacity."""

    name: str
    kind: Kind
    capacity: Capacity


STATE: Final = Sector("state", "government", "official")
"""CAMEO codes a government by its country alone."""


@dataclass(frozen=True, kw_only=True)
class SectorTable:
    """The table as it is looked up: sector in lower case → its rank and reading, and the codes of meetings."""

    ranks: Mapping[str, tuple[int, Sector]]
    meetings: tuple[str, ...]
    name: str

    def actor(self, sectors: Sequence[str]) -> Sector | None:
        """Read an actor by the highest of its sectors; None if the table knows none of them."""
        known = [self.ranks[one.lower()] for one in sectors if one.lower() in self.ranks]
        return min(known)[1] if known else None

    def meets(self, event: Sequence[str]) -> bool:
        """Say whether the two sides of an event with these codes meet, exchange or agree, or are mediated."""
        return "/".join(event).startswith(self.meetings)


@cache
def sector_table() -> SectorTable:
    """Load the table; its name carries a hash, as a model's does, so that results tell which table made them."""
    raw = files("classifier").joinpath("lexicon/sectors.json").read_bytes()
    table = json.loads(raw)
    ranks = {
        name.lower(): (rank, Sector(name, entry["kind"], entry["capacity"]))
        for rank, entry in reversed(list(enumerate(table["sectors"])))
        for name in entry["names"]
    }
    meetings = tuple(entry["code"] for entry in table["meetings"])
    name = f"sectors@{hashlib.sha256(raw).hexdigest()[:8]}"
    return SectorTable(ranks=MappingProxyType(ranks), meetings=meetings, name=name)


def values(cell: str) -> list[str]:
    """Cut a cell of sectors apart; some files quote it, and write absence in their own way.

    >>> values('"Military,Government"'), values("NA")
    (['Military', 'Government'], [])
    """
    found = (part.strip() for part in APART.split(cell.strip().strip('"')))
    return [part for part in found if part not in MISSING]
