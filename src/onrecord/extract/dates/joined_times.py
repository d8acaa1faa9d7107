"""Time expressions that belong together: a day and its hour, "4 and 5 May", "April and July 2011", "3 May last year"."""

import re
from dataclasses import replace

from onrecord.extract.dates.rough_time import RoughTime
from onrecord.extract.dates.words import TimeWords
from onrecord.model.analysis import Analysis
from onrecord.model.text import Span, cover

DAYS = ("calendar", "weekday", "deictic")

DAY_AFTER = re.compile(
    r"(?:,\s|\s(?:and|or|to|through)\s|,\sand\s)(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?(?![\d:%]|[.,]\d|\w|-)"
)
"""A further day behind "April 24": ", 25", "and 26"."""

WHOLE_DAYS = ("D", "W", "F", "MO", "Y")
"""Units of which a length has a first day."""

WORDS_BEFORE = re.compile(r"(?<!\w)\w+\s+\w+\s+\w+\s+\Z")
"""Three words right before a time."""

LONGEST_BEFORE = 24
"""Characters that three such words have at most."""

APPOSED = (", ", ",\n")
"""Between a quarter and its other name."""

ENDED = re.compile(r",?\s(?:that\s)?(?:ended|ending)(?:\son)?\s\Z")


def joined_times(found: list[RoughTime], analysis: Analysis, words: TimeWords) -> list[RoughTime]:
    """The times of a text in its order, with what one has from another beside it."""
    text = analysis.text
    found = with_weeks(with_moved_years(found, text, words), text, words)
    found = with_ends(with_days_beside(found, text, words), text, words)
    found = with_clocks(found, text, words)
    found = with_renamed_quarters(with_ends_of_quarters(found, text), text)
    return with_shared_parts(with_further_days(found, analysis), text, words)


def with_moved_years(found: list[RoughTime], text: str, words: TimeWords) -> list[RoughTime]:
    """The times, a "last year" or "of this year" right after a day or month made part of it."""
    out: list[RoughTime] = []
    for rough in found:
        last = out[-1] if out else None
        year = rough.shape == "relative" and rough.unit == "Y"
        bare = last is not None and last.shape == "calendar" and not last.year
        if year and last and bare and between(last, rough, text) in words.part_joins:
            out[-1] = replace(last, span=Span(last.span.start, rough.span.end), years_moved=rough.direction)
        else:
            out.append(rough)
    return out


def with_weeks(found: list[RoughTime], text: str, words: TimeWords) -> list[RoughTime]:
    """The times, a weekday with the week that stands beside it: "Tuesday of last week", "next week, on Tuesday"."""
    out: list[RoughTime] = []
    for rough in found:
        last = out[-1] if out else None
        of_it = last is not None and last.shape == "weekday" and not last.direction and is_week(rough)
        if last and of_it and between(last, rough, text) in words.part_joins:
            out[-1] = replace(last, span=cover([last.span, rough.span]), weeks_moved=rough.direction)
            continue
        day = rough.shape == "weekday" and not rough.direction
        if last and day and is_week(last) and between(last, rough, text) in words.day_joins:
            rough = replace(rough, weeks_moved=last.direction)
        out.append(rough)
    return out


def is_week(rough: RoughTime) -> bool:
    return rough.shape == "relative" and rough.unit == "W"


def between(one: RoughTime, other: RoughTime, text: str) -> str:
    """The words between two times, in lower case."""
    return " ".join(text[one.span.end : other.span.start].lower().split())


def with_days_beside(found: list[RoughTime], text: str, words: TimeWords) -> list[RoughTime]:
    """The times, "the day before" right before a day made part of it."""
    out: list[RoughTime] = []
    for rough in found:
        if (rough.shape == "weekday" or rough.shape == "calendar" and rough.day) and not rough.days:
            before = WORDS_BEFORE.search(text, max(0, rough.span.start - LONGEST_BEFORE), rough.span.start)
            days = words.beside_days.get(" ".join(before[0].lower().split())) if before else None
            if before and days:
                rough = replace(rough, span=Span(before.start(), rough.span.end), days=days)
        out.append(rough)
    return out


def with_ends(found: list[RoughTime], text: str, words: TimeWords) -> list[RoughTime]:
    """The times, "the two weeks to 3 May" as one that ends on that day."""
    out: list[RoughTime] = []
    for rough in found:
        last = out[-1] if out else None
        counted = last is not None and last.shape == "duration" and last.amount >= 1 and last.unit in WHOLE_DAYS
        dated = rough.shape == "calendar" and rough.month and not rough.days
        if last and counted and dated and between(last, rough, text) in words.end_joins:
            out[-1] = replace(
                rough, span=cover([last.span, rough.span]), shape="ending", amount=last.amount, unit=last.unit
            )
        else:
            out.append(rough)
    return out


