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

APPOSED = (", ", ",\n")
"""Between a quarter and its other name."""

ENDED = re.compile(r",?\s(?:that\s)?(?:ended|ending)(?:\son)?\s\Z")


def joined_times(found: list[RoughTime], analysis: Analysis, words: TimeWords) -> list[RoughTime]:
    """The times of a text in its order, with what one has from another beside it."""
    text = analysis.text
    found = with_moved_years(found)
    found = with_clocks(found, text, words)
    found = with_renamed_quarters(with_ends_of_quarters(found, text), text)
    return with_shared_parts(with_further_days(found, analysis), text, words)


def with_moved_years(found: list[RoughTime]) -> list[RoughTime]:
    """The times, a "last year" or "this year" right after a day or month made part of it."""
    out: list[RoughTime] = []
    for rough in found:
        last = out[-1] if out else None
        year = rough.shape == "relative" and rough.unit == "Y"
        if year and last and last.shape == "calendar" and not last.year and rough.span.start - last.span.end == 1:
            out[-1] = replace(last, span=Span(last.span.start, rough.span.end), years_moved=rough.direction)
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
            between = " ".join(text[last.span.end : rough.span.start].lower().split()).strip()
            whole = day.shape in DAYS and not day.clock and (day.day or day.shape != "calendar")
            if whole and between in words.clock_joins:
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
        if after and after.month and rough.shape in ("calendar", "bare_day", "range"):
            between = " ".join(text[rough.span.end : after.span.start].lower().split())
            joined = rough.span.end <= after.span.start and between in words.sharing
            rough = sharing(rough, after) if joined else rough
        if rough.shape == "bare_day":
            if not rough.month:
                continue
            rough = replace(rough, shape="calendar")
        out.append(rough)
    return out[::-1]


def sharing(rough: RoughTime, after: RoughTime) -> RoughTime:
    """With the month and year of the one after it, where it has none of its own."""
    if rough.month and after.year and not rough.year:
        year = after.year - (rough.month > after.month)
        return replace(rough, year=year)
    if not rough.month and rough.day:
        return replace(rough, month=after.month, year=after.year)
    return rough
