"""Reading JSON Lines: one object a line, kept as it stands."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final, Self

from classifier.tables.chunks import Chunk, JsonChunk, batched
from classifier.tables.formats import Format
from classifier.tables.packing import unpacked
from classifier.tables.profiles import Profile, by_header, profile_named
from classifier.tables.source import Reading

BOM: Final = "\ufeff"
MIXED: Final = "mixed"
LARGEST: Final = 2**63 - 1


@dataclass(frozen=True, kw_only=True)
class JsonSource:
    """A JSON Lines file; ``types`` tells for each key what its values are, for outputs that need it."""

    path: Path
    format: Format
    types: dict[str, str]
    profile: Profile | None
    length: int

    @classmethod
    def open(cls, path: Path, form: Format, reading: Reading) -> Self:
        """Read the file once to learn its keys: any line may bring a new one."""
        types: dict[str, str] = {}
        length = 0
        with unpacked(path, form.packing) as stream:
            for length, line in enumerate(_lines(stream), start=1):  # noqa: B007 - the last number is the length
                for key, value in _parsed(line)[0].items():
                    types[key] = _wider(types.get(key, "null"), value)
        profile = profile_named(reading.profile) if reading.profile else by_header(list(types))
        return cls(path=path, format=form, types=types, profile=profile, length=length)

    @property
    def columns(self) -> tuple[str, ...]:
        """Name the keys in the order of their first appearance."""
        return tuple(self.types)

    @property
    def notes(self) -> tuple[str, ...]:
        """Say what was detected."""
        return (f"JSON Lines, {len(self.types)} keys",)

    def chunks(self) -> Iterator[Chunk]:
        """Read the rows from the start."""
        with unpacked(self.path, self.format.packing) as stream:
            end = 0
            for batch in batched(_lines(stream)):
                end += len(batch)
                found = [_parsed(line) for line in batch]
                yield JsonChunk(
                    columns=self.columns,
                    lines=batch,
                    objects=[one for one, _ in found],
                    faults={place: fault for place, (_, fault) in enumerate(found) if fault},
                    end=end,
                )


def _lines(stream: IO[bytes]) -> Iterator[str]:
    """Decode line by line; bytes that are not UTF-8 are carried through."""
    for number, line in enumerate(stream):
        text = line.decode("utf-8", "surrogateescape").rstrip("\r\n")
        yield text.removeprefix(BOM) if number == 0 else text


def _parsed(line: str) -> tuple[dict[str, Any], str | None]:
    """Give the object of a line, or an empty one and the reason why it cannot be read."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {}, f"not JSON: {error}" if line.strip() else "blank line"
    if not isinstance(found, dict):
        return {}, f"not a JSON object but {_kind(found)}"
    return found, None


def _kind(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int):
        return "int" if abs(value) <= LARGEST else MIXED
    return {float: "float", str: "str"}.get(type(value), MIXED)


def _wider(known: str, value: object) -> str:
    """Give the type that holds what was known and one more value."""
    kind = _kind(value)
    if known == kind or kind == "null":
        return known
    if known == "null":
        return kind
    return "float" if {known, kind} == {"int", "float"} else MIXED
