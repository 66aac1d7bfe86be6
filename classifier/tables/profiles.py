"""The event files that multitrack knows: how to recognise them and where their text or coded actors stand."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Self

from classifier.errors import InputError


@dataclass(frozen=True, kw_only=True)
class Actor:
    """The columns that describe one side of a coded event; where ``itself`` equals ``country``, a state acts."""

    name: str
    country: str
    itself: str
    sectors: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Profile:
    """A known kind of event file.

    ``header`` are columns that together occur in no other kind; ``columns`` are the names for files
    without a header, recognised by their number; ``quoting`` is None where the content decides;
    ``text`` are the columns with prose; a profile without prose has ``event`` and ``actors``.
    """

    name: str
    title: str
    about: str
    header: tuple[str, ...]
    columns: tuple[str, ...]
    quoting: bool | None
    text: tuple[str, ...]
    event: tuple[str, ...]
    actors: tuple[Actor, ...]

    @property
    def coded(self) -> bool:
        """Say whether the file has no prose, so that only its coded fields can decide."""
        return not self.text

    @classmethod
    def from_dict(cls, fields: dict[str, Any]) -> Self:
        """Build a profile from an entry of ``lexicon/profiles.json``."""
        actors = [Actor(**{**actor, "sectors": tuple(actor["sectors"])}) for actor in fields["actors"]]
        lists = {key: tuple(fields[key]) for key in ("header", "columns", "text", "event")}
        return cls(**{**fields, **lists, "actors": tuple(actors)})


@cache
def profiles() -> tuple[Profile, ...]:
    """Give the known profiles."""
    entries = json.loads(files("classifier").joinpath("lexicon/profiles.json").read_text("utf-8"))
    return tuple(Profile.from_dict(entry) for entry in entries)


def profile_named(name: str) -> Profile:
    """Give the profile of that name.

    Raises:
        InputError: there is none.
    """
    for profile in profiles():
        if profile.name == name:
            return profile
    msg = f"no profile is called {name!r}; there are {', '.join(one.name for one in profiles())}"
    raise InputError(msg)


def by_header(names: Sequence[str]) -> Profile | None:
    """Recognise a file by the names of its columns.

    >>> by_header(["event_type", "sub_event_type", "notes"]).name
    'acled'
    """
    return next((one for one in profiles() if one.header and set(one.header) <= set(names)), None)


def by_width(cells: Sequence[str]) -> Profile | None:
    """Recognise a file without header by the number of its columns; the first is a number in all of them."""
    if not cells[:1] or not cells[0].isdecimal():
        return None
    return next((one for one in profiles() if len(one.columns) == len(cells)), None)
