"""A change of track that a text tells by naming both tracks."""

from dataclasses import dataclass

from classifier.cues import stops, turnings
from classifier.labels import Track
from classifier.lexicon import words
from classifier.phases import Span, clauses, named_tracks
from classifier.reader import Reading


@dataclass(frozen=True, kw_only=True)
class Named:
    """The clause at ``place`` names the track that was left and the one that was reached."""

    place: int
    old: Track
    new: Track


def named_change(reading: Reading) -> Named | None:
    """Find the first clause that names one track before its cue and another after it, with nothing that stops it.

    Source: codebook, rule 16.

    >>> from classifier.reader import load
    >>> reading = next(load().read(["What began as a track two dialogue ended in track one talks."]))
    >>> named_change(reading)
    Named(place=0, old='2', new='1')
    """
    if len(named_tracks(reading, Span(0, len(reading.lower)))) < 2:
        return None
    for place, span in enumerate(clauses(reading)):
        if stops(reading, span):
            continue
        for hit in turnings(reading, span):
            left = named_tracks(reading, Span(span.start, hit.start))
            right = named_tracks(reading, Span(hit.end, span.end))
            if len(left) == len(right) == 1 and left != right:
                old, new = (right, left) if hit.entry.name in words("turned") else (left, right)
                return Named(place=place, old=old.pop(), new=new.pop())
    return None
