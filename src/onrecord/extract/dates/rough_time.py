"""One time expression as it stands."""

from dataclasses import dataclass

from onrecord.model.text import Span


@dataclass(frozen=True, slots=True)
class RoughTime:
    """Words that give a time, and what they say by themselves. Zero or empty: they do not say.

    `shape` names the pattern's kind: calendar, weekday, offset, duration ... `amount` is -1 for "several".
    """

    span: Span
    shape: str
    year: int = 0
    month: int = 0
    day: int = 0
    day_to: int = 0
    year_to: int = 0
    weekday: int = 0
    amount: float = 0
    unit: str = ""
    direction: int = 0
    days: int = 0
    ordinal: int = 0
    edge: str = ""
    part: str = ""
    clock: str = ""
    side: int = 0
    """1 for a time that lies ahead of the document's own ("will meet on Friday"), -1 for one behind it, 0 where nothing tells."""
    fiscal: bool = False
    """True for a quarter of a body's own year, which need not be the calendar's."""
    years_moved: int | None = None
    """For "3 May last year": -1, counted from the year of publication. None where no such words follow."""
    weeks_moved: int | None = None
    """For "Tuesday of last week": -1, counted from the week of publication."""
    later: "RoughTime | None" = None
    """For the first of "between March and May": the second, where neither gives a year."""
    from_now: bool = False
    """True where the distance is from today ("ago"), not from the day told before ("later")."""
    code: str = ""
    """A season's or reference's TIMEX name; the rule of a holiday."""
