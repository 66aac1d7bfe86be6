"""The scores that go into a model's manifest and card: of texts held out, each with its interval."""

from collections import Counter
from collections.abc import Callable
from typing import Any, Final

import numpy as np

from classifier.labels import LABELS, ROLES
from training import moves, reliability
from training.figures import Figure, Floats, draws, figure, mean
from training.heldout import HeldOut
from training.scores import Codes, accuracy, codes, confusion, macro_f1, per_label

DIGITS: Final = 4


def outcome(out: HeldOut) -> dict[str, Any]:
    """Give the JSON form of all scores: counts, figures with intervals, and the share of right roles."""
    rows = [one.row for one in out.samples]
    gold, weights = codes([row.track for row in rows]), draws([row.group for row in rows])
    probabilities = out.probabilities
    found = probabilities.argmax(axis=1)
    statistics: dict[str, Callable[[Floats], float]] = {
        "accuracy": lambda one: accuracy(confusion(gold, found, one)),
        "macro-F1": lambda one: macro_f1(confusion(gold, found, one)),
        "log loss": lambda one: reliability.log_loss(probabilities, gold, one),
        "Brier score": lambda one: reliability.brier(probabilities, gold, one),
        **{f"F1 of {label}": _f1_of(place, gold, found) for place, label in enumerate(LABELS)},
        **_of_transitions(out),
    }
    return {
        "texts": len(rows),
        "initiatives": len({row.group for row in rows}),
        "figures": {name: _rounded(figure(one, weights)) for name, one in statistics.items()},
        "roles": _roles(out),
        "pairs": _pairs(out),
    }


def _f1_of(place: int, gold: Codes, found: Codes) -> Callable[[Floats], float]:
    return lambda weights: float(per_label(confusion(gold, found, weights))[place, 2])


def _of_transitions(out: HeldOut) -> dict[str, Callable[[Floats], float]]:
    there, found = [one.row.transitions for one in out.samples], [moved for _, moved in out.decided]
    pairs, any_one = moves.pair_counts(there, found), moves.any_counts(there, found)
    years, words = moves.year_counts(there, found), moves.evidence_counts(there, found)
    return {
        "precision of transitions (exact pairs)": lambda one: moves.prf(pairs, one).precision,
        "recall of transitions (exact pairs)": lambda one: moves.prf(pairs, one).recall,
        "F1 of transitions (exact pairs)": lambda one: moves.prf(pairs, one).f1,
        "precision of transitions (there is one)": lambda one: moves.prf(any_one, one).precision,
        "recall of transitions (there is one)": lambda one: moves.prf(any_one, one).recall,
        "F1 of transitions (there is one)": lambda one: moves.prf(any_one, one).f1,
        "transitions found where there is none": lambda one: moves.false_rate(pairs, one),
        "years right (of pairs found)": lambda one: moves.share(years, one),
        "evidence right (of pairs found)": lambda one: moves.share(words, one),
    }


def _pairs(out: HeldOut) -> dict[str, dict[str, int]]:
    """Count, for each pair of tracks, the texts that report it, those in which it was found, and both."""
    there = Counter(pair for one in out.samples for pair in set(one.row.pairs))
    given = [{(one.from_, one.to) for one in moved} for _, moved in out.decided]
    found = Counter(pair for one in given for pair in one)
    both = Counter(pair for one, here in zip(out.samples, given, strict=True) for pair in here & set(one.row.pairs))
    return {
        f"{old}>{new}": {"texts": there[old, new], "found": found[old, new], "right": both[old, new]}
        for old, new in sorted(there.keys() | found.keys())
    }


def _roles(out: HeldOut) -> dict[str, Any]:
    told = [
        (ROLES[int(parts["role"].scores(around).argmax())] == role, one.row.group)
        for one, parts in zip(out.samples, out.models, strict=True)
        if one.row.participants
        for around, role in zip(one.around, one.roles, strict=True)
    ]
    if not told:
        return {"participants": 0, "accuracy": None}
    right = np.array([hit for hit, _ in told], dtype=np.float64)
    share = figure(lambda weights: mean(right, weights), draws([group for _, group in told]))
    return {"participants": len(told), "accuracy": _rounded(share)}


def _rounded(one: Figure) -> dict[str, float | None]:
    return {key: None if value is None else round(value, DIGITS) for key, value in one.to_dict().items()}
