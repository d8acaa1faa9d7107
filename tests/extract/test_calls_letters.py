"""Calls in open letters. Places, persons and organisations are invented."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document

BODY = "\n\nBrask, 19 September 2034\n\nMinister,\n\nWe ask you to pay the widows. Each driver was where your office had told her to be.\n"


@pytest.mark.parametrize(
    ("title", "by"),
    [
        ("Open letter of the Drivers' Union of Karvel to the Minister of Roads", "Drivers' Union of Karvel"),
        ("An open letter from Harbour Watch to the Office of the Prime Minister", "Harbour Watch"),
        ("Open letter to the Minister of Roads", ""),
    ],
)
def test_who_writes_an_open_letter_asks_in_it_and_no_office(title: str, by: str) -> None:
    text = title + BODY
    calls = read_entries(Document.of_text("a.txt", text), language_for("en")).entries.calls
    assert [(call.by, call.span.of(text)) for call in calls] == [(by, "pay the widows")]


def test_whoever_rejects_a_call_has_not_made_it() -> None:
    text = "Demands for the reopening of the clinic were rejected by the Ministry of Roads. Calls for a truce were issued by Harbour Watch."
    calls = read_entries(Document.of_text("a.txt", text), language_for("en")).entries.calls
    assert [(call.by, call.span.of(text)) for call in calls] == [("Harbour Watch", "a truce")]
