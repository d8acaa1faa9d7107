"""Time expressions and what they mean. The texts are our own, about invented places and parties."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.dates.dates import resolved
from onrecord.extract.dates.frame import Frame, years_told
from onrecord.extract.dates.rough_times import rough_times
from onrecord.languages import language_for
from onrecord.model.analysis import Analysis
from onrecord.model.dates import When
from onrecord.model.entries import TimeExpression
from tests.marks import marked

DAY = When.at("2031-05-15")
"""A Thursday."""


def found(text: str, published: When | None = DAY, covered_year: int | None = None) -> list[TimeExpression]:
    roughs = rough_times(Analysis(text, (), (), ()), language_for("en"))
    days, usual = years_told(roughs)
    return list(resolved(roughs, Frame(published, covered_year, usual, days)))


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("The bridge fell on ⟦3 April 2031⟧.", "2031-04-03"),
        ("The bridge fell on ⟦April 3, 2031⟧.", "2031-04-03"),
        ("The bridge fell on ⟦the 3rd of April 2031⟧.", "2031-04-03"),
        ("Issued ⟦2031-04-03⟧ in Varn.", "2031-04-03"),
        ("VARN, ⟦03 APR 31⟧ (VNA)", "1931-04-03"),
        ("VARN, ⟦3 APR 29⟧ (VNA)", "2029-04-03"),
        ("Issued ⟦3 0ctober 2030⟧.", "2030-10-03"),
        ("Since ⟦Oct. 9⟧ no ship has left.", "2030-10-09"),
        ("In ⟦February⟧, the port closed.", "2031-02"),
        ("In ⟦November⟧, the port closed.", "2030-11"),
        ("In ⟦late November 2030⟧ the port closed.", "2030-11"),
        ("The council met in ⟦2029⟧.", "2029"),
        ("It was said ⟦today⟧.", "2031-05-15"),
        ("It was said ⟦yesterday⟧.", "2031-05-14"),
        ("It was said on ⟦Monday⟧.", "2031-05-12"),
        ("It was said on ⟦Thursday⟧.", "2031-05-15"),
        ("The mill burned ⟦three years ago⟧.", "2028"),
        ("The mill burned ⟦8 days ago⟧.", "2031-05-07"),
        ("The mill burned ⟦last month⟧.", "2031-04"),
        ("The roads of ⟦the 1990s⟧ are gone.", "199X"),
        ("It rained for ⟦two weeks⟧.", "P2W"),
        ("It rained for ⟦several days⟧.", "PXD"),
        ("It rains ⟦every week⟧.", "P1W"),
        ("Output fell in ⟦the first half of 2030⟧.", "2030-H1"),
        ("Output fell in ⟦the second half of last year⟧.", "2030-H2"),
        ("Output fell in ⟦the first six months of 2029⟧.", "2029-H1"),
        ("Output fell in ⟦the first two quarters of 2029⟧.", "2029-H1"),
        ("Output fell in ⟦the first three months of 2029⟧.", "2029-Q1"),
    ],
)  # fmt: skip
def test_an_expression_is_found_whole_with_its_value(source: str, value: str) -> None:
    text, [expected] = marked(source)
    assert [(d.span, d.value) for d in found(text)] == [(expected, value)]


def test_months_that_share_a_year_each_get_it() -> None:
    text, spans = marked("Envoys met in ⟦April⟧ and ⟦July 2030⟧.")
    assert [(d.span, d.value) for d in found(text)] == [(spans[0], "2030-04"), (spans[1], "2030-07")]


def test_three_months_in_a_row_are_three_dates() -> None:
    assert [d.value for d in found("Envoys met in March, June and November.", covered_year=2030)] == [
        "2030-03", "2030-06", "2030-11",
    ]  # fmt: skip


def test_days_that_share_a_month_each_get_it() -> None:
    assert [d.value for d in found("Boats sank on 4 and 5 May 2030.")] == ["2030-05-04", "2030-05-05"]


def test_a_day_without_a_year_takes_the_year_it_has_elsewhere() -> None:
    assert [d.value for d in found("The raid of 7 June 2028. After 7 June, all changed.")] == ["2028-06-07"] * 2


def test_a_day_without_a_year_lies_in_the_year_that_a_report_covers() -> None:
    assert [d.value for d in found("On 7 December, a mine blew up.", When.at("2031"), 2030)] == ["2030-12-07"]


def test_that_day_and_the_next_day_follow_the_day_before_them() -> None:
    dates = found(
        "On 30 April 2031 the mill burned. That day it rained, and the next day it snowed. Two weeks later they left."
    )
    assert [d.value for d in dates] == ["2031-04-30", "2031-04-30", "2031-05-01", "2031-05-15"]


def test_later_that_year_is_the_year_that_the_words_gave_last() -> None:
    assert found("In May 2029 the law passed. It was ended later that year.")[-1].value == "2029"


def test_a_day_some_weeks_ahead_is_to_come() -> None:
    assert [d.value for d in found("The court meets on 3 June, as it did on 3 July.")] == ["2031-06-03", "2030-07-03"]


def test_last_night_is_an_interval_of_two_days() -> None:
    assert found("Two men were hurt last night.")[0].when == When.between(date(2031, 5, 14), date(2031, 5, 15))


def test_nothing_is_guessed_without_a_date_of_the_document() -> None:
    assert [(d.when, d.value) for d in found("On Monday and on 7 May it rained.", None)] == [
        (None, "XXXX-WXX-1"), (None, "XXXX-05-07"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["You may go.", "They march home.", "It sold 2,000 boats.", "Room 1999b", "31/31/2020", "a.m.", ""]
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_day_that_no_month_has_means_nothing() -> None:
    assert [d.when for d in found("On 31 February 2030 nothing happened.")] == [None]


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("0123 9may octber-/.,’\n\u2028é𝄞lastyrdOuhf:"), max_size=120))
def test_any_text_gives_spans_that_lie_in_it_in_order(text: str) -> None:
    dates = found(text)
    assert all(0 <= d.span.start < d.span.end <= len(text) for d in dates)
    assert [d.span for d in dates] == sorted(d.span for d in dates)


def test_the_far_ends_of_the_calendar_do_not_fail() -> None:
    text = "It began 9999 years ago and 999999999 days ago. On 31 December 2099 plus 90000 decades later."
    assert found(text, When.at("2031-05-15"))


def test_a_resolver_leans_only_on_what_is_near() -> None:
    far = "On 3 April 2031 it rained." + " Nothing more." * 100 + " The next day it snowed."
    assert found(far)[-1].when is None


def test_a_half_of_last_year_lies_in_that_year() -> None:
    [told] = found("Output fell in the first half of last year.")
    assert told.when == When.between(date(2030, 1, 1), date(2030, 6, 30))
    [untold] = found("Output fell in the first half of last year.", None)
    assert untold.when is None


def test_a_comparable_quarter_named_beside_is_that_quarter() -> None:
    told = found("Sales fell in the year-ago quarter, the second quarter ended April 30.")
    assert [d.value for d in told if d.value.endswith("Q2")] == ["2030-Q2", "2030-Q2"]
    assert all(d.when is None for d in told if d.value.endswith("Q2"))


def test_a_quarter_that_ends_elsewhere_than_the_calendars_gives_no_days() -> None:
    own, calendars = (
        found("Sales fell in the third quarter ended March 31."),
        found("It was the first quarter ended March 31."),
    )
    assert own[0].when is None
    assert calendars[0].when == When.between(date(2031, 1, 1), date(2031, 3, 31))
