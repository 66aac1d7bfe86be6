"""The codebook read as rules: from who sits at the table to a track, and the rule that says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from classifier.labels import Kind, Track
from classifier.records import Participant

_STATE: frozenset[Kind] = frozenset({"government", "intergovernmental", "legislature", "military"})
_THINKING: frozenset[Kind] = frozenset({"expert", "ngo", "religious", "media"})


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the table of participants points to; ``rule`` is None where the table of labels itself decides."""

    track: Track
    rule: int | None


def verdict(participants: Sequence[Participant]) -> Verdict:
    """Read a track off the participants at the table.

    Source: codebook, table of labels, and rules 2 (retired), 3 (private capacity), 5 (unofficial mediator),
    6 (legislators), 7 (parties), 9 (business), 10 (citizens) and 11 (several non-official kinds).

    >>> minister = Participant(start=0, end=1, text="A", kind="government", capacity="former", role="at_table")
    >>> verdict([minister])
    Verdict(track='2', rule=2)
    """
    table = [one for one in participants if one.role == "at_table"]
    if not table:
        return Verdict(track="none", rule=None)
    official = [one for one in table if one.capacity == "official" and one.kind in _STATE | {"party"}]
    private = any(one.capacity == "private" for one in table)
    former = any(one.capacity == "former" for one in table)
    thinking = former or any(one.kind in _THINKING for one in table)
    business = sum(one.kind == "business" for one in table)
    citizens = sum(one.kind == "citizens" for one in table)
    if private:
        return Verdict(track="1.5", rule=3)
    if official:
        return _with_officials(official, thinking=thinking, others=business + citizens)
    if thinking and not business and not citizens:
        return Verdict(track="2", rule=2 if former else None)
    if business and business >= citizens and not (thinking and citizens):
        return Verdict(track="3", rule=11 if thinking or citizens else None)
    if citizens and not thinking:
        return Verdict(track="4", rule=11 if business else None)
    return Verdict(track="2", rule=11)


def _with_officials(official: Sequence[Participant], *, thinking: bool, others: int) -> Verdict:
    parties = all(one.kind == "party" for one in official)
    if thinking:
        return Verdict(track="1.5", rule=5 if any(one.kind == "party" for one in official) else None)
    if others:
        return Verdict(track="1.5", rule=9)
    if parties:
        return Verdict(track="1", rule=7)
    return Verdict(track="1", rule=6 if all(one.kind == "legislature" for one in official) else None)
