"""By when something is asked for."""

import calendar
import re
from datetime import date, timedelta

from onrecord.extract.calls.words import call_words
from onrecord.extract.reading import Reading
from onrecord.model.dates import When
from onrecord.model.entries import TimeExpression
from onrecord.model.text import Span

DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(\d+)H)?\Z")
"""The durations of TIMEX3 that a deadline can have: P1Y, P6M, P2W, P10D, PT48H."""

YEAR = re.compile(r"\d{4}\Z")


def deadline_in(reading: Reading, action: Span) -> When | None:
    """The deadline that the words of an action give: "by June 2026", "within a year" of the date told before it.

    None where they give none, or a length of time that begins on no date told.
    """
    known, analysis = call_words(reading.language), reading.analysis
    for expression in reading.dates_in(action):
        first = analysis.word_at(expression.span.start)
        if first is None:
            continue
        before = analysis.words[first.index - 1].lower if first.index else ""
        length = DURATION.match(expression.value)
        if length and known.deadline_within & {before, first.lower}:
            start = beginning(reading, action)
            return later(start, length) if start else None
        # "The end of the year" dates no event, for it may be any year told of; of what is asked for it is the year of asking.
        when = expression.when or (When.at(expression.value) if YEAR.match(expression.value) else None)
        if when and known.deadline_before & {before, first.lower}:
            return last_day_before(when) if "before" in (before, first.lower) else when
    return None


def beginning(reading: Reading, action: Span) -> When | None:
    """The date from which "within" counts: the last one told before the action in its sentence, else the document's."""
    sentence = reading.analysis.sentence_at(action.start)
    told: list[TimeExpression] = []
    if sentence:
        told = [d for d in reading.dates_in(Span(sentence.span.start, action.start)) if d.when and d.type == "DATE"]
    if told:
        return told[0].when
    return reading.description.published.date if reading.description.published else None


def later(start: When, length: re.Match[str]) -> When | None:
    """A date moved on by a length of time, at the precision of both; None for an interval without a beginning."""
    if start.earliest is None:
        return None
    years, months, weeks, days, hours = (int(n or 0) for n in length.groups())
    moved = month_later(start.earliest, 12 * years + months) + timedelta(days=7 * weeks + days + hours // 24)
    width = len(start.iso) if not (weeks or days or hours) or len(start.iso) == 10 else 0
    return When.at(moved.isoformat()[:width]) if width else None


def month_later(day: date, months: int) -> date:
    """The same day of a later month, or its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_day_before(when: When) -> When | None:
    """The day before a date begins."""
    return When.day(when.earliest - timedelta(days=1)) if when.earliest else None
