"""Labelled rows as the model sees them: each text read once, with its features and the gold roles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from classifier.features import Found, track_features
from classifier.labels import Role
from classifier.participants import Mention, mentions
from classifier.reader import Reading, load
from classifier.roles import role_features
from training.rows import Row


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A row, its reading, and what is found in it; ``around`` are the features of each mention's role."""

    row: Row
    reading: Reading
    mentions: Sequence[Mention]
    found: Sequence[Found]
    around: Sequence[Sequence[str]]

    @cached_property
    def names(self) -> list[str]:
        """Give the names of the features of the whole text."""
        return [one.feature for one in self.found]

    @property
    def roles(self) -> list[Role]:
        """Give the gold role of each mention: that of the annotated participant whose words it shares most of.

        Who is named without being annotated is only mentioned.
        """
        return [self._role(one) for one in self.mentions]

    def _role(self, mention: Mention) -> Role:
        span = self.reading.doc[mention.start : mention.end]
        shared: dict[Role, int] = {"mentioned": 0}
        for one in self.row.participants:
            both = min(one.end, span.end_char) - max(one.start, span.start_char)
            shared[one.role] = max(shared.get(one.role, 0), both)
        return max(shared, key=lambda role: shared[role])


def read(rows: Iterable[Row]) -> list[Sample]:
    """Read the texts of rows, in order."""
    kept = list(rows)
    samples = []
    for row, reading in zip(kept, load().read([row.text for row in kept]), strict=True):
        people = mentions(reading)
        samples.append(
            Sample(
                row=row,
                reading=reading,
                mentions=people,
                found=track_features(reading, people),
                around=role_features(reading, people),
            )
        )
    return samples
