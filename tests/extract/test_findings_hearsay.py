"""Findings that somebody hears, complains of or is asked to end: who is accused, and how far. All places and names are invented."""

from dataclasses import replace

import pytest

from onrecord.extract.findings.findings import find_findings
from onrecord.extract.parties.mentions import find_parties
from onrecord.extract.reading import Reading
from onrecord.languages import language_for
from onrecord.model.document import Description, Document

ENGLISH = language_for("en")
Said = set[tuple[str, str, str]]


def told(text: str) -> Said:
    """Accused, category and stance of every finding of a statement published by Rights Vigil, names in lower case."""
    described = Description(publisher="Rights Vigil", kind="statement")
    reading = Reading(Document.of_text("test", text), ENGLISH, ENGLISH.analyse(text), description=described)
    found = find_findings(replace(reading, parties=find_parties(reading)))
    return {(name.lower(), one.category, one.stance) for one in found for name in one.accused}


@pytest.mark.parametrize("asked", ["navy", "rebels", "Norland government"])
@pytest.mark.parametrize(
    "text",
    [
        "Dawn Watch called on the {} to release those whom it tortured.",
        "Dawn Watch called on the {} to end its torture of prisoners.",
        "Rights Vigil called on the {} to free those whom it tortured.",
    ],
)
def test_whoever_is_asked_to_end_a_deed_is_accused_of_it_and_not_whoever_asks(text: str, asked: str) -> None:
    assert told(text.format(asked)) <= {(asked.lower(), "torture", "asserts")}
    assert told(text.format("navy")) == {("navy", "torture", "asserts")}


def test_whoever_promises_is_accused_of_their_own_deed() -> None:
    text = "The minister promised to release those whom he had arbitrarily detained."
    assert told(text) == {("minister", "arbitrary_detention", "asserts")}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Reports continued of ill-treatment by the police.", "suggests"),
        ("Reports continued in March of ill-treatment by the police.", "suggests"),
        ("There were persistent reports of ill-treatment by the police.", "suggests"),
        ("Prisoners complained about ill-treatment by the police.", "suggests"),
        ("Prisoners alleged ill-treatment by the police.", "suggests"),
        ("The report told of ill-treatment by the police.", "asserts"),
        ("Ill-treatment by the police continued.", "asserts"),
    ],
)
def test_what_reports_and_complaints_tell_is_suggested(text: str, stance: str) -> None:
    assert told(text) == {("police", "ill_treatment", stance)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Osk Rend said that he held Marn Tolk responsible for torture.", {("marn tolk", "torture", "asserts")}),
        (
            "The ministry had not begun a prosecution against guards responsible for torture.",
            {("guards", "torture", "asserts")},
        ),
    ],
)
def test_whoever_is_held_responsible_did_it_whatever_comes_of_a_trial(text: str, expected: Said) -> None:
    assert told(text) == expected


def test_what_suspects_were_subjected_to_is_the_state_s_in_a_section_on_it() -> None:
    text = "FRANCE\n\nThere were reports that suspects were subjected to torture."
    assert told(text) == {("france", "torture", "suggests")}
    assert told("FRANCE\n\nSuspects were subjected to torture by rebels.") == {("rebels", "torture", "asserts")}
    assert told("Suspects were subjected to torture.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Refugees faced the risk of torture.",
        "Norland returned refugees to places where they faced the risk of human rights violations.",
        "FRANCE\n\nThe ministry worked on a bill which would make enforced disappearance a criminal offence.",
    ],
)
def test_whoever_runs_a_risk_or_outlaws_a_deed_is_not_accused_of_it(text: str) -> None:
    assert told(text) == set()
