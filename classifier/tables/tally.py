"""What a run did, counted: the summary at its end."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from classifier.labels import LABELS, TRACK_NAMES
from classifier.tables.columns import Labels


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Rows by track, transition and reason for review; rows without a track are the skipped ones."""

    tracks: Counter[str] = field(default_factory=Counter)
    transitions: Counter[str] = field(default_factory=Counter)
    reviews: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, labels: Sequence[Labels]) -> Self:
        """Count the labels of some rows."""
        read = [one for one in labels if one.track]
        steps = (step for one in read for step in one.track_transitions.split(";") if step)
        return cls(
            tracks=Counter(one.track for one in read),
            transitions=Counter(steps),
            reviews=Counter(one.track_review for one in read if one.track_review),
            skipped=Counter(_kind(one.track_review) for one in labels if not one.track),
        )

    @classmethod
    def from_dict(cls, fields: dict[str, Any]) -> Self:
        """Build the tally from its JSON form."""
        return cls(**{name: Counter(counts) for name, counts in fields.items()})

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON form."""
        return {name: dict(counts) for name, counts in vars(self).items()}

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(**{name: counts + getattr(other, name) for name, counts in vars(self).items()})

    @property
    def rows(self) -> int:
        """Count the rows, read or not."""
        return self.tracks.total() + self.skipped.total()

    def lines(self) -> list[str]:
        r"""Say it for people.

        >>> print(*Tally(tracks=Counter({"1": 3}), skipped=Counter({"no text": 1})).lines(), sep="\n")
        4 rows
          3  track 1, official diplomacy
        1 without a label: 1 no text
        """
        width = len(f"{max(self.tracks.values(), default=0):,}")
        tracks = [(track, self.tracks[track]) for track in LABELS if self.tracks[track]]
        named = (
            f"  {count:>{width},}  {track if track == 'none' else f'track {track}'}, {TRACK_NAMES[track]}"
            for track, count in tracks
        )
        others = (
            (self.transitions, "transitions"),
            (self.reviews, "for review"),
            (self.skipped, "without a label"),
        )
        sums = (f"{counts.total():,} {what}: {_listed(counts)}" for counts, what in others if counts)
        return [f"{self.rows:,} {'row' if self.rows == 1 else 'rows'}", *named, *sums]


def _listed(counts: Counter[str]) -> str:
    """List counts, the most frequent first, in a fixed order."""
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return ", ".join(f"{count:,} {name}" for name, count in ordered)


def _kind(reason: str) -> str:
    """Take what is particular to one row off a reason, so that reasons can be counted.

    >>> _kind("3 of 9 cells missing"), _kind("not JSON: Expecting value: line 1 column 1 (char 0)")
    ('cells missing', 'not JSON')
    """
    return reason.partition(":")[0].lstrip("0123456789 of")
