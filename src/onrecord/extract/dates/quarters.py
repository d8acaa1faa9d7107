"""Quarters of a year: "the third quarter", "the latest quarter", "the year-earlier period"."""

from datetime import date

from onrecord.extract.dates.calendar_arithmetic import quarter
from onrecord.extract.dates.rough_time import RoughTime
from onrecord.model.dates import When


class Quarters:
    """The quarter that a text tells of, as it goes on. `day` is the document's own; None where it is not known."""

    def __init__(self, day: date | None) -> None:
        self.day = day
        self.told: tuple[int, int] | None = None
        """Year and number of the quarter told last, a comparison with the year before left out."""
        self.last: tuple[int, int] | None = None
        """Year and number of the quarter told last, whichever."""
        self.meant: dict[int, tuple[int, int]] = {}
        """Year and number by where the expression starts: of a body's own year, whose quarter need not be the calendar's."""

    def named(self, rough: RoughTime) -> When | None:
        """A quarter by its number, or the one "of the year before"."""
        if rough.years_moved is not None:
            year, number = self.told or (self.day.year if self.day else 0, 0)
            number = rough.ordinal or number
            if not year or not number:
                return None
            return self.kept(rough, year + rough.years_moved, number)
        if rough.month and not rough.ordinal:
            return self.at_hand(rough)
        year = rough.year or self.year_of(rough.ordinal, rough.side)
        if not year:
            return None
        self.tell(year, rough.ordinal)
        return self.kept(rough, year, rough.ordinal)

    def at_hand(self, rough: RoughTime) -> When | None:
        """ "The quarter", "the quarter ended 30 September", "the latest period"."""
        if rough.month:
            # Of three months that need not be the calendar's, the middle one tells.
            number = (max(rough.month - 1, 1) + 2) // 3
            year = rough.year or self.year_of(number, 0)
            if year:
                self.tell(year, number)
        return self.kept(rough, *self.told) if self.told else None

    def just_told(self, rough: RoughTime) -> When | None:
        """ "That quarter": the last one told, were it only for comparison."""
        return self.kept(rough, *self.last) if self.last else None

    def tell(self, year: int, number: int) -> None:
        """Take a quarter as the one told last; one that is not over is only looked forward to, where another was told."""
        if self.told is None or self.day is None or (year, number) < (self.day.year, (self.day.month + 2) // 3):
            self.told = year, number

    def year_of(self, number: int, side: int) -> int:
        """The year of the last such quarter that has begun, or of the next that has not ended; 0 where no day is known."""
        if self.day is None:
            return 0
        current = (self.day.month + 2) // 3
        return self.day.year + (number < current if side > 0 else -(number > current))

    def kept(self, rough: RoughTime, year: int, number: int) -> When | None:
        self.meant[rough.span.start] = self.last = year, number
        if rough.fiscal or rough.month and rough.month != number * 3:
            # A body's own quarter: which months it has, its number doesn't tell.
            return None
        return quarter(year, number)

    def moved(self, by: int) -> When | None:
        """The quarter of the document's own day, or one before or after it."""
        if self.day is None:
            return None
        year, number = divmod(self.day.year * 4 + (self.day.month - 1) // 3 + by, 4)
        return quarter(year, number + 1)

    def year_before(self, rough: RoughTime) -> str:
        """The TIMEX value of "a year earlier" in a text that compares quarters; empty in any other."""
        if not self.told or rough.unit != "Y" or rough.amount != 1 or rough.direction >= 0:
            return ""
        return f"{self.told[0] - 1}-Q{self.told[1]}"
