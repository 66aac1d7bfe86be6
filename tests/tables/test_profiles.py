import pytest

from classifier.errors import InputError
from classifier.tables.profiles import by_header, by_width, profile_named, profiles
from tests.tables.samples import POLECAT_HEADER, shared_events


def test_every_profile_is_either_prose_or_coded() -> None:
    for profile in profiles():
        assert bool(profile.text) != bool(profile.event and profile.actors), profile.name


@pytest.mark.parametrize("name", ["gdelt1", "gdelt2"])
def test_a_gdelt_header_names_its_own_profile(name: str) -> None:
    profile = profile_named(name)
    assert by_header(profile.columns) == profile
    assert by_width(["1", *[""] * (len(profile.columns) - 1)]) == profile


def test_the_columns_that_a_profile_reads_exist_in_its_files() -> None:
    for profile in profiles():
        read = {*profile.text, *profile.event}
        read |= {name for actor in profile.actors for name in (actor.name, actor.country, actor.itself, *actor.sectors)}
        if profile.columns:
            assert read <= set(profile.columns)
    assert by_header(POLECAT_HEADER) == profile_named("polecat")


def test_the_real_polecat_header() -> None:
    header = shared_events("polecat_HEADER_ONLY.txt").read_text("utf-8").strip("\n").split("\t")
    assert header == POLECAT_HEADER


def test_no_profile_for_other_tables() -> None:
    assert by_header(["id", "text"]) is None
    assert by_width(["Talks", *[""] * 57]) is None


def test_unknown_profile() -> None:
    with pytest.raises(InputError, match="no profile is called 'acleed'; there are icews"):
        profile_named("acleed")
