"""On which side of the document's own day a weekday, month or day lies: the verb tells. Our own sentences."""

from dataclasses import replace

import pytest

from onrecord.extract.dates.dates import resolve_dates
from onrecord.extract.reading import Reading
from onrecord.languages import language_for
from onrecord.model.dates import When
from onrecord.model.document import Description, Document, Published
from onrecord.model.entries import TimeExpression

THURSDAY = When.at("2031-05-15")


def read(text: str, published: When = THURSDAY) -> tuple[TimeExpression, ...]:
    language = language_for("en")
    reading = Reading(Document.of_text("varn.txt", text), language, language.analyse(text))
    return resolve_dates(replace(reading, description=Description(published=Published(published, "stated"))))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The minister will visit the port on Monday.", "2031-05-19"),
        ("The minister visited the port on Monday.", "2031-05-12"),
        ("The minister said he would visit the port on Monday.", "2031-05-19"),
        ("The minister is to visit the port on Monday.", "2031-05-19"),
        ("The minister plans to visit the port on Monday.", "2031-05-19"),
        ("A visit is scheduled for Monday.", "2031-05-19"),
        ("The talks were postponed until Monday.", "2031-05-19"),
        ("The strike lasted until Monday.", "2031-05-12"),
        ("The minister spoke on Thursday.", "2031-05-15"),
        ("The minister will speak on Thursday.", "2031-05-15"),
        ("The court upheld Monday's ruling.", "2031-05-12"),
        ("The fee is payable March 3.", "2032-03-03"),
        ("The dam will open in February.", "2032-02"),
        ("The dam opened in February.", "2031-02"),
        ("The dam opened in June.", "2030-06"),
        ("The dam opened on 20 May.", "2030-05-20"),
        ("The dam will open on 20 May.", "2031-05-20"),
        ("The summit, set for December, was moved.", "2031-12"),
        ("Envoys will meet this winter.", "2031-WI"),
    ],
)
def test_the_verb_tells_whether_a_day_lies_ahead(text: str, value: str) -> None:
    assert [d.value for d in read(text)] == [value]


def test_a_day_that_counts_people_is_no_day() -> None:
    assert [d.value for d in read("On March 5 and 12 people drowned.")] == ["2031-03-05"]


def test_a_day_just_after_the_document_s_own_is_a_slip_of_its_date() -> None:
    assert [d.value for d in read("The dam opened on 16 May.")] == ["2031-05-16"]
