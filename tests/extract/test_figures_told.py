"""Harm that a sentence tells at its edges, in sentences about an invented country: Velland, its port of Marrow."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.dates import When
from onrecord.model.document import Document, Published
from onrecord.model.entries import Figure

PUBLISHED = Published(When.at("2021-06-09"), "stated")


def figures(text: str) -> list[Figure]:
    read = read_entries(Document.of_text("text", text), language_for("en"), PUBLISHED)
    return list(read.entries.figures)


def brief(text: str) -> list[tuple[float, str]]:
    return [(f.value, f.what) for f in figures(text)]


TOLD = [
    (
        "It answered the May 3 bombing of the Lorn market, which left 23 civilians dead and more than 60 injured.",
        [(23, "killed"), (60, "injured")],
    ),
    ("Raids have led to the deaths of 74 rebels and the detention of 131.", [(74, "killed"), (131, "detained")]),
    ("The murder of two nurses and the abduction of nine shocked Marrow.", [(2, "killed"), (9, "hostage")]),
    ("The abduction and murder of nine nurses shocked Marrow.", [(9, "hostage"), (9, "killed")]),
    ("The siege has left 9,000 residents without clean water.", [(9000, "deprived")]),
    ("The storm left 400 families without safe shelter.", [(400, "deprived")]),
    ("The shelling has forced some 5,000 people to flee.", [(5000, "displaced")]),
    ("The shelling forced 300 families to leave their homes.", [(300, "displaced")]),
    ("The drought forced 300 families to sell their goats.", [(300, "other")]),
    ("The port employs 300 fewer people than last year.", []),
    ("The rebels have abandoned 14 of their dead comrades in Marrow.", [(14, "killed")]),
    ("The harbour guard holds 30 suspects in a warehouse.", [(30, "detained")]),
    ("The hall holds 30 suspects in its longest row.", [(30, "other")]),
    ("The harbour guard holds 30 lorries in a warehouse.", []),
    (
        "More than 1,000 followers of the preacher Olin Bas of the eastern hills of Velland were reported to have been "
        "detained.",
        [(1000, "detained")],
    ),
    (
        "At least six Velland nationals who came home from secret, apparently private, camps abroad continued to be "
        "detained.",
        [(6, "detained")],
    ),
    ("Forty miners were expected to be released.", [(40, "other")]),
    ("Dozens of miners were reportedly executed and 300 people sang.", [(24, "killed"), (300, "other")]),
    ("In May three hill communities protested.", []),
    ("Some 300 people remain under sentence of death.", [(300, "other")]),
    ("A raid killed 34 people. Nine of the dead were children.", [(34, "killed"), (9, "killed")]),
    ("A raid killed 34 people. Nine of the boats were new.", [(34, "killed")]),
    ("A drone strike on a depot killed three workers and wounded another.", [(3, "killed"), (1, "injured")]),
    ("A drone strike on a depot killed three workers and reached another.", [(3, "killed")]),
    (
        "Crews pulled 14 survivors from a collapsed hall, and at least six people were still missing by nightfall.",
        [(14, "other"), (6, "missing")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_each_count_has_the_harm_told_of_it(text: str, expected: list[tuple[float, str]]) -> None:
    assert brief(text) == expected


BY = [
    ("PORT MARROW, Velland - Velland commandos, backed by drones, killed eleven rebels.", ("Velland commandos",)),
    ("Members of the harbour corps arrested four smugglers in Marrow.", ("harbour corps",)),
    ("Members of the choir arrested four smugglers in Marrow.", ("Members",)),
    ("In May, 21 miners were arrested and detained by the district office.", ("district office",)),
    ("In May, 21 miners were arrested and were fed by the harbour guard.", ()),
    ("The UNM killed three rebels.", ("UNM",)),
    ("The league listed 650 miners who had disappeared at the hands of the Velland Army.", ("Velland Army",)),
    ("The league listed 650 miners who had disappeared at the end of the war.", ()),
]


@pytest.mark.parametrize(("text", "expected"), BY)
def test_who_did_it_stands_behind_a_dateline_or_a_second_verb(text: str, expected: tuple[str, ...]) -> None:
    assert figures(text)[-1].by == expected


WHERE = [
    ("The rebels murdered two watchmen at the Orla factory.", "Orla factory"),
    ("Nine people were killed near the Orla shopping mall.", "Orla shopping mall"),
    ("Nine people were killed in Lower Veld by a factory guard.", "Lower Veld"),
    ("Nine people were killed in the northern city of Marrow.", "city of Marrow"),
    ("Nine people were killed in northern Marrow.", "northern Marrow"),
]


@pytest.mark.parametrize(("text", "expected"), WHERE)
def test_a_place_keeps_the_noun_that_says_what_bears_the_name(text: str, expected: str) -> None:
    assert figures(text)[0].where == expected


WHOM = [
    ("That brings the number of displaced families in the country to more than 3,000.", "families"),
    ("Of the miners, 120 were refugees.", "refugees"),
    ("At least three nationals of Velland who came home were arrested.", "nationals of Velland"),
    ("The number of dead rose to 40.", ""),
]


@pytest.mark.parametrize(("text", "expected"), WHOM)
def test_a_bare_number_counts_those_named_beside_it(text: str, expected: str) -> None:
    assert figures(text)[0].whom == expected


def test_some_of_the_dead_are_a_part_of_the_dead() -> None:
    killed, injured, children = figures("A raid killed 34 people and injured 112. Nine of the dead were children.")
    assert (children.part_of, children.whom) == (killed.id, "children")
    assert injured.part_of == ""


def test_who_is_convicted_is_so_at_another_time_than_the_deed() -> None:
    convicted, killed = figures("On 2 May, a court in Marrow convicted 15 guards of killing 31 miners in July 2019.")
    assert convicted.period and convicted.period.start == When.at("2021-05-02")
    assert killed.period and killed.period.start == When.at("2019-07")


def test_who_lists_people_that_something_happened_to_is_the_authority() -> None:
    (gone, *_) = figures("In May, the Harbour League listed more than 650 miners who had disappeared.")
    assert (gone.what, gone.authority) == ("missing", "Harbour League")


def test_an_authority_without_a_name_keeps_all_its_words() -> None:
    (held, *_) = figures("Rebels detained some 200 miners, according to two former guards.")
    assert held.authority == "two former guards"
