"""The corpus in figures: how much of what, and whether anything but the words gives the label away."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from classifier.labels import LABELS, TRACK_NAMES
from training import prose
from training.agreement import agreement
from training.corpus import content_hash
from training.rows import Row
from training.schema import REGIONS, REGISTERS, RULES
from training.shortcuts import shortcuts
from training.tables import Cell, Table
from training.track_words import named_tracks

CROSSED: Final[Mapping[str, Callable[[Row], str]]] = {
    "register": lambda row: row.register,
    "region": lambda row: row.region,
    "decade": prose.decade,
    "length": prose.length,
    "spelling": prose.spelling,
    "batch": lambda row: row.batch,
}
"""The properties that are counted against the label."""

_ORDERS: Final[Mapping[str, Sequence[str]]] = {"register": REGISTERS, "region": REGIONS, "length": prose.LENGTHS}


def stats(rows: Sequence[Row]) -> list[Table]:
    """Give all tables of a corpus, the whole first, in the order in which a reader asks."""
    crossed = [_crossed(rows, name) for name in CROSSED]
    return [
        _whole(rows),
        _labels(rows),
        _shares(rows),
        *crossed,
        shortcuts(rows),
        _transitions(rows),
        _near_misses(rows),
        _rules(rows),
        agreement(rows),
    ]


def _whole(rows: Sequence[Row]) -> Table:
    cases = [row for row in rows if row.origin == "case"]
    contrasts = [row for row in rows if row.origin == "contrast"]
    lines: list[tuple[Cell, ...]] = [
        ("rows", len(rows)),
        ("of origin case", len(cases)),
        ("distinct initiatives (groups) of the cases", len({row.group for row in cases})),
        ("of origin contrast", len(contrasts)),
        ("cases with transitions", sum(bool(row.transitions) for row in cases)),
        ("contrasts with transitions", sum(bool(row.transitions) for row in contrasts)),
        ("near misses", sum(prose.near_miss(row) is not None for row in rows)),
        ("words", sum(row.words for row in rows)),
    ]
    note = f"Content hash (SHA-256): {content_hash(rows)}"
    return Table(title="The corpus", columns=("what", "count"), lines=tuple(lines), note=note)


def _labels(rows: Sequence[Row]) -> Table:
    """Count rows and initiatives by label."""
    lines = []
    for track in LABELS:
        own = [row for row in rows if row.track == track]
        cases = [row for row in own if row.origin == "case"]
        moved = sum(bool(row.transitions) for row in own)
        lines.append(
            (track, TRACK_NAMES[track], len(cases), len({r.group for r in cases}), len(own) - len(cases), moved)
        )
    columns = ("track", "name", "cases", "initiatives", "contrasts", "with transitions")
    return Table(title="Labels", columns=columns, lines=tuple(lines))


def _shares(rows: Sequence[Row]) -> Table:
    """Give the shares that keep the texts like those that users have."""
    seated = [row for row in rows if any(one.role == "at_table" for one in row.participants)]
    regions = Counter(row.region for row in rows).most_common(1)
    lines: list[tuple[Cell, ...]] = [
        (f"under {prose.SHORT} words", _share(row.words < prose.SHORT for row in rows)),
        (f"over {prose.LONG} words", _share(row.words > prose.LONG for row in rows)),
        ("messy", _share(prose.outside(row) >= prose.MESSY for row in rows)),
        ("messy, of those with somebody at the table", _share(prose.outside(row) >= prose.MESSY for row in seated)),
        ("naming their own track", _share(row.track in named_tracks(row.text) for row in rows)),
        ("of the largest region", regions[0][1] / len(rows) if regions else None),
    ]
    note = (
        f"Messy: at least {prose.MESSY:.0%} of the words stand outside the participants at the table and the "
        "sentence that seats them; a text with nobody at the table is all outside."
    )
    return Table(title="Shares of the rows", columns=("rows", "share"), lines=tuple(lines), note=note)


def _crossed(rows: Sequence[Row], name: str) -> Table:
    """Count label against one property; the columns are the labels."""
    value = CROSSED[name]
    counts = Counter((value(row), row.track) for row in rows)
    seen = {one for one, _ in counts}
    order = [one for one in _ORDERS.get(name, ()) if one in seen]
    order += sorted(seen - set(order))
    lines = tuple(_by_label(one or "(none given)", [counts[one, track] for track in LABELS]) for one in order)
    return Table(title=f"Label by {name}", columns=(name, *LABELS, "all"), lines=lines)


def _transitions(rows: Sequence[Row]) -> Table:
    counts = Counter((pair, row.origin) for row in rows for pair in row.pairs)
    pairs = sorted({pair for pair, _ in counts})
    lines = [(f"{old}>{new}", counts[(old, new), "case"], counts[(old, new), "contrast"]) for old, new in pairs]
    return Table(title="Transitions", columns=("pair", "in cases", "in contrasts"), lines=tuple(lines))


def _near_misses(rows: Sequence[Row]) -> Table:
    counts = Counter(kind for row in rows if (kind := prose.near_miss(row)) is not None)
    lines = tuple((kind, counts[kind]) for kind in sorted(counts))
    return Table(title="Near misses", columns=("kind", "rows"), lines=lines)


def _rules(rows: Sequence[Row]) -> Table:
    """Count by label the rows that a rule of the codebook decides."""
    counts = Counter((rule, row.track) for row in rows for rule in row.rules)
    lines = tuple(_by_label(str(rule), [counts[rule, track] for track in LABELS]) for rule in RULES)
    return Table(title="Rules of the codebook that decide", columns=("rule", *LABELS, "all"), lines=lines)


def _by_label(name: str, counts: Sequence[int]) -> tuple[Cell, ...]:
    return (name, *counts, sum(counts))


def _share(hits: Iterable[bool]) -> float | None:
    found = list(hits)
    return sum(found) / len(found) if found else None
