"""Dates of documents, narrowed by other documents. All events are invented."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from onrecord.model.dates import When
from onrecord.model.document import Published
from onrecord.model.groups import DocumentRead, Groups
from tests.reconcile.records import happened, killed, record, since, told

ATTACK = told(
    "dated", "⟦the attack on Brenn of May 7, 2031⟧ shook all.", happened("2031-05-07", "attack"), published="2031-05-20"
)


def published(groups: Groups, name: str) -> Published | None:
    return next(read.description.published for read in groups.documents if read.document.name == name)


def interval(groups: Groups, name: str) -> tuple[Any, Any]:
    found = published(groups, name)
    return (found.date.earliest, found.date.latest) if found else (None, None)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Six months after the attack of May 7, nothing stands.", date(2031, 9, 9), date(2032, 1, 1)),
        ("Almost two years after the attack of May 7, nothing stands.", date(2033, 1, 5), date(2033, 5, 10)),
        ("The attack of 7 May last year is not forgotten.", date(2032, 1, 1), date(2032, 12, 31)),
        ("On 7 May came the attack on Brenn.", date(2031, 5, 7), date(2031, 11, 6)),
    ],
)
def test_a_day_without_its_year_is_dated_by_another_document(text: str, earliest: date, latest: date) -> None:
    found = interval(record(ATTACK, told("undated", text)), "undated")
    assert abs((found[0] - earliest).days) <= 8
    assert abs((found[1] - latest).days) <= 8


def test_the_words_and_the_document_that_helped_are_named() -> None:
    found = published(record(ATTACK, told("undated", "On 7 May came the attack on Brenn.")), "undated")
    assert found is not None
    assert found.basis == "across"
    assert found.source == "document dated: the attack on Brenn of May 7, 2031 shook all."
    assert [span.of("On 7 May came the attack on Brenn.") for span in found.words] == ["7 May"]


@pytest.mark.parametrize(
    "text",
    [
        "On 8 May came the attack on Brenn.",
        "On 7 May we sang together.",
        "On 7 May 2040 came another attack on Brenn.",
        "The attack of 7 May.",
        "",
    ],
)
def test_without_a_common_day_and_subject_nothing_is_said(text: str) -> None:
    assert published(record(ATTACK, told("undated", text)), "undated") is None


def test_two_years_that_fit_are_no_answer() -> None:
    other = told("other", "⟦the attack on Tolm⟧ then", happened("2029-05-07", "attack"), published="2029-06-01")
    assert published(record(ATTACK, other, told("undated", "On 7 May came the attack.")), "undated") is None


def test_what_is_said_on_a_tuesday_two_weeks_after_a_day_is_dated_to_that_week() -> None:
    text = "Field Watch said on Tuesday that it knew. Two weeks earlier, on 20 May, the council had annulled the river warrant."
    court = told("court", "On 20 May 2031 the council annulled the river warrant.", published="2031-06-30")
    found = interval(record(court, told("undated", text)), "undated")
    assert found == (date(2031, 6, 3), date(2031, 6, 5))


def unknown(read: DocumentRead, earliest: date | None, latest: date | None) -> DocumentRead:
    when = Published(When.between(earliest, latest), "inferred")
    return replace(read, description=replace(read.description, published=when))


ANSWER = told("answer", "Of the plan that the Halmet government has proposed, Field Watch said no.")


def test_who_answers_a_plan_wrote_after_the_plan() -> None:
    plan = told("plan", "On 29 May 2031, President Halmet presented a harbour plan.", published="2031-06-02")
    groups = record(plan, unknown(ANSWER, date(2031, 1, 1), date(2031, 8, 1)))
    assert interval(groups, "answer") == (date(2031, 5, 29), date(2031, 8, 1))


@pytest.mark.parametrize(
    "text",
    [
        "On 29 May 2031, President Tormund presented a harbour plan.",
        "On 29 May 2031, President Halmet signed a law.",
        "On 29 September 2031, President Halmet presented a harbour plan.",
        "On 29 May 2031, President Halmet unveiled a plan. On 1 June 2031, President Halmet presented a plan.",
    ],
)
def test_a_plan_of_others_or_at_another_time_or_of_two_days_tells_nothing(text: str) -> None:
    groups = record(told("plan", text, published="2031-10-02"), unknown(ANSWER, date(2031, 1, 1), date(2031, 8, 1)))
    assert interval(groups, "answer") == (date(2031, 1, 1), date(2031, 8, 1))


def test_a_count_of_nearly_two_years_is_dated_by_the_day_since_when_the_record_counts() -> None:
    counting = told(
        "counting", "⟦500 killed⟧ since May", killed(500, period=since("2031-05-07")), published="2031-06-01"
    )
    undated = told(
        "undated", "⟦Over 900 killed⟧ in Arland, and shelling for almost two years.", killed(900, "more_than")
    )
    assert interval(record(counting, undated), "undated") == (date(2033, 1, 5), date(2033, 5, 6))


def test_a_stated_date_stays() -> None:
    stated = told("stated", "On 7 May came the attack on Brenn.", published="2035")
    assert str(published(record(ATTACK, stated), "stated").date) == "2035"  # type: ignore[union-attr]


def test_days_of_another_half_year_tell_which_half_it_is() -> None:
    text = (
        "Field Watch said on Tuesday that it knew of the attack of 7 May last year. Two weeks earlier, on 20 January, the "
        "council had met. The ferry sailed on 14 November."
    )
    assert interval(record(ATTACK, told("undated", text)), "undated") == (date(2032, 2, 3), date(2032, 2, 5))
