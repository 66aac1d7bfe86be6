"""A model folder, written whole or not at all: plain arrays and JSON, the same bytes for the same corpus."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from classifier.bags import Bags
from classifier.errors import OutputError
from classifier.model import FEATURES
from classifier.similar import Cases
from classifier.table import Array, Integers
from training import card
from training.fitting import Parts, sharing
from training.samples import Sample

_SMALLER: Final = {"f": np.float32, "i": np.int32}  # halves the folder; probabilities move by less than 1e-6

_KEPT: Final = 128  # features of a case that it is likened by, the heaviest; all would double what cases weigh


def refuse(folder: Path) -> None:
    """Refuse a place where a model folder must not go; an older model folder there may be replaced.

    Raises:
        OutputError: something else stands there, or there is no folder to put it in.
    """
    if not folder.resolve().parent.is_dir():
        msg = f"{folder} cannot be written: there is no folder {folder.resolve().parent}. Make it, or name another."
        raise OutputError(msg)
    if (folder.exists() or folder.is_symlink()) and not _is_model(folder):
        msg = f"{folder} is there and is not a model folder; nothing was written. Name a new folder."
        raise OutputError(msg)


def write(folder: Path, parts: Parts, samples: Sequence[Sample], manifest: Mapping[str, Any]) -> None:
    """Write the model folder; the hashes of its files are added to ``manifest``.

    Raises:
        OutputError: something else stands there, or it cannot be written; nothing was changed.
    """
    refuse(folder)
    place = folder.resolve()
    try:
        with tempfile.TemporaryDirectory(prefix=f".{place.name}.", dir=place.parent) as made:
            fresh = Path(made) / "new"
            fresh.mkdir()
            _fill(fresh, parts, samples, manifest)
            _swap(fresh, place, Path(made) / "old")
    except OSError as cause:
        msg = f"{folder} cannot be written: {cause.strerror}. Name a folder where you may write."
        raise OutputError(msg) from cause


def _fill(fresh: Path, parts: Parts, samples: Sequence[Sample], manifest: Mapping[str, Any]) -> None:
    parts = sharing(parts)
    cases = _cases(parts, samples)
    arrays: dict[str, NDArray[Any]] = cases.arrays()
    for part, known in FEATURES.items():
        arrays |= parts[part].arrays(part) | parts[part].known.arrays(known)
    smaller = {key: _smaller(array) for key, array in sorted(arrays.items())}
    np.savez(fresh / "weights.npz", allow_pickle=False, **smaller)
    _write_json(fresh / "features.json", list(parts["track"].known.table))
    _write_json(fresh / "cases.json", cases.entries)
    files = {name: _hash(fresh / name) for name in ("weights.npz", "features.json", "cases.json")}
    whole = {**manifest, "files": files}
    (fresh / "manifest.json").write_text(json.dumps(whole, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    (fresh / "card.md").write_text(card.render(whole), encoding="utf-8")


def _smaller(array: NDArray[Any]) -> NDArray[Any]:
    wanted = np.dtype(_SMALLER[array.dtype.kind])
    return array.astype(wanted) if array.itemsize > wanted.itemsize else array


def _cases(parts: Parts, samples: Sequence[Sample]) -> Cases:
    """Gather the real initiatives, as rows of the track's features."""
    told = [one for one in samples if one.row.origin == "case" and one.row.track != "none"]
    table = parts["track"].known.table
    rows = [_row(*parts["track"].weigh(Bags.of([one.names], table)).row(0)) for one in told]
    return Cases(
        begins=np.cumsum([0, *(len(columns) for columns, _ in rows)], dtype=np.int64),
        columns=np.concatenate([columns for columns, _ in rows]),
        values=np.concatenate([values for _, values in rows]),
        entries=[
            {
                "id": one.row.id,
                "initiative": one.row.initiative or one.row.id,
                "track": one.row.track,
                "sources": [dict(vars(source)) for source in one.row.sources],
            }
            for one in told
        ],
    )


def _row(found: Integers, shared: Array) -> tuple[Integers, Array]:
    """Give the columns of a text with the greatest values, each once and in order, and these values."""
    columns, places = np.unique(found, return_inverse=True)
    values = np.zeros(len(columns))
    np.add.at(values, places, shared)
    kept = np.sort(np.argsort(-values, kind="stable")[:_KEPT])
    return columns[kept], values[kept]


def _swap(fresh: Path, place: Path, old: Path) -> None:
    """Put the new folder in place; an older one comes back if that fails."""
    if not place.exists():
        fresh.rename(place)
        return
    place.rename(old)
    try:
        fresh.rename(place)
    except OSError:
        old.rename(place)
        raise
    shutil.rmtree(old)


def _is_model(folder: Path) -> bool:
    with suppress(OSError, ValueError):
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        return isinstance(manifest, dict) and {"format", "labels", "files"} <= manifest.keys()
    return False


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
