"""Time expressions as TIMEX3 names them, and the days that they mean."""

from collections.abc import Mapping

from onrecord.extract.dates.frame import Frame, years_told
from onrecord.extract.dates.resolution import Resolver
from onrecord.extract.dates.rough_time import RoughTime
from onrecord.extract.dates.rough_times import rough_times
from onrecord.extract.dates.timex import timex_type, timex_value
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Analysis
from onrecord.model.entries import TimeExpression

QUARTERS = ("quarter", "the_quarter", "that_quarter")


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
        covers=reading.document.metadata.covers,
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
    """The year that an annual report is about: the one that it says it covers, else the one before the year in its title."""
    covers = reading.document.metadata.covers
    if covers:
        return int(covers.iso) if len(covers.iso) == 4 else None
    published = reading.description.published
    if reading.description.kind == "report" and published and len(published.date.iso) == 4:
        return int(published.date.iso) - 1
    return None


def resolved(roughs: list[RoughTime], frame: Frame) -> tuple[TimeExpression, ...]:
    """Each expression with its TIMEX3 type and value, and the time meant."""
    resolver = Resolver(frame)
    expressions = (expression(rough, resolver) for rough in roughs)
    return tuple(one for one in expressions if one)


def expression(rough: RoughTime, resolver: Resolver) -> TimeExpression | None:
    """The expression; None for "the quarter" of a text that tells of none."""
    when = resolver.resolve(rough)
    kind, value = timex_type(rough, when), timex_value(rough, when)
    if rough.shape in QUARTERS:
        meant = resolver.quarters.meant.get(rough.span.start)
        if meant is None and rough.shape != "quarter":
            return None
        value = f"{meant[0]}-Q{meant[1]}" if meant else value
    if rough.shape == "offset" and (compared := resolver.quarters.year_before(rough)):
        kind, value = "DATE", compared
    if rough.shape == "covered" and when is None:
        # A guess that TIMEX makes; a record says nothing of it.
        value = str(resolver.frame.year_at_hand() or value)
    return TimeExpression(rough.span, kind, value, None if rough.shape == "time" else when)
