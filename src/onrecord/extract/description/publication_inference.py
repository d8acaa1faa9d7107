"""When a document must have been published, as far as what it tells bounds it. An interval; never a guess."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.extract.dates.calendar_arithmetic import calendar_date, moved, weekday_after
from onrecord.extract.dates.rough_times import RoughTime
from onrecord.extract.description.words import DocumentWords
from onrecord.extract.reading import Reading
from onrecord.model.dates import When
from onrecord.model.document import Published
from onrecord.model.text import Span

CLOSE = timedelta(days=100)
"""A day without a year is of the writer's own year only where a full date lies as near as this."""

LATE = 21
"""The day from which a month is late."""


@dataclass(frozen=True)
class Known:
    """What other documents of the record tell: the year of a month and day, and the day that most of them tell of."""

    days: Mapping[tuple[int, int], int]
    main: date | None = None


NOTHING_KNOWN = Known({})


class Bounds:
    """The interval as it narrows, with the words that narrow it."""

    def __init__(self) -> None:
        self.earliest: date | None = None
        self.latest: date | None = None
        self.words: list[Span] = []

    def narrow(self, earliest: date | None, latest: date | None, words: Span) -> None:
        """Take a bound in where it agrees with the ones before; where it does not, nothing is certain about it."""
        low = max((d for d in (self.earliest, earliest) if d), default=None)
        high = min((d for d in (self.latest, latest) if d), default=None)
        if (low and high and low > high) or (low, high) == (self.earliest, self.latest):
            return
        self.earliest, self.latest = low, high
        self.words.append(words)


def inferred(
    reading: Reading, words: DocumentWords, roughs: list[RoughTime], known: Known = NOTHING_KNOWN
) -> Published | None:
    """Not before the latest past date; within a length of time since an event; up to the end of the year that it leaves out."""
    text, bounds = reading.text, Bounds()
    full = [(r, w) for r in roughs if r.shape == "calendar" and r.year and (w := calendar_date(r.year, r.month, r.day))]
    past = [(r, w) for r, w in full if not said_to_come(text, r, words)]
    if past:
        rough, when = max(past, key=lambda p: (p[1].earliest or date.min, -p[0].span.start))
        bounds.narrow(when.earliest, None, rough.span)
    days = {**known.days, **{(r.month, r.day): r.year for r, _ in full if r.day}}
    lengths(text, words, roughs, days, main_day(text, words, full) or known.main, bounds)
    if bounds.latest or (any(r.month for r, _ in past) and news_day(reading, roughs)):
        yearless(text, words, roughs, days, bounds)
    weekdays(reading, roughs, bounds)
    if not bounds.earliest and not bounds.latest:
        return None
    when = When.between(bounds.earliest, bounds.latest)
    across = known != NOTHING_KNOWN and bounds.latest is not None
    return Published(when, "across" if across else "inferred", tuple(bounds.words))


def said_to_come(text: str, rough: RoughTime, words: DocumentWords) -> bool:
    """True where a word before says that the date may lie ahead ("by the end of 2030")."""
    before = text[max(0, rough.span.start - 30) : rough.span.start].lower().split()
    return any(w in words.until_words for w in before[-3:])


def main_day(text: str, words: DocumentWords, full: list[tuple[RoughTime, When]]) -> date | None:
    """The day since which the document counts: one after "since", else the one that it tells most."""
    days = [(r, w.earliest) for r, w in full if r.day and w.earliest]
    for rough, day in days:
        if word_before(text, rough) in words.since_words:
            return day
    counted = Counter(day for _, day in days).most_common(1)
    return counted[0][0] if counted and counted[0][1] > 1 else None


