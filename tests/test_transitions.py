"""Changes of track in tables: a description, and what it reports (codebook, "More than one phase")."""

import numpy as np
import pytest

from classifier import Classifier
from classifier.cues import all_denied, turnings
from classifier.phases import Cue, Regions, Span, clauses, quote, regions
from classifier.reader import Reading, load
from classifier.table import Array
from classifier.transitions import STILL, reshaped
from classifier.years import year_of

LIGHT = pytest.mark.xfail(reason="a single sentence gives the model little to tell the two phases by")


def read(text: str) -> Reading:
    return next(load().read([text]))


MOVED = [
    pytest.param(
        "The dialogue began in 1990 as unofficial meetings of scholars from both countries. In 1994 the two "
        "governments took it over, and since then their foreign ministers have led the negotiations.",
        "2>1 in 1994",
        id="earlier phase told first",
    ),
    pytest.param(
        "Since 1994 the foreign ministers of the two governments have led the negotiations, which had begun in 1990 as "
        "unofficial meetings of scholars.",
        "2>1 in 1994",
        id="later phase told first",
    ),
    pytest.param(
        "The unofficial talks among academics grew into official negotiations between the two governments.",
        "2>1",
        id="grew into",
    ),
    pytest.param(
        "The official negotiations between the two governments grew out of unofficial talks among academics.",
        "2>1",
        id="grew out of",
        marks=LIGHT,
    ),
    pytest.param(
        "The unofficial talks that professors had begun were taken over by foreign ministry officials of both "
        "countries.",
        "2>1",
        id="passive",
    ),
    pytest.param(
        "Foreign ministry officials of both countries took over the unofficial talks that professors had begun.",
        "2>1",
        id="active",
        marks=LIGHT,
    ),
    pytest.param(
        "Retired generals and scholars met privately for three years; two years later, in 2008, serving officials "
        "joined them at the same table.",
        "2>1.5 in 2008",
        id="joined by officials",
    ),
    pytest.param(
        "Retired generals and scholars met privately for three years; two years later serving officials joined them at "
        "the same table.",
        "2>1.5",
        id="joined by officials, no date",
    ),
    pytest.param(
        "At first only company executives from both sides met. In 2003 the ministers of trade took over the talks and "
        "signed an agreement.",
        "3>1 in 2003",
        id="firms, then ministers",
    ),
    pytest.param(
        "The town exchange started with families and students who visited one another. It paved the way for the treaty "
        "that the two governments signed in 1972.",
        "4>1 in 1972",
        id="paved the way",
    ),
    pytest.param(
        "The peace talks that the church community had mediated between the government and the rebels were handed over "
        "in 1992 to the United Nations, which now chairs the negotiations of the two delegations.",
        "1.5>1 in 1992",
        id="handed over",
    ),
    pytest.param(
        "The workshop of scholars became a mixed forum in 1996, when serving officials from the foreign ministries "
        "began to attend beside the academics.",
        "2>1.5 in 1996",
        id="became",
    ),
    pytest.param(
        "Until 1995 scholars of both countries met by themselves. Then serving officials joined the group and sat "
        "beside the scholars. In 1999 the governments took it over, and foreign ministers now negotiate alone.",
        "2>1.5 in 1995;1.5>1 in 1999",
        id="two changes",
    ),
    pytest.param("What began as a track two dialogue ended in track one negotiations.", "2>1", id="both tracks named"),
]


@pytest.mark.parametrize(("text", "expected"), MOVED)
def test_a_change_that_is_reported(classifier: Classifier, text: str, expected: str) -> None:
    found = classifier.classify(text).transitions
    told = ";".join(f"{one.from_}>{one.to}" + (f" in {one.year}" if one.year else "") for one in found)
    assert told == expected
    assert all(text[one.evidence.start : one.evidence.end] == one.evidence.text for one in found)


