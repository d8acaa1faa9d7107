"""Sentences in marks behind a colon are somebody's words. All texts are about invented places and persons."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.extract.quotations.introduced import INTRODUCED_CHANCE
from onrecord.extract.tagger.tagger import Attribution
from onrecord.languages import language_for
from onrecord.model.document import Document
from onrecord.model.entries import Quotation
from onrecord.model.how import How
from tests.extract.test_completed import completed, read_as
from tests.marks import marked

BOTH_WAYS = (How(), How(quotations_only=True))


def last_of(text: str, how: How) -> Quotation:
    """The last quotation of a text."""
    return read_entries(Document.of_text("test", text), language_for("en"), how=how).entries.quotations[-1]


@pytest.mark.parametrize(
    "source",
    [
        "That is why I had to change my answer: ⟦“Of course the ferry still runs.”⟧ She nodded.",
        "Somebody had painted on the sea wall:\n\n⟦“Who sold our boats?”⟧\n\nNobody washed it off.",
        "On the door hung a sheet: ⟦« The harbour is closed. »⟧",
    ],
)
def test_what_a_colon_introduces_is_somebodys(source: str) -> None:
    text, [content] = marked(source)
    assert completed(text, []) == [Attribution((content,), (), (), INTRODUCED_CHANCE)]


@pytest.mark.parametrize(
    "text",
    [
        "They watched a film: “The Long Harbour”.",
        "It has three parts: “harbour, boats, nets.”",
        "He knew one word: “No.”",
        "They called it “The day the harbour closed.”",
        "The sign said: “The harbour is closed. Go",
    ],
)
def test_titles_and_catchwords_behind_a_colon_are_not(text: str) -> None:
    assert completed(text, []) == []


def test_it_is_apart_from_what_the_next_cue_tells() -> None:
    text = "The Gazette took her own words for its headline: “At last. One of us.” The meaning is clear: that she is mocked."
    one = read_as(text, "“At last. One of us.”", "that she is mocked", cue="The meaning is clear:")
    apart = completed(text, [one])
    assert [[span.of(text) for span in part.content] for part in apart] == [
        ["“At last. One of us.”"],
        ["that she is mocked"],
    ]
    assert [bool(part.cue) for part in apart] == [False, True]


@pytest.mark.parametrize("how", BOTH_WAYS)
@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Orvale Gazette took one of her lines as its headline: “At last. One of us who dares.”", "Orvale Gazette"),
        ("Marit Solvane said on Monday: “The harbour is closed.” Then, in Lower Orvale: “It will open.”", "Marit Solvane"),
        ("Mira Kolb said: “The harbour is dead.” I tore my answer up and wrote a new one: “The harbour lives on.”", ""),
    ],
)  # fmt: skip
def test_who_says_it_is_told_by_the_words_before_the_colon_or_not_at_all(text: str, speaker: str, how: How) -> None:
    assert last_of(text, how).speaker == speaker


def test_whoever_hung_a_sheet_up_is_not_the_speaker_before() -> None:
    text = "Mira Kolb said: “The harbour is dead.” On the wall hung a sheet that read nothing but this: “It lives on.”"
    assert last_of(text, How(quotations_only=True)).speaker in ("", "sheet")
