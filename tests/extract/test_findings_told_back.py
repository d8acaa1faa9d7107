"""Findings whose deed or doer stands in another sentence, and what nobody says. Apart from states all is invented."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document

HEAD = "The Tessaly Herald\n\n3 May 2041\n\n"
Told = set[tuple[str, str, str, str]]


def told(text: str) -> Told:
    """By whom, in which stance, of what and against whom, in a report of news."""
    found = read_entries(Document.of_text("test", HEAD + text), language_for("en")).entries.findings
    return {(one.by, one.stance, one.category, name) for one in found for name in one.accused}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbour Watch accused the Front of war crimes.", ("Harbour Watch", "asserts", "war_crimes", "Front")),
        ("River Relief accused the Brigades of crimes against humanity.", ("River Relief", "asserts", "crimes_against_humanity", "Brigades")),
        ("Harbour Watch accused the River Front of torture.", ("Harbour Watch", "asserts", "torture", "River Front")),
    ],
)  # fmt: skip
def test_the_deed_that_somebody_is_accused_of_is_no_part_of_their_name(text: str, expected: tuple[str, ...]) -> None:
    assert told(text) == {expected}


def test_a_field_of_an_office_stays_in_its_name() -> None:
    [(_, _, _, accused)] = told("Harbour Watch accused the Ministry of Health of discrimination.")
    assert accused == "Ministry of Health"


SHELLED = "Kenyan forces shelled the hospital of Lisk, Harbour Watch said."


@pytest.mark.parametrize(
    ("after", "by"),
    [
        ("The shelling may amount to a war crime.", ""),
        ("River Relief said that this may amount to a war crime.", "River Relief"),
        ("Such attacks could constitute war crimes, River Relief said.", "River Relief"),
        ("The destruction may amount to a war crime, River Relief said.", "River Relief"),
    ],
)
def test_what_may_amount_to_a_crime_is_what_was_told_before_and_not_of_who_told_it(after: str, by: str) -> None:
    assert told(f"{SHELLED} {after}") == {(by, "suggests", "war_crimes", "Kenyan forces")}


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Watch published a report. This may amount to a war crime.",
        "Harbour Watch said that it rained. This may amount to a war crime.",
        "A storm hit Lisk. The destruction may amount to a war crime.",
        "Kenyan forces were in Lisk.\n\nThe destruction may amount to a war crime.",
        "Kenyan forces shelled Lisk. The destruction of Brenn would amount to a war crime.",
        "Kenyan forces shelled Lisk. The rain may amount to a flood.",
    ],
)
def test_what_may_amount_to_a_crime_accuses_nobody_where_nobody_did_it_before(text: str) -> None:
    assert told(text) == set()


MURDERED = "Nine nurses were murdered in Lisk on Monday."


def test_who_is_blamed_in_the_next_sentence_is_accused_and_may_deny_it() -> None:
    assert told(f"{MURDERED} Harbour Watch blamed the River Front. The River Front rejected the accusation.") == {
        ("Harbour Watch", "asserts", "murder", "River Front"),
        ("River Front", "denies", "murder", "River Front"),
    }


def test_torture_that_somebody_is_blamed_for_is_theirs_in_that_persons_words() -> None:
    assert told("Torture was common in Lisk. Harbour Watch blamed the Front.") == {
        ("Harbour Watch", "asserts", "torture", "Front")
    }


@pytest.mark.parametrize(
    "after",
    [
        "Harbour Watch blamed the rain.",
        "Harbour Watch did not blame the River Front.",
        "Harbour Watch blamed the River Front for the fire.",
        "Harbour Watch may blame the River Front.",
        "Harbour Watch met the River Front.",
        "\n\nHarbour Watch blamed the River Front.",
    ],
)
def test_who_is_not_blamed_or_for_something_else_is_not_accused(after: str) -> None:
    assert told(f"{MURDERED} {after}") == set()


def test_whom_a_sentence_names_itself_is_accused_whoever_is_blamed_after() -> None:
    assert {one[3] for one in told("The Ostel Guard tortured nurses. Harbour Watch blamed the River Front.")} == {
        "Ostel Guard"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Not one state has said that the Ostel Guard committed war crimes.",
        "Not a single court has found that Kenya committed genocide.",
        "Not one state has accused Kenya of genocide.",
        "Hardly anyone has said that the Ostel Guard tortured sailors.",
        "Not one witness said that the Ostel Guard tortured him.",
    ],
)
def test_what_not_one_says_is_not_said(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "One state has said that the Ostel Guard committed war crimes.",
        "Not one but three states have said that the Ostel Guard committed war crimes.",
        "Not only River Relief has said that the Ostel Guard committed war crimes.",
    ],
)
def test_what_some_say_is_said(text: str) -> None:
    assert {one[1:] for one in told(text)} == {("asserts", "war_crimes", "Ostel Guard")}


def test_it_was_denied_is_no_denial_of_all_that_somebody_says() -> None:
    found = told("The Kenyan army tortured 14 dockers, River Relief said. Sudan denied it.")
    assert found == {("River Relief", "asserts", "torture", "Kenyan army")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Freedom of assembly was denied, and Kenyan police used excessive force against sailors.",
            ("", "asserts", "excessive_force", "Kenyan police"),
        ),
        (
            "Bo Ilves denied the charge, and later was tortured by Kenyan police.",
            ("", "asserts", "torture", "Kenyan police"),
        ),
        ("The Ostel Guard denied torturing and killing sailors.", ("Ostel Guard", "denies", "torture", "Ostel Guard")),
        ("The Ostel Guard denied any torture and left.", ("Ostel Guard", "denies", "torture", "Ostel Guard")),
    ],
)
def test_what_and_joins_to_a_denial_is_not_what_is_denied(text: str, expected: tuple[str, ...]) -> None:
    assert told(text) == {expected}
