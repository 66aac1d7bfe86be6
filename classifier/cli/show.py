"""How a result is printed: for people, as JSON, as CSV."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Self, TextIO

from classifier.labels import TRACK_NAMES, Track
from classifier.records import Result, SimilarCase, Transition
from classifier.tables.columns import COLUMNS, Labels
from classifier.tables.delimited import Dialect, encode

COLOURS: Final[dict[Track, str]] = {"1": "34", "1.5": "36", "2": "32", "3": "33", "4": "35", "none": "90"}
"""A colour of the terminal for each label (codes of ECMA-48)."""
CSV: Final = Dialect(delimiter=",")
WIDTH: Final = 12
"""Room for the names of the lines."""


@dataclass(frozen=True, kw_only=True)
class Style:
    """Whether the terminal takes colours and characters beyond ASCII."""

    colour: bool
    unicode: bool

    @classmethod
    def of(cls, stream: TextIO) -> Self:
        """Ask the stream, and the user's wish not to have colours (NO_COLOR).

        Source: https://no-color.org
        """
        colour = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return cls(colour=colour, unicode=(stream.encoding or "").lower().replace("-", "") == "utf8")

    def paint(self, text: str, track: Track) -> str:
        """Colour words by a label, or put them in brackets."""
        return f"\x1b[1;{COLOURS[track]}m{text}\x1b[0m" if self.colour else f"[{text}]"

    def underline(self, text: str) -> str:
        """Underline words, or put them in quotation marks."""
        return f"\x1b[4m{text}\x1b[0m" if self.colour else f'"{text}"'


def as_json(results: list[Result]) -> str:
    """Write one result as an object, several as an array."""
    found = [result.to_dict() for result in results]
    return json.dumps(found[0] if len(found) == 1 else found, ensure_ascii=False, indent=2) + "\n"


def as_line(result: Result) -> str:
    """Write a result as a line of JSON Lines."""
    return json.dumps(result.to_dict(), ensure_ascii=False) + "\n"


def as_csv(results: Iterable[Result]) -> Iterator[str]:
    """Write results as CSV: the text and the columns that labelling appends."""
    yield encode(["text", *COLUMNS], CSV) + "\n"
    for result in results:
        yield encode([result.text, *Labels.of(result).cells()], CSV) + "\n"


def as_text(result: Result, style: Style) -> str:
    """Write a result for people."""
    title = result.track if result.track == "none" else f"Track {result.track}"
    head = f"{title}, {TRACK_NAMES[result.track]} ({result.probability:.0%})"
    lines = [f"{style.paint(head, result.track) if style.colour else head}", f"  {marked(result, style)}"]
    if len(result.candidates) > 1:
        lines.append(_line("candidates", " or ".join(result.candidates)))
    if result.transitions:
        lines.append(_line("transition", drawn(result.transitions, style)))
        lines += [_line("", style.underline(_unbroken(one.evidence.text))) for one in result.transitions]
    if result.review:
        lines.append(_line("review", result.review))
    lines += [_line("similar" if place == 0 else "", _case(case)) for place, case in enumerate(result.similar)]
    return "\n".join([*lines, "", ""])


def drawn(transitions: Iterable[Transition], style: Style) -> str:
    """Draw how the track changed: ``2 ──1993──▶ 1``; steps that do not follow each other stand apart."""
    path = ""
    last: Track | None = None
    for step in transitions:
        dash, head = ("──", "▶") if style.unicode else ("--", ">")
        start = "" if step.from_ == last else f"{', ' if path else ''}{step.from_}"
        path += f"{start} {dash}{step.year}{dash}{head} {step.to}" if step.year else f"{start} {dash}{head} {step.to}"
        last = step.to
    return path


def marked(result: Result, style: Style) -> str:
    """Give the text with the evidence for its label set off."""
    found, end = [], 0
    for quote in sorted(result.evidence, key=lambda one: (one.start, -one.end)):
        if quote.start >= end:
            found += [result.text[end : quote.start], style.paint(quote.text, quote.track)]
            end = quote.end
    return "".join([*found, result.text[end:]])


def _unbroken(text: str) -> str:
    return " ".join(text.split())


def _line(name: str, text: str) -> str:
    return f"  {name:<{WIDTH}}{text}"


def _case(case: SimilarCase) -> str:
    link = f"  {case.sources[0].url}" if case.sources else ""
    return f"{case.initiative} ({case.track}, {case.score:.2f}){link}"
