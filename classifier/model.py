"""The model folder: plain arrays and JSON, loaded with numpy alone; nothing in it can run code."""

import hashlib
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from classifier.errors import ModelError
from classifier.linear import Linear
from classifier.similar import Cases
from classifier.table import Known, Table

FORMAT = 2
FEATURES = {
    "track": "text",
    "told": "text",
    "role": "role",
    "turn": "turn",
    "phase": "phase",
    "earlier": "ends",
    "later": "ends",
    "reported": "reported",
}
"""Which features the models know: those that know the same were taught on the same."""
PARTS = tuple(FEATURES)
"""The linear models of a folder: the track of a text and the role of a participant; for transitions, how much a
text (``told``) and a clause (``turn``) look like the report of one, the track of a stretch (``phase``) and of the
earlier and later end; and, over what these say, which pair it is and whether a transition is ``reported``."""

_READER = (
    "bags.py",
    "table.py",
    "tokens.py",
    "phrases.py",
    "hits.py",
    "forms.py",
    "reader.py",
    "participants.py",
    "masking.py",
    "scene.py",
    "features.py",
    "roles.py",
    "phases.py",
    "cues.py",
    "turns.py",
    "outcomes.py",
    "chains.py",
    "named.py",
    "lexicon/__init__.py",
    "lexicon/participants.json",
    "lexicon/names.json",
    "lexicon/cues.json",
    "lexicon/places.json",
    "lexicon/words.json",
)
"""All code and words that turn a text into features."""


@dataclass(frozen=True, kw_only=True)
class Model:
    """All that is learned. ``name`` is the folder's name and the first 8 digits of the hash of its weights."""

    name: str
    manifest: Mapping[str, Any]
    parts: Mapping[str, Linear]
    cases: Cases


def default_folder() -> Path:
    """Give the folder of the default model: in the wheel, or in the checkout."""
    packed = Path(str(files("classifier"))) / "data" / "models" / "default"
    return packed if packed.is_dir() else Path(str(files("classifier"))).parent / "models" / "default"


@cache
def reader_hash() -> str:
    """Give the hash of all code and words that turn a text into features: a model fits one reader only."""
    digest = hashlib.sha256()
    package = files("classifier")
    for name in _READER:
        digest.update(package.joinpath(name).read_bytes())
    return digest.hexdigest()[:16]


def load(folder: Path) -> Model:
    """Load a model folder.

    Raises:
        ModelError: if the folder is missing, damaged, foreign, or was trained for another reader.
    """
    repair = "Train it anew: multitrack train -o MODEL_DIR"
    if not (folder / "manifest.json").is_file():
        msg = f"{folder} is not a model folder: it has no manifest.json. {repair}"
        raise ModelError(msg)
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        _check(folder, manifest)
        return _build(folder, manifest)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, zipfile.BadZipFile) as error:
        msg = f"{folder} is a damaged or foreign model folder: {error}. {repair}"
        raise ModelError(msg) from error


def _check(folder: Path, manifest: Mapping[str, Any]) -> None:
    if not isinstance(manifest, dict) or "format" not in manifest:
        msg = "its manifest.json is not that of a model"
        raise ValueError(msg)
    if manifest["format"] != FORMAT:
        msg = f"format {manifest['format']!r}, this version reads {FORMAT}"
        raise ValueError(msg)
    for name, expected in manifest["files"].items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != expected:
            msg = f"{name} is not the file that was trained (its hash differs)"
            raise ValueError(msg)
    if manifest["reader"] != reader_hash():
        msg = f"trained for reader {manifest['reader']}, this version has {reader_hash()}"
        raise ValueError(msg)


def _build(folder: Path, manifest: Mapping[str, Any]) -> Model:
    names = json.loads((folder / "features.json").read_text(encoding="utf-8"))
    with np.load(folder / "weights.npz", allow_pickle=False) as stored:
        arrays = {key: stored[key] for key in stored.files}
    table = Table(names)
    known = {name: Known.from_arrays(name, arrays, table) for name in dict.fromkeys(FEATURES.values())}
    parts = {
        part: Linear.from_arrays(part, arrays, known[name], manifest["classes"][part])
        for part, name in FEATURES.items()
    }
    cases = Cases.from_arrays(arrays, json.loads((folder / "cases.json").read_text(encoding="utf-8")))
    digest = manifest["files"]["weights.npz"][:8]
    return Model(name=f"{folder.resolve().name}@{digest}", manifest=manifest, parts=parts, cases=cases)
