"""Which day, month or year a time expression means: from the document's own date, the year it covers, and the dates around."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.extract.dates.calendar_arithmetic import (
    calendar_date,
    half,
    moved,
    quarter,
    unit_around,
    weekday_after,
    weekday_before,
    years,
)
from onrecord.extract.dates.rough_times import RoughTime
from onrecord.model.dates import When

NEAR = 700
"""Characters within which "the next day" looks back for the day before it."""

AHEAD = timedelta(days=45)
"""A day so soon after the document's own is still to come: of last year's, a writer gives the year."""

OFTEN = 2
"""Times that a document has to give a year before days without one are taken to be of it."""


@dataclass(frozen=True)
class Frame:
    """What a document tells about its time. None: nothing."""

    published: When | None = None
    covered_year: int | None = None
    """The year that an annual report is about."""
    usual_year: int | None = None
    """The year that the document gives most often."""
    known_days: Mapping[tuple[int, int], int] = field(default_factory=dict)
    anchors: Mapping[int, int] = field(default_factory=dict)
    """For an expression that names an event ("the March 3 fire"), by where it starts, the year that the record tells."""
    """Month and day to the year in which they are told in full, here or in other documents of the record."""


def years_told(roughs: list[RoughTime]) -> tuple[dict[tuple[int, int], int], int | None]:
    """The days given with a year (those of two years left out), and the year given most often."""
    days: dict[tuple[int, int], int] = {}
    unsure = set()
    for rough in roughs:
        full = rough.shape == "calendar" and rough.year and rough.day
        if full and days.setdefault((rough.month, rough.day), rough.year) != rough.year:
            unsure.add((rough.month, rough.day))
    counted = Counter(r.year for r in roughs if r.year and r.shape in ("calendar", "range") and r.month)
    usual = max(counted, key=lambda y: (counted[y], y)) if counted else 0
    return {k: v for k, v in days.items() if k not in unsure}, usual if counted[usual] >= OFTEN else None


def nearest_past(day: date, month: int, day_of_month: int, *, ahead: bool) -> When | None:
    """The last such month or day up to a day; with `ahead` the next one, where that is only weeks away."""
    when = calendar_date(day.year, month, day_of_month)
    if when and when.earliest and when.earliest <= day:
        following = calendar_date(day.year + 1, month, day_of_month)
        soon = ahead and following and following.earliest and following.earliest - day <= AHEAD
        return following if soon else when
    if ahead and when and when.earliest and when.earliest - day <= AHEAD:
        return when
    return calendar_date(day.year - 1, month, day_of_month)


class Resolver:
    """Resolves time expressions in order; each may lean on those before it."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.found: list[tuple[int, When]] = []
        self.told_year = 0
        """The last year that the words themselves gave."""
        self._ways: dict[str, Callable[[RoughTime], When | None]] = {
            "calendar": self.calendar, "range": self.range, "weekday": self.weekday, "deictic": self.deictic,
            "night": self.night, "anaphor": self.anaphor, "that_year": self.that_year, "covered": self.covered,
            "relative": self.relative, "span_of": self.span_of, "offset": self.offset, "half": self.half,
            "quarter": self.quarter, "season": self.season, "decade": self.decade, "years": self.years,
        }  # fmt: skip

    def resolve(self, rough: RoughTime) -> When | None:
        """The time meant; None for durations, sets, and what nothing tells."""
        way = self._ways.get(rough.shape)
        when = way(rough) if way else None
        self.told_year = rough.year or self.told_year
        if when:
            self.found.append((rough.span.start, when))
        return when

    def calendar(self, rough: RoughTime) -> When | None:
        if rough.year:
            return calendar_date(rough.year, rough.month, rough.day)
        if rough.years_moved is not None:
            published = self.frame.published
            years = {day.year for day in (published.earliest, published.latest) if day} if published else set()
            return calendar_date(years.pop() + rough.years_moved, rough.month, rough.day) if len(years) == 1 else None
        if anchored := self.frame.anchors.get(rough.span.start):
            return calendar_date(anchored, rough.month, rough.day)
        return self.without_year(rough.month, rough.day)

    def without_year(self, month: int, day: int) -> When | None:
        """In the year that the report covers, else the year this day has elsewhere, else the nearest past."""
        if self.frame.covered_year:
            return calendar_date(self.frame.covered_year, month, day)
        known = self.frame.known_days.get((month, day))
        if day and known:
            return calendar_date(known, month, day)
        published = self.frame.published
        if published and published.latest:
            return nearest_past(published.latest, month, day, ahead=self.today() is not None)
        return calendar_date(self.frame.usual_year, month, day) if self.frame.usual_year else None

    def range(self, rough: RoughTime) -> When | None:
        first = self.calendar(rough)
        last = self.calendar(RoughTime(rough.span, "calendar", rough.year, rough.month, rough.day_to))
        return When.between(first.earliest, last.latest) if first and last and rough.day < rough.day_to else first

    def today(self) -> date | None:
        """The day of publication, where it is known to the day."""
        published = self.frame.published
        return published.earliest if published and published.earliest == published.latest else None

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
        def nearest(day: date) -> When:
            if rough.direction > 0:
                return When.day(weekday_after(day + timedelta(days=1), rough.weekday))
            return When.day(weekday_before(day, rough.weekday))

        return self.about(nearest) if self.dated_closely() else None

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

    def nearest_day(self, rough: RoughTime) -> When | None:
        """The last day told before, close by."""
        for start, when in reversed(self.found):
            if rough.span.start - start > NEAR:
                return None
            if when.earliest and when.earliest == when.latest:
                return when
        return None

    def anaphor(self, rough: RoughTime) -> When | None:
        before = self.nearest_day(rough)
        return When.day(before.earliest + timedelta(days=rough.days)) if before and before.earliest else None

    def that_year(self, rough: RoughTime) -> When | None:
        return calendar_date(self.told_year) if self.told_year else None

    def year_at_hand(self) -> int | None:
        """The year meant by "the year"."""
        published = self.frame.published
        of_publication = published.latest.year if published and published.latest else None
        return self.frame.covered_year or of_publication or self.frame.usual_year

    def covered(self, rough: RoughTime) -> When | None:
        return calendar_date(self.frame.covered_year) if self.frame.covered_year else None

    def relative(self, rough: RoughTime) -> When | None:
        def around(day: date) -> When | None:
            target = moved(day, rough.direction, rough.unit)
            return unit_around(target, rough.unit) if target else None

        fine = rough.unit in ("Y", "E", "C") or self.dated_closely()
        return self.about(around) if fine else None

    def span_of(self, rough: RoughTime) -> When | None:
        today, amount = self.today(), rough.amount or 1
        if today is None or amount < 0:
            return None
        other = moved(today, rough.direction * amount, rough.unit)
        return None if other is None else When.between(*sorted((today, other)))

    def offset(self, rough: RoughTime) -> When | None:
        """So many units from today ("ago") or from the day told before ("later", "earlier")."""
        if rough.amount <= 0 or rough.unit in ("S", "M", "H"):
            return None
        before = None if rough.from_now else self.nearest_day(rough)
        start = self.today() if rough.from_now else before.earliest if before else None
        if start is None:
            return None
        target = moved(start, rough.direction * rough.amount, rough.unit)
        if target is None:
            return None
        return unit_around(target, rough.unit) if rough.unit in ("Y", "MO", "E") else When.day(target)

    def half(self, rough: RoughTime) -> When | None:
        year = rough.year or self.year_at_hand()
        return half(year, rough.ordinal) if year else None

    def quarter(self, rough: RoughTime) -> When | None:
        year = rough.year or self.year_at_hand()
        return quarter(year, rough.ordinal) if year else None

    def season(self, rough: RoughTime) -> When | None:
        return years(rough.year, rough.year) if rough.year else None

    def decade(self, rough: RoughTime) -> When | None:
        return years(rough.year, rough.year + 9)

    def years(self, rough: RoughTime) -> When | None:
        return years(rough.year, rough.year_to)
