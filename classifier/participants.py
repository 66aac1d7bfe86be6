"""Who is named: noun phrases around the heads of the lexicon, with kind and capacity (codebook, the one question)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from classifier.hits import Hit, between
from classifier.labels import Capacity, Kind
from classifier.lexicon import words
from classifier.reader import Reading

OFFICIAL_KINDS = frozenset({"government", "intergovernmental", "legislature", "military", "party"})
_REACH = 9  # tokens to the left of a head that can still belong to its noun phrase
_BEHIND = 5  # tokens to the right in which "retired" or "by then out of office" still belongs to it


class Mention(NamedTuple):
    """A participant at tokens ``start`` to ``end`` (exclusive), its head at ``head``; the role is still open.

    ``absent`` says that the text names it only to say that it was not there ("no serving officials").
    """

    start: int
    end: int
    head: int
    kind: Kind
    capacity: Capacity
    absent: bool = False


def mentions(reading: Reading) -> tuple[Mention, ...]:
    """Give everyone whom the text names by a word that the lexicon knows, in order of the text.

    Neighbouring heads make one phrase: the last one counts, unless it is generic and takes its kind from
    the one before ("church leaders") or from an of-phrase ("head of the chamber of commerce").

    Source: codebook, table of labels and rules 2, 3, 6 and 7.
    """
    single = [_mention(reading, group) for group in _groups(reading)]
    private = {reading.sentence[hit.start] for hit in reading.cues if hit.entry.name == "private_capacity"}
    return tuple(_private(one, private=reading.sentence[one.head] in private) for one in _shared(reading, single))


def _groups(reading: Reading) -> Iterator[list[Hit]]:
    """Join heads that stand together, or that "of" joins to a generic head, into one phrase."""
    group: list[Hit] = []
    for hit in reading.heads:
        if group and _joined(reading, group[-1], hit):
            group.append(hit)
            continue
        if group:
            yield group
        group = [hit]
    if group:
        yield group


def _joined(reading: Reading, left: Hit, right: Hit) -> bool:
    gap = reading.lower[left.end : right.start]
    if not gap:
        return True
    if len(gap) == 1 and gap[0] in words("genitive"):
        return right.entry.generic or reading.words[left.start][0].isupper()
    if not left.entry.generic or gap[0] not in words("of"):
        return False
    fillers = words("determiner") | words("of") | words("genitive")
    known = _known(reading, left.end, right.start)
    inner = range(left.end + 1, right.start)
    return len(gap) <= 5 and all(reading.lower[i] in fillers or i in known for i in inner)


def _mention(reading: Reading, group: list[Hit]) -> Mention:
    head = _deciding(reading, group)
    first, last = group[0], group[-1]
    start = _left_edge(reading, first.start)
    assert head.entry.kind is not None
    assert head.entry.capacity is not None
    return Mention(
        start=start,
        end=last.end,
        head=head.start,
        kind=head.entry.kind,
        capacity=_capacity(reading, start, last, head.entry.capacity),
        absent=bool(words("absence") & set(reading.lower[max(0, start - 1) : first.start])),
    )


def _deciding(reading: Reading, group: list[Hit]) -> Hit:
    """Choose the head that gives the kind; in "President Kim" the post tells more than the name."""
    if len(group) > 1 and group[-1].entry.layer == "person":
        return _deciding(reading, group[:-1])
    last = group[-1]
    genitive = [hit for hit in group[1:] if hit.start != group[0].end and _after_of(reading, hit)]
    if genitive:
        return genitive[0] if group[0].entry.generic else group[0]
    if last.entry.generic and len(group) > 1:
        return group[-2]
    return last


def _after_of(reading: Reading, hit: Hit) -> bool:
    return bool(words("of") & set(reading.lower[max(0, hit.start - 3) : hit.start]))


def _known(reading: Reading, first: int, last: int) -> set[int]:
    """Give the tokens of names and modifiers that start at ``first`` to ``last`` (exclusive)."""
    hits = (*between(reading.names, first, last), *between(reading.modifiers, first, last))
    return {i for hit in hits for i in range(hit.start, hit.end)}


def _left_edge(reading: Reading, start: int) -> int:
    """Walk left over adjectives, numbers, names of peoples and determiners; "and" between adjectives is no end."""
    stop = words("boundary")
    known = _known(reading, start - 2 * _REACH, start)
    edge = start
    while edge > 0 and start - edge < _REACH:
        word = reading.lower[edge - 1]
        linked = word in words("link") and edge > 1 and edge - 2 in known and (edge in known)
        if not linked and (word in stop or not (word[0].isalnum() or word in "-'’")):
            break
        edge -= 1
        if word in words("determiner"):
            break
    return edge


def _capacity(reading: Reading, start: int, last: Hit, capacity: Capacity) -> Capacity:
    """Read the capacity of an official from the words in, before and behind the phrase (rule 2)."""
    if capacity != "official":
        return capacity
    inside = {
        hit.entry.name
        for hit in between(reading.modifiers, start - _REACH, last.end)
        if (start <= hit.start and hit.end <= last.end)
        or (reading.lower[hit.start] == "ex" and hit.end >= start - 1 and hit.end <= last.end)
    }
    before = reading.lower[max(0, start - 2) : start]
    if "former" in inside or words("was") & set(before) or _behind(reading, last.end):
        return "former"
    return "unofficial" if "unofficial" in inside else "official"


def _behind(reading: Reading, end: int) -> bool:
    """Say whether the phrase is followed by words of retirement: "admirals, by then retired"."""
    for i in range(end, min(end + _BEHIND, len(reading.lower))):
        if reading.sentence[i] != reading.sentence[end - 1] or reading.lower[i] in words("verb"):
            return False
        if reading.lower[i] in words("retired"):
            return True
    return False


def _shared(reading: Reading, single: Sequence[Mention]) -> list[Mention]:
    """Let "former" hold for what "and" adds to it: "retired generals and ambassadors"."""
    result: list[Mention] = []
    for one in single:
        if result and one.capacity == "official" and result[-1].capacity == "former":
            gap = reading.lower[result[-1].end : one.head]
            if 0 < len(gap) <= 2 and gap[0] in words("link"):
                result.append(one._replace(capacity="former"))
                continue
        result.append(one)
    return result


def _private(one: Mention, *, private: bool) -> Mention:
    """Give an official in whose sentence "in a personal capacity" stands that capacity (rule 3)."""
    return one._replace(capacity="private") if private and one.capacity == "official" and one.kind != "party" else one


def symbol(mention: Mention) -> str:
    """Give the short name under which a participant counts: its kind while official, or what it has become.

    >>> symbol(Mention(start=0, end=1, head=0, kind="government", capacity="former"))
    '@former'
    """
    if mention.absent:
        return "@absent"
    if mention.capacity in ("former", "private"):
        return "@" + mention.capacity
    if mention.capacity == "unofficial" and mention.kind in OFFICIAL_KINDS:
        return "@unofficial"
    return "@" + mention.kind


def group(mention: Mention) -> str:
    """Give the side of the codebook's table that a participant belongs to.

    >>> group(Mention(start=0, end=1, head=0, kind="legislature", capacity="official"))
    'official'
    """
    if mention.absent:
        return "absent"
    if mention.capacity in ("former", "private"):
        return mention.capacity
    if mention.kind == "party":
        return "party"
    if mention.kind in OFFICIAL_KINDS:
        return "unofficial" if mention.capacity == "unofficial" else "official"
    return mention.kind if mention.kind in ("business", "citizens") else "thinking"
