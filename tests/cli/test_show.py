import pytest

from classifier.cli.show import Style, as_text, drawn, marked
from classifier.labels import Track
from classifier.records import Evidence, Quote, Result, SimilarCase, Source, Transition

PLAIN = Style(colour=False, unicode=True)
TEXT = "Ministers signed accords that grew out of talks among academics."


def step(from_: Track, to: Track, year: int | None) -> Transition:
    return Transition(from_=from_, to=to, year=year, evidence=Quote(start=0, end=1, text="M"))


def result() -> Result:
    return Result(
        text=TEXT,
        track="1",
        probabilities={"1": 0.93, "1.5": 0.07, "2": 0.0, "3": 0.0, "4": 0.0, "none": 0.0},
        candidates=("1", "1.5"),
        review="low confidence",
        transitions=(step("2", "1", 1993),),
        phases=(),
        participants=(),
        evidence=(
            Evidence(start=0, end=9, text="Ministers", track="1", weight=0.5),
            Evidence(start=0, end=16, text="Ministers signed", track="1", weight=0.4),
        ),
        similar=(
            SimilarCase(
                id="x", initiative="Oslo", track="1", score=0.613, sources=(Source(title="A", url="https://a.org"),)
            ),
        ),
        model="m@0",
    )


@pytest.mark.parametrize(
    ("steps", "unicode", "expected"),
    [
        ([("2", "1", 1993)], True, "2 ──1993──▶ 1"),
        ([("2", "1.5", None), ("1.5", "1", 1993)], True, "2 ──▶ 1.5 ──1993──▶ 1"),
        ([("2", "1", None), ("4", "3", 2001)], False, "2 --> 1, 4 --2001--> 3"),
    ],
)
def test_drawn(steps: list[tuple[Track, Track, int | None]], unicode: bool, expected: str) -> None:
    assert drawn([step(*one) for one in steps], Style(colour=False, unicode=unicode)) == expected


def test_marked_sets_off_the_evidence_for_the_label() -> None:
    assert marked(result(), PLAIN) == f"[Ministers signed]{TEXT[16:]}"
    assert marked(result(), Style(colour=True, unicode=True)).startswith("\x1b[1;34mMinisters signed\x1b[0m acc")


def test_as_text() -> None:
    assert as_text(result(), PLAIN).splitlines() == [
        "Track 1, official diplomacy (93%)",
        f"  [Ministers signed]{TEXT[16:]}",
        "  candidates  1 or 1.5",
        "  transition  2 ──1993──▶ 1",
        '              "M"',
        "  review      low confidence",
        "  similar     Oslo (1, 0.61)  https://a.org",
        "",
    ]


def test_the_words_that_report_a_change_are_underlined_on_a_terminal() -> None:
    lines = as_text(result(), Style(colour=True, unicode=True)).splitlines()
    assert "              \x1b[4mM\x1b[0m" in lines
