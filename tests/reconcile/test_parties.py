"""One name in the record for each party. All persons, countries and organisations are invented."""

import pytest

from onrecord.model.groups import Groups
from tests.reconcile.records import asks, record, said, told


def names(groups: Groups) -> dict[str, str]:
    return groups.party_names()


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("Inès Calvera", "Ines Calvera", "Inès Calvera"),
        ("President Jorin Halmet", "Jorin Halmet", "Jorin Halmet"),
        ("Arlandish Prime Minister Jorin Halmet", "Jorin Halmet", "Jorin Halmet"),
        ("President Halmet", "Jorin Halmet", "Jorin Halmet"),
        ("the River Front", "River Front", "River Front"),
        ("River Front’s", "River Front", "River Front"),
        ("the Arlandish government", "Arland", "Arland"),
        ("authorities of Arland", "Arland", "Arland"),
        ("Ministry of Health", "Ministry of Health of Arland", "Ministry of Health of Arland"),
        ("local Health Ministry", "Arlandish Ministry of Health", "Arlandish Ministry of Health"),
        ("UN", "United Nations", "United Nations"),
        ("Ivory Coast", "Côte d’Ivoire", "Côte d’Ivoire"),
        ("the Ivorian government", "Ivory Coast", "Ivory Coast"),
        ("Commission of Inquiry", "Commission of Inquiry on Arland", "Commission of Inquiry on Arland"),
    ],
)
def test_two_forms_of_a_name_are_one_party(one: str, other: str, name: str) -> None:
    groups = record(told("a", "⟦No.⟧", said(one)), told("b", "⟦Never.⟧", said(other)))
    assert names(groups)[one] == names(groups)[other] == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Arland General Assembly", "Assembly"),
        ("Justice Ministry", "Ministry of Health"),
        ("Jorin Halmet", "Lisa Halmet"),
        ("Halmet", "Jorin Halmet"),
        ("Arlandish forces", "Arland"),
        ("Front", "River Front"),
        ("Civilian government", "Civilians"),
        ("military authorities", "military"),
        ("Arland", "Borland"),
        ("Guinea", "Guinea-Bissau"),
        ("Field Watch", "Field Watch in Arland"),
        ("all parties", "Parties"),
    ],
)
def test_what_may_be_two_stays_two(one: str, other: str) -> None:
    groups = record(told("a", "⟦No.⟧", said(one)), told("b", "⟦Never.⟧", said(other)))
    assert names(groups)[one] != names(groups)[other]


def test_a_ministry_that_two_countries_have_is_left_alone() -> None:
    given = ["Ministry of Health", "Ministry of Health of Arland", "Ministry of Health of Borland"]
    groups = record(*(told(str(i), f"⟦No.⟧ {i}", said(name)) for i, name in enumerate(given)))
    assert len(set(names(groups).values())) == 3


def test_an_acronym_in_brackets_is_the_name_before_it_in_every_document() -> None:
    groups = record(
        told("a", "The Court for the Straits (CFS) sat. ⟦No.⟧ The Court of Straits (COS) did not.", said("CFS")),
        told("b", "⟦Never.⟧", said("Court for the Straits")),
    )
    assert names(groups)["CFS"] == "CFS"
    groups = record(
        told("a", "The Court for the Straits (CS) sat. ⟦No.⟧", said("CS")),
        told("b", "⟦Never.⟧", said("Court for the Straits")),
    )
    assert names(groups)["CS"] == "Court for the Straits"


@pytest.mark.parametrize(
    "text",
    [
        "“⟦No.⟧” said Inès Calvera, Field Watch’s Secretary General.",
        "Field Watch's secretary general, Inès Calvera, said: “⟦No.⟧”",
        "“⟦No.⟧” said Inès Calvera Field Watch’s Secretary General.",
        "Inès Calvera, Senior Director of Research and Policy at Field Watch, said: “⟦No.⟧”",
        "The spokesperson of Field Watch, Inès Calvera, said: “⟦No.⟧”",
        "“⟦No.⟧” said Inès Calvera of Field Watch.",
        "“⟦No.⟧”\n\nInès Calvera, Field Watch\n\nMore below.",
    ],
)
def test_who_holds_an_office_speaks_for_the_organisation(text: str) -> None:
    groups = record(told("a", text, said("Inès Calvera"), publisher="Field Watch"))
    assert [p.speaks_for for p in groups.parties if p.name == "Inès Calvera"] == ["Field Watch"]
    assert [p.speaks_for for p in groups.parties if p.name == "Field Watch"] == [""]


def test_a_head_of_state_and_a_guest_speak_for_themselves() -> None:
    text = "President Jorin Halmet of Arland met Inès Calvera. Field Watch was there. “⟦No⟧,” he said; “⟦Yes⟧,” she said; ⟦leave⟧."
    groups = record(told("a", text, said("Jorin Halmet"), said("Inès Calvera"), asks("Field Watch", "Arland")))
    assert {p.speaks_for for p in groups.parties if p.name in ("Inès Calvera", "Field Watch")} == {""}


def test_an_office_alone_is_the_person_whom_another_document_names() -> None:
    groups = record(
        told(
            "a",
            "Inès Calvera, secretary general of Field Watch, said: “⟦No.⟧”",
            said("Inès Calvera"),
            publisher="Field Watch",
        ),
        told("b", "The secretary general of Field Watch said: “⟦Never.⟧”", said("secretary general of Field Watch")),
    )
    assert names(groups)["secretary general of Field Watch"] == "Inès Calvera"


def test_a_ministry_in_a_document_on_another_state_is_not_the_one_that_the_record_names_in_full() -> None:
    full = told("a", "Arland: ⟦No.⟧", said("Ministry of Health of Arland"))
    force = told("b", "Sarn: ⟦No.⟧", said("Ministry of Justice of Sarn"))
    there = told("c", "The Arlandish nurses left. ⟦No.⟧", said("Ministry of Health"))
    elsewhere = told("c", "BRASK, Kenya - Nurses left. ⟦No.⟧", said("Ministry of Health"))
    assert names(record(full, force, there))["Ministry of Health"] == "Ministry of Health of Arland"
    assert names(record(full, force, elsewhere))["Ministry of Health"] == "Ministry of Health"
    of_both = told("c", "BRASK, Kenya, 3 May - Nurses left for Arland. ⟦No.⟧", said("Ministry of Health"))
    assert names(record(full, force, of_both))["Ministry of Health"] == "Ministry of Health"


def test_who_speaks_for_an_acronym_that_the_document_explains_speaks_for_the_organisation() -> None:
    text = "Rights Lantern (RL) said ⟦it was late⟧. “⟦No,⟧” said Dara Quill, RL's spokesperson."
    groups = record(told("a", text, said("Rights Lantern"), said("Dara Quill")))
    assert {one.name: one.speaks_for for one in groups.parties}["Dara Quill"] == "Rights Lantern"
