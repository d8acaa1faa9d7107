"""What looks like an accusation, a denial or a call and is none, or somebody else's. All places, bodies and people are invented."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document
from onrecord.model.entries import Entries


def entries(text: str) -> Entries:
    return read_entries(Document.of_text("test", text), language_for("en")).entries


def findings(text: str) -> set[tuple[str, str, str, str]]:
    return {(one.by, ", ".join(one.accused), one.category, one.stance) for one in entries(text).findings}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bo Tarn was convicted of murder, and torture was not proven.", {("", "Bo Tarn", "murder", "asserts")}),
        (
            "Harbour Watch accused the rebels of murder, and rape charges against the mayor were dropped.",
            {("Harbour Watch", "rebels", "murder", "asserts")},
        ),
        (
            "Harbour Watch accused Kestria of torture, and murder is rare in Kestria.",
            {("Harbour Watch", "Kestria", "torture", "asserts")},
        ),
        (
            "The Kestrian army admitted holding in cells with no light 20 hostages.",
            {("Kestrian army", "Kestrian army", "hostage_taking", "asserts")},
        ),
        (
            "The ministry of Orla said the attacks by Kestrian forces on villages with no soldiers were indiscriminate.",
            {("ministry of Orla", "Kestrian forces", "indiscriminate_attack", "asserts")},
        ),
        ("Militiamen told reporters that the police had fled, and raped two women.", set()),
        (
            "On 14 July, the military suspended all supplies. The Red Cross then evacuated 58 people. "
            "Harbour Watch regards the evacuation as a form of collective punishment.",
            set(),
        ),
        ("The rebels targeted a military convoy on Monday, the ministry said.", set()),
        ("The officer was accused of sexual aggression.", set()),
        ("Police targeted the black market in raids on Monday.", set()),
    ],
)
def test_who_is_not_accused(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    assert findings(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rebel forces murdered 12 villagers, Harbour Watch said. The army denied the accusations.",
        "The Kelm Defence Forces murdered 12 villagers, Harbour Watch said. The army denied the accusations.",
        "The national police murdered 12 villagers in Kestria, Harbour Watch said. Peru rejected the allegations.",
        "The Revolutionary Armed Forces of Orla murdered 20 villagers, Harbour Watch said. Orla denied the accusations.",
    ],
)
def test_an_army_and_a_state_do_not_deny_for_others(text: str) -> None:
    assert not [one for one in entries(text).findings if one.stance == "denies"]


def test_a_council_named_just_before_is_meant_and_not_the_one_that_publishes() -> None:
    text = (
        "Harbour Refugee Council\nPress release\n4 May 2031\n\nThe Security Council met on Monday. "
        "The Council condemned torture by Kestrian forces. The Council urged Kestria to open the port.\n"
    )
    assert findings(text) == {("Security Council", "Kestrian forces", "torture", "asserts")}
    assert [one.by for one in entries(text).calls] == ["Security Council"]


def test_a_short_name_is_given_to_those_whose_name_has_the_word() -> None:
    text = "Kestria and Orla (“the Parties”) signed a truce. The Parties tortured prisoners, Harbour Watch said."
    assert findings(text) == {("Harbour Watch", "Parties", "torture", "asserts")}


@pytest.mark.parametrize(
    "text",
    [
        "To be convicted, the prosecutor must show: (i) an act; (ii) an intent; and (iii) a victim.",
        "The Commission shall consist of nine members. The Ministry of Justice shall keep the register.",
        "The Council shall meet in June, officials said.",
    ],
)
def test_what_a_law_says_is_no_call(text: str) -> None:
    assert entries(text).calls == ()


def test_items_that_hold_a_must_or_begin_otherwise_are_still_asked_for() -> None:
    text = (
        "We demand from the government:\n\n• Free all prisoners who should never have been arrested\n"
        "• Without delay, release the bodies of the dead\n"
    )
    assert [one.span.of(text) for one in entries(text).calls] == [
        "Free all prisoners who should never have been arrested",
        "Without delay, release the bodies of the dead",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Commission recommends:\n\n(a) that",
        "The Commission recommends that:\n\n• The",
        "The Council called for the following measures:\n\n- that the",
        "We call on the government:\n\n(1) that it free the prisoners;\n\n(2) that all",
    ],
)
def test_a_list_that_breaks_off_is_read_as_far_as_it_goes(text: str) -> None:
    assert len(entries(text).calls) <= 2


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The university expelled 30 students for cheating.", "other"),
        ("About 300 soldiers moved across the border on Monday.", "other"),
        ("Twenty elders came from their villages to testify.", "other"),
        ("Soldiers forced 300 families across the border.", "displaced"),
        ("Kestria expelled 1,260 migrants in four days.", "displaced"),
    ],
)
def test_who_is_displaced(text: str, what: str) -> None:
    assert [one.what for one in entries(text).figures] == [what]


@pytest.mark.parametrize(
    ("head", "publisher", "iso"),
    [
        ("HARBOUR WATCH REPORT 1999/00\n\nORVALE", "Harbour Watch", "2000"),
        ("WILL ORVALE INSTITUTE\n4 May 2031", "Will Orvale Institute", "2031-05-04"),
        ("Orvale Condemns Harbour Council Vote\n4 May 2031", "", "2031-05-04"),
    ],
)
def test_headlines_and_institutes(head: str, publisher: str, iso: str) -> None:
    told = read_entries(
        Document.of_text("test", f"{head}\n\nThe road is open again.\n"), language_for("en")
    ).description
    assert (told.publisher, told.published.date.iso if told.published else "") == (publisher, iso)