STAYED = {
    "never became official": "Scholars from both countries met for ten years in unofficial talks. They never became "
    "official.",
    "complemented": "The unofficial talks of academics complemented the official negotiations but remained separate "
    "from them.",
    "hopes to": "The group of retired diplomats hopes to become an official channel one day.",
    "hopes that": "The organisers hope that the governments will take over the scholars' talks.",
    "was founded by treaty": "The youth exchange was founded by a treaty between the two governments; students and "
    "families visit one another every summer.",
    "set up and funded": "The exchange of students was set up by treaty in 1963 and is funded by both governments.",
    "advised": "The academics advised the negotiators of both governments and sent them three papers.",
    "informed": "Scholars and retired officers informed the two foreign ministries of the results of their workshop.",
    "one official format after another": "The foreign secretaries met in May; the foreign ministers met in June, and "
    "the two presidents signed the treaty in July.",
    "a body was founded": "A chamber of commerce was founded in 1990. Its member companies met their partners from the "
    "other side every year.",
    "no continuity": "The official talks collapsed in 2001. Unrelated to them, a summer camp brought children of both "
    "sides together the next year.",
    "rejected": "The two governments rejected the plan that the professors had drafted, and nothing came of it.",
    "opened by the mayor": "The mayor opened the exchange of the two choirs and paid for the bus.",
    "tracks named, hoped for": "They hope that the track two dialogue will turn into track one negotiations.",
    "tracks named, side by side": "The track two dialogue ran in parallel with track one negotiations.",
    "no initiative": "Shares of the airline fell after the merger was called off.",
}


@pytest.mark.parametrize("text", STAYED.values(), ids=STAYED.keys())
def test_no_change_is_reported(classifier: Classifier, text: str) -> None:
    assert classifier.classify(text).transitions == ()


@pytest.mark.xfail(reason="officials and academics in one sentence look like a mixed table", strict=False)
def test_parallel_tracks_are_no_change(classifier: Classifier) -> None:
    text = "The unofficial dialogue of scholars ran parallel to the official negotiations between the two governments."
    assert classifier.classify(text).transitions == ()


def test_phases_stand_in_order_of_time_and_end_on_the_track(classifier: Classifier) -> None:
    result = classifier.classify(MOVED[0].values[0])  # type: ignore[arg-type]
    assert [one.track for one in result.phases] == ["2", "1"]
    assert result.track == "1"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("In 1994 the ministers took over.", 1994),
        ("The ministers took over in ’94.", 1994),
        ("On 18.02.66 the ministers took over.", 1966),
        ("Scholars met in 1990. Two years later the ministers took over.", 1992),
        ("Scholars met in 1990. The following year the ministers took over.", 1991),
        ("Scholars met in 1990. A year later the ministers took over.", 1991),
        ("Scholars met in 1990. Then the ministers took over.", 1990),
        ("The ministers took over; they signed in 1994.", 1994),
        ("In 1994 the ministers took over what scholars had begun in 1990.", 1994),
        ("The ministers took over.", None),
        ("The ministers took over 300 papers.", None),
    ],
)
def test_year(text: str, year: int | None) -> None:
    reading = read(text)
    spans = clauses(reading)
    place = next(number for number, span in enumerate(spans) if "took" in reading.lower[span.start : span.end])
    assert year_of(reading, spans, place) == year


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The talks were taken over by ministers.", "taken_over"),
        ("Ministers took over the talks.", "took_over"),
        ("The accord grew out of seminars.", "later_from_earlier"),
        ("The seminars grew into an accord.", "earlier_to_later"),
        ("The forum was upgraded.", "raised"),
        ("The seminars never became official.", None),
        ("The talks were not taken over by anybody.", None),
        ("The seminars went on.", None),
    ],
)
def test_turning(text: str, cue: str | None) -> None:
    reading = read(text)
    hit = next(turnings(reading, Span(0, len(reading.lower))), None)
    assert (hit.entry.name if hit else None) == cue


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("It never became official.", True),
        ("It was not taken over by ministers.", True),
        ("It not only became official but grew.", False),
        ("It became official.", False),
        ("No minister came.", False),
    ],
)
def test_denial(text: str, denied: bool) -> None:
    reading = read(text)
    assert all_denied(reading, Span(0, len(reading.lower))) == denied


@pytest.mark.parametrize(("turned", "old", "new"), [(False, "One two. Three", "five. Six."), (True, "five", "Three")])
def test_a_cue_says_where_the_earlier_phase_is_told(turned: bool, old: str, new: str) -> None:
    reading = read("One two. Three four five. Six.")
    spans = (Span(0, 3), Span(3, 7), Span(7, 9))
    around: Regions = regions(spans, 1, Cue(Span(4, 5), turned=turned))
    assert (quote(reading, around.old).text, quote(reading, around.new).text) == (old, new.rstrip("."))


def test_probabilities_are_shaped_only_by_a_change() -> None:
    track: Array = np.array([0.2, 0.1, 0.6, 0.0, 0.0, 0.1])
    assert reshaped(track, STILL) is track
