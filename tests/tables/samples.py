"""Event files for the tests: real samples where they are at hand, constructed rows where none can be had."""

from pathlib import Path

import pytest

from classifier.tables.profiles import profile_named

SHARED = Path(__file__).resolve().parents[3] / "shared" / "events"
_SIDE = "Name|Country|COW|Primary # Sector|# Sectors|Title|Name Raw|Wikipedia # ID"


def _side(who: str) -> list[str]:
    return [part.replace("#", who) if "#" in part else f"{who} {part}" for part in _SIDE.split("|")]


POLECAT_HEADER = [
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *_side("Actor"),
    *_side("Recipient"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID"),
    *("Raw Placename", "Feature Type", "Source", "Publication Date"),
    *("Story People", "Story Organizations", "Story Locations", "Language", "Version"),
]


def shared_events(name: str) -> Path:
    """Give a real sample, or skip the test where the samples are not beside the repository."""
    path = SHARED / name
    if not path.is_file():
        pytest.skip(f"the sample {name} is not at hand")
    return path


def constructed_polecat(folder: Path) -> Path:
    """Write constructed POLECAT rows with the traps that are reported: apostrophes, surplus tabs, None."""
    rows = [
        {"Event Type": "CONSULT", "Event Mode": "visit", "Actor Name": "Merkel's envoy", "Primary Actor Sector": "GOV"}
        | {"Actor Sectors": "GOV;ELI", "Recipient Name": '"Peace" Forum', "Primary Recipient Sector": "NGO"},
        {"Event Type": "PROTEST", "Event Mode": "demo", "Actor Name": "Students", "Primary Actor Sector": "CVL"},
    ]
    lines = ["\t".join(row.get(name, "None") for name in POLECAT_HEADER) for row in rows]
    path = folder / "ngecEvents.DV.2020.txt"
    path.write_text("\n".join(["\t".join(POLECAT_HEADER), lines[0] + "\t\t", lines[1], ""]), "utf-8")
    return path


def constructed_gdelt2(folder: Path) -> Path:
    """Write constructed GDELT 2.0 rows: tabs in a .CSV, no header, 61 columns."""
    rows: list[dict[str, str]] = [
        {"EventCode": "046", "Actor1Code": "USA", "Actor1Name": "UNITED STATES", "Actor1CountryCode": "USA"}
        | {
            "Actor2Code": "IRNELI",
            "Actor2Name": "EX-MINISTER",
            "Actor2CountryCode": "IRN",
            "Actor2Type1Code": "ELI",
        },
        {"EventCode": "0571", "Actor1Code": "BUS", "Actor1Name": "COMPANY", "Actor1Type1Code": "BUS"},
        {"EventCode": "193", "Actor1Code": "MIL", "Actor1Name": "TROOPS", "Actor1Type1Code": "MIL"},
        {"EventCode": "042", "Actor1Code": "XYZ", "Actor1Name": "SOMEBODY"},
    ]
    columns = profile_named("gdelt2").columns
    lines = [
        "\t".join({"GLOBALEVENTID": str(n), **row}.get(name, "") for name in columns) for n, row in enumerate(rows)
    ]
    path = folder / "20200101000000.export.CSV"
    path.write_text("\n".join([*lines, ""]), "utf-8")
    return path
