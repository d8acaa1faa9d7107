"""What a document tells about its time, and the year that a day without one has by it."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.extract.dates.calendar_arithmetic import calendar_date
from onrecord.extract.dates.rough_time import RoughTime
from onrecord.model.dates import When

AHEAD = timedelta(days=45)
"""A day so soon after the document's own is still to come: of last year's, a writer gives the year."""

FAR = timedelta(days=300)
"""What the tense puts further ahead than this lies behind: the verb was misread, or the day has just passed."""

SLIP = timedelta(days=2)
"""So far ahead of the document's own a day that the tense puts behind it may lie: dates of documents slip."""

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
    """Month and day to the year in which they are told in full, here or in other documents of the record."""
    anchors: Mapping[int, int] = field(default_factory=dict)
    """For an expression that names an event ("the March 3 fire"), by where it starts, the year that the record tells."""
    covers: When | None = None
    """The time that a report says it is about, which may be of two years."""

    def covered(self, month: int, day: int) -> When | None:
        """The month or day in the time that the report covers; None where it is not in it, or in more than one year."""
        if not self.covers or not self.covers.earliest or not self.covers.latest:
            return None
        years = range(self.covers.earliest.year, self.covers.latest.year + 1)
        within = [when for year in years if (when := calendar_date(year, month, day)) and self.covers.holds(when)]
        return within[0] if len(within) == 1 else None

    def today(self) -> date | None:
        """The day of publication, where it is known to the day."""
        if not self.published or self.published.earliest != self.published.latest:
            return None
        return self.published.earliest

    def year_of_publication(self) -> int | None:
        """The year of publication, where it is known to the year."""
        days = (self.published.earliest, self.published.latest) if self.published else ()
        years = {day.year if day else None for day in days}
        return years.pop() if len(years) == 1 else None

    def year_at_hand(self) -> int | None:
        """The year meant by "the year"."""
        of_publication = self.published.latest.year if self.published and self.published.latest else None
        return self.covered_year or of_publication or self.usual_year


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


def nearest(day: date, dated: Callable[[int], When | None], side: int, *, near: bool) -> When | None:
    """What `dated` gives for the year around a day: the last such up to it, or the next one where `side` is 1.

    With `near`, the next one also where nothing tells the side and it is only weeks away; a day or two ahead is a slip
    of the document's own date. What would lie most of a year ahead is past, whatever the tense.
    """
    those = [when for year in (day.year - 1, day.year, day.year + 1) if (when := dated(year)) and when.earliest]
    past = [when for when in those if when.earliest and when.earliest <= day]
    coming = [when for when in those if when.latest and when.latest >= day]
    reach = FAR if side > 0 else AHEAD if near and not side else SLIP if near else None
    if coming and reach and coming[0].earliest and coming[0].earliest - day <= reach:
        return coming[0]
    return past[-1] if past else None
