"""When a document was published, where its metadata or its text states it."""

from collections import Counter

from onrecord.extract.dates.calendar_arithmetic import calendar_date
from onrecord.extract.dates.rough_times import RoughTime
from onrecord.extract.description.letterhead import Letterhead, date_of_line
from onrecord.extract.description.words import HEAD, DocumentWords, lines_of, year_of
from onrecord.extract.reading import Reading
from onrecord.model.dates import When
from onrecord.model.document import Published
from onrecord.model.text import Span


def stated(reading: Reading, words: DocumentWords, roughs: list[RoughTime], head: Letterhead) -> Published | None:
    """The date that the metadata, a yearbook's footer, a dateline or a line of its own gives; None where none does."""
    metadata = reading.document.metadata
    if metadata.published:
        return Published(metadata.published, "stated", source=metadata.published_source or "metadata")
    return (
        of_yearbook(reading.text, words)
        or of_dateline(reading.text, words, roughs)
        or of_letterhead(head)
        or of_line(reading.text, words, roughs)
    )


def of_yearbook(text: str, words: DocumentWords) -> Published | None:
    """The year in a yearbook's footers, where they agree on most pages."""
    footers = list(words.yearbook.finditer(text))
    if not footers:
        return None
    year = Counter(year_of(m) for m in footers).most_common(1)[0][0]
    first = next(m for m in footers if year_of(m) == year)
    return Published(When.at(year), "stated", (Span(*first.span()).stripped(text),))


def of_dateline(text: str, words: DocumentWords, roughs: list[RoughTime]) -> Published | None:
    """The date after the place; a year that is missing comes from the release's number."""
    head = text[:HEAD]
    match = words.wire.search(head) or words.dateline.search(head)
    if not match:
        return None
    span = Span(*match.span("date"))
    rough = next((r for r in roughs if r.shape == "calendar" and r.day and r.span.touches(span)), None)
    if rough is None:
        return None
    if rough.year:
        return published(calendar_date(rough.year, rough.month, rough.day), rough.span)
    number = words.number.search(head)
    if number and int(number["month"]) == rough.month:
        when = calendar_date(int(number["year"]), rough.month, rough.day)
        return published(when, rough.span, Span(*number.span()))
    return None


def of_line(text: str, words: DocumentWords, roughs: list[RoughTime]) -> Published | None:
    """A full date that fills a line of the head or follows "Published:"; one in a sentence or a title is of what it tells."""
    full = [r for r in roughs if r.shape == "calendar" and r.day and r.year and r.span.start < HEAD]
    for line in lines_of(text, HEAD):
        for rough in full:
            if not line.holds(rough.span):
                continue
            before = text[line.start : rough.span.start].strip()
            after = text[rough.span.end : line.end].strip(" .|,-–—")
            alone = len(before) <= 2 and (len(after) <= 2 or len(after) < 40 and not after[-1].isalpha())
            if alone or words.published_marks.search(before) or date_of_line(text, line, roughs, words):
                return published(calendar_date(rough.year, rough.month, rough.day), rough.span)
    return None


def of_letterhead(head: Letterhead) -> Published | None:
    """The date among the lines before the text."""
    if head.date is None:
        return None
    return published(calendar_date(head.date.year, head.date.month, head.date.day), head.date.span)


def published(when: When | None, *spans: Span) -> Published | None:
    return Published(when, "stated", spans) if when else None
