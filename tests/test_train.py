"""Training: the folder and its bytes, what is refused, the flow of one's own texts, and the committed model."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from classifier.errors import InputError, ModelError, OutputError
from classifier.labels import LABELS
from classifier.model import PARTS, default_folder, load
from training import card
from training.corpus import content_hash, dump, packaged
from training.corpus import load as load_rows
from training.fitting import fit
from training.folds import by_group, by_writer, writer
from training.rows import Row
from training.samples import read
from training.train import train

from .rows import fields, moved, row, varied, write


def small() -> list[Row]:
    """Give rows by four writers, with six initiatives a label and some transitions."""
    rows = [replace(one, batch="abcd"[place % 4] + "1") for place, one in enumerate(varied(72))]
    moves = [
        moved(id=f"moved-{n}", group=f"moved-{n}", text=f"{moved()['text']} Item {n}.", batch="a2") for n in "123456789"
    ]
    return [
        *rows,
        *(Row.from_dict(one) for one in moves),
        row("2", id="contrast", group="group-0-0", origin="contrast"),
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("models") / "small"
    train(small(), place)
    return place


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "classifier", *map(str, arguments)], capture_output=True, text=True, check=False
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_folder_loads_and_labels_what_it_was_taught(folder: Path) -> None:
    model = load(folder)
    assert set(model.parts) == set(PARTS)
    assert model.name.startswith("small@")
    samples = read(small())
    found = [LABELS[int(model.parts["track"].probabilities(one.names).argmax())] for one in samples]
    assert np.mean([label == one.row.track for label, one in zip(found, samples, strict=True)]) > 0.9


def test_trained_twice_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    train(small(), tmp_path / "small")
    assert contents(tmp_path / "small") == contents(folder)


def test_manifest_says_what_was_learned_from_what(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["corpus"]["hash"] == content_hash(small())
    assert (manifest["corpus"]["texts"], manifest["corpus"]["transitions"]) == (82, 9)
    assert manifest["calibration"]["few"] == ["1.5", "2", "3", "4", "none"]
    assert all(manifest["quantiles"][label] == 1 for label in manifest["calibration"]["few"])
    assert list(manifest["scores"]) == ["of other writers"]
    pairs = manifest["scores"]["of other writers"]["pairs"]
    assert sum(one["texts"] for one in pairs.values()) == 9
    assert all(one["right"] <= min(one["texts"], one["found"]) for one in pairs.values())
    assert (folder / "card.md").read_text(encoding="utf-8") == card.render(manifest)


def test_cases_are_real_initiatives(folder: Path) -> None:
    cases = load(folder).cases
    expected = [one.id for one in small() if one.origin == "case" and one.track != "none"]
    assert [entry["id"] for entry in cases.entries] == expected
    assert all(entry["sources"] for entry in cases.entries)


def test_folds_keep_initiatives_and_writers_together() -> None:
    samples = read(small())
    for folds, key in ((by_group(samples), lambda one: one.row.group), (by_writer(samples), writer)):
        assert sorted(place for fold in folds for place in fold) == list(range(len(samples)))
        homes = [{key(samples[place]) for place in fold} for fold in folds]
        assert sum(map(len, homes)) == len(set().union(*homes))


def test_few_writers_are_not_tested_apart() -> None:
    assert by_writer(read(varied(12))) == []


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (varied(24), r"at least 5 initiatives.*1 \(2\), 1\.5 \(2\).*--add instead of --corpus"),
        ([one for one in small() if one.track != "3"], r"too few have: 3 \(0\)\."),
    ],
    ids=["few initiatives", "a label is missing"],
)
def test_too_small_a_corpus_is_refused(rows: Sequence[Row], message: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=message):
        train(rows, tmp_path / "model")
    assert not list(tmp_path.iterdir())


def test_texts_alone_are_enough_to_learn_the_track(tmp_path: Path) -> None:
    plain = [Row(id=one.id, text=one.text, track=one.track, group=one.group) for one in varied(72)]
    train(plain, tmp_path / "model")
    parts = load(tmp_path / "model").parts
    assert parts["told"].probabilities(["w:met"]).tolist() == [1, 0]


def test_other_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").write_text("Dear", encoding="utf-8")
    with pytest.raises(OutputError, match=r"is not a model folder; nothing was written\. Name a new folder"):
        train(small(), tmp_path / "letters")
    with pytest.raises(OutputError, match="there is no folder"):
        train(small(), tmp_path / "nowhere" / "model")
    assert [path.name for path in tmp_path.rglob("*")] == ["letters", "one.txt"]


def test_older_model_is_replaced_whole(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "small"
    shutil.copytree(folder, place)
    (place / "weights.npz").write_bytes(b"old")
    train(small(), place)
    assert contents(place) == contents(folder)
    assert [path.name for path in tmp_path.iterdir()] == ["small"]


DAMAGE = {
    "missing": ("manifest.json", None, "is not a model folder: it has no manifest.json.*multitrack train"),
    "weights": ("weights.npz", b"x", "weights.npz is not the file that was trained.*multitrack train"),
    "manifest cut": ("manifest.json", b'{"format"', "damaged or foreign model folder.*multitrack train"),
    "no object": ("manifest.json", b"[]", "damaged or foreign model folder.*multitrack train"),
    "foreign": ("manifest.json", b'{"format": 99}', "format 99, this version reads 2.*multitrack train"),
    "file gone": ("cases.json", None, "damaged or foreign model folder.*cases.json.*multitrack train"),
}


@pytest.mark.parametrize(("name", "content", "message"), DAMAGE.values(), ids=DAMAGE)
def test_damaged_folder_is_refused(
    folder: Path, tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    shutil.copytree(folder, tmp_path / "model")
    (tmp_path / "model" / name).unlink()
    if content is not None:
        (tmp_path / "model" / name).write_bytes(content)
    with pytest.raises(ModelError, match=message):
        load(tmp_path / "model")


def test_model_of_another_reader_is_refused(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "model")
    path = tmp_path / "model" / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "reader": "0123"}), encoding="utf-8")
    with pytest.raises(ModelError, match=r"trained for reader 0123.*multitrack train"):
        load(tmp_path / "model")


def test_added_texts_through_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    dump(small(), tmp_path / "corpus" / "rows.jsonl")
    lines = [f"A jetty was swept from both shores on day {n}.,4" for n in range(8)]
    (tmp_path / "mine.csv").write_text("\n".join(["text,track", *lines]), encoding="utf-8")
    before = contents(tmp_path / "corpus")
    done = run("train", "--corpus", tmp_path / "corpus", "--add", tmp_path / "mine.csv", "-o", tmp_path / "mine")
    assert done.returncode == 0, done.stderr
    assert "Held-out texts: 90" in done.stdout
    assert "accuracy on the 8 added texts" in done.stdout
    assert "Labels that differ: " in done.stdout
    assert "mine-2" in done.stdout
    assert "fold 5 of 5" in done.stderr
    assert load(tmp_path / "mine").manifest["corpus"]["texts"] == 90
    assert contents(tmp_path / "corpus") == before


def test_faults_of_all_added_files_are_named_at_once(tmp_path: Path) -> None:
    one = write(tmp_path / "one.jsonl", [fields("1"), {"text": "", "track": "1"}, {"text": "They met.", "track": "7"}])
    two = write(tmp_path / "two.jsonl", [{"text": "They met."}])
    done = run("train", "--add", one, "--add", two, "-o", tmp_path / "model")
    assert done.returncode == 1
    assert all(f"{where}: " in done.stderr for where in (f"{one}:2", f"{one}:3", two))
    assert not (tmp_path / "model").exists()


def test_committed_model_is_that_of_the_corpus() -> None:
    model, rows = load(default_folder()), load_rows(packaged())
    assert model.manifest["corpus"]["hash"] == content_hash(rows)
    assert (default_folder() / "card.md").read_text(encoding="utf-8") == card.render(model.manifest)
    for name, part in fit(read(rows)).items():
        assert model.parts[name].known.names == part.known.names
        np.testing.assert_allclose(model.parts[name].weights, part.weights, atol=1e-3)
