"""How far two coders agree beyond chance, over all labels and for each against the rest.

Sources: Cohen 1960, "A coefficient of agreement for nominal scales"; Krippendorff 2019, "Content
Analysis", chapter 12 (alpha, here for nominal data, computed by the library ``krippendorff``).
"""

from collections.abc import Hashable, Sequence

from sklearn.metrics import cohen_kappa_score

from classifier.labels import LABELS
from training.rows import Row
from training.tables import Cell, Table


def kappa(first: Sequence[Hashable], second: Sequence[Hashable]) -> float | None:
    """Compute Cohen's kappa; None where both coders used one value only, and the same.

    Of ten, five were agreed on as "a" and three as "b": 0.8 observed, 0.52 expected by chance.

    >>> kappa("aaaaabbbaa", "aaaaabbbbb")
    0.6
    """
    if len({*first, *second}) < 2:
        return None
    return round(float(cohen_kappa_score(list(map(str, first)), list(map(str, second)))), 12)


def alpha(first: Sequence[Hashable], second: Sequence[Hashable]) -> float | None:
    """Compute Krippendorff's nominal alpha; None where only one value was used, or the library is not installed.

    >>> round(alpha([0, 1, 1, 0], [0, 1, 0, 0]), 4)
    0.5333
    """
    if len({*first, *second}) < 2:
        return None
    try:
        import krippendorff
    except ImportError:
        return None
    codes = {value: place for place, value in enumerate(dict.fromkeys([*first, *second]))}
    pair = [[codes[value] for value in coder] for coder in (first, second)]
    return float(krippendorff.alpha(reliability_data=pair, level_of_measurement="nominal"))


def agreement(rows: Sequence[Row]) -> Table:
    """Compare the labels with the second coder's first blind reading, on the rows that have one."""
    read = [row for row in rows if row.second_track is not None]
    lines = [_line("track", [row.track for row in read], [row.second_track for row in read])]
    lines += [
        _line(f"{track} or not", [row.track == track for row in read], [row.second_track == track for row in read])
        for track in LABELS
    ]
    pairs = [set(row.pairs) for row in read], [set(row.second_transitions or ()) for row in read]
    lines.append(_line("a transition or none", *([bool(one) for one in coder] for coder in pairs)))
    lines.append(_line("the same transitions", *([tuple(sorted(one)) for one in coder] for coder in pairs)))
    return Table(
        title=f"Agreement of two coders on {len(read)} of {len(rows)} rows",
        columns=("what", "agreed", "Cohen's kappa", "Krippendorff's alpha"),
        lines=tuple(lines),
        note="Second coder's first blind reading with the labels as they stand; alpha needs: pip install krippendorff",
    )


def _line(name: str, first: Sequence[Hashable], second: Sequence[Hashable]) -> tuple[Cell, ...]:
    same = sum(one == other for one, other in zip(first, second, strict=True))
    return name, same / len(first) if first else None, kappa(first, second), alpha(first, second)
