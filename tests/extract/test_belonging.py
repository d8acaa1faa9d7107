"""Whose forces they are, where a text tells. All organisations, persons and what is told are invented, and so are states that no list has."""

from dataclasses import replace

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document, Metadata
from onrecord.model.entries import Finding

HEAD = "Harbour Watch, press release\n\n3 May 2041\n\n"


def findings(text: str, section: str = "") -> tuple[Finding, ...]:
    document = replace(Document.of_text("test", text, Metadata(title=section)), section=section)
    return read_entries(document, language_for("en")).entries.findings


def belonging(text: str) -> set[tuple[str, str]]:
    """The accused forces with whom they belong to, names in lower case."""
    return {(name.lower(), owner) for one in findings(HEAD + text) for name, owner in one.belonging}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The government of Ostravia must act. Its security forces tortured 40 sailors.", ("security forces", "Ostravia")),
        ("The government of Ostravia is silent. The government's army tortured 40 sailors.", ("government's army", "Ostravia")),
        ("The government of Ostravia is silent. There, government forces tortured sailors.", ("government forces", "Ostravia")),
        ("The government of Ostravia is silent. Ostravian soldiers tortured 40 sailors.", ("ostravian soldiers", "Ostravia")),
        ("Kenyan police tortured 40 sailors.", ("kenyan police", "Kenya")),
        ("Kenya and its army tortured 40 sailors.", ("army", "Kenya")),
        ("Kenya's navy tortured 40 sailors.", ("kenya's navy", "Kenya")),
        ("The Kenyan government and its security forces tortured detainees.", ("security forces", "Kenya")),
    ],
)  # fmt: skip
def test_forces_belong_to_the_state_of_which_the_words_say_so(text: str, told: tuple[str, str]) -> None:
    assert told in belonging(text)


@pytest.mark.parametrize(
    "text",
    [
        "The army tortured 40 sailors in Kenya.",
        "Kenya is silent. Soldiers tortured 40 sailors.",
        "The government of Ostravia and the government of Norland met. The government's army tortured 40 sailors.",
        "Kenya met Sudan in Lisk. Its army tortured 40 sailors.",
        "Kenya withdrew its army. Sudan withdrew its army. The army tortured nurses.",
        "Harbour Watch was there. Its police tortured 40 sailors.",
        "The Kestrel Brigades tortured 40 sailors in Kenya.",
        "Kenyan and Sudanese forces tortured 40 sailors.",
    ],
)
def test_no_forces_belong_to_a_state_where_the_words_do_not_tell_which(text: str) -> None:
    assert belonging(text) == set()


SECTION = "The police tortured detainees. Foreign troops tortured nurses. The Sudanese army tortured farmers.\n"


def test_in_a_section_on_a_state_bare_names_of_forces_are_its_own() -> None:
    told = {pair for one in findings(SECTION, "Kenya") for pair in one.belonging}
    assert ("police", "Kenya") in told and ("Sudanese army", "Sudan") in told
    assert not any("oreign" in name for name, _ in told)


def test_so_are_they_under_a_heading_that_is_its_name() -> None:
    told = {pair for one in findings(f"KENYA\n\n{SECTION}") for pair in one.belonging}
    assert told == {("police", "Kenya"), ("Sudanese army", "Sudan")}
    assert ("police", "Kenya") not in {p for one in findings(f"Kenya and Sudan\n\n{SECTION}") for p in one.belonging}


def test_elsewhere_bare_names_of_forces_are_nobodys() -> None:
    assert not any(name == "police" for one in findings(SECTION) for name, _ in one.belonging)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The Kenyan army tortured 14 dockers in Lisk, River Relief said. The Kenyan government denied it.", {"Kenya"}),
        ("The Kenyan army tortured 14 dockers, River Relief said. Kenya said that the claims were baseless.", {"Kenya"}),
        ("The Kenyan army tortured 14 dockers, River Relief said. Sudan denied it.", set()),
        ("The Kestrel Brigades tortured 14 dockers in Kenya, River Relief said. The Kenyan government denied it.", set()),
        ("The army tortured 14 dockers in Kenya, River Relief said. The Kenyan government denied it.", set()),
    ],
)  # fmt: skip
def test_a_state_that_denies_what_stands_before_denies_it_for_its_forces(text: str, denied: set[str]) -> None:
    found = findings(f"The Tessaly Herald\n\n3 May 2041\n\n{text}")
    assert {one.by for one in found if one.stance == "denies"} == denied


ARMY = "The Ostravian army tortured dozens of sailors in Lisk, Harbour Watch said. "


def denials(text: str) -> set[tuple[str, str]]:
    """By whom and for whom, in a report of news."""
    found = findings(f"The Tessaly Herald\n\n3 May 2041\n\n{text}")
    return {(one.by, name) for one in found if one.stance == "denies" for name in one.accused}


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The Ministry of Defence of Ostravia rejected the accusations as baseless.", ("Ministry of Defence of Ostravia", "Ostravian army")),
        ("“No one was tortured,” the government of Ostravia said in a statement.", ("Ostravia", "Ostravian army")),
        ("The government of Ostravia said that nobody had been tortured.", ("Ostravia", "Ostravian army")),
        ("“Our soldiers have never tortured anyone,” said Colonel Ode Marr, a spokesman for the Ostravian army.", ("Ode Marr", "Ode Marr")),
        ("“We have never tortured anyone,” said Colonel Ode Marr, a spokesman for the Ostravian army.", ("Ode Marr", "Ode Marr")),
    ],
)  # fmt: skip
def test_states_their_ministries_and_spokespersons_deny_for_the_forces_in_plain_words(
    text: str, denied: tuple[str, str]
) -> None:
    assert denied in denials(ARMY + text)
    assert {by for by, _ in denials(ARMY + text)} == {denied[0]}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's Ministry of Defence rejected the accusations.",
        "The Ministry of Defence of Norland rejected the accusations.",
        "“No one was tortured,” River Relief said.",
        "“We saw no torture,” said Ada Quill of River Relief.",
        "“We were not tortured,” said Ada Quill, a sailor.",
        "“We must not torture anyone,” said Colonel Ode Marr, a spokesman for the Ostravian army.",
        "“If we had not tortured anyone, they would be alive,” said Colonel Ode Marr.",
        "The Ostravian police denied the accusations.",
    ],
)
def test_others_and_those_who_only_see_or_suffer_deny_nothing_for_the_forces(text: str) -> None:
    assert denials(ARMY + text) == set()


def test_a_ministry_denies_what_it_says_that_its_states_troops_have_not_done() -> None:
    said = "The Kenyan foreign ministry said Kenya's troops had not committed war crimes. Sudan said so too."
    assert denials(said) == {("Kenyan foreign ministry", "Kenya's troops")}
    assert denials("Sudan said Kenya's troops had not committed war crimes.") == set()
