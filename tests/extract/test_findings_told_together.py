"""Crimes told in one breath, and those told again by other words. All places, bodies and people are invented."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document


def findings(text: str) -> set[tuple[str, str, str, str]]:
    found = read_entries(Document.of_text("test", text), language_for("en")).entries.findings
    return {(one.by, ", ".join(one.accused), one.category, one.stance) for one in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Orla contends that Kestria has subjected the islanders to persecution, forced displacement and arbitrary detention.",
            {
                ("Orla", "Kestria", "persecution", "asserts"),
                ("Orla", "Kestria", "forcible_transfer", "asserts"),
                ("Orla", "Kestria", "arbitrary_detention", "asserts"),
            },
        ),
        (
            "The Commission found that fighters of the Sons of Orla murdered prisoners, took nine villagers hostage in Brenn and subjected women to rape.",
            {
                ("Commission", "Sons of Orla", "murder", "asserts"),
                ("Commission", "Sons of Orla", "hostage_taking", "asserts"),
                ("Commission", "Sons of Orla", "sexual_violence", "asserts"),
            },
        ),
        (
            "The Commission further found that fighters of the Sons of Orla murdered prisoners, took 73 civilians hostage in Brenn town on 4 November, and subjected women and girls to rape.",
            {
                ("Commission", "Sons of Orla", "murder", "asserts"),
                ("Commission", "Sons of Orla", "hostage_taking", "asserts"),
                ("Commission", "Sons of Orla", "sexual_violence", "asserts"),
            },
        ),
        (
            "Harbour Watch has learned that Kestrian soldiers raped at least four women. The army disputes this.",
            {
                ("Harbour Watch", "Kestrian soldiers", "sexual_violence", "asserts"),
                ("army", "Kestrian soldiers", "sexual_violence", "denies"),
            },
        ),
        (
            "In October, prosecutors charged two police officers with torture; their trial had not begun.",
            {("prosecutors", "police officers", "torture", "charges")},
        ),
        (
            "The authorities have refused to say where she is held, which amounts to an enforced disappearance, Harbour Watch said.",
            {("Harbour Watch", "authorities", "enforced_disappearance", "asserts")},
        ),
        (
            "On 14 July, the military suspended all supplies to the camps. Since then 58 people have died. Harbour Watch regards the suspension as a form of collective punishment.",
            {("Harbour Watch", "military", "collective_punishment", "asserts")},
        ),
        (
            "Kestria accuses Orla of aggression, saying it arms the rebels.",
            {("Kestria", "Orla", "aggression", "asserts")},
        ),
        (
            "At the hearings the Agent of Kestria, Mr Olan Vey, said that the council holds no hostages.",
            set(),
        ),
        (
            "The opposition accused the security forces of murder.",
            {("opposition", "security forces", "murder", "asserts")},
        ),
        (
            "The expert said she had received reports that armed miners had murdered seven leaders.",
            {("expert", "armed miners", "murder", "suggests")},
        ),
    ],
)
def test_who_says_that_whom_did_what(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    assert findings(text) == expected


def test_who_names_an_office_in_a_commission_is_a_person_and_not_the_commission() -> None:
    text = (
        "The United Nations Commission of Inquiry on Orla published its report on 4 May 2031.\n\n"
        "“Nobody was spared,” said Commission Chair Bela Torn. The Commission urges Kestria to lift the blockade. "
        "Third states should halt the transfer of arms, while the Security Council is asked to refer the case to a court.\n"
    )
    found = read_entries(Document.of_text("test", text), language_for("en")).entries
    assert [one.speaker for one in found.quotations] == ["Bela Torn"]
    commission = "United Nations Commission of Inquiry on Orla"
    assert [(one.by, one.to) for one in found.calls] == [
        (commission, ("Kestria",)),
        (commission, ("Third states",)),
        (commission, ("Security Council",)),
    ]
