"""The labels and the vocabulary of participants: the words of the codebook, spelled once."""

from typing import Final, Literal, get_args

Track = Literal["1", "1.5", "2", "3", "4", "none"]
"""A label: one of the five tracks, or ``none`` for a text that describes no initiative."""

Kind = Literal[
    "government",
    "intergovernmental",
    "legislature",
    "military",
    "party",
    "expert",
    "ngo",
    "religious",
    "media",
    "business",
    "citizens",
]
"""What a participant is; ``party`` is a party to a conflict, an armed movement or a political party."""

Capacity = Literal["official", "private", "former", "unofficial"]
"""In what capacity a participant comes: ``private`` is a serving official in a private capacity (rule 3)."""

Role = Literal["at_table", "convener", "sponsor", "ceremonial", "mentioned"]
"""What a participant does there; only ``at_table`` decides the track."""

Review = Literal[
    "low confidence",
    "too short",
    "not English",
    "conflicting cues",
    "unfamiliar words",
    "coded fields only",
]
"""Why a person should look at a result."""

LONGEST: Final = 100_000
"""Characters of the longest text that is read; a description has some hundred or thousand."""

LABELS: Final[tuple[Track, ...]] = get_args(Track)
TRACKS: Final[tuple[Track, ...]] = LABELS[:-1]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
CAPACITIES: Final[tuple[Capacity, ...]] = get_args(Capacity)
ROLES: Final[tuple[Role, ...]] = get_args(Role)

TRACK_NAMES: Final[dict[Track, str]] = {
    "1": "official diplomacy",
    "1.5": "mixed",
    "2": "unofficial experts and influentials",
    "3": "business",
    "4": "private citizens",
    "none": "no initiative",
}
