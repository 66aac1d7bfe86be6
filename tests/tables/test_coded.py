from pathlib import Path

import pytest

from classifier.labels import CAPACITIES, KINDS
from classifier.tables.coded import CodedLabeller, decide
from classifier.tables.columns import Labels
from classifier.tables.sectors import Sector, sector_table, values
from classifier.tables.source import open_source
from tests.tables.samples import constructed_gdelt2, constructed_polecat, shared_events


def side(sectors: str, *, name: str = "Somebody", country: str = "X", itself: str = "") -> tuple[str, ...]:
    return (name, country, itself or name, sectors)


NOBODY = side("", name="")


@pytest.mark.parametrize(
    ("event", "first", "second", "track"),
    [
        pytest.param("040", side("Executive,Government"), side("Military"), "1", id="two governments consult"),
        pytest.param("040", side("NA", name="Japan", country="Japan"), side("Government"), "1", id="a state itself"),
        pytest.param("042", side("Government"), side("Education"), "1.5", id="officials visit academics"),
        pytest.param("040", side("Elite"), side("Media"), "2", id="rule 2: former officials"),
        pytest.param("040", side("Elite,Government"), side("Government"), "1", id="serving before elite"),
        pytest.param("061", side("BUS"), side("MNC"), "3", id="firms cooperate"),
        pytest.param("0311", side("BUS"), side("MNC"), "none", id="an intention"),
        pytest.param("043", side("General Population / Civilian / Social"), NOBODY, "4", id="one side named"),
        pytest.param("112", side("Government"), side("Government"), "none", id="an accusation"),
        pytest.param("045", side("Religious"), side("Government"), "1.5", id="rule 5: unofficial mediator"),
        pytest.param("CONSULT", side("GOV;ELI"), side("IGO"), "1", id="PLOVER codes"),
        pytest.param("CONSULT", side("REB"), side("GOV"), "1", id="rule 7: armed movement"),
    ],
)
def test_decide(event: str, first: tuple[str, ...], second: tuple[str, ...], track: str) -> None:
    found = decide((event,), first, second)
    assert (found.track, found.track_review) == (track, "coded fields only")
    assert found.track_probability is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(side("NA", name="Barack Obama", country="United States"), side("Government"), id="no sector"),
        pytest.param(side("Unspecified"), NOBODY, id="unknown sector"),
        pytest.param(NOBODY, NOBODY, id="nobody"),
    ],
)
def test_a_meeting_of_unknown_people_stays_undecided(first: tuple[str, ...], second: tuple[str, ...]) -> None:
    assert decide(("040",), first, second) == Labels.unread("sectors unknown", model=sector_table().name)


def test_evidence_is_what_decided() -> None:
    assert decide(("036", "x"), side("Elite,Government"), side("BUS")).track_evidence == "Government; BUS; 036/x"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("GOV;ELI", ["GOV", "ELI"]), ('"Military, Government"', ["Military", "Government"]), ("None", []), ("", [])],
)
def test_values(cell: str, expected: list[str]) -> None:
    assert values(cell) == expected


def test_the_table_speaks_the_words_of_the_codebook() -> None:
    for _, sector in sector_table().ranks.values():
        assert sector.kind in KINDS
        assert sector.capacity in CAPACITIES
    assert sector_table().actor(["nonsense"]) is None
    assert sector_table().actor(["eli", "gov"]) == Sector("GOV", "government", "official")


@pytest.mark.parametrize(
    ("write", "tracks"),
    [(constructed_polecat, ["1.5", "none"]), (constructed_gdelt2, ["1.5", "3", "none", ""])],
)
def test_constructed_files(tmp_path: Path, write: type[Path], tracks: list[str]) -> None:
    source = open_source(write(tmp_path))
    assert source.profile is not None
    ((_, labels),) = CodedLabeller(profile=source.profile).label(source.chunks())
    assert [one.track for one in labels] == tracks


@pytest.mark.parametrize("name", ["icews_2018_a.tab", "gdelt1_20141124.export.CSV"])
def test_real_files_are_decided_but_for_few_rows(name: str) -> None:
    source = open_source(shared_events(name))
    assert source.profile is not None
    ((_, labels),) = CodedLabeller(profile=source.profile).label(source.chunks())
    assert sum(not one.track for one in labels) < len(labels) / 20
