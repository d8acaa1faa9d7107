"""What a number counts, and what became of those: in sentences about an invented country, Velland, and its port of Marrow."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.dates import When
from onrecord.model.document import Document, Published
from onrecord.model.entries import Figure

PUBLISHED = Published(When.at("2021-06-09"), "stated")
MISSING = "The report lists 2,100 people who disappeared. "


def figures(text: str) -> list[Figure]:
    read = read_entries(Document.of_text("text", text), language_for("en"), PUBLISHED)
    return list(read.entries.figures)


COUNTED = [
    ("He was taken to Kilo 9 prison in March.", []),
    ("The court sentenced the men to 12, nine and eight years' imprisonment respectively.", []),
    ("Rebels killed 12 and two days later freed 30 prisoners.", [(12, "killed"), (30, "other")]),
    ("Nine men and one woman were hanged in May.", [(9, "killed"), (1, "killed")]),
    ("The clerks hung 30 portraits in the hall.", []),
    ("Six soldiers were shot by firing squad.", [(6, "killed")]),
    ("That brought the total under sentence of death to at least 640.", [(640, "other")]),
    ("Some 300 villagers were taken to secret detention centres in the hills.", [(300, "detained")]),
    ("The army said 912 others were transferred to military custody.", [(912, "detained")]),
    ("About 6,000 people remained unable to return home.", [(6000, "displaced")]),
    ("Three men were shot dead and the houses of 40 families burned.", [(3, "killed"), (40, "other")]),
    ("Three men were shot dead and 17 residents were taken to the police station.", [(3, "killed"), (17, "detained")]),
    ("The rebels took at least 50 civil servants as hostages.", [(50, "hostage")]),
    ("The rebels seized 130 pupils in Lorn.", [(130, "hostage")]),
    ("Police seized 130 pupils in Lorn.", [(130, "detained")]),
    ("Police seized 130 boxes in Lorn.", []),
    ("The council asked the rebels to release the 31 nurses whom they abducted on 5 May.", [(31, "hostage")]),
    ("Some 30,000 people were in the streets of Marrow.", [(30000, "protesting")]),
    ("Some 70,000 inhabitants no longer have access to clean water.", [(70000, "deprived")]),
    ("Fourteen governments signed the declaration.", []),
    ("The panel named 90 victims of torture.", [(90, "affected")]),
    ("The panel named 35 victims of arbitrary or illegal detention.", [(35, "detained")]),
    ("The panel named 41 victims of extrajudicial execution.", [(41, "killed")]),
    ("The panel named 800 victims of violations during the period under investigation.", [(800, "affected")]),
    ("The panel named 77 victims of enforced disappearance.", [(77, "missing")]),
    ("Of the 60 prisoners interviewed, 33 described beatings with cables.", [(60, "detained")]),
    ("Two officers were accused of torturing three men whom they had arrested.", [(2, "other"), (3, "affected")]),
    ("In 2020, 88 miners were killed, compared with 61 in 2019.", [(88, "killed"), (61, "killed")]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_what_is_counted(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(f.value, f.what) for f in figures(text)] == expected


WHOM = [
    ("At least 14 women and girls were killed in Marrow.", "women and girls"),
    ("Thirty-one teachers and school bus drivers were arrested.", "teachers and school bus drivers"),
    ("Police killed 46 farmers, fishermen and miners in Marrow.", "farmers, fishermen and miners"),
    ("Dozens of miners and members of the harbour guard were killed.", "miners and members of the harbour guard"),
    ("Police killed 46 farmers and several miners in Marrow.", "farmers"),
    ("Police killed 46 farmers and a miner in Marrow.", "farmers"),
    ("Police arrested 46 farmers and journalists were beaten in Marrow.", "farmers"),
    ("Police have arrested 46 alleged members of the Order.", "alleged members of the Order"),
]


@pytest.mark.parametrize(("text", "expected"), WHOM)
def test_one_number_may_count_several_kinds_of_people(text: str, expected: str) -> None:
    assert figures(text)[0].whom == expected


def test_between_makes_a_range_also_after_an_increase() -> None:
    (one,) = figures("Attacks increased in 2020, with between 40,000 and 60,000 people displaced.")
    assert (one.value, one.high, one.bound) == (40000, 60000, "between")


@pytest.mark.parametrize(
    "text",
    [
        MISSING + "Of these, 310 were women, 45 were children.",
        MISSING + "These included 310 women and 45 children.",
        MISSING + "Of these, 310 were women and 45 were prisoners.",
    ],
)
def test_parts_that_a_sentence_lists_are_of_one_whole(text: str) -> None:
    whole, first, second = figures(text)
    assert [(f.value, f.what, f.part_of) for f in (first, second)] == [
        (310, "missing", whole.id),
        (45, "missing", whole.id),
    ]
    assert first.whom == "women"


@pytest.mark.parametrize(
    ("text", "value", "authority"),
    [
        ("The league counted 44 people killed; the Interior Ministry acknowledges 12.", 12, "Interior Ministry"),
        ("The league counted 44 people killed. The true number is about 60.", 60, ""),
        ("In 2020, 44 miners were killed. The figure compares with 60 in 2019.", 60, ""),
    ],
)
def test_the_same_is_counted_anew(text: str, value: float, authority: str) -> None:
    last = figures(text)[-1]
    assert (last.value, last.what, last.authority) == (value, "killed", authority)
