"""Dates of documents, narrowed by what other documents of the record say."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model.dates import When
from onrecord.model.document import Published
from onrecord.model.entries import Figure
from onrecord.model.groups import DocumentRead
from onrecord.model.text import Span
from onrecord.reconcile.anchors import Anchors, days_without_year
from onrecord.reconcile.comparable import Places
from onrecord.reconcile.things import Things
from onrecord.reconcile.windows import DayOfYear, Phrases, Window, shifted
from onrecord.reconcile.wording import Terms, sentence_around

PRINTED = 2
"""A report on what was said on a weekday comes out within so many days."""
NO_YEAR = 183
"""News that names a day without its year means one of the last half year."""
FIRST_LINES = 400
"""So many characters from the start tell on which day of the week something was said."""
WIDE = 400
"""Documents whose dates are known no better than this many days have no year of their own."""


@dataclass(frozen=True)
class Told:
    """What the record knows of days, and since when figures count at a place."""

    anchors: Anchors
    places: Places
    starts: dict[str, set[tuple[date, str]]]
    phrases: Phrases


@dataclass(frozen=True)
class Clue:
    """Days between which a document must lie, the words of its own that say so, and the document that helped."""

    window: Window
    words: Span
    source: str


def narrowed(
    reads: Sequence[DocumentRead], terms: Terms, by: Sequence[DocumentRead] | None = None
) -> tuple[DocumentRead, ...]:
    """The documents, with narrower dates where other documents allow them; stated dates stay as they are.

    `by`: the documents that may tell the dates of others, where not all of them may.
    """
    phrases = Phrases(terms)
    tellers = reads if by is None else by
    doubtful = [read for read in reads if is_doubtful(read)]
    if not doubtful:
        return tuple(reads)
    places = Places((f.where for read in tellers for f in read.entries.figures), terms)
    first = dated_by_days(doubtful, tellers, phrases, places)
    known = [first.get(read.document.sha256, read) for read in reads]
    telling = {read.document.sha256 for read in tellers}
    things = Things([read for read in known if read.document.sha256 in telling], terms, phrases)
    return tuple(dated_by_things(read, things) if read.document.sha256 in first else read for read in known)


def dated_by_days(
    doubtful: Sequence[DocumentRead], tellers: Sequence[DocumentRead], phrases: Phrases, places: Places
) -> dict[str, DocumentRead]:
    """By document: those whose date others can tell, narrowed by days that others give in full, and by since when they count."""
    anchors = Anchors(tellers, days_without_year(doubtful, phrases), phrases.terms, phrases)
    told = Told(anchors, places, running_starts(tellers, places), phrases)
    return {read.document.sha256: with_clues(read, list(year_clues(read, told)), phrases) for read in doubtful}


def dated_by_things(read: DocumentRead, things: Things) -> DocumentRead:
    """A document whose date others can tell, narrowed by the days of the plans, resolutions and the like that it speaks of."""
    return with_clues(read, list(thing_clues(read, things)), None)


def days_told(reads: Sequence[DocumentRead]) -> dict[tuple[int, int], int]:
    """The year of each month and day that documents write in full, where all that do agree."""
    years: dict[tuple[int, int], set[int]] = defaultdict(set)
    for read in reads:
        for day in days_in_full(read):
            years[day.month, day.day].add(day.year)
    return {day: found.pop() for day, found in years.items() if len(found) == 1}


def days_in_full(read: DocumentRead) -> Iterator[date]:
    """The days that a document writes with their year."""
    for told in read.entries.dates:
        day = told.when.earliest if told.when and told.when.iso and told.when.earliest == told.when.latest else None
        if day and str(day.year) in told.span.of(read.document.text):
            yield day


def tells_year(read: DocumentRead) -> bool:
    """True where the document's own date is known to within a year and some weeks."""
    size = window_of(read).days
    return size is not None and size <= WIDE + 1


def is_doubtful(read: DocumentRead) -> bool:
    """True where the document's day is not stated and not known."""
    published = read.description.published
    return published is None or (published.basis != "stated" and window_of(read).days != 1)


def is_wide(read: DocumentRead) -> bool:
    """True where the document's date is known so badly that days without a year can tell of it."""
    size = window_of(read).days
    return size is None or size > WIDE


def window_of(read: DocumentRead) -> Window:
    published = read.description.published
    return Window(published.date.earliest, published.date.latest) if published else Window()


def with_clues(read: DocumentRead, clues: list[Clue], phrases: Phrases | None) -> DocumentRead:
    """The document with its date narrowed by the clues; one that contradicts those before it is left out."""
    window, used = window_of(read), []
    for clue in clues:
        both = window.within(clue.window)
        if both and both != window:
            window = both
            used.append(clue)
    if not used:
        return read
    if phrases and read.description.kind != "report":
        window = by_own_days(read.document.text, window, phrases)
    own = tuple(sorted({clue.words for clue in used}))
    sources = "; ".join(dict.fromkeys(clue.source for clue in used))
    published = Published(When.between(window.earliest, window.latest), "across", own, sources)
    return replace(read, description=replace(read.description, published=published))


