"""The parts of the measurements that can fail: which initiatives are drawn, and what a chart shows."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from benchmarks import learning_curve, measuring, quality, reliability
from benchmarks.svg import Axis, Chart, Line, Point, draw, steps
from training.baselines import Labeller, majority
from training.rows import Row

from .rows import fields, row, varied, write

GROUPS = [row.group for row in varied(240)]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("share", learning_curve.SHARES)
@pytest.mark.parametrize("seed", range(learning_curve.DRAWS))
def test_initiatives_are_drawn_whole_and_the_same_again(share: float, seed: int) -> None:
    names = set(GROUPS)
    found = learning_curve.drawn(GROUPS, share, seed)
    assert found <= names
    assert len(found) == round(share * len(names))
    assert found == learning_curve.drawn(list(reversed(GROUPS)), share, seed)


def test_draws_differ_and_a_larger_share_holds_the_smaller() -> None:
    sets = [[learning_curve.drawn(GROUPS, share, seed) for share in learning_curve.SHARES] for seed in range(3)]
    assert len({frozenset(one[0]) for one in sets}) == 3
    assert all(small < large for one in sets for small, large in pairwise(one))


def chart(*lines: Line, diagonal: bool = False) -> Chart:
    return Chart(
        title="Hits & misses",
        across=Axis(label="texts <n>", ticks=(0, 50, 100)),
        up=Axis(label="share", ticks=(0, 0.5, 1)),
        lines=lines,
        diagonal=diagonal,
    )


LINE = Line(name="ours", points=[Point(x=0, y=0, low=0, high=0.5), Point(x=100, y=1, low=0.5, high=1)])


def test_a_chart_shows_its_numbers() -> None:
    drawn = ElementTree.fromstring(draw(chart(LINE)))
    spots = [(float(one.attrib["cx"]), float(one.attrib["cy"])) for one in drawn.iter(f"{SVG}circle")]
    (left, floor), (right, top) = spots
    assert left < right
    assert top < floor
    ticks = {one.text: one.attrib for one in drawn.iter(f"{SVG}text")}
    assert float(ticks["0"]["x"]) == left
    assert float(ticks["100"]["x"]) == right
    assert {"Hits & misses", "texts <n>", "share", "ours", "0.5"} <= ticks.keys()
    band = next(one.attrib["d"] for one in drawn.iter(f"{SVG}path") if "fill-opacity" in one.attrib)
    assert band.count("L") == 3
    assert f"{(floor + top) / 2:.1f}" in band


@pytest.mark.parametrize(("diagonal", "count"), [(True, 1), (False, 0)])
def test_the_diagonal_is_drawn_on_demand(diagonal: bool, count: int) -> None:
    assert draw(chart(LINE, diagonal=diagonal)).count('stroke-dasharray="2 3"') == count


def test_no_more_lines_than_can_be_told_apart() -> None:
    with pytest.raises(ValueError, match="3 lines, at most 2 can be told apart"):
        draw(chart(LINE, LINE, LINE))


@pytest.mark.parametrize(
    ("most", "count", "last"), [(1, 1, 1), (8, 8, 8), (9, 5, 10), (1174, 6, 1200), (3097, 7, 3500)]
)
def test_ticks_are_round_and_few(most: float, count: int, last: float) -> None:
    made = steps(most)
    assert (len(made) - 1, made[-1]) == (count, last)


def test_measuring_texts_that_are_absent_are_skipped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(measuring, "HOME", tmp_path)
    with pytest.raises(SystemExit, match=r"^0$"):
        measuring.measuring()
    assert "skipped: no validation.jsonl nor real.jsonl" in capsys.readouterr().out


def test_of_the_measuring_texts_the_unread_half_is_taken_and_of_a_named_file_all(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rows = [fields(id=f"val-{number}", group=f"g{number}") for number in range(5)]
    files = [write(tmp_path / name, rows) for name in measuring.FILES.values()]
    monkeypatch.setattr(measuring, "HOME", tmp_path)
    assert [[one.id for one in lot.rows] for lot in measuring.measuring()] == [["val-1", "val-3"]] * 2
    (named,) = measuring.measuring(files[:1])
    assert (named.name, named.size) == ("validation.jsonl", "5 texts about 5 initiatives")


def test_confidence_is_set_against_accuracy_bin_by_bin() -> None:
    probabilities = np.array([[0.75, 0.25, 0, 0, 0, 0], [0.79, 0.21, 0, 0, 0, 0], [0, 0, 0.31, 0.3, 0.2, 0.19]])
    rows = [row("1", group="a"), row("2", group="b"), row("2", group="c")]
    low, high = reliability.binned(reliability.Judged.of("three", rows, probabilities))
    assert (low.place, low.texts, low.confidence, low.accuracy.value) == (3, 1, 0.31, 1.0)
    assert (high.place, high.texts, high.confidence, high.accuracy.value) == (7, 2, 0.77, 0.5)
    assert (high.accuracy.low, high.accuracy.high) == (0.0, 1.0)


def test_a_bin_of_few_texts_is_not_drawn() -> None:
    rows = [row("1", id=f"r{place}", group=f"g{place}") for place in range(reliability.FEW + 1)]
    probabilities = np.eye(6)[[0] * len(rows)]
    probabilities[0, :2] = 0.5
    judged = reliability.Judged.of("sure", rows, probabilities)
    assert len(reliability.binned(judged)) == 2
    assert [point.x for point in reliability.line(judged).points] == [1.0]


def absent(_: Sequence[Row]) -> Labeller:
    raise ModuleNotFoundError("No module named 'elsewhere'")


def test_a_rival_that_is_not_installed_is_skipped_with_the_reason() -> None:
    rows = varied(12)
    perfect = quality.System(name=quality.OURS, label=lambda _: [one.track for one in rows])
    known = [quality.taught("missing", absent, rows), quality.taught("majority", majority, rows), perfect]
    texts = measuring.Measuring(name="a test", rows=tuple(rows))
    missing, most, ours = quality.table(known, texts, {"majority": 1234.5, quality.OURS: 7}).lines
    assert missing[:2] == ("missing", "skipped: No module named 'elsewhere'; it comes with the extra `quality`")
    assert str(most[2]).startswith("0.167 [")
    assert str(most[3]).startswith("0.952 [")
    assert most[4] == "1,234"
    assert (str(ours[1]), ours[3]) == ("1.000 [1.000, 1.000]", None)


def test_the_learning_curve_writes_its_page_and_chart(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    corpus = write(tmp_path / "corpus.jsonl", [one.to_dict() for one in varied(120)])
    texts = write(tmp_path / "texts.jsonl", [one.to_dict() for one in varied(12)])
    monkeypatch.setattr("sys.argv", ["curve", str(texts), "--corpus", str(corpus), "--into", str(tmp_path)])
    learning_curve.main()
    page = (tmp_path / "learning-curve.md").read_text(encoding="utf-8")
    assert capsys.readouterr().out.strip() in page
    assert "| 100% | 60 | 120 | 1.000 [1.000, 1.000] |" in page
    drawn = ElementTree.parse(tmp_path / "learning-curve.svg")
    assert len(list(drawn.iter(f"{SVG}circle"))) == len(learning_curve.SHARES)
