"""Calls in more words, on more subjects, and in titles. All places, organisations and persons are invented."""

from dataclasses import replace

import pytest

from onrecord.extract.calls.calls import find_calls
from onrecord.extract.parties.mentions import find_parties
from onrecord.extract.reading import Reading
from onrecord.languages import language_for
from onrecord.model.document import Description, Document
from onrecord.model.entries import Call
from onrecord.model.text import Span

ENGLISH = language_for("en")


def calls_in(text: str, title: Span | None = None) -> list[Call]:
    """The calls of a statement published by Rights Vigil."""
    described = Description(publisher="Rights Vigil", kind="statement", title_span=title)
    reading = Reading(Document.of_text("test", text), ENGLISH, ENGLISH.analyse(text), description=described)
    return list(find_calls(replace(reading, parties=find_parties(reading))))


def told(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    """Who asks, who is asked, and for what."""
    return [(one.by, one.to, one.span.of(text)) for one in calls_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The commission advised the ministry to repeal the Press Act.", [("commission", ("ministry",), "repeal the Press Act")]),
        ("The envoy warned Norland to stop the raids.", [("envoy", ("Norland",), "stop the raids")]),
        ("The soldiers told villagers to leave.", [("soldiers", ("villagers",), "leave")]),
        ("Widows pressed the ministry for an inquiry.", [("Widows", ("ministry",), "an inquiry")]),
        ("Dawn Watch led a protest demanding the closure of the mine.", [("Dawn Watch", (), "the closure of the mine")]),
        ("Norland increased calls for Sudmark to stop the works.", [("Norland", ("Sudmark",), "stop the works")]),
        ("The prosecutor ordered an inquiry into the spill.", [("prosecutor", (), "an inquiry into the spill")]),
        ("The mayor called for an inquiry into raids by the army.", [("mayor", (), "an inquiry into raids by the army")]),
        (
            "The mayor called for an end to rocket fire into Lisk by the Ostel Guard.",
            [("mayor", ("Ostel Guard",), "an end to rocket fire into Lisk by the Ostel Guard")],
        ),
        (
            "Both houses of parliament demanded the release of the sailors.",
            [("parliament", (), "the release of the sailors")],
        ),
        (
            "The union urged Gelt Holdings to clean up the spill and to compensate the fishers.",
            [("union", ("Gelt Holdings",), "clean up the spill"), ("union", ("Gelt Holdings",), "compensate the fishers")],
        ),
        (
            "Dawn Watch called for state intervention to ensure the return of their land.",
            [("Dawn Watch", (), "state intervention to ensure the return of their land")],
        ),
    ],
)  # fmt: skip
def test_who_asks_whom_for_what(text: str, expected: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The general ordered the attack on the harbour.",
        "Neither the officer who ordered the inquiry nor his men came.",
        "No party urged Norland to leave.",
        "The editor was jailed for urging miners to strike.",
        "They called a doctor to help.",
        "She called the Norland Press Club, just to check in.",
        "The minister warned against an approach to closure.",
        "A reporter asked the judge: What do you see as the problem?",
        "The court ruled that Osk Rend should not face punishment for the leaflet.",
        "The town court ruled that she should not suffer for it.",
    ],
)
def test_an_order_to_attack_or_a_reason_for_a_sentence_is_no_call(text: str) -> None:
    assert calls_in(text) == []


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("The judge ordered the army to hand over the files. The army has yet to comply.", "The army has yet to comply"),
        ("The judge ordered the army to hand over the files. The rebels have yet to comply.", ""),
        ("The union asked the ministry to raise wages. The ministry agreed to the request.", "The ministry agreed to the request"),
    ],
)  # fmt: skip
def test_what_whoever_was_asked_did_is_the_answer(text: str, answer: str) -> None:
    [call] = calls_in(text)
    assert (call.answered.of(text) if call.answered else "") == answer


@pytest.mark.parametrize(
    ("title", "to", "actions"),
    [
        ("Norland: Free jailed editor Mira Tann", ("Norland",), ["Free jailed editor Mira Tann"]),
        ("Norland: Stop forced evictions and compensate victims", ("Norland",), ["Stop forced evictions", "compensate victims"]),
        ("Stop the evictions in Dessa", (), ["Stop the evictions in Dessa"]),
        ("Norland: Release of Mira Tann is a step forward", (), []),
        ("Norland: End is near for mine", (), []),
        ("Norland: Fears for jailed editor", (), []),
    ],
)  # fmt: skip
def test_a_title_in_the_imperative_asks(title: str, to: tuple[str, ...], actions: list[str]) -> None:
    text = f"{title}\n\nThe harbour was calm on Monday.\n"
    found = calls_in(text, Span(0, len(title)))
    assert [one.span.of(text) for one in found] == actions
    assert all((one.by, one.to) == ("Rights Vigil", to) for one in found)
