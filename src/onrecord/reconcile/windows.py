"""Days between which a text must have been published: from phrases such as "two weeks earlier, on 20 May"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from onrecord.model.text import Span
from onrecord.reconcile.wording import Terms


@dataclass(frozen=True)
class Window:
    """An interval of days; None is open."""

    earliest: date | None = None
    latest: date | None = None

    def within(self, other: "Window") -> "Window | None":
        """The days in both; None where there are none."""
        earliest = max((d for d in (self.earliest, other.earliest) if d), default=None)
        latest = min((d for d in (self.latest, other.latest) if d), default=None)
        return None if earliest and latest and earliest > latest else Window(earliest, latest)

    @property
    def days(self) -> int | None:
        """How many days it has; None where it is open."""
        return (self.latest - self.earliest).days + 1 if self.earliest and self.latest else None


@dataclass(frozen=True)
class DayOfYear:
    """A month and a day in a text, with the year where it is given."""

    span: Span
    month: int
    day: int
    year: int | None

    def in_year(self, year: int) -> date | None:
        """That day; None where the year has none."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


class Phrases:
    """The patterns of one language for days and lengths of time."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.words: dict[str, list[str]] = terms.table["documents"]["words"]
        self.units: dict[str, int] = terms.table["documents"]["units"]

    def either(self, *lists: str) -> str:
        return "|".join(re.escape(w).replace("\\ ", r"\s+") for name in lists for w in self.words[name])

    @cached_property
    def length(self) -> str:
        """ "Nearly two years": groups `nearly`, `over`, `number`, `unit`."""
        numbers = "|".join(self.terms.table["numbers"])
        units = "|".join(sorted(self.units, key=lambda u: (-len(u), u)))
        return (
            rf"(?:(?P<nearly>{self.either('nearly')})\s+|(?P<over>{self.either('over')})\s+)?"
            rf"(?P<number>{numbers}|\d{{1,2}})\s+(?P<unit>{units})\b"
        )

    @cached_property
    def day_of_year(self) -> re.Pattern[str]:
        months = "|".join(self.terms.table["months"])
        return re.compile(
            rf"\b(?:(?P<m1>{months})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{months}))"
            r"(?!\w)(?:,?\s+(?P<year>\d{4})\b)?",
            re.IGNORECASE,
        )

    @cached_property
    def length_after(self) -> re.Pattern[str]:
        """ "Almost two years after the ", at the end of what stands before a day."""
        return re.compile(rf"\b{self.length}\s+(?:{self.either('after')})\s+(?:\w+\s+){{0,6}}\Z", re.IGNORECASE)

    @cached_property
    def length_earlier(self) -> re.Pattern[str]:
        """ "Two weeks earlier, on ", at the end of what stands before a day."""
        return re.compile(
            rf"\b{self.length}\s+(?:{self.either('earlier')}),?\s+(?:{self.either('on')})\s+\Z", re.IGNORECASE
        )

    @cached_property
    def length_of_time(self) -> re.Pattern[str]:
        """ "For nearly two years"."""
        return re.compile(
            rf"\b(?:{self.either('for')})\s+{self.length}(?!\s+(?:{self.either('earlier', 'after')}))", re.IGNORECASE
        )

    @cached_property
    def on(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{self.either('on')})\s+\Z", re.IGNORECASE)

    @cached_property
    def last_year(self) -> re.Pattern[str]:
        return re.compile(rf"\s+(?:{self.either('last_year')})\b", re.IGNORECASE)

    @cached_property
    def on_weekday(self) -> re.Pattern[str]:
        days = "|".join(self.terms.table["weekdays"])
        return re.compile(rf"\b(?:{self.either('on')})\s+({days})\b", re.IGNORECASE)

    @cached_property
    def ahead(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{self.either('ahead')})\b", re.IGNORECASE)

    def days(self, text: str) -> Iterator[DayOfYear]:
        """The days of the year that a text names."""
        for found in self.day_of_year.finditer(text):
            month = self.terms.table["months"].index((found["m1"] or found["m2"]).lower()) + 1
            year = int(found["year"]) if found["year"] else None
            yield DayOfYear(Span(*found.span()), month, int(found["d1"] or found["d2"]), year)

    def reach(self, found: re.Match[str]) -> tuple[int, int]:
        """The fewest and most days that a length of time means."""
        unit = self.units[found["unit"].lower()]
        said = found["number"].lower()
        number = int(said) if said.isdigit() else self.terms.table["numbers"].index(said) + 1
        days = number * unit + (number // 4 if unit == self.units["year"] else 0)
        if found["nearly"]:
            return days - unit // 3, days
        if found["over"]:
            return days, days + unit * 9 // 10
        slack = max(1, round(unit * number * 0.3)) if unit < self.units["year"] else unit // 3
        return days - slack, days + slack


def shifted(day: date, by: int) -> date:
    return day + timedelta(days=by)
