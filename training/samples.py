"""Labelled rows as the model sees them: each text read once, with its features and the gold roles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from classifier.features import Found, track_features
from classifier.labels import Role
from classifier.participants import Mention
from classifier.reader import load
from classifier.roles import role_features
from classifier.scene import Scene, scene
from training.rows import Row


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A row, its scene, and what is found in it; ``around`` are the features of each mention's role.

    ``plain`` is found before roles are read, ``found`` with what is made of them, once they are.
    """

    row: Row
    scene: Scene
    plain: Found
    found: Found
    around: Sequence[Sequence[str]]

    @property
    def names(self) -> Sequence[str]:
        """Give the names of the features of the whole text."""
        return self.found.names

    @property
    def roles(self) -> list[Role]:
        """Give the gold role of each mention: that of the annotated participant whose words it shares most of.

        Who is named without being annotated is only mentioned.
        """
        return [self._role(one) for one in self.scene.mentions]

    def _role(self, mention: Mention) -> Role:
        words = self.scene.reading.quote(mention.start, mention.end)
        shared: dict[Role, int] = {"mentioned": 0}
        for one in self.row.participants:
            both = min(one.end, words.end) - max(one.start, words.start)
            shared[one.role] = max(shared.get(one.role, 0), both)
        return max(shared, key=lambda role: shared[role])


def read(rows: Iterable[Row]) -> list[Sample]:
    """Read the texts of rows, in order."""
    kept = list(rows)
    samples = []
    for row, reading in zip(kept, load().read([row.text for row in kept]), strict=True):
        seen = scene(reading)
        plain = track_features(seen)
        samples.append(Sample(row=row, scene=seen, plain=plain, found=plain, around=role_features(seen)))
    return samples
