"""Denials that name no deed answer what stands before them. All places, organisations and persons are invented."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document

ACCUSED = (
    "Rights Vigil, press release\n\n3 May 2041\n\nThe Ostel Guard committed war crimes, River Relief said.\n\n"
    "A day passed.\n\nIt rained.\n\nThe Ostel Guard tortured prisoners in Lisk, Rights Vigil said. "
    "The Kestrel Brigades took 20 sailors hostage, Rights Vigil said.\n\n"
)


def denials(sentence: str) -> set[tuple[str, str, str, str]]:
    """By whom, of what, for whom and in which words, where the sentence follows accusations of two parties."""
    text = ACCUSED + sentence
    found = read_entries(Document.of_text("test", text), language_for("en")).entries.findings
    return {
        (one.by, one.category, name, one.span.of(text))
        for one in found
        if one.stance == "denies"
        for name in one.accused
    }


@pytest.mark.parametrize(
    ("sentence", "by", "words"),
    [
        ("The Ostel Guard denied the allegations.", "Ostel Guard", "denied the allegations"),
        ("The Ostel Guard denied it.", "Ostel Guard", "denied it"),
        ("The allegations were denied by the Ostel Guard.", "Ostel Guard", "The allegations were denied"),
        ("The Ostel Guard said that the claims were baseless.", "Ostel Guard", "the claims were baseless"),
        (
            "“The accusations are false,” said Colonel Ode Marr, a spokesman for the Ostel Guard.",
            "Ode Marr",
            "The accusations are false",
        ),
        (
            "The Ostel Guard dismissed Rights Vigil's report as baseless.",
            "Ostel Guard",
            "dismissed Rights Vigil's report",
        ),
        (
            "Colonel Ode Marr, spokesman for the Ostel Guard, rejected the accusations by Rights Vigil.",
            "Ode Marr",
            "rejected the accusations by Rights Vigil",
        ),
    ],
)
def test_a_denial_answers_what_was_said_last_of_those_for_whom_it_speaks(sentence: str, by: str, words: str) -> None:
    assert denials(sentence) == {(by, "torture", "Ostel Guard", words)}


def test_a_denial_of_all_accusations_answers_every_one_before_it() -> None:
    found = denials("The Ostel Guard rejected all accusations.")
    assert {(category, name) for _, category, name, _ in found} == {
        ("torture", "Ostel Guard"),
        ("war_crimes", "Ostel Guard"),
    }


def test_a_denial_of_what_one_party_says_answers_that_party_alone() -> None:
    found = denials("The Ostel Guard rejected the accusations by River Relief.")
    assert {category for _, category, _, _ in found} == {"war_crimes"}


def test_who_is_answered_is_kept_where_nothing_in_the_document_is() -> None:
    found = denials("The Ostel Guard rejected all accusations by Harbour Watch.")
    assert found == {("Ostel Guard", "all_accusations", "Ostel Guard", "rejected all accusations by Harbour Watch")}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Ostel Guard did not deny the allegations.",
        "The mayor denied the allegations.",
        "The Ostel Guard denied the visa applications.",
        "The Ostel Guard rejected the report.",
        "The claim that the harbour was closed was false.",
    ],
)
def test_other_words_deny_nothing_of_what_was_said(sentence: str) -> None:
    assert denials(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("A spokesman for the Ostel Guard denied the allegations.", "Ostel Guard"),
        ("A spokesman for the Ostel Guard denied that anyone had been tortured.", "Ostel Guard"),
        ("The Ostel Guard's spokeswoman denied that anyone had been tortured.", "Ostel Guard"),
        ("A spokesman for the Ostel Guard, Ode Marr, denied it.", "Ode Marr"),
    ],
)
def test_a_spokesperson_without_a_name_speaks_as_those_for_whom_they_speak(sentence: str, by: str) -> None:
    assert {(who, category, accused) for who, category, accused, _ in denials(sentence)} == {
        (by, "torture", "Ostel Guard")
    }


@pytest.mark.parametrize(("one", "other"), [("Ostel Guard", "Kestrel Brigades"), ("Kestrel Brigades", "Ostel Guard")])
def test_whoever_denies_the_same_rules_hold(one: str, other: str) -> None:
    text = (
        "Rights Vigil, press release\n\n3 May 2041\n\n"
        f"Rights Vigil said that the {one} had tortured prisoners and that the {other} had tortured nurses.\n\n"
        f"The {one} denied the claims."
    )
    found = read_entries(Document.of_text("test", text), language_for("en")).entries.findings
    assert [(f.by, f.accused, f.category) for f in found if f.stance == "denies"] == [(one, (one,), "torture")]