def with_clocks(found: list[RoughTime], text: str, words: TimeWords) -> list[RoughTime]:
    """The times, an hour beside a day ("noon on Friday", "Friday at 3 p.m.") made part of it."""
    out: list[RoughTime] = []
    for rough in found:
        last = out[-1] if out else None
        if last and {rough.shape == "time", last.shape == "time"} == {True, False}:
            hour, day = (rough, last) if rough.shape == "time" else (last, rough)
            whole = day.shape in DAYS and not day.clock and (day.day or day.shape != "calendar")
            if whole and between(last, rough, text) in words.clock_joins:
                out[-1] = replace(day, span=cover([last.span, rough.span]), clock=hour.clock, part="")
                continue
        out.append(rough)
    return out


def with_ends_of_quarters(found: list[RoughTime], text: str) -> list[RoughTime]:
    """The times, a quarter "ended September 30" with that day's month and year."""
    out: list[RoughTime] = []
    for rough in found:
        last = out[-1] if out else None
        quarter = last is not None and last.shape in ("quarter", "the_quarter")
        if last and quarter and rough.month and ENDED.match(text[last.span.end : rough.span.start]):
            out[-1] = replace(last, month=rough.month, year=last.year or rough.year)
        out.append(rough)
    return out


def with_renamed_quarters(found: list[RoughTime], text: str) -> list[RoughTime]:
    """The times, "the year-ago quarter, the second quarter ended October 31" made one quarter told twice."""
    out: list[RoughTime] = []
    for rough in found:
        last = out[-1] if out else None
        named = rough.shape == "quarter" and rough.ordinal and not rough.year and not rough.years_moved
        compared = last is not None and last.shape == "quarter" and last.years_moved and not last.ordinal
        if last and named and compared and text[last.span.end : rough.span.start] in APPOSED:
            rough = replace(rough, years_moved=last.years_moved)
            out[-1] = replace(last, ordinal=rough.ordinal, month=rough.month, fiscal=rough.fiscal)
        out.append(rough)
    return out


def with_further_days(found: list[RoughTime], analysis: Analysis) -> list[RoughTime]:
    """The times, and the days that only share the month before them: "on April 24 and 25"."""
    text, out = analysis.text, []
    for number, rough in enumerate(found):
        out.append(rough)
        end = found[number + 1].span.start if number + 1 < len(found) else len(text)
        month_first = rough.shape == "calendar" and rough.day and not rough.year and text[rough.span.end - 1].isdigit()
        at = rough.span.end
        while month_first and (match := DAY_AFTER.match(text, at, end)):
            if not counts_nothing(analysis, match.start("day"), match.end()):
                break
            at = match.end()
            out.append(replace(rough, span=Span(match.start("day"), at), day=int(match["day"]), weekday=0))
    return out


def counts_nothing(analysis: Analysis, start: int, end: int) -> bool:
    """True where a number counts no things: "March 5 and 12 people died" has one day."""
    after = analysis.text[end : end + 1]
    word = analysis.word_at(start)
    if after in (".", ",", ";", ")", "", "\n"):
        return word is None or word.dep != "nummod" or analysis.head(word).index < word.index
    return word is not None and word.dep != "nummod" and bool(analysis.text[end : end + 2].strip())


def with_shared_parts(found: list[RoughTime], text: str, words: TimeWords) -> list[RoughTime]:
    """Each with the month or year that it shares with the next: "4 and 5 May", "April and July 2011"."""
    out: list[RoughTime] = []
    for rough in reversed(found):
        after = out[-1] if out else None
        shares = after is not None and after.month and rough.shape in ("calendar", "bare_day", "range")
        if after and (shares or rough.shape == after.shape == "quarter"):
            joined = rough.span.end <= after.span.start and between(rough, after, text) in words.sharing
            rough = sharing(rough, after) if joined else rough
        if rough.shape == "bare_day":
            if not rough.month:
                continue
            rough = replace(rough, shape="calendar")
        out.append(rough)
    return out[::-1]


def sharing(rough: RoughTime, after: RoughTime) -> RoughTime:
    """With the month and year of the one after it, where it has none of its own."""
    if rough.shape == "quarter":
        return (
            replace(rough, year=after.year) if rough.ordinal and not rough.year and rough.years_moved is None else rough
        )
    if rough.month and after.year and not rough.year:
        year = after.year - (rough.month > after.month)
        return replace(rough, year=year)
    if not rough.month and rough.day:
        return replace(rough, month=after.month, year=after.year)
    return rough


def with_later(found: list[RoughTime], text: str, words: TimeWords) -> list[RoughTime]:
    """The times, a day or month without a year with the one that it is joined to: "between March and May"."""
    out: list[RoughTime] = []
    for rough in reversed(found):
        after = out[-1] if out else None
        if after and rough.shape == after.shape == "calendar" and is_bare(rough) and is_bare(after):
            joined = between(rough, after, text) in words.sharing
            # Not the ones behind that too: a list of a thousand days would be as deep.
            rough = replace(rough, later=replace(after, later=None)) if joined else rough
        out.append(rough)
    return out[::-1]


def is_bare(rough: RoughTime) -> bool:
    """True for a day or month that nothing gives a year."""
    return bool(rough.month) and not rough.year and rough.years_moved is None
