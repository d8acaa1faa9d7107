"""Who says that whom did what, in which legal terms. All places, organisations and persons are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.findings_told import findings_in, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army committed war crimes in the valley.", {("army", "war_crimes", "asserts")}),
        ("The teachers were arbitrarily detained by the police.", {("police", "arbitrary_detention", "asserts")}),
        ("The police tortured the fishermen.", {("police", "torture", "asserts")}),
        ("The police may have tortured the fishermen.", {("police", "torture", "suggests")}),
        ("The police reportedly tortured the fishermen.", {("police", "torture", "suggests")}),
        ("The soldiers were said to have committed war crimes.", {("soldiers", "war_crimes", "suggests")}),
        ("There were findings of war crimes by the army.", {("army", "war_crimes", "asserts")}),
        (
            "The police committed many human rights abuses, including unlawful killings and torture.",
            {("police", "murder", "asserts"), ("police", "torture", "asserts")},
        ),
        ("The police did not torture the fishermen.", set()),
        ("The Convention against Torture came into force.", set()),
        ("The term apartheid is old, and apartheid is a crime.", set()),
        ("The harvest was good this year.", set()),
        ("", set()),
    ],
)
def test_the_accused_the_category_and_the_stance_are_found(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Vigil does not accuse the police of torture.",
        "There is no evidence of torture by the police.",
        "Neither the army nor the rebels committed war crimes.",
        "The army has never committed genocide.",
        "The claim that the army had committed genocide was false.",
        "It is not true that the army committed torture.",
        "General Osk Rend was acquitted of torture by the Tribunal.",
        "The army was cleared of war crimes by the court.",
        "If the army committed war crimes, it must be held to account.",
        "Should the army commit war crimes, the court will act.",
        "Such an attack by the army would amount to a war crime.",
        "If the army were to bomb the hospital, it would commit war crimes.",
        "Should the government fail to prosecute the torture of detainees by police, Vigil will act.",
        "The court sentenced journalist Ana Bel for accusing the army of torture.",
        "Ana Bel was convicted of accusing the army of torture.",
        "Ana Bel was accused of spreading lies about torture by police.",
        "The army should be prohibited from carrying out indiscriminate attacks.",
        "The judge annulled the arrest warrant against General Osk Rend for crimes against humanity.",
        "Were the army to bomb the port, it would be committing war crimes.",
        "Did the police torture the prisoners?",
        "Vigil withdrew its accusation that the rebels had tortured prisoners.",
        "Vigil warned that the army would commit genocide.",
        "The army was falsely accused by the rebels of war crimes.",
        "It was the rebels and not the army who committed war crimes.",
        "The siege would amount to collective punishment of civilians by the army.",
        "The killing did not amount to a war crime by the army.",
        "The journalist was jailed for saying that the army had committed war crimes.",
        "The Tribunal withdrew the charges of torture against General Osk Rend.",
    ],
)
def test_a_deed_that_nobody_is_said_to_have_done_is_no_finding(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The police, which was accused of torture by Vigil, denied it.",
            {("Vigil", "police", "torture", "asserts")},
        ),
        ("The army was accused of war crimes by the rebels.", {("rebels", "army", "war_crimes", "asserts")}),
        ("The police were accused by Vigil of torture.", {("Vigil", "police", "torture", "asserts")}),
        (
            "The minister denied that the army had tortured anyone but accused the rebels of war crimes.",
            {("minister", "army", "torture", "denies"), ("minister", "rebels", "war_crimes", "asserts")},
        ),
        (
            "PORT ANSEL, Ostrevia, 4 May - Ostrevia's Interior Minister Lena Torv on Tuesday rejected claims "
            "that police had tortured detainees.",
            {("Lena Torv", "police", "torture", "denies")},
        ),
        (
            "The government has failed to prosecute the torture of detainees by police.",
            {("Rights Vigil", "police", "torture", "asserts")},
        ),
        ("The attack may amount to a war crime by the army.", {("Rights Vigil", "army", "war_crimes", "suggests")}),
        ("The police charged the soldiers with torture.", {("police", "soldiers", "torture", "charges")}),
        (
            "The army never committed war crimes, Colonel Ode Marr told Vigil.",
            {("Ode Marr", "army", "war_crimes", "denies")},
        ),
        (
            "The army has not committed war crimes, army spokesman Ode Marr said.",
            {("Ode Marr", "army", "war_crimes", "denies")},
        ),
        ("The army said that it had not committed war crimes.", {("army", "army", "war_crimes", "denies")}),
        ("The rebels said that the army had not committed war crimes.", set()),
        ("Army spokesman Ode Marr accused the army of torture.", set()),
        ("The army accused the army of war crimes.", set()),
    ],
)
def test_the_accuser_is_told_from_the_accused(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    found = {(one.by, name, one.category, one.stance) for one in findings_in(text) for name in one.accused}
    assert found == expected


def test_a_finding_is_said_by_the_publisher_in_whose_voice_it_stands() -> None:
    [one] = findings_in("The army committed war crimes in the valley.")
    assert (one.by, one.accused) == ("Rights Vigil", ("army",))


def test_a_finding_keeps_the_words_that_name_the_category() -> None:
    text = "The army committed war crimes in the valley."
    [one] = findings_in(text)
    assert one.span.of(text) == "war crimes"


def test_the_words_under_a_denial_are_denied_by_the_denier() -> None:
    [one] = findings_in("The army denied the torture allegations against it.")
    assert (one.by, one.accused, one.stance) == ("army", ("army",), "denies")


@pytest.mark.parametrize(
    ("one", "other"), [("army", "police"), ("police", "army"), ("soldiers", "rebels"), ("rebels", "soldiers")]
)
def test_two_parties_that_trade_places_are_treated_alike(one: str, other: str) -> None:
    text = f"The {one} carried out extrajudicial executions. The {other} denied war crimes."
    assert told(text) == {(one, "murder", "asserts"), (other, "war_crimes", "denies")}


@settings(max_examples=20, deadline=None)
@given(st.text(alphabet="abc tortured by the army’s İ\n.,«»", max_size=80))
def test_any_text_at_all_gives_findings_within_it(text: str) -> None:
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in findings_in(text))
