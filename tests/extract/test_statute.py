"""Codes of the Rome Statute on findings: only where the words carry them. All places, bodies and persons are invented."""

import csv
import os
from pathlib import Path

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document
from onrecord.model.entries import Finding

ENGLISH = language_for("en")
SHARED = Path(__file__).resolve().parents[3] / "shared"

Coded = set[tuple[str, tuple[str, ...], str | None]]


def findings_in(text: str) -> tuple[Finding, ...]:
    return read_entries(Document.of_text("test", text), ENGLISH).entries.findings


def coded(text: str) -> Coded:
    """Category, codes and specificity of every finding."""
    return {(one.category, one.codes, one.specificity) for one in findings_in(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ostrevian army committed war crimes.", {("war_crimes", ("8",), "family")}),
        ("The Ostrevian army committed crimes against humanity.", {("crimes_against_humanity", ("7",), "family")}),
        ("The Ostrevian army committed genocide.", {("genocide", ("6",), "family")}),
        ("Norland committed the crime of aggression.", {("aggression", ("8bis",), "family")}),
        ("Norland practises apartheid against the Sabari.", {("apartheid", ("7(1)(j)",), "crime")}),
        (
            "The police committed crimes against humanity, including murder and torture.",
            {
                ("crimes_against_humanity", ("7",), "family"),
                ("murder", ("7(1)(a)",), "crime"),
                ("torture", ("7(1)(f)",), "crime"),
            },
        ),
        (
            "The militia committed war crimes such as torture and hostage-taking.",
            {
                ("war_crimes", ("8",), "family"),
                ("torture", ("8(2)(a)(ii)-1", "8(2)(c)(i)-4"), "either"),
                ("hostage_taking", ("8(2)(a)(viii)", "8(2)(c)(iii)"), "either"),
            },
        ),
        (
            "The militia is responsible for the crime against humanity of persecution.",
            {("crimes_against_humanity", ("7",), "family"), ("persecution", ("7(1)(h)",), "crime")},
        ),
        (
            "The army carried out torture as a crime against humanity.",
            {("torture", ("7(1)(f)",), "crime"), ("crimes_against_humanity", ("7",), "family")},
        ),
        (
            "The army used starvation as a weapon of war.",
            {("starvation", ("8(2)(b)(xxv)", "8(2)(e)(xix)"), "either")},
        ),
    ],
)
def test_words_that_name_a_crime_of_the_statute_carry_its_code(text: str, expected: Coded) -> None:
    assert expected <= coded(text)


def test_a_crime_of_two_families_has_the_codes_of_both() -> None:
    found = coded("The militia committed war crimes and crimes against humanity, including rape.")
    rape = ("7(1)(g)-1", "8(2)(b)(xxii)-1", "8(2)(e)(vi)-1")
    assert {(c, frozenset(codes), s) for c, codes, s in found} >= {("sexual_violence", frozenset(rape), "either")}


@pytest.mark.parametrize(
    "text",
    [
        "The police tortured the fishermen.",
        "The gang murdered the editor.",
        "The militia raped the nurses.",
        "The police used excessive force.",
        "The army carried out ethnic cleansing in the delta.",
        "The police arbitrarily detained the editors.",
        "The army's collective punishment of the village went on.",
        "The army committed war crimes, including collective punishment.",
        "The army committed crimes against humanity, including ethnic cleansing.",
        "The navy's unlawful blockade starved the port.",
        "The court was told of war crimes by the army, and the police arbitrarily detained and tortured the witnesses.",
        "The police tortured the fishermen, and the army committed war crimes.",
        "The police committed torture, which may amount to crimes against humanity.",
        "The mayor's discrimination against herders went on.",
    ],
)
def test_words_that_name_no_crime_of_the_statute_have_no_code(text: str) -> None:
    families = ("6", "7", "8", "8bis")
    assert [one.codes for one in findings_in(text) if one.codes and one.codes[0] not in families] == []


def test_the_words_that_name_the_family_are_kept_as_evidence() -> None:
    text = "The police committed crimes against humanity, including murder."
    [murder] = [one for one in findings_in(text) if one.category == "murder"]
    assert [(e.field, e.span.of(text)) for e in murder.evidence] == [("codes", "crimes against humanity")]


@pytest.mark.parametrize(("one", "other"), [("army", "police"), ("police", "army")])
def test_codes_do_not_depend_on_who_is_accused(one: str, other: str) -> None:
    text = f"The {one} committed war crimes, including torture. The {other} tortured prisoners."
    assert [(f.accused, f.specificity) for f in findings_in(text)] == [
        ((one,), "family"),
        ((one,), "either"),
        ((other,), None),
    ]


@pytest.mark.shared
def test_every_code_is_one_of_the_statute() -> None:
    if not SHARED.exists():
        if os.environ.get("CI"):
            pytest.fail(f"no list of the codes at {SHARED}: CI has it")
        pytest.skip(f"no list of the codes at {SHARED}")
    with (SHARED / "design" / "rome_statute.csv").open(encoding="utf-8", newline="") as rows:
        known = {row["code"] for row in csv.DictReader(rows)}
    table = ENGLISH.table("statute")
    codes = {code for crime in table["crimes"] for codes in crime["codes"].values() for code in codes}
    assert codes <= known
    assert all(any(code.startswith(family) for code in known) for family in table["families"])
