"""From labelled rows to a model folder."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import classifier
from classifier.errors import InputError
from classifier.labels import LABELS
from classifier.model import FORMAT, PARTS, reader_hash
from training import export
from training.calibrate import Calibration, calibrate
from training.corpus import content_hash
from training.deciding import decided
from training.figures import SEED
from training.fitting import Parts, fit
from training.folds import FOLDS, by_group, by_writer
from training.heldout import HeldOut, held_out
from training.outcome import outcome
from training.rows import Row
from training.samples import Sample, read
from training.seating import seated

Report = Callable[[str], None]

BY_GROUP: Final = "of other initiatives"
BY_WRITER: Final = "of other writers"
"""What the held-out texts are that a model is scored on."""

_PACKAGES: Final = ("numpy", "scipy", "scikit-learn", "spacy")


@dataclass(frozen=True, kw_only=True)
class Trained:
    """What was learned from samples, and what models say of each that were taught without its fold (``kind``)."""

    samples: Sequence[Sample]
    parts: Parts
    kind: str
    out: HeldOut
    calibration: Calibration


def train(rows: Sequence[Row], folder: Path, *, report: Report = lambda _: None) -> Trained:
    """Train on rows and write the model folder; ``report`` is told how far it has come.

    Raises:
        InputError: a label stands in too few initiatives.
        OutputError: the folder cannot be written; nothing was changed.
    """
    export.refuse(folder)
    _enough(rows)
    report(f"reading {len(rows)} texts ...")
    trained = learn(read(rows), report)
    export.write(folder, trained.parts, seated(trained.samples, trained.parts["role"]), manifest(trained))
    report(f"{folder}: written")
    return trained


def learn(samples: Sequence[Sample], report: Report) -> Trained:
    """Fit on all samples, and calibrate on what models say that were taught without some.

    Texts by other writers are nearer to what a user brings than other texts by the same hands, so they are
    held out where the batches name enough writers; else other initiatives are.
    """
    apart = by_writer(samples)
    kind = BY_WRITER if apart else BY_GROUP
    report(f"testing on texts {kind} ...")
    out = held_out(samples, apart or by_group(samples), samples, report)
    calibration = calibrate(out)
    heat = {"track": calibration.track, "reported": calibration.reported}
    report(f"fitting on all {len(samples)} texts ...")
    fitted = fit(samples) | decided(samples, out.seen)
    parts = {name: replace(part, temperature=heat.get(name, 1.0)) for name, part in fitted.items()}
    return Trained(
        samples=samples,
        parts=parts,
        kind=kind,
        out=out.tempered(**heat),
        calibration=calibration,
    )


def manifest(trained: Trained) -> dict[str, Any]:
    """Describe what was trained, on what, and how well it does; no date, host or duration."""
    rows = [one.row for one in trained.samples]
    counts = Counter(row.track for row in rows)
    calibration = asdict(trained.calibration)
    quantiles = calibration.pop("quantiles")
    return {
        "format": FORMAT,
        "labels": list(LABELS),
        "classes": {part: list(trained.parts[part].classes) for part in PARTS},
        "reader": reader_hash(),
        "corpus": {
            "hash": content_hash(rows),
            "texts": len(rows),
            "initiatives": len({row.group for row in rows}),
            "labels": {label: counts[label] for label in LABELS},
            "transitions": sum(bool(row.transitions) for row in rows),
            "annotated": sum(bool(row.participants) for row in rows),
        },
        "seed": SEED,
        "versions": {"multitrack": classifier.__version__, **{name: version(name) for name in _PACKAGES}},
        "scores": {trained.kind: outcome(trained.out)},
        "calibration": {**calibration, "on": trained.kind},
        "quantiles": quantiles,
    }


def _enough(rows: Sequence[Row]) -> None:
    groups = {label: len({row.group for row in rows if row.track == label}) for label in LABELS}
    scarce = [f"{label} ({count})" for label, count in groups.items() if count < FOLDS]
    if scarce:
        msg = (
            f"a label needs texts about at least {FOLDS} initiatives, to be learned and tested; too few have: "
            f"{', '.join(scarce)}. Add texts, or add yours to the packaged corpus with --add instead of --corpus."
        )
        raise InputError(msg)
