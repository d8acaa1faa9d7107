"""The times that a text has told so far, and what leans on them: "the next day", "that year", "the following March"."""

from datetime import timedelta

from onrecord.extract.dates.calendar_arithmetic import calendar_date, moved, unit_around, years
from onrecord.extract.dates.parts_of_time import SEASON_STARTS
from onrecord.extract.dates.rough_time import RoughTime
from onrecord.model.dates import When

NEAR = 700
"""Characters within which "the next day" looks back for the day before it."""

MONTHS_LONG = 150
"""Days from which a time is no day or month, but a season's year."""

PRECISE = {"Y": 4, "MO": 7}
"""Characters of the least precise date from which so many years or months can be counted."""


class Told:
    """What was told, in order, and the times that are counted from it; None where nothing near tells."""

    def __init__(self) -> None:
        self.found: list[tuple[int, When]] = []
        """Where each time starts, and the time."""
        self.year = 0
        """The last year that the words themselves gave."""

    def add(self, rough: RoughTime, when: When | None) -> None:
        """Take in what an expression gave; an hour alone tells nothing."""
        self.year = rough.year or self.year
        if when and rough.shape != "time":
            self.found.append((rough.span.start, when))

    def nearest_day(self, rough: RoughTime, near: int = NEAR) -> When | None:
        """The last day told before, close by."""
        for start, when in reversed(self.found):
            if rough.span.start - start > near:
                return None
            if when.earliest and when.earliest == when.latest:
                return when
        return None

    def nearest_date(self, rough: RoughTime) -> When | None:
        """The last day, month or year told before, close by."""
        last = self.found[-1] if self.found else None
        return last[1] if last and rough.span.start - last[0] <= NEAR and last[1].iso else None

    def anaphor(self, rough: RoughTime) -> When | None:
        before = self.nearest_day(rough)
        return When.day(before.earliest + timedelta(days=rough.days)) if before and before.earliest else None

    def that_unit(self, rough: RoughTime) -> When | None:
        """ "That year", "the same month": the one told last."""
        if rough.unit == "Y":
            return calendar_date(self.year) if self.year else None
        before = self.nearest_date(rough)
        if before is None or before.earliest is None or len(before.iso) < (7 if rough.unit == "MO" else 10):
            return None
        return unit_around(before.earliest, rough.unit)

    def from_month_or_year(self, rough: RoughTime) -> When | None:
        """ "A year later", "two months earlier" behind a month or year without a day: as precise as that."""
        before = self.nearest_date(rough)
        digits = len(before.iso) if before else 0
        if not before or not before.earliest or not PRECISE.get(rough.unit, 10) <= digits <= PRECISE["MO"]:
            return None
        target = moved(before.earliest, rough.direction * rough.amount, rough.unit)
        return calendar_date(target.year, target.month if digits == PRECISE["MO"] else 0) if target else None

    def following_month(self, rough: RoughTime) -> When | None:
        """ "The following March": the first after the date told last."""
        before = self.nearest_date(rough)
        if before is None or before.latest is None:
            return None
        year = before.latest.year + (rough.month <= before.latest.month)
        return calendar_date(year, rough.month)

    def following_season(self, rough: RoughTime) -> When | None:
        """ "The following winter": the first that begins after the time told last."""
        last = self.found[-1] if self.found else None
        if last is None or rough.span.start - last[0] > NEAR or not last[1].earliest or not last[1].latest:
            return None
        if (last[1].latest - last[1].earliest).days >= MONTHS_LONG:
            year = last[1].earliest.year + 1
        else:
            year = last[1].latest.year + (last[1].latest.month >= SEASON_STARTS[rough.code])
        return years(year, year)
