"""Days, weeks, months and years before and after a date, as intervals at the precision that words support."""

import calendar
from datetime import date, timedelta

from onrecord.model.dates import When

FIRST_YEAR, LAST_YEAR = 1000, 9000
"""Years outside are not dates of documents; arithmetic near the ends of the calendar would fail."""


def calendar_date(year: int, month: int = 0, day: int = 0) -> When | None:
    """The year, month or day; None where there is none such."""
    try:
        return When.at(f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else ""))
    except ValueError:
        return None


def moved(day: date, amount: float, unit: str) -> date | None:
    """The day so many units (D, W, F for two weeks, MO, Y, E, C) later, or earlier where `amount` is negative; None outside the calendar.

    >>> moved(date(2024, 3, 31), -1, "MO")
    datetime.date(2024, 2, 29)
    """
    months = {"MO": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}.get(unit)
    try:
        if months is None:
            return day + timedelta(days=amount * {"D": 1, "W": 7, "WE": 7, "F": 14}.get(unit, 0))
        total = day.year * 12 + day.month - 1 + int(amount * months)
        year, month = divmod(total, 12)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def unit_around(day: date, unit: str) -> When | None:
    """The day, week, weekend, month, quarter, year, decade, century that holds a day."""
    if unit == "Y":
        return calendar_date(day.year)
    if unit == "MO":
        return calendar_date(day.year, day.month)
    if unit == "W":
        monday = day - timedelta(days=day.weekday())
        return When.between(monday, monday + timedelta(days=6))
    if unit == "WE":
        saturday = day + timedelta(days=5 - day.weekday())
        return When.between(saturday, saturday + timedelta(days=1))
    if unit == "Q":
        return quarter(day.year, (day.month - 1) // 3 + 1)
    if unit == "E":
        return years(day.year // 10 * 10, day.year // 10 * 10 + 9)
    if unit == "C":
        return years(day.year // 100 * 100, day.year // 100 * 100 + 99)
    return When.day(day) if unit == "D" else None


def quarter(year: int, number: int) -> When:
    """The quarter (1 to 4) of a year."""
    return When.between(date(year, number * 3 - 2, 1), date(year, number * 3, calendar.monthrange(year, number * 3)[1]))


def half(year: int, number: int) -> When:
    """The first or second half of a year."""
    return (
        When.between(date(year, 1, 1), date(year, 6, 30))
        if number == 1
        else When.between(date(year, 7, 1), date(year, 12, 31))
    )


def years(first: int, last: int) -> When:
    """From the first day of one year to the last of another."""
    return When.between(date(first, 1, 1), date(last, 12, 31))


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by Butcher's rule.

    >>> easter(2024), easter(2031)
    (datetime.date(2024, 3, 31), datetime.date(2031, 4, 13))
    """
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    month, day = divmod(moon + sunday - 7 * ((year % 19 + 11 * moon + 22 * sunday) // 451) + 114, 31)
    return date(year, month, day + 1)


def holiday(year: int, rule: str) -> date:
    """The day of a year that a rule names: "12-25"; "11-4-4", the fourth Thursday of November; "easter-2".

    >>> holiday(2023, "11-4-4"), holiday(2024, "easter-2")
    (datetime.date(2023, 11, 23), datetime.date(2024, 3, 29))
    """
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    month, *rest = (int(part) for part in rule.split("-"))
    if len(rest) == 1:
        return date(year, month, rest[0])
    return weekday_after(date(year, month, 1), rest[1]) + timedelta(weeks=rest[0] - 1)


def weekday_before(day: date, weekday: int) -> date:
    """The last such weekday (Monday is 1) up to the day, which may be that day itself.

    >>> weekday_before(date(2024, 5, 16), 4), weekday_before(date(2024, 5, 16), 5)
    (datetime.date(2024, 5, 16), datetime.date(2024, 5, 10))
    """
    return day - timedelta(days=(day.isoweekday() - weekday) % 7)


def weekday_after(day: date, weekday: int) -> date:
    """The next such weekday from the day on, which may be that day itself."""
    return day + timedelta(days=(weekday - day.isoweekday()) % 7)
