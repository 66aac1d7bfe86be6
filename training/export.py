"""The model folder written whole or not at all, the same bytes for the same rows."""

import hashlib
import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from classifier.errors import OutputError
from classifier.labels import LABELS
from classifier.linear import Array, Linear
from classifier.model import FORMAT, PARTS, reader_hash
from classifier.similar import Cases
from training.calibrate import FEWEST, writers
from training.card import card
from training.corpus import content_hash
from training.estimator import Names
from training.figures import draws, figure
from training.rows import Row
from training.scores import accuracy, codes, confusion, macro_f1

_EPOCH = (1980, 1, 1, 0, 0, 0)  # a zip member without a date: the same bytes on every day
_PACKAGES = ("numpy", "scikit-learn", "spacy")


@dataclass(frozen=True, kw_only=True)
class Fitted:
    """What training gives: the models, and the scores of each row from a model that had not seen its writer."""

    rows: Sequence[Row]
    texts: Sequence[Names]
    parts: Mapping[str, Linear]
    held_out: Array
    quantiles: Mapping[str, float]


def write(fitted: Fitted, folder: Path) -> Path:
    """Write the folder and give its path; an older model of that name is replaced at the very end.

    Raises:
        OutputError: if the folder is something else than a model folder, or cannot be written.
    """
    if folder.exists() and not (folder / "manifest.json").is_file():
        msg = f"{folder} exists and is not a model folder; choose another name for the model"
        raise OutputError(msg)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as place:
            new = Path(place) / "new"
            new.mkdir()
            for name, content in _files(fitted).items():
                (new / name).write_bytes(content)
            if folder.exists():
                folder.rename(Path(place) / "old")
            shutil.move(new, folder)
    except OSError as error:
        msg = f"the model cannot be written to {folder}: {error.strerror}; nothing was changed"
        raise OutputError(msg) from error
    return folder


def _files(fitted: Fitted) -> dict[str, bytes]:
    cases = _cases(fitted)
    arrays = cases.arrays()
    for part in PARTS:
        arrays |= fitted.parts[part].arrays(part)
    features = {part: list(fitted.parts[part].features) for part in PARTS}
    files = {
        "weights.npz": _npz(arrays),
        "features.json": _json(features),
        "cases.json": _json(cases.entries),
    }
    manifest = _manifest(fitted, files)
    return {**files, "manifest.json": _json(manifest), "card.md": card(manifest).encode()}


def _manifest(fitted: Fitted, files: Mapping[str, bytes]) -> dict[str, Any]:
    gold = codes([row.track for row in fitted.rows])
    found = np.argmax(fitted.held_out, axis=1)
    weights = draws([row.group for row in fitted.rows])
    counts = {label: sum(row.track == label for row in fitted.rows) for label in LABELS}
    return {
        "format": FORMAT,
        "labels": list(LABELS),
        "classes": {part: list(fitted.parts[part].classes) for part in PARTS},
        "reader": reader_hash(),
        "corpus": content_hash(fitted.rows),
        "rows": counts,
        "transitions": sum(bool(row.transitions) for row in fitted.rows),
        "seed": 0,
        "packages": {name: version(name) for name in _PACKAGES},
        "scores": {
            "split": f"each of {len(set(writers(fitted.rows)))} writers held out in turn, with their groups",
            "macro_f1": _interval(figure(lambda w: macro_f1(confusion(gold, found, w)), weights)),
            "accuracy": _interval(figure(lambda w: accuracy(confusion(gold, found, w)), weights)),
        },
        "temperature": fitted.parts["track"].temperature,
        "quantiles": dict(fitted.quantiles),
        "too_few_for_a_quantile": [label for label, count in counts.items() if count < FEWEST],
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }


def _interval(found: Any) -> dict[str, float]:  # noqa: ANN401 - training.figures.Figure
    return {key: round(float(getattr(found, key)), 4) for key in ("value", "low", "high")}


def _cases(fitted: Fitted) -> Cases:
    """Give the real cases as sparse rows in the features of the track model."""
    track = fitted.parts["track"]
    kept = [i for i, row in enumerate(fitted.rows) if row.origin == "case" and row.track != "none" and row.sources]
    rows = [track.row(fitted.texts[i]) for i in kept]
    empty: list[NDArray[Any]] = [np.zeros(0)]
    entries = [
        {
            "id": row.id,
            "initiative": row.initiative,
            "track": row.track,
            "sources": [dict(vars(source)) for source in row.sources],
        }
        for row in (fitted.rows[i] for i in kept)
    ]
    return Cases(
        begins=np.cumsum([0, *(len(columns) for columns, _ in rows)]).astype(np.int64),
        columns=np.concatenate([columns for columns, _ in rows] or empty).astype(np.int32),
        values=np.concatenate([values for _, values in rows] or empty).astype(np.float32),
        entries=entries,
    )


def _npz(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in sorted(arrays.items()):
            content = io.BytesIO()
            np.save(content, array, allow_pickle=False)
            member = zipfile.ZipInfo(f"{name}.npy", _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content.getvalue())
    return packed.getvalue()


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=0, sort_keys=False) + "\n").encode()
