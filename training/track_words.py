"""Words with which a text names its own track, and the text without them."""

import re
from collections.abc import Iterable
from typing import Final

from classifier.labels import Track

_HALF: Final[dict[str, Track]] = {
    "1.5": "1.5",
    "1½": "1.5",
    "one-and-a-half": "1.5",
    "one and a half": "1.5",
    "one point five": "1.5",
}
_BEFORE: Final[dict[str, Track]] = {**_HALF, "first": "1", "second": "2", "third": "3", "fourth": "4"}
"""What stands before "track"; "two-track" and "three tracks" count tracks and name none."""

_AFTER: Final[dict[str, Track]] = {
    **_HALF,
    "1": "1",
    "i": "1",
    "one": "1",
    "2": "2",
    "ii": "2",
    "two": "2",
    "3": "3",
    "iii": "3",
    "three": "3",
    "4": "4",
    "iv": "4",
    "four": "4",
}


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


# "the track I took" names none, hence the capital that a lone Roman one needs
_NAME: Final = re.compile(
    rf"\b(?i:(?P<before>{_any(_BEFORE)})[\s-]tracks?)\b"
    rf"|\b(?i:tracks?)[\s-]*(?P<after>(?i:{_any(_AFTER.keys() - {'i'})})|(?<=T....[\s-])I)(?!\w|\.\d)",
)


def named_tracks(text: str) -> tuple[Track, ...]:
    """List the tracks that a text names, in the order of the text.

    >>> named_tracks("Track-two talks, later track 1.5; a second-track channel; Track II and Track I. Trucks 2.")
    ('2', '1.5', '2', '2', '1')
    >>> named_tracks("They were on track in 2 towns, on the track I took; track 15 of the album; a two-track approach")
    ()
    """
    names = {**_BEFORE, **_AFTER}
    return tuple(names[(match["before"] or match["after"]).lower()] for match in _NAME.finditer(text))


def without_track_words(text: str) -> str:
    """Take the names of tracks out of a text.

    >>> without_track_words("The Track 1.5 dialogue moved to track one in May.")
    'The dialogue moved to in May.'
    """
    return re.sub(r"\s{2,}", " ", _NAME.sub(" ", text)).strip() if _NAME.search(text) else text
