"""Dates and spans keep what they promise."""

from datetime import date

import pytest

from onrecord.model.dates import When
from onrecord.model.text import Span


@pytest.mark.parametrize(
    ("iso", "earliest", "latest"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-03", date(2024, 2, 3), date(2024, 2, 3)),
    ],
)
def test_a_date_holds_every_day_of_its_precision(iso: str, earliest: date, latest: date) -> None:
    assert When.at(iso) == When(earliest, latest, iso)


@pytest.mark.parametrize("wrong", ["2024-13", "2023-02-29", "24-01-01", "", "2024-1", "0000"])
def test_what_is_no_date_is_refused_by_name(wrong: str) -> None:
    with pytest.raises(ValueError, match="not a date"):
        When.at(wrong)


def test_an_open_interval_meets_all_that_is_not_before_it() -> None:
    since = When.between(date(2024, 5, 1), None)
    assert since.meets(When.at("2030"))
    assert not since.meets(When.at("2024-04"))


def test_a_span_knows_what_it_holds_and_touches() -> None:
    assert Span(2, 8).holds(Span(2, 4))
    assert not Span(2, 8).touches(Span(8, 9))
    assert Span(0, 6).stripped("  ab  ") == Span(2, 4)
