"""Figures in sentences about an invented country: Velland, its Northern Front, its port of Marrow."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document
from onrecord.model.entries import Figure


def figures(text: str) -> list[Figure]:
    return list(read_entries(Document.of_text("text", text), language_for("en")).entries.figures)


def brief(text: str) -> list[tuple[float, str, str]]:
    return [(f.value, f.bound, f.what) for f in figures(text)]


TOLD = [
    ("At least 12 villagers were killed in Marrow.", [(12, "at_least", "killed")]),
    ("The shelling killed 40 people.", [(40, "exactly", "killed")]),
    ("A shell hit the market, killing three people.", [(3, "exactly", "killed")]),
    ("The flood caused the deaths of 2,317 farmers.", [(2317, "exactly", "killed")]),
    ("61 people were killed and 84 wounded.", [(61, "exactly", "killed"), (84, "exactly", "injured")]),
    ("More than 310 miners were killed in Marrow and at least 40 in Lower Veld.",
     [(310, "more_than", "killed"), (40, "at_least", "killed")]),
    ("The number of those wounded rose to more than 640.", [(640, "more_than", "injured")]),
    ("Soldiers detained two farmers and four students.", [(2, "exactly", "detained"), (4, "exactly", "detained")]),
    ("Two men and three women were killed.", [(2, "exactly", "killed"), (3, "exactly", "killed")]),
    ("The police arrested the mayor and two of his assistants.", [(2, "exactly", "detained")]),
    ("More than 35 sailors were taken hostage.", [(35, "more_than", "hostage")]),
    ("Some 50,000 refugees live in Marrow.", [(50000, "about", "displaced")]),
    ("The drought left 40,000 farmers without water.", [(40000, "exactly", "deprived")]),
    ("Thousands of miners began to protest.", [(2000, "vague", "protesting")]),
    ("More than half a million signatures were sent in.", [(500000, "more_than", "signatures")]),
    ("Some 70 bodies lie buried under the snow.", [(70, "about", "missing")]),
    ("Forty farmers were killed or wounded that night.", [(40, "exactly", "affected")]),
    ("Five guards were charged in May.", [(5, "exactly", "other")]),
    ("The flood left approximately 400 dead and more than 650 injured.",
     [(400, "about", "killed"), (650, "more_than", "injured")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_count_has_the_harm_told_of_it(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert brief(text) == expected


NONE = [
    "The army launched 300 strikes on Marrow.",
    "They were detained for several hours.",
    "The attack could kill 400 people.",
    "The group planned to kill 40 soldiers.",
    "The raid did not kill 40 people.",
    "Soldiers seized 20 rifles and two vehicles.",
    "The report has 170 pages and 20 recommendations.",
    "A man, 47, was at the harbour at 10:30 on 4 May 2021.",
]


@pytest.mark.parametrize("text", NONE)
def test_strikes_hours_weapons_and_what_did_not_happen_are_no_figures(text: str) -> None:
    assert brief(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The shelling killed more than 60 miners, including at least 27 women.",
        "In May 60 sailors were taken hostage, 27 of whom have died.",
        "In May 60 people were killed. Among them were 27 children who were killed at school.",
    ],
)
def test_a_part_knows_its_whole(text: str) -> None:
    whole, part = figures(text)
    assert (whole.value, part.value, part.part_of) == (60, 27, whole.id)


def test_parts_that_add_up_belong_to_the_whole() -> None:
    whole, women, children = figures("In this raid 58 people were killed, 21 women and 37 children.")
    assert (women.what, women.part_of, children.what, children.part_of) == ("killed", whole.id, "killed", whole.id)


def test_a_count_names_who_did_it_where_and_on_whose_count() -> None:
    [figure] = figures("Velland's army killed 40 farmers in Marrow, according to the Harbour Union.")
    assert (figure.whom, figure.where, figure.authority) == ("farmers", "Marrow", "Harbour Union")


def test_a_single_person_counts_only_in_a_toll() -> None:
    assert brief("One man was killed in Marrow.") == []
    assert brief("One nurse was killed and three were wounded.") == [
        (1, "exactly", "killed"),
        (3, "exactly", "injured"),
    ]


def test_the_words_of_a_figure_are_its_number_and_its_harm() -> None:
    text = "On Monday at least 12 villagers were killed in Marrow."
    [figure] = figures(text)
    assert figure.span.of(text) == "at least 12 villagers were killed"


@pytest.mark.parametrize(
    "text", ["", "12", "including 3", "Of the 12", "of them 12 and 3 or 4 in", "🙂 3 🙂 killed 4\u0301"]
)
def test_scraps_of_text_are_read_without_complaint(text: str) -> None:
    assert all(0 <= f.span.start < f.span.end <= len(text) for f in figures(text))


def test_a_count_that_is_denied_is_no_figure() -> None:
    assert brief("The army denied that 40 people had been killed in Velm.") == []
