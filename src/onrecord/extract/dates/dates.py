"""Time expressions as TIMEX3 names them, and the days that they mean."""

from collections.abc import Mapping

from onrecord.extract.dates.resolution import Frame, Resolver, years_told
from onrecord.extract.dates.rough_times import RoughTime, rough_times
from onrecord.extract.dates.timex import timex_type, timex_value
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Analysis
from onrecord.model.dates import When
from onrecord.model.entries import TimeExpression


def resolve_dates(
    reading: Reading, known_days: Mapping[tuple[int, int], int] | None = None
) -> tuple[TimeExpression, ...]:
    """The time expressions of a document, resolved against `reading.description.published` and against each other.

    `known_days` says in which year a month and day lie that other documents of a record tell in full. It counts only
    for words that name an event by its day ("the March 3 fire"): any other "March 3" may be of another year.
    """
    roughs = rough_times(reading.analysis, reading.language)
    days, usual = years_told(roughs)
    told = {rough.span.start: (known_days or {}).get((rough.month, rough.day)) for rough in roughs if not rough.year}
    published = reading.description.published
    frame = Frame(
        published=published.date if published else None,
        covered_year=covered_year(reading),
        usual_year=usual,
        known_days=days,
        anchors={start: year for start, year in told.items() if year and names_event(reading.analysis, start)},
    )
    return resolved(roughs, frame)


def names_event(analysis: Analysis, start: int) -> bool:
    """True for a day between an article and a noun: "the March 3 fire"."""
    word = analysis.word_at(start)
    if word is None or word.index == 0 or analysis.words[word.index - 1].pos != "DET":
        return False
    after = [w for w in analysis.words[word.index : word.index + 4] if w.pos != "NUM" and w.pos != "PROPN"]
    return bool(after) and after[0].pos == "NOUN"


def covered_year(reading: Reading) -> int | None:
    """The year that an annual report is about: the one before the year in its title."""
    published = reading.description.published
    if reading.description.kind == "report" and published and len(published.date.iso) == 4:
        return int(published.date.iso) - 1
    return None


def resolved(roughs: list[RoughTime], frame: Frame) -> tuple[TimeExpression, ...]:
    """Each expression with its TIMEX3 type and value, and the time meant."""
    resolver = Resolver(frame)
    return tuple(expression(rough, resolver.resolve(rough), frame.published) for rough in roughs)


def expression(rough: RoughTime, when: When | None, published: When | None) -> TimeExpression:
    return TimeExpression(rough.span, timex_type(rough), timex_value(rough, when, published), when)
