"""Which day, month or year a time expression means: from the document's own date, the year it covers, and the dates around."""

from collections.abc import Callable
from datetime import date, timedelta

from onrecord.extract.dates.calendar_arithmetic import (
    calendar_date,
    holiday,
    moved,
    unit_around,
    weekday_after,
    weekday_before,
    years,
)
from onrecord.extract.dates.frame import Frame, nearest
from onrecord.extract.dates.parts_of_time import PARTS, year_moved
from onrecord.extract.dates.quarters import Quarters
from onrecord.extract.dates.rough_time import RoughTime
from onrecord.extract.dates.told import PRECISE, Told
from onrecord.model.dates import When

BESIDE = 12
"""Characters between a day counted and the same day told by its name."""
ROUGHLY = timedelta(days=20)
"""How far "two months earlier" may be off."""

MANY_WEEKS = 4
"""From so many weeks on nobody counts the days: "six weeks ago" is that week."""


class Resolver:
    """Resolves time expressions in order; each may lean on those before it."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        covered = date(frame.covered_year, 12, 31) if frame.covered_year else None
        told = frame.published.latest if frame.published else None
        self.quarters = Quarters(covered or self.frame.today() or told)
        self.told = Told()
        self.counted: tuple[int, date] | None = None
        """Where the last "two weeks earlier" ends, and the day that it gives."""
        self._ways: dict[str, Callable[[RoughTime], When | None]] = {
            "calendar": self.calendar, "range": self.range, "ending": self.ending, "week_of": self.week_of,
            "weekday": self.weekday, "weekend": self.weekend, "holiday": self.holiday, "deictic": self.deictic,
            "night": self.night, "time": self.time, "covered": self.covered, "relative": self.relative,
            "span_of": self.span_of, "offset": self.offset, "told_unit": self.told_unit,
            "anaphor": self.told.anaphor, "that_unit": self.told.that_unit,
            "following_month": self.told.following_month, "following_season": self.told.following_season,
            "quarter": self.quarters.named, "the_quarter": self.quarters.at_hand,
            "that_quarter": self.quarters.just_told,
        }  # fmt: skip

    def resolve(self, rough: RoughTime) -> When | None:
        """The time meant; None for durations, sets, and what nothing tells."""
        way, part = self._ways.get(rough.shape), PARTS.get(rough.shape)
        when = way(rough) if way else part(rough, self.frame) if part else None
        if when and when.earliest and rough.days and rough.shape in ("calendar", "weekday"):
            when = When.day(when.earliest + timedelta(days=rough.days))
        self.told.add(rough, when)
        return when

    def calendar(self, rough: RoughTime) -> When | None:
        if rough.year:
            return calendar_date(rough.year, rough.month, rough.day)
        if rough.years_moved is not None:
            year = year_moved(rough, self.frame)
            return calendar_date(year, rough.month, rough.day) if year else None
        if anchored := self.frame.anchors.get(rough.span.start):
            return calendar_date(anchored, rough.month, rough.day)
        if rough.day and (counted := self.beside_counted(rough)):
            return counted
        if rough.weekday and rough.day and (same := self.with_weekday(rough)):
            return same
        if rough.direction and not self.frame.covered_year and (today := self.frame.today()):
            return calendar_date(today.year + years_to_month(rough, today), rough.month)
        when = self.without_year(rough.month, rough.day, rough.side)
        return self.not_after(rough.later, when, rough) if rough.later and when else when

    def not_after(self, later: RoughTime, when: When, rough: RoughTime) -> When | None:
        """The day or month, moved to the year in which it comes before the later one: "between March and May", said in April."""
        end = self.calendar(later)
        if not end or not end.iso or not when.earliest or not end.earliest or when.earliest <= end.earliest:
            return when
        year = end.earliest.year - ((rough.month, rough.day) > (later.month, later.day))
        return calendar_date(year, rough.month, rough.day)

    def beside_counted(self, rough: RoughTime) -> When | None:
        """The day in the year of the one just counted ("two weeks earlier, on September 20"); None where it is another."""
        if self.counted is None or rough.span.start - self.counted[0] > BESIDE:
            return None
        day = self.counted[1]
        about = (calendar_date(day.year + by, rough.month, rough.day) for by in (-1, 0, 1))
        return next((w for w in about if w and w.earliest and abs(w.earliest - day) <= ROUGHLY), None)

    def with_weekday(self, rough: RoughTime) -> When | None:
        """The day of publication's year, or of one beside it, that falls on the weekday given with it; None for none or two."""
        published = self.frame.published
        if not published or not published.earliest or self.frame.today() is None:
            return None
        about = (calendar_date(published.earliest.year + by, rough.month, rough.day) for by in (-1, 0, 1))
        same = [when for when in about if when and when.earliest and when.earliest.isoweekday() == rough.weekday]
        return same[0] if len(same) == 1 else None

    def without_year(self, month: int, day: int, side: int = 0) -> When | None:
        """In the year that the report covers, else the year this day has elsewhere, else the one nearest to publication."""
        if self.frame.covered_year:
            return calendar_date(self.frame.covered_year, month, day)
        if covered := self.frame.covered(month, day):
            return covered
        known = self.frame.known_days.get((month, day))
        if day and known:
            return calendar_date(known, month, day)
        published = self.frame.published
        if published and published.latest:
            sure = self.frame.today() is not None
            return nearest(published.latest, lambda y: calendar_date(y, month, day), side if sure else 0, near=sure)
        return calendar_date(self.frame.usual_year, month, day) if self.frame.usual_year else None

    def range(self, rough: RoughTime) -> When | None:
        first = self.calendar(rough)
        last = self.calendar(RoughTime(rough.span, "calendar", rough.year, rough.month, rough.day_to, side=rough.side))
        return When.between(first.earliest, last.latest) if first and last and rough.day < rough.day_to else first

    def week_of(self, rough: RoughTime) -> When | None:
        day = self.calendar(rough)
        return unit_around(day.earliest, "W") if day and day.earliest else None

    def holiday(self, rough: RoughTime) -> When | None:
        day = self.frame.today()
        if day is None:
            return None
        return nearest(day, lambda year: When.day(holiday(year, rough.code)), rough.side, near=True)

    def about(self, move: Callable[[date], When | None]) -> When | None:
        """What follows from the day of publication: an interval, where that is one."""
        published = self.frame.published
        if not published or not published.earliest or not published.latest:
            return None
        first = move(published.earliest)
        last = first if published.earliest == published.latest else move(published.latest)
        if first is None or last is None or first == last:
            return first
        return When.between(first.earliest, last.latest)

    def weekday(self, rough: RoughTime) -> When | None:
        def nearest_one(day: date) -> When:
            if rough.weeks_moved is not None:
                monday = day - timedelta(days=day.weekday())
                return When.day(monday + timedelta(weeks=rough.weeks_moved, days=rough.weekday - 1))
            if rough.direction > 0:
                return When.day(weekday_after(day + timedelta(days=1), rough.weekday))
            if rough.direction < 0:
                return When.day(weekday_before(day - timedelta(days=1), rough.weekday))
            return When.day((weekday_after if rough.side > 0 else weekday_before)(day, rough.weekday))

        return self.about(nearest_one) if self.dated_closely() else None

    def dated_closely(self) -> bool:
        """True where publication is known to some weeks: a weekday within a year says nothing."""
        published = self.frame.published
        ends = (published.earliest, published.latest) if published else (None, None)
        return bool(ends[0] and ends[1] and (ends[1] - ends[0]).days < 60)

    def deictic(self, rough: RoughTime) -> When | None:
        return self.about(lambda day: When.day(day + timedelta(days=rough.days))) if self.dated_closely() else None

    def night(self, rough: RoughTime) -> When | None:
        before = timedelta(days=1)
        return self.about(lambda day: When.between(day - before, day)) if self.dated_closely() else None

    def weekend(self, rough: RoughTime) -> When | None:
        """The last Saturday and Sunday: not those of a week that has only begun."""

        def last(day: date) -> When | None:
            return unit_around(weekday_before(day, 6), "WE")

        return self.about(last) if self.dated_closely() else None

    def time(self, rough: RoughTime) -> When | None:
        """The day of an hour told alone: the one told just before, else the document's own. For its TIMEX value only."""
        before = self.told.nearest_day(rough, 120)
        return before or (self.frame.published if self.frame.today() else None)

    def told_unit(self, rough: RoughTime) -> When | None:
        """ "The following year", "the week before": from the date told last, else from the document's own or the covered year."""
        before = self.told.nearest_date(rough)
        precise = before and len(before.iso) >= PRECISE.get(rough.unit, 10)
        if before and before.earliest and precise:
            target = moved(before.earliest, rough.direction, rough.unit)
            return unit_around(target, rough.unit) if target else None
        if rough.direction > 0:
            return None
        if rough.unit == "Y" and self.frame.covered_year:
            return calendar_date(self.frame.covered_year - 1)
        return self.relative(rough)

    def ending(self, rough: RoughTime) -> When | None:
        """ "The two weeks to 3 May": so many units, the last day among them."""
        end = self.calendar(rough)
        if end is None or end.latest is None:
            return None
        start = moved(end.latest + timedelta(days=1), -rough.amount, rough.unit)
        return When.between(start, end.latest) if start else None

    def covered(self, rough: RoughTime) -> When | None:
        return calendar_date(self.frame.covered_year) if self.frame.covered_year else None

    def relative(self, rough: RoughTime) -> When | None:
        def around(day: date) -> When | None:
            target = moved(day, rough.direction, rough.unit)
            return unit_around(target, rough.unit) if target else None

        if rough.unit == "Q":
            return self.quarters.moved(rough.direction)
        fine = rough.unit in ("Y", "E", "C") or self.dated_closely()
        return self.about(around) if fine else None

    def span_of(self, rough: RoughTime) -> When | None:
        today, amount = self.frame.today(), rough.amount or 1
        if today is None or amount < 0:
            return None
        other = moved(today, rough.direction * amount, rough.unit)
        return None if other is None else When.between(*sorted((today, other)))

    def offset(self, rough: RoughTime) -> When | None:
        """So many units from today ("ago") or from the date told before ("later", "earlier")."""
        if rough.amount <= 0 or rough.unit in ("S", "M", "H"):
            return None
        if not rough.from_now and (counted := self.told.from_month_or_year(rough)):
            return counted
        day = None if rough.from_now else self.told.nearest_day(rough)
        start = self.frame.today() if rough.from_now else day.earliest if day else None
        target = moved(start, rough.direction * rough.amount, rough.unit) if start else None
        if target is None:
            return None
        self.counted = rough.span.end, target
        if rough.unit in ("E", "C"):
            # "A decade ago" is about ten years, not the decade before this one.
            return years(target.year - 1, target.year + 1)
        whole = rough.unit in ("Y", "MO") or (rough.unit == "W" and rough.from_now and rough.amount >= MANY_WEEKS)
        return unit_around(target, rough.unit) if whole else When.day(target)


def years_to_month(rough: RoughTime, today: date) -> int:
    """How many years from this one the month of "last February" or "next May" lies.

    "Last February" is not said of the month just past, which is "last month", nor "next May" in May.
    """
    if rough.direction < 0:
        return -1 if rough.month >= today.month - 1 else 0
    return 1 if rough.month <= today.month else 0
