"""The stretches of a year and of a century that words name: "the first half of 2030", "last summer", "the 1990s"."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from onrecord.extract.dates.calendar_arithmetic import half, moved, years
from onrecord.extract.dates.frame import Frame
from onrecord.extract.dates.rough_time import RoughTime
from onrecord.model.dates import When

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def half_of_year(rough: RoughTime, frame: Frame) -> When | None:
    """ "The first half of 2030", "of the year", "of last year"."""
    year = year_moved(rough, frame) if rough.years_moved is not None else rough.year or frame.year_at_hand()
    return half(year, rough.ordinal) if year else None


def year_moved(rough: RoughTime, frame: Frame) -> int | None:
    """The year that "last year" or "this year" is; None where publication is not known to the year."""
    published = frame.year_of_publication()
    return published + rough.years_moved if published and rough.years_moved is not None else None


def part_of_year(rough: RoughTime, frame: Frame) -> When | None:
    """ "The first nine months of 2030": from the first day of the year on."""
    year = rough.year or year_moved(rough, frame)
    if not year or rough.amount <= 0:
        return None
    start = date(year, 1, 1)
    end = moved(start, rough.amount, rough.unit)
    return When.between(start, end - timedelta(days=1)) if end else None


def season(rough: RoughTime, frame: Frame) -> When | None:
    """The year of a season: which months it has depends on where one is."""
    day = frame.today()
    if rough.year:
        return years(rough.year, rough.year_to or rough.year)
    if frame.covered_year or day is None:
        return years(frame.covered_year, frame.covered_year) if frame.covered_year else None
    if rough.years_moved is not None:
        return years(day.year, day.year)
    start = SEASON_STARTS[rough.code]
    month = day.month + (12 if rough.code == "WI" and day.month < 3 else 0)
    year = day.year - (month > 12)
    if rough.side > 0:
        year += month > start + 2
    elif rough.side < 0:
        year -= month < start + 3
    else:
        year -= month < start
    return years(year, year)


def decade(rough: RoughTime, frame: Frame) -> When | None:
    """ "The 1990s"."""
    return years(rough.year, rough.year + 9)


def century(rough: RoughTime, frame: Frame) -> When | None:
    """ "The 19th century"; None for those before the calendar of documents begins."""
    first = (rough.ordinal - 1) * 100
    return years(first, first + 99) if first >= 1000 else None


def fiscal(rough: RoughTime, frame: Frame) -> When | None:
    """A body's own year: some twelve months of that year and the one before."""
    return years(rough.year - 1, rough.year)


def both_years(rough: RoughTime, frame: Frame) -> When | None:
    """ "2029-30"."""
    return years(rough.year, rough.year_to)


PARTS: Mapping[str, Callable[[RoughTime, Frame], When | None]] = {
    "half": half_of_year,
    "part_of_year": part_of_year,
    "season": season,
    "decade": decade,
    "century": century,
    "fiscal": fiscal,
    "years": both_years,
}
"""What tells the time meant, by the shape of the words."""
