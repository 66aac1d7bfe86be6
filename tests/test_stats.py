"""The tables of the corpus, on rows small enough to count by hand."""

from collections.abc import Sequence

import pytest

from training.agreement import agreement, alpha, kappa
from training.prose import length, near_miss, outside, spelling
from training.rows import Row
from training.shortcuts import shortcuts
from training.stats import stats
from training.tables import Cell, Table, render

from .rows import fields, moved, row, varied


def line(tables: Sequence[Table], title: str, name: str) -> tuple[Cell, ...]:
    (table,) = [one for one in tables if one.title.startswith(title)]
    (found,) = [cells for cells in table.lines if cells[0] == name]
    return found[1:]


ROWS = [
    row("1", rules=[1, 9]),
    Row.from_dict(moved()),
    row(
        "2",
        text="A track-two seminar brought retired generals together.",
        participants=[],
        rationale="Near miss (hope): x.",
    ),
    row("4", id="c", origin="contrast", group="initiative-1", region="Europe", start_year=None),
]


COUNTS: list[tuple[str, str, tuple[Cell, ...]]] = [
    ("The corpus", "rows", (4,)),
    ("The corpus", "distinct initiatives (groups) of the cases", (3,)),
    ("The corpus", "cases with transitions", (1,)),
    ("The corpus", "near misses", (1,)),
    ("Labels", "1", ("official diplomacy", 2, 2, 0, 1)),
    ("Labels", "4", ("private citizens", 0, 0, 1, 0)),
    ("Shares", "naming their own track", (0.25,)),
    ("Shares", "of the largest region", (0.75,)),
    ("Label by region", "Europe", (0, 0, 0, 0, 1, 0, 1)),
    ("Label by decade", "no year", (0, 0, 0, 0, 1, 0, 1)),
    ("Label by length", "under 30", (2, 0, 1, 0, 1, 0, 4)),
    ("Transitions", "2>1", (1, 0)),
    ("Near misses", "hope", (1,)),
    ("Rules", "9", (1, 0, 0, 0, 0, 0, 1)),
]


@pytest.mark.parametrize(("title", "name", "cells"), COUNTS)
def test_counts(title: str, name: str, cells: tuple[Cell, ...]) -> None:
    assert line(stats(ROWS), title, name) == cells


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_no_row_at_all_is_no_crash(form: str) -> None:
    assert "Labels" in render(stats([]), form)  # type: ignore[arg-type]


LENGTHS = [
    (29, "under 30"),
    (30, "30 to 60"),
    (60, "30 to 60"),
    (61, "61 to 120"),
    (120, "61 to 120"),
    (121, "over 120"),
]


@pytest.mark.parametrize(("words", "band"), LENGTHS)
def test_length(words: int, band: str) -> None:
    assert length(Row(id="a", text="so " * words, track="1", group="a")) == band


SPELLINGS = [
    ("Labour met the Center for Defense.", "neither"),
    ("They organized a program.", "american"),
    ("The neighbours organised a program.", "mixed"),
    ("Rumours flew.", "neither"),
    ("No rumours flew.", "british"),
]


@pytest.mark.parametrize(("text", "side"), SPELLINGS)
def test_spelling(text: str, side: str) -> None:
    assert spelling(Row(id="a", text=text, track="1", group="a")) == side


def test_words_at_the_table_count_wherever_they_stand() -> None:
    text = "The envoys smiled. On Monday the envoys and a minister met in Geneva. It rained."
    seat = {"kind": "government", "capacity": "official", "role": "at_table"}
    people = [{"text": name, **seat} for name in ("The envoys", "the envoys", "a minister")]
    assert outside(row(text=text, participants=people)) == pytest.approx(3 / 15)
    assert outside(row(text=text, participants=[])) == 1


def test_near_miss_needs_its_kind() -> None:
    assert near_miss(row(rationale="Near miss (no continuity): scholars met.")) == "no continuity"
    assert near_miss(row(rationale="A near miss.")) is None


def test_shortcut_is_seen() -> None:
    rows = varied(120)
    given_away = [
        Row.from_dict(
            {**one.to_dict(), "register": ("news", "web", "report", "memoir", "minutes", "headline")[place % 6]}
        )
        for place, one in enumerate(rows)
    ]
    assert line([shortcuts(given_away)], "How well", "register") == (1.0,)
    (honest,) = line([shortcuts(rows)], "How well", "register")
    assert isinstance(honest, float)
    assert honest < 0.5


def test_shortcuts_of_few_groups_are_not_given() -> None:
    assert line([shortcuts(ROWS)], "How well", "all four together") == (None,)


def test_agreement_spelled_out() -> None:
    first, second = ["1", "1", "2", "none"], ["1", "2", "2", "none"]
    expected = (2 * 1 + 1 * 2 + 1 * 1) / 16
    assert kappa(first, second) == pytest.approx((0.75 - expected) / (1 - expected))
    rows = [
        row("1"),
        row("2", second_track="1", second_transitions=[]),
        row("3", second_track=None, second_transitions=None),
    ]
    table = agreement(rows)
    assert table.title == "Agreement of two coders on 2 of 3 rows"
    assert line([table], "Agreement", "track")[:2] == (0.5, 0.0)
    assert line([table], "Agreement", "a transition or none") == (1.0, None, None)


def test_transitions_are_compared_as_sets() -> None:
    rows = [Row.from_dict(moved()), Row.from_dict(moved(second_transitions=[])), row("1")]
    assert line([agreement(rows)], "Agreement", "the same transitions")[0] == pytest.approx(2 / 3)


def test_alpha_of_one_value_is_not_given() -> None:
    assert alpha("aa", "aa") is None


def test_fields_are_faultless() -> None:
    assert Row.from_dict(fields()).to_dict() == fields()
