"""The frozen records that cross module borders, and their JSON form (the one output format)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self, cast

from classifier.labels import Capacity, Kind, Review, Role, Track


@dataclass(frozen=True, kw_only=True)
class Quote:
    """Words of the text: ``text`` is what stands at characters ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        """Refuse offsets that cannot hold the words."""
        if self.start < 0 or self.end - self.start != len(self.text):
            msg = f"offsets {self.start}:{self.end} do not fit the {len(self.text)} characters of {self.text!r}"
            raise ValueError(msg)

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON form.

        >>> Quote(start=4, end=9, text="talks").to_dict()
        {'start': 4, 'end': 9, 'text': 'talks'}
        """
        return dict(vars(self))

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> Self:
        """Build the record from its JSON form."""
        return cls(**fields)


@dataclass(frozen=True, kw_only=True)
class Participant(Quote):
    """Who is named: of which kind, in what capacity and in which role (the codebook's one question)."""

    kind: Kind
    capacity: Capacity
    role: Role


@dataclass(frozen=True, kw_only=True)
class Phase(Quote):
    """A stretch of text that tells of one stage of the undertaking, and the track it ran on."""

    track: Track
    year: int | None = None


@dataclass(frozen=True, kw_only=True)
class Evidence(Quote):
    """Words that speak for a track; ``weight`` is what they add to its score beyond the mean of the other labels'."""

    track: Track
    weight: float


@dataclass(frozen=True, kw_only=True)
class Transition:
    """A change of track that the text reports (codebook, "More than one phase")."""

    from_: Track
    to: Track
    year: int | None
    evidence: Quote

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON form, with the contract's keys ``from`` and ``to``."""
        return {"from": self.from_, "to": self.to, "year": self.year, "evidence": self.evidence.to_dict()}

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> Self:
        """Build the record from its JSON form."""
        return cls(
            from_=fields["from"], to=fields["to"], year=fields["year"], evidence=Quote.from_dict(fields["evidence"])
        )


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a fact comes from."""

    title: str
    url: str


@dataclass(frozen=True, kw_only=True)
class SimilarCase:
    """A known case of the corpus that reads like the text; ``score`` is a cosine between 0 and 1."""

    id: str
    initiative: str
    track: Track
    score: float
    sources: tuple[Source, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON form."""
        return {**vars(self), "sources": [dict(vars(source)) for source in self.sources]}

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> Self:
        """Build the record from its JSON form."""
        return cls(**{**fields, "sources": tuple(Source(**source) for source in fields["sources"])})


@dataclass(frozen=True, kw_only=True)
class Result:
    """What multitrack says of one text: the label, how sure, why, and what moved.

    ``track`` is the most probable label; ``probabilities`` sum to 1; ``candidates`` is the conformal
    set at 90 %; ``review`` is the reason why a person should look, or None; ``phases`` stand in order
    of time; ``evidence`` speaks for ``track``, heaviest first; ``model`` is ``name@hash``.
    """

    text: str
    track: Track
    probabilities: Mapping[Track, float]
    candidates: tuple[Track, ...]
    review: Review | None
    transitions: tuple[Transition, ...]
    phases: tuple[Phase, ...]
    participants: tuple[Participant, ...]
    evidence: tuple[Evidence, ...]
    similar: tuple[SimilarCase, ...]
    model: str

    @property
    def probability(self) -> float:
        """Give the probability of ``track``."""
        return self.probabilities[self.track]

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON form of the contract; ``Result.from_dict`` turns it back."""
        return {
            "text": self.text,
            "track": self.track,
            "probability": self.probability,
            "probabilities": dict(self.probabilities),
            "candidates": list(self.candidates),
            "review": self.review,
            "transitions": [one.to_dict() for one in self.transitions],
            "phases": [one.to_dict() for one in self.phases],
            "participants": [one.to_dict() for one in self.participants],
            "evidence": [one.to_dict() for one in self.evidence],
            "similar": [one.to_dict() for one in self.similar],
            "model": self.model,
        }

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> Self:
        """Build the record from its JSON form."""
        return cls(
            text=fields["text"],
            track=fields["track"],
            probabilities=cast("Mapping[Track, float]", dict(fields["probabilities"])),
            candidates=tuple(fields["candidates"]),
            review=fields["review"],
            transitions=tuple(Transition.from_dict(one) for one in fields["transitions"]),
            phases=tuple(Phase.from_dict(one) for one in fields["phases"]),
            participants=tuple(Participant.from_dict(one) for one in fields["participants"]),
            evidence=tuple(Evidence.from_dict(one) for one in fields["evidence"]),
            similar=tuple(SimilarCase.from_dict(one) for one in fields["similar"]),
            model=fields["model"],
        )