def running_starts(reads: Sequence[DocumentRead], places: Places) -> dict[str, set[tuple[date, str]]]:
    """For each place, the days since when the record's figures count there, and a document that says so."""
    found: dict[str, set[tuple[date, str]]] = defaultdict(set)
    for read in reads:
        for figure in read.entries.figures:
            start = figure.period.start if figure.period else None
            if figure.where and start and start.earliest and len(start.iso) == 10:
                found[places.of(figure.where)[0]].add((start.earliest, read.document.name))
    return found


def year_clues(read: DocumentRead, told: Told) -> Iterator[Clue]:
    """What days of other documents tell of a document that names them without their year."""
    if is_wide(read):
        yield from day_clues(read, told.anchors, told.phrases)
        yield from count_clues(read, told)


def day_clues(read: DocumentRead, anchors: Anchors, phrases: Phrases) -> Iterator[Clue]:
    """From days without a year. A day that the text itself gives with its year tells nothing more."""
    text = read.document.text
    days = list(phrases.days(text))
    given = {(d.month, d.day) for d in days if d.year}
    floor = max((there for d in days if d.year and (there := d.in_year(d.year))), default=None)
    for day in (d for d in days if (d.month, d.day) not in given):
        anchor = anchors.of(day, sentence_around(text, day.span).of(text), read.document.name)
        window = around(day, anchor.day, text, phrases) if anchor else None
        if anchor and window and not (floor and window.latest and window.latest < floor):
            yield Clue(window, day.span, f"document {anchor.document}: {anchor.words}")


def count_clues(read: DocumentRead, told: Told) -> Iterator[Clue]:
    """From "killed ... for nearly two years", where the record knows since when is counted at that place."""
    text, phrases = read.document.text, told.phrases
    for figure in read.entries.figures:
        those = told.starts.get(told.places.of(figure.where)[0], set()) if figure.where else set()
        length = nearly_so_long(read, figure, phrases) if len({start for start, _ in those}) == 1 else None
        if length:
            start, document = min(those)
            fewest, most = phrases.reach(length)
            sentence = sentence_around(text, figure.span)
            words = Span(sentence.start + length.start(), sentence.start + length.end())
            yield Clue(
                Window(shifted(start, fewest), shifted(start, most)), words, f"document {document}: since {start}"
            )


def nearly_so_long(read: DocumentRead, figure: Figure, phrases: Phrases) -> re.Match[str] | None:
    """ "For nearly two years" in the sentence of a figure that does not say of when it is; groups as in `Phrases.length`."""
    if figure.period:
        return None
    found = phrases.length_of_time.search(sentence_around(read.document.text, figure.span).of(read.document.text))
    return found if found and found["nearly"] else None


def around(day: DayOfYear, anchor: date, text: str, phrases: Phrases) -> Window | None:
    """When a text was published that speaks so of a day whose year is known; None where it does not tell."""
    before = text[max(0, day.span.start - 100) : day.span.start]
    length = phrases.length_after.search(before)
    if length:
        fewest, most = phrases.reach(length)
        return Window(shifted(anchor, fewest), shifted(anchor, most + PRINTED))
    if phrases.last_year.match(text, day.span.end):
        return Window(date(anchor.year + 1, 1, 1), date(anchor.year + 1, 12, 31))
    if phrases.on.search(before):
        return Window(anchor, shifted(anchor, 364))
    return None


def by_own_days(text: str, window: Window, phrases: Phrases) -> Window:
    """The window, narrowed by the days that the text itself names without their year.

    Each day in the window on which the text can have been written is tried; the window stays where none is left.
    """
    size = window.days
    if size is None or size > WIDE or not window.earliest:
        return window
    weekday = phrases.on_weekday.search(text[:FIRST_LINES])
    number = phrases.terms.table["weekdays"].index(weekday[1].lower()) if weekday else None
    reaches = list(own_reaches(text, phrases))
    if not reaches:
        return window
    days = [shifted(window.earliest, n) for n in range(size)]
    told = [d for d in days if number in (None, d.weekday()) and all(is_reached(d, *reach) for reach in reaches)]
    if not told:
        return window
    return Window(told[0], shifted(told[-1], PRINTED) if weekday else told[-1])


def own_reaches(text: str, phrases: Phrases) -> Iterator[tuple[DayOfYear, int, int]]:
    """For each "on 20 May" of what is past: the day, and how many days ago it was at least and at most."""
    for day in phrases.days(text):
        before = text[max(0, day.span.start - 100) : day.span.start]
        if day.year or not phrases.on.search(before) or phrases.ahead.search(sentence_around(text, day.span).of(text)):
            continue
        length = phrases.length_earlier.search(before)
        yield (day, *phrases.reach(length)) if length else (day, 0, NO_YEAR)


def is_reached(written: date, day: DayOfYear, fewest: int, most: int) -> bool:
    """True where the day, in some year, lies so many days before."""
    those = (day.in_year(written.year), day.in_year(written.year - 1))
    return any(fewest <= (written - there).days <= most for there in those if there)


def thing_clues(read: DocumentRead, things: Things) -> Iterator[Clue]:
    """What the days of plans, resolutions and the like tell of a document that speaks of them as done."""
    for thing in things.told_in(read):
        for dated in things.dated_like(thing, read, window_of(read).earliest, window_of(read).latest):
            yield Clue(Window(dated.day), thing.words, f"document {dated.document}: {dated.quote}")
