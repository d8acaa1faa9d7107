"""Dates moved on: by a length of time, to the day before, to the end of the week in which they lie."""

import calendar
import re
from datetime import date, timedelta

from onrecord.model.dates import When

DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(\d+)H)?\Z")
"""The durations of TIMEX3 that a deadline can have: P1Y, P6M, P2W, P10D, PT48H."""

WIDTHS = {"Y": 4, "MO": 7, "D": 10}
"""Characters of an ISO date that tell its year, its month, its day."""


def later(start: When, length: re.Match[str]) -> When | None:
    """A date moved on by a length of time, at the precision of both; None for an interval without a beginning, and beyond the year 9999."""
    if start.earliest is None:
        return None
    years, months, weeks, days, hours = (int(n or 0) for n in length.groups())
    try:
        moved = month_later(start.earliest, 12 * years + months) + timedelta(days=7 * weeks + days + hours // 24)
    except (ValueError, OverflowError):
        return None
    width = len(start.iso) if not (weeks or days or hours) or len(start.iso) == 10 else 0
    return When.at(moved.isoformat()[:width]) if width else None


def month_later(day: date, months: int) -> date:
    """The same day of a later month, or its last day. Raises ValueError beyond the year 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_day_before(when: When) -> When | None:
    """The day before a date begins."""
    return When.day(when.earliest - timedelta(days=1)) if when.earliest and when.earliest > date.min else None


def unit_around(when: When, unit: str) -> When | None:
    """The end of the week, or the day, month or year (W, D, MO, Y) that a date lies in; None where the date is wider."""
    if unit == "W" and when.earliest and when.earliest == when.latest and when.earliest < date.max - timedelta(days=7):
        sunday = when.earliest + timedelta(days=6 - when.earliest.weekday())
        return When.between(max(when.earliest, sunday - timedelta(days=2)), sunday)
    width = WIDTHS.get(unit, 0)
    return When.at(when.iso[:width]) if width and len(when.iso) >= width else None
