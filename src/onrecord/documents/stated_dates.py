"""Dates as tables and feeds give them: ISO, the form of mails, or an object with the days between which an unknown day lies."""

import re
from email.utils import parsedate_to_datetime
from typing import Any

from onrecord.model.dates import When

COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?")
SLASHED = re.compile(r"\d{4}/\d\d(?:/\d\d)?(?![\d/])")


def stated_date(value: Any) -> When | None:
    """The date that a value states, at its precision; None where it is empty. Raises ValueError where it states none.

    A time stamp's day is its date, in its own zone. Days that one country writes one way and another the other (05/06/2031) are none.

    >>> str(stated_date("2031-05-06T23:30:00-02:00")), str(stated_date("Tue, 6 May 2031 23:30:00 +0200"))
    ('2031-05-06', '2031-05-06')
    """
    if value in (None, "", {}):
        return None
    if isinstance(value, dict) and "date" not in value:
        return between(value)
    given = str(value["date"] if isinstance(value, dict) else value).strip()
    if SLASHED.match(given):
        given = given.replace("/", "-")
    compact = COMPACT.fullmatch(given)
    if compact:
        given = "-".join(compact.groups())
    if given[:1].isdigit() and given[4:5] in ("", "-"):
        return When.at(given[:10] if given[10:11] in ("T", " ") else given)
    try:
        return When.day(parsedate_to_datetime(given).date())
    except (ValueError, OverflowError, IndexError, TypeError) as wrong:
        raise ValueError(f"not a date: {given[:60]!r}; expected YYYY-MM-DD") from wrong


def between(value: dict[Any, Any]) -> When:
    """The days between which an unknown day lies. Raises ValueError."""
    earliest = When.at(str(value["earliest"])).earliest if value.get("earliest") else None
    latest = When.at(str(value["latest"])).latest if value.get("latest") else None
    if not earliest and not latest:
        raise ValueError(f"not a date: {str(value)[:60]!r}; expected YYYY-MM-DD")
    return When.between(earliest, latest)
