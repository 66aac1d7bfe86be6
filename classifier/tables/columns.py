"""The columns that labelling appends: names, order and how a Result fills them."""

from typing import Final, NamedTuple, Self

from classifier.records import Result

NO_TEXT: Final = "no text"
"""Why a row whose text is empty has no label."""


class Labels(NamedTuple):
    """The appended cells of one row, in order; the field names are the column names."""

    track: str
    track_probability: float | None
    track_candidates: str
    track_review: str
    track_transitions: str
    track_transition_years: str
    track_evidence: str
    track_model: str

    @classmethod
    def of(cls, result: Result) -> Self:
        """Fill the columns from a result."""
        return cls(
            track=result.track,
            track_probability=round(result.probability, 4),
            track_candidates="|".join(result.candidates),
            track_review=result.review or "",
            track_transitions=";".join(f"{one.from_}>{one.to}" for one in result.transitions),
            track_transition_years=";".join(str(one.year or "") for one in result.transitions),
            track_evidence=_words(result),
            track_model=result.model,
        )

    @classmethod
    def unread(cls, reason: str, *, model: str) -> Self:
        """Fill the columns of a row that could not be read: no track, and the reason for review.

        >>> Labels.unread("no text", model="default@0").track_review
        'no text'
        """
        return cls("", None, "", reason, "", "", "", model)

    def cells(self) -> list[str]:
        """Give the columns as strings, the probability with four decimals, as a delimited file holds them."""
        shown = "" if self.track_probability is None else f"{self.track_probability:.4f}"
        return [self.track, shown, *self[2:]]


COLUMNS: Final[tuple[str, ...]] = Labels._fields


def _words(result: Result) -> str:
    """Join the words that decided, each once, on one line."""
    return "; ".join(dict.fromkeys(" ".join(one.text.split()) for one in result.evidence))
