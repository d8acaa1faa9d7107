"""Types of events by the words around them, in sentences about an invented country: Norland, its port of Varn."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.dates import When
from onrecord.model.document import Document, Published
from onrecord.model.entries import Event

PUBLISHED = Published(When.at("2021-06-09"), "stated")


def events(text: str) -> list[Event]:
    return list(read_entries(Document.of_text("text", text), language_for("en"), PUBLISHED).entries.events)


TYPES = [
    ("The mayor was riddled with bullets at a quay in May.", "attack"),
    ("In April the Lorn ambassador narrowly escaped a bomb attack in Varn.", "attack"),
    ("In April two prisoners escaped from the jail of Varn.", "other"),
    ("The operation, which began before dawn on June 7, was calm.", "other"),
    ("In June 2020 the government launched Operation Clean Quay, a policy against tents.", "policy"),
    ("In October 2020 the ministry ordered the closure of 40 charities.", "policy"),
    ("The murder of the engineer Olin Bas, which occurred on 18 August 2020, was never solved.", "attack"),
    ("The rain on Olin Bas, which occurred on 18 August 2020, was cold.", "other"),
    ("Relief Watch interviewed 46 fishers between 20 March and 8 April.", "other"),
    ("They were held following their return to Norland in May 2020.", "other"),
    ("Ada Quill was sentenced to three years in January.", "opinion"),
]


@pytest.mark.parametrize(("text", "expected"), TYPES)
def test_the_words_around_tell_the_type(text: str, expected: str) -> None:
    assert [one.type for one in events(text)] == [expected]


def test_what_a_speaker_tells_of_a_time_was_not_said_then() -> None:
    assert events("The Food Union said it had reached only half of those it had planned to assist this month.") == []
    (said,) = events("The Food Union said this month that it had reached only half of them.")
    assert said.type == "statement"
