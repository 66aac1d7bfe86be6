"""Labelling events that have no prose: who is coded as acting, and whether they meet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from classifier.labels import Role
from classifier.records import Participant
from classifier.rules import verdict
from classifier.tables.chunks import Chunk
from classifier.tables.columns import Labels
from classifier.tables.labeller import Labelled
from classifier.tables.profiles import Actor, Profile
from classifier.tables.sectors import MISSING, STATE, Sector, sector_table, values

EVENTS_REMEMBERED: Final = 20_000
"""Events kept with their labels: the same codes meet again and again."""

Fields = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CodedLabeller:
    """Labels rows of a fields-only profile by the codebook's own reading of who sits at the table.

    There is no model behind it, hence no probability and no candidates, and every row is up for review.
    """

    profile: Profile

    @property
    def model(self) -> str:
        """Name the table of sectors that decides."""
        return sector_table().name

    @property
    def note(self) -> str:
        """Say what is read."""
        return "the coded sectors of the two sides (there is no prose)"

    def label(self, chunks: Iterable[Chunk]) -> Iterator[Labelled]:
        """Label chunk by chunk."""
        for chunk in chunks:
            yield Labelled(chunk, self._labels(chunk))

    def _labels(self, chunk: Chunk) -> list[Labels]:
        events = self._fields(chunk, self.profile.event)
        sides = [self._fields(chunk, _columns(actor)) for actor in self.profile.actors]
        found = [decide(*coded) for coded in zip(events, *sides, strict=True)]
        for place, fault in chunk.faults.items():
            found[place] = Labels.unread(fault, model=self.model)
        return found

    def _fields(self, chunk: Chunk, columns: Sequence[str]) -> list[Fields]:
        cells = [["" if cell is None else str(cell) for cell in chunk.column(name)] for name in columns]
        return list(zip(*cells, strict=True))


@lru_cache(EVENTS_REMEMBERED)
def decide(event: Fields, *sides: Fields) -> Labels:
    """Label one event from its codes and the fields (name, country, itself, sectors …) of its sides."""
    table = sector_table()
    role: Role = "at_table" if table.meets(event) else "mentioned"
    readings = [_reading(*side[1:]) for side in sides if side[0] not in MISSING]
    known = [reading for reading in readings if reading]
    if role == "at_table" and (not known or len(known) < len(readings)):
        return Labels.unread("sectors unknown", model=table.name)
    track = verdict([_participant(reading, role) for reading in known]).track
    words = [reading.name for reading in known]
    return Labels(track, None, "", "coded fields only", "", "", "; ".join([*words, "/".join(event)]), table.name)


def _columns(actor: Actor) -> Fields:
    return (actor.name, actor.country, actor.itself, *actor.sectors)


def _reading(country: str, itself: str, *cells: str) -> Sector | None:
    """Read one side: by its sectors, or as a state where it is the country itself."""
    sectors = [sector for cell in cells for sector in values(cell)]
    if not sectors and country not in MISSING and itself == country:
        return STATE
    return sector_table().actor(sectors)


def _participant(reading: Sector, role: Role) -> Participant:
    """Stand the sector's own words in for words of a text."""
    words = reading.name
    return Participant(start=0, end=len(words), text=words, kind=reading.kind, capacity=reading.capacity, role=role)
