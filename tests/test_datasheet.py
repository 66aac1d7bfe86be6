"""The generated part of a datasheet: brought up to date, all else left as it is."""

from pathlib import Path

import pytest

from classifier.errors import InputError
from training.datasheet import END, START, refresh

from .rows import fields, write


def test_tables_stand_between_the_markers_and_nothing_else_moves(tmp_path: Path) -> None:
    write(tmp_path / "rows.jsonl", [fields("1"), fields("4")])
    readme = tmp_path / "README.md"
    readme.write_text(f"# Corpus\n\n{START}\nstale tables\n{END}\n\nThe end.\n", encoding="utf-8")
    refresh(tmp_path)
    once = readme.read_text(encoding="utf-8")
    assert once.startswith(f"# Corpus\n\n{START}\n\n**The corpus**")
    assert once.endswith(f"{END}\n\nThe end.\n")
    assert "| rows | 2 |" in once
    assert "stale tables" not in once
    refresh(tmp_path)
    assert readme.read_text(encoding="utf-8") == once


@pytest.mark.parametrize("content", ["# Corpus\n", f"{START}\n", f"{END}\n"])
def test_marker_is_missed(content: str, tmp_path: Path) -> None:
    write(tmp_path / "rows.jsonl", [fields("1")])
    (tmp_path / "README.md").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="lacks a marker"):
        refresh(tmp_path)
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == content


REPOSITORY = Path(__file__).parents[1] / "corpus"


@pytest.mark.skipif(not any(REPOSITORY.glob("*.jsonl")), reason="needs the corpus of the checkout")
def test_datasheet_of_the_corpus_is_up_to_date(tmp_path: Path) -> None:
    for file in [*REPOSITORY.glob("*.jsonl"), REPOSITORY / "README.md"]:
        (tmp_path / file.name).write_bytes(file.read_bytes())
    refresh(tmp_path)
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == (REPOSITORY / "README.md").read_text(
        encoding="utf-8"
    )
