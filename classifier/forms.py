"""Forms of words: what "negotiators" and "negotiating" share, and what their endings tell."""

import re
from functools import lru_cache
from typing import Final

FORMS_REMEMBERED: Final = 50_000
"""Words whose forms are kept, a few MB."""
_ENDING: Final = re.compile("(?<=.{4})(?:ations?|ments?|ings?|ies|ied|ers?|ed|es|s|ly|al|ic)$")
_SHOWN: Final = 4  # letters of an ending


@lru_cache(FORMS_REMEMBERED)
def forms(word: str) -> tuple[str, ...]:
    """Give the features of a word's forms: the word without its ending, and the last letters of longer words.

    The longest ending that leaves four letters is cut off; masks stay whole.

    Source: after Lovins 1968, "Development of a stemming algorithm" (longest match, a least length of stem).

    >>> forms("negotiators"), forms("truce"), forms("<place>")
    (('l:negotiator', 'e:tors'), ('l:truce',), ('l:<place>',))
    """
    if word[0] == "<":
        return ("l:" + word,)
    stem = "l:" + _ENDING.sub("", word)
    return (stem, "e:" + word[-_SHOWN:]) if len(word) > _SHOWN + 1 else (stem,)
