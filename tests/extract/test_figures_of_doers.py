"""Figures of those harmed and not of those who did it, and what stands beside them. All places and people are invented."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document
from onrecord.model.entries import Figure

FLOOD = "The flood killed 300 people. "


def figures(text: str) -> list[Figure]:
    return list(read_entries(Document.of_text("test", text), language_for("en")).entries.figures)


def counts(text: str) -> list[tuple[str, float, str]]:
    return [(one.what, one.value, one.whom) for one in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seven raiders murdered four millers beside the ford.", [("killed", 4, "millers")]),
        ("Five men kidnapped eight teachers.", [("hostage", 8, "teachers")]),
        ("Nine soldiers entered the mill and killed six boys.", [("killed", 6, "boys")]),
        ("Two constables and a guard shot dead five pupils.", [("killed", 5, "pupils")]),
        ("The miller was beaten by six guards and was still at risk.", []),
        ("The ferry was stopped by seven police officers.", []),
        (
            "Seven people were killed by stray bullets and nine were wounded.",
            [("killed", 7, "people"), ("injured", 9, "people")],
        ),
        ("Seven teachers took part in a protest.", [("other", 7, "teachers")]),
        ("Seven raiders killed in Velland were cousins.", [("killed", 7, "raiders")]),
        ("Seven raiders were killed in Velland.", [("killed", 7, "raiders")]),
        ("Seven raiders who killed a miller were arrested.", [("detained", 7, "raiders")]),
    ],
)
def test_those_who_harm_others_are_no_figure_of_those_harmed(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    "more",
    [
        "The Marrow clinic admits 15 patients a week.",
        "The Marrow school admitted 15.",
        "The number of villages is 15.",
        "The number of shops stands at 15.",
    ],
)
def test_another_number_of_others_is_not_of_those_killed(more: str) -> None:
    assert [one.value for one in figures(FLOOD + more) if one.what == "killed"] == [300]


@pytest.mark.parametrize("more", ["The ministry admits 15.", "The number of victims is 15."])
def test_another_number_of_those_killed_is_one(more: str) -> None:
    assert [one.value for one in figures(FLOOD + more) if one.what == "killed"] == [300, 15]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The Velland army asked the rebels to release the 19 millers whom they kidnapped.", "rebels"),
        ("The rebels promised to free the 19 millers whom they had kidnapped.", "rebels"),
        ("The mayor spoke of the 19 millers whom they had kidnapped.", ""),
    ],
)
def test_who_is_asked_to_release_them_took_them(text: str, by: str) -> None:
    assert [(one.what, ", ".join(one.by)) for one in figures(text)] == [("hostage", by)]


@pytest.mark.parametrize(
    "line",
    [
        "• 15 people killed in a raid on Marrow, 7 August 2009",
        "• Eight teachers abducted in Velland, 7 August 2009",
        "• The guard killed 15 millers in Marrow (VEL 12/004/2009).",
    ],
)
def test_an_incident_in_a_list_is_no_title(line: str) -> None:
    assert len(figures("The main attacks:\n\n" + line + "\n")) == 1


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("The raiders kidnapped 19 teachers and pupils protested in Marrow.", "teachers"),
        ("The storm killed six millers and farmers lost boats.", "millers"),
        ("The raiders kidnapped 19 teachers and pupils.", "teachers and pupils"),
    ],
)
def test_those_who_act_by_themselves_are_not_counted_with_others(text: str, whom: str) -> None:
    assert [one.whom for one in figures(text)] == [whom]


@pytest.mark.parametrize("place", ["King Orlo's Town", "Queen Street", "King County", "President Avenue"])
def test_a_place_may_be_named_after_an_office(place: str) -> None:
    assert [one.where for one in figures(f"Four millers were killed in {place}.")] == [place]


def test_a_second_list_of_parts_is_of_the_same_whole() -> None:
    whole, *parts = figures("The raid killed 60 people. These included 14 women and the mayor. These included 5 boys.")
    assert [one.part_of for one in parts] == [whole.id, whole.id]
