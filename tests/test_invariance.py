"""What must not move the label: places, names, years, sums, and the way of writing.

Source: invariance tests, Ribeiro et al. 2020 (CheckList).
"""

from itertools import product

import pytest

from classifier import Classifier
from tests.gaps import with_gaps

NAMES = ("a", "b", "as_", "bs", "city", "year", "person", "money")
PLACES = [
    ("India", "Pakistan", "Indian", "Pakistani", "Bangkok", "2004", "Anil Mehta", "$2 million"),
    ("Armenia", "Azerbaijan", "Armenian", "Azerbaijani", "Tbilisi", "1998", "Aram Vardikyan", "€300,000"),
    ("Ecuador", "Peru", "Ecuadorian", "Peruvian", "Brasília", "1995", "Rosa Quispe", "15,000 soles"),
    ("Ethiopia", "Eritrea", "Ethiopian", "Eritrean", "Algiers", "2018", "Tesfaye Haile", "£40,000"),
    ("Papua New Guinea", "Fiji", "Papua New Guinean", "Fijian", "Suva", "1989", "Mele Vunipola", "K500,000"),
    ("Sweden", "Finland", "Swedish", "Finnish", "Reykjavik", "2021", "Aino Lehtonen", "90 million kronor"),
]
TEMPLATES = [
    ("1", "In {year} the foreign ministers of {a} and {b} met in {city} and signed an accord on a dam worth {money}."),
    ("1", "{as_} and {bs} government delegations ended a second round of ceasefire talks in {city} in {year}."),
    (
        "1.5",
        "A think tank in {city} brought {as_} and {bs} officials, who attended in a personal capacity, together "
        "with academics in {year}; a foundation gave {money}.",
    ),
    ("1.5", "In {year} an NGO led by {person} mediated in {city} between the government of {a} and the rebels."),
    (
        "2",
        "In {year} retired generals and professors from {a} and {b} spent a week in {city} drafting proposals "
        "for a settlement; {person}, an economist, took the chair.",
    ),
    ("2", "{as_} and {bs} historians met at a research institute in {city} to write a common account of the war."),
    (
        "3",
        "The chambers of commerce of {a} and {b} opened a joint business council in {city} in {year}; "
        "{as_} companies promised to invest {money} in {bs} factories.",
    ),
    ("3", "{as_} and {bs} entrepreneurs around {person} founded a joint venture that trades across the border."),
    ("4", "Forty {as_} pupils stayed with {bs} families near {city} in the summer of {year}; the trip cost {money}."),
    ("4", "{person}, a baker from {a}, and her neighbours cycle every spring to their twin village in {b}."),
    ("none", "{as_} artillery shelled {bs} positions near {city} in {year} and killed three soldiers."),
    ("none", "The {as_} central bank raised interest rates in {year} after the currency had lost a tenth."),
]

SAME = [
    (
        "spelling",
        "1",
        "The defence ministers travelled to the capital and signed a programme to honour the ceasefire.",
        "The defense ministers traveled to the capital and signed a program to honor the ceasefire.",
    ),
    (
        "spelling",
        "2",
        "A centre for defence studies organised a dialogue at which retired officers and scholars analysed the war.",
        "A center for defense studies organized a dialogue at which retired officers and scholars analyzed the war.",
    ),
    (
        "spelling",
        "4",
        "Neighbours from both towns organised a theatre programme for the labourers' children.",
        "Neighbors from both towns organized a theater program for the laborers' children.",
    ),
    (
        "quotes",
        "2",
        'The retired ambassadors met scholars of the other side. "We had no mandate," one of them said.',
        "The retired ambassadors met scholars of the other side. “We had no mandate,” one of them said.",
    ),
    (
        "quotes",
        "1.5",
        "Diplomats took part 'in a private capacity' in the institute's dialogue, beside academics from both sides.",
        "Diplomats took part «in a private capacity» in the institute’s dialogue, beside academics from both sides.",
    ),
    (
        "voice",
        "1",
        "The two presidents signed a peace treaty in the capital.",
        "A peace treaty was signed in the capital by the two presidents.",
    ),
    (
        "voice",
        "1.5",
        "A religious community mediated the talks between the government and the rebels.",
        "The talks between the government and the rebels were mediated by a religious community.",
    ),
    (
        "voice",
        "2",
        "A university invited historians from both sides to a workshop on the roots of the conflict.",
        "Historians from both sides were invited by a university to a workshop on the roots of the conflict.",
    ),
    (
        "voice",
        "3",
        "Textile firms from both countries founded an association that sells cloth across the closed border.",
        "An association that sells cloth across the closed border was founded by textile firms from both countries.",
    ),
    (
        "voice",
        "4",
        "Volunteers from both communities restored the old cemetery.",
        "The old cemetery was restored by volunteers from both communities.",
    ),
    (
        "voice",
        "none",
        "Gunmen attacked an army post near the border and killed four soldiers.",
        "An army post near the border was attacked by gunmen and four soldiers were killed.",
    ),
    (
        "numbers",
        "1",
        "Government ministers from 12 countries met for 3 days to negotiate a convention on landmines.",
        "Government ministers from twelve countries met for three days to negotiate a convention on landmines.",
    ),
    (
        "order",
        "3",
        "Greek and Turkish shipping companies agreed to run a ferry line together.",
        "Turkish and Greek shipping companies agreed to run a ferry line together.",
    ),
]

FILLED = [
    (f"{label} {place[0]}", label, text.format(**dict(zip(NAMES, place, strict=True))))
    for (label, text), place in product(TEMPLATES, PLACES)
]


@pytest.mark.parametrize(("label", "text"), with_gaps(FILLED, {}))
def test_places_names_years_and_sums_do_not_matter(classifier: Classifier, label: str, text: str) -> None:
    assert classifier.classify(text).track == label


@pytest.mark.parametrize(("label", "one", "other"), with_gaps(SAME, {}))
def test_the_way_of_writing_does_not_matter(classifier: Classifier, label: str, one: str, other: str) -> None:
    assert [classifier.classify(text).track for text in (one, other)] == [label, label]