def lengths(
    text: str,
    words: DocumentWords,
    roughs: list[RoughTime],
    days: Mapping[tuple[int, int], int],
    main: date | None,
    bounds: Bounds,
) -> None:
    """ "For over one month", "almost two years after the raid of 3 May": the length since a day known."""
    for index, rough in enumerate(roughs):
        if rough.shape != "duration" or rough.amount <= 0 or rough.unit not in ("W", "MO", "Y"):
            continue
        said = rough.span.of(text).lower()
        before = text[max(0, rough.span.start - 12) : rough.span.start].lower()
        over = said.startswith(words.more_words) or before.rstrip().endswith(words.more_words)
        nearly = said.startswith(words.nearly_words) or before.rstrip().endswith(words.nearly_words)
        start = day_after(text, words, roughs, index, days)
        if start is None and word_before(text, rough) in words.length_words:
            start = main
        if start is None or not (over or nearly):
            continue
        amount = rough.amount
        if over:
            first, last = moved(start, amount, rough.unit), moved(start, amount + 1, rough.unit)
            last = last - timedelta(days=1) if last else None
        else:
            last = moved(start, amount, rough.unit)
            first = shortly_before(last, rough.unit) if last else None
        bounds.narrow(first, last, rough.span)


def shortly_before(day: date, unit: str) -> date | None:
    """A quarter of the unit before a day: "nearly two years" is more than one and three quarters."""
    return moved(day, -3, "MO") if unit == "Y" else moved(day, -7 if unit == "MO" else -2, "D")


def word_before(text: str, rough: RoughTime) -> str:
    """The word before an expression, in lower case; empty where there is none."""
    return (text[max(0, rough.span.start - 16) : rough.span.start].lower().split() or [""])[-1]


def day_after(
    text: str, words: DocumentWords, roughs: list[RoughTime], index: int, days: Mapping[tuple[int, int], int]
) -> date | None:
    """The day that stands right after "after" or "since" behind a length of time; None where there is none."""
    rough = roughs[index]
    if index + 1 == len(roughs):
        return None
    following = roughs[index + 1]
    between = text[rough.span.end : following.span.start].lower()
    if len(between) > 60 or not between.split() or between.split()[0] not in words.after_words or "." in between:
        return None
    year = following.year or days.get((following.month, following.day), 0)
    when = calendar_date(year, following.month, following.day) if year and following.day else None
    return when.earliest if when else None


def yearless(
    text: str, words: DocumentWords, roughs: list[RoughTime], days: Mapping[tuple[int, int], int], bounds: Bounds
) -> None:
    """A writer leaves out the year of writing: days close to the last full date are of its year, which has not ended."""
    anchor = bounds.earliest
    if anchor is None:
        return
    year = bounds.latest.year if bounds.latest else anchor.year
    near = []
    for rough in roughs:
        if rough.shape != "calendar" or rough.year or not rough.month or (rough.month, rough.day) in days:
            continue
        when = calendar_date(year, rough.month, rough.day or (LATE if rough.edge == "late" else 1))
        if when and when.earliest and abs(when.earliest - anchor) <= CLOSE and not said_to_come(text, rough, words):
            near.append((when.earliest, rough.span))
    # The last full date may be years old: only news of the days after it shows that it is not.
    if bounds.latest or any(day > anchor for day, _ in near):
        for day, span in near:
            bounds.narrow(day, date(year, 12, 31), span)


def weekdays(reading: Reading, roughs: list[RoughTime], bounds: Bounds) -> None:
    """The news of a weekday in the first sentence is later than all else that is told: not before the first such day."""
    if not bounds.earliest or not bounds.latest:
        return
    rough = news_day(reading, roughs)
    if rough:
        day = weekday_after(bounds.earliest, rough.weekday)
        if day <= bounds.latest:
            bounds.narrow(day, None, rough.span)


def news_day(reading: Reading, roughs: list[RoughTime]) -> RoughTime | None:
    """The weekday of the first sentence, by which news gives its day; None where there is none."""
    if not reading.analysis.sentences:
        return None
    first = reading.analysis.sentences[0].span
    return next((r for r in roughs if r.shape == "weekday" and not r.direction and first.holds(r.span)), None)
