"""Which text of a row is classified: a column, several, a template, or what a profile says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Final, NamedTuple

from classifier.errors import InputError
from classifier.labels import LONGEST
from classifier.tables.chunks import Chunk
from classifier.tables.columns import NO_TEXT
from classifier.tables.profiles import Profile

USUAL: Final = ("text", "description")
"""Names under which a text column is found without being asked for; the corpus calls it ``text``."""
FIELD: Final = re.compile(r"\{([^{}]+)\}")
SENTENCE_ENDS: Final = (".", "!", "?", "…", '"', "”")


class Extract(NamedTuple):
    """The text of a row, or why there is none to classify."""

    text: str
    fault: str | None


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """How a text is made of a row: from ``columns`` as sentences in their order, or by ``template``."""

    columns: tuple[str, ...]
    template: str | None = None

    @property
    def note(self) -> str:
        """Say it for people."""
        return f"column{'s' if len(self.columns) > 1 else ''} {', '.join(self.columns)}"

    def read(self, chunk: Chunk) -> list[Extract]:
        """Give the text of every row of a chunk."""
        columns = [chunk.column(name) for name in self.columns]
        rows = zip(*columns, strict=True) if columns else repeat((), len(chunk))
        return [self._extract(row, chunk.faults.get(place)) for place, row in enumerate(rows)]

    def _extract(self, cells: Sequence[object], fault: str | None) -> Extract:
        wrong = next((cell for cell in cells if not isinstance(cell, str) and cell is not None), None)
        if fault or wrong is not None:
            return Extract("", fault or f"the text is no string but {type(wrong).__name__}")
        parts = [cell if isinstance(cell, str) else "" for cell in cells]
        if not any(part.strip() for part in parts):
            return Extract("", NO_TEXT)
        text = _sound(self._filled(parts) if self.template else _sentences(parts))
        return Extract("", f"too long: {len(text)} characters") if len(text) > LONGEST else Extract(text, None)

    def _filled(self, parts: Sequence[str]) -> str:
        values = dict(zip(self.columns, parts, strict=True))
        return FIELD.sub(lambda field: values[field[1]], self.template or "")


def recipe(names: Sequence[str], *, columns: Sequence[str], template: str | None, profile: Profile | None) -> Recipe:
    """Choose the recipe for a table with these column ``names``: what is asked for, else what the profile says.

    Raises:
        InputError: a column that is asked for does not exist, or no column suggests itself.
    """
    wanted = tuple(dict.fromkeys(FIELD.findall(template))) if template else tuple(columns)
    if missing := [name for name in wanted if name not in names]:
        msg = f"no column {', '.join(map(repr, missing))} in the table; its columns are {', '.join(names)}"
        raise InputError(msg)
    if template and not wanted:
        msg = f"the template {template!r} names no column; write column names in braces, as in '{{title}}. {{notes}}'"
        raise InputError(msg)
    if not wanted and profile and profile.text:
        return Recipe(columns=profile.text)
    return Recipe(columns=wanted or _usual(names), template=template)


def _usual(names: Sequence[str]) -> tuple[str, ...]:
    found = [name for name in USUAL if name in names] or (list(names) if len(names) == 1 else [])
    if not found:
        msg = f"which column holds the text? Name it with --text-column; the columns are {', '.join(names)}"
        raise InputError(msg)
    return (found[0],)


def _sentences(parts: Sequence[str]) -> str:
    """Join parts so that each is a sentence of its own: a headline has no full stop.

    >>> _sentences(["Talks open in Oslo", "", "Envoys met."])
    'Talks open in Oslo. Envoys met.'
    """
    if len(parts) == 1:
        return parts[0]
    found = [part.strip() for part in parts if part.strip()]
    return " ".join([part if part.endswith(SENTENCE_ENDS) else f"{part}." for part in found[:-1]] + found[-1:])


def _sound(text: str) -> str:
    """Show damaged bytes as question marks, as the reader takes whole characters only."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
