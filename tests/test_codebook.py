"""Each rule of the codebook on a few plain texts: the least that a model must be able to do.

Source: minimum functionality tests, Ribeiro et al. 2020 (CheckList).
"""

import pytest

from classifier import Classifier
from tests.gaps import with_gaps

RULES = [
    (
        "rule 1",
        "4",
        "The two education ministries paid for it all, but it was forty secondary-school pupils who lived "
        "for a month with families across the border.",
    ),
    (
        "rule 1",
        "1",
        "A private foundation bore the costs of the summit at which the three presidents agreed on sharing the river.",
    ),
    (
        "rule 1",
        "2",
        "With money from a foreign ministry, a university brought historians of both nations together to compare "
        "how schoolbooks tell of the war.",
    ),
    (
        "rule 2",
        "2",
        "Former ambassadors and retired admirals met for a week and published recommendations on avoiding "
        "incidents at sea.",
    ),
    (
        "rule 2",
        "1",
        "Though he called himself a private citizen, the former president delivered a letter from his successor "
        "to the ruler of the other country and brought back the answer.",
    ),
    (
        "rule 2",
        "1.5",
        "Around the table sat ex-ministers from both capitals and, next to them, serving deputy ministers and "
        "officials of the two foreign ministries.",
    ),
    (
        "rule 2",
        "2",
        "An ex-chancellor, a retired chief of staff and a one-time central banker from the rival states wrote "
        "a joint plan for arms control.",
    ),
    (
        "rule 3",
        "1.5",
        "Diplomats of the two states came in their private capacity and discussed shared waters with hydrologists.",
    ),
    (
        "rule 3",
        "1.5",
        "Nobody spoke for a government: the colonels and embassy counsellors took part as individuals, beside "
        "scholars from three institutes.",
    ),
    ("rule 3", "1.5", "Serving officials, invited in a personal capacity, joined professors at a retreat on missiles."),
    (
        "rule 4",
        "1",
        "For two years the intelligence chiefs of both states met secretly in a villa, on the orders of their "
        "presidents, to prepare an armistice.",
    ),
    (
        "rule 4",
        "1",
        "A secret channel between the national security adviser and the other side's ambassador settled the terms.",
    ),
    (
        "rule 4",
        "1.5",
        "Having no diplomatic relations, the governments let two nominally private associations negotiate flights "
        "and visas on their behalf.",
    ),
    ("rule 5", "1.5", "A Catholic lay community mediated between the government and the guerrillas until both signed."),
    ("rule 5", "1", "Qatar's foreign ministry mediated between the government and the insurgents."),
    ("rule 5", "1", "Envoys of the Holy See mediated between the two governments in their quarrel over the islands."),
    (
        "rule 5",
        "1.5",
        "The foreign ministry of a neutral country and a peace NGO from Geneva together chaired the negotiations "
        "between the government and the rebels.",
    ),
    ("rule 6", "1", "Members of both parliaments met in a joint committee to discuss the border crossings."),
    (
        "rule 6",
        "1.5",
        "At a workshop held by a university, members of parliament from both sides worked with conflict researchers.",
    ),
    ("rule 7", "1", "Delegations of the government and of the rebel front negotiated a truce for eleven days."),
    ("rule 7", "1", "The guerrillas' chief negotiator and the minister of peace initialled a text on demobilisation."),
    (
        "rule 7",
        "2",
        "Some members of the armed movement and some party activists from the other camp came as individuals to "
        "a problem-solving workshop led by psychologists.",
    ),
    (
        "rule 8",
        "2",
        "Chief rabbis, bishops and muftis of both peoples met and drew up a declaration on the holy places.",
    ),
    (
        "rule 8",
        "4",
        "Women from villages on either side of the ceasefire line meet every week to sew and to talk.",
    ),
    (
        "rule 8",
        "2",
        "Lawyers, editors and former deputies, all of them women and from both communities, wrote proposals "
        "for the peace process.",
    ),
    ("rule 8", "4", "Parishioners of two churches, one on each side of the wall, share a meal once a month."),
    (
        "rule 9",
        "1",
        "The prime minister, accompanied by forty company directors, paid a state visit and signed three agreements "
        "with her counterpart.",
    ),
    (
        "rule 9",
        "3",
        "Beside the state visit some two hundred firms of the two countries held a business forum of their own.",
    ),
    (
        "rule 9",
        "3",
        "A minister opened the fair, but it was the exporters of both sides who signed contracts with each other "
        "across the ceasefire line.",
    ),
    ("rule 9", "none", "The brewery's quarterly profit rose by nine per cent after it had bought a rival."),
    (
        "rule 10",
        "4",
        "The mayor said a short welcome; then the choirs of the two towns sang and lodged with each other.",
    ),
    ("rule 10", "none", "The national side beat its neighbour two to one in a qualifying match for the world cup."),
    (
        "rule 10",
        "4",
        "Amateur footballers from the two halves of the divided city played a friendly to show that neighbours "
        "can live together.",
    ),
    (
        "rule 11",
        "2",
        "Economists made up most of the group, two factory owners were among them, and they had come together to "
        "write a paper on a customs union between the two sides.",
    ),
    ("rule 11", "4", "The camp was for teenagers from both sides; a psychologist and a journalist came as guests."),
    ("rule 11", "2", "Scholars, writers and ordinary citizens of both nations discussed how a settlement might look."),
    (
        "rule 12",
        "1",
        "The foreign ministers had accepted the invitation for 4 May, but the talks were called off the day before.",
    ),
    (
        "rule 12",
        "4",
        "Border guards turned back the bus in which sixty students and parents meant to visit families beyond it.",
    ),
    ("rule 12", "none", "An opposition leader called on both presidents to start a dialogue soon."),
    (
        "rule 13",
        "2",
        "The bishops of one country wrote to the bishops of the other, forgiving and asking for forgiveness.",
    ),
    (
        "rule 13",
        "4",
        "Thousands of schoolchildren sent letters to children of their age beyond the front line and got answers.",
    ),
    ("rule 13", "none", "In a television interview the foreign minister accused the neighbouring state of bad faith."),
    (
        "rule 14",
        "1",
        "After months of crisis government and opposition opened a national dialogue mediated by the African Union.",
    ),
    ("rule 14", "none", "Three parties agreed on a coalition after the election and shared out the ministries."),
    (
        "rule 14",
        "1.5",
        "After the disputed vote a council of churches mediated between the president and the opposition's delegation.",
    ),
    ("rule 14", "none", "The ruling party elected a new chairman at its congress on Saturday."),
    ("rule 15", "1", "The committee of the General Assembly negotiated and adopted a convention on mercenaries."),
    ("rule 15", "1", "The two states recognised each other and opened diplomatic relations."),
    ("rule 15", "none", "Four hundred more peacekeepers were deployed to the province, the mission said."),
    ("rule 15", "none", "Parliament ratified last year's treaty by 120 votes to 31."),
    ("rule 16", "1.5", "At these track two talks a serving vice-minister sat among the professors."),
    ("rule 16", "2", "It was a Track II dialogue on cyber security, the organisers wrote."),
    ("rule 16", "1.5", "A Track 1.5 dialogue on the Arctic was held in Tromsø for the third time."),
]

GAPS = {
    "rule 2-2": "rule 2: the message that a former president carries does not make him official",
    "rule 7-3": "rule 7: members of a movement who come as individuals count as its delegates",
    "rule 11-1": "rule 11: two owners among many economists make it business",
    "rule 12-3": "rule 12: a call for a dialogue between presidents is read as their dialogue",
    "rule 16-3": "rule 16: the track that a text names is not enough where nobody else is named",
}
"""Cases that the model gets wrong, with the reason."""


@pytest.mark.parametrize(("label", "text"), with_gaps(RULES, GAPS))
def test_rule(classifier: Classifier, label: str, text: str) -> None:
    assert classifier.classify(text).track == label
