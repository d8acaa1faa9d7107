"""Dates at the precision that words support."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

ISO_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z")


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A day, month or year, or an interval in which an unknown day lies. Both ends inclusive; None is open.

    `iso` is the date as written at its precision ("2024", "2024-09", "2024-09-20"); empty for an interval.
    """

    earliest: date | None
    latest: date | None
    iso: str = ""

    @classmethod
    def at(cls, iso: str) -> "When":
        """The date written as YYYY, YYYY-MM or YYYY-MM-DD. Raises ValueError that names the value.

        >>> When.at("2024-02").latest
        datetime.date(2024, 2, 29)
        """
        parts = ISO_DATE.match(iso)
        if not parts:
            raise ValueError(f"not a date: {iso!r}; expected YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = int(parts[1]), int(parts[2] or 0), int(parts[3] or 0)
        try:
            if day:
                return cls(date(year, month, day), date(year, month, day), iso)
            if month:
                return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), iso)
            return cls(date(year, 1, 1), date(year, 12, 31), iso)
        except (ValueError, calendar.IllegalMonthError) as wrong:
            raise ValueError(f"not a date: {iso!r}; there is no such day") from wrong

    @classmethod
    def day(cls, day: date) -> "When":
        """That one day."""
        return cls(day, day, day.isoformat())

    @classmethod
    def between(cls, earliest: date | None, latest: date | None) -> "When":
        """An unknown day from `earliest` to `latest`."""
        return cls(earliest, latest, earliest.isoformat() if earliest and earliest == latest else "")

    def meets(self, other: "When") -> bool:
        """True where some day lies in both."""
        after = self.earliest and other.latest and self.earliest > other.latest
        before = self.latest and other.earliest and self.latest < other.earliest
        return not after and not before

    def holds(self, other: "When") -> bool:
        """True where `other` lies wholly within."""
        starts = self.earliest is None or (other.earliest is not None and other.earliest >= self.earliest)
        ends = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return starts and ends

    def __str__(self) -> str:
        if self.iso:
            return self.iso
        return f"{self.earliest or '..'}/{self.latest or '..'}"


@dataclass(frozen=True, slots=True)
class Period:
    """The time that a figure covers: from and to (either may be open), or the one date that it holds for."""

    start: When | None = None
    end: When | None = None
    as_of: When | None = None
