"""What a document is: title, publisher, kind, date."""

from onrecord.extract.dates.rough_times import RoughTime, rough_times
from onrecord.extract.description.letterhead import Letterhead, read_letterhead, short_lines
from onrecord.extract.description.publication import stated
from onrecord.extract.description.publication_inference import NOTHING_KNOWN, Known, inferred
from onrecord.extract.description.publisher import TAIL, issuer, own_verbs, signer, speaks_for_itself
from onrecord.extract.description.words import HEAD, DocumentWords, document_words, lines_of
from onrecord.extract.parties.words import party_words
from onrecord.extract.parties.written import shown_name
from onrecord.extract.reading import Reading
from onrecord.model.document import Description
from onrecord.model.text import Span
from onrecord.model.vocabulary import DocumentKind

TITLE_LINES = 12
"""Lines at the head among which the title is."""

LONG_LINE = 200
"""Characters above which a line is a paragraph of the text: after two of them no title comes."""


def describe(reading: Reading, known: Known = NOTHING_KNOWN) -> Description:
    """What the document says of itself; its metadata goes first. `known`: what other documents of a record tell of days."""
    words, metadata = document_words(reading.language), reading.document.metadata
    roughs = rough_times(reading.analysis, reading.language)
    head = read_letterhead(reading.text, words, party_words(reading.language), roughs)
    kind, publisher_span = kind_and_publisher(reading, words, roughs, head)
    title_span = find_title(reading, words, kind, head)
    publisher = shown_name(publisher_span.of(reading.text)) if publisher_span else ""
    return Description(
        title=metadata.title or (" ".join(title_span.of(reading.text).split()) if title_span else ""),
        publisher=metadata.publisher or publisher,
        kind=kind,
        language=metadata.language or reading.language.code,
        published=stated(reading, words, roughs, head) or inferred(reading, words, roughs, known),
        title_span=None if metadata.title else title_span,
        publisher_span=None if metadata.publisher else publisher_span,
    )


def kind_and_publisher(
    reading: Reading, words: DocumentWords, roughs: list[RoughTime], head: Letterhead
) -> tuple[DocumentKind, Span | None]:
    """The kind, and the words that name the publisher; news has one only where its head states it."""
    text, named = reading.text, issuer(reading.text, words)
    lines = [line.of(text) for line in lines_of(text, len(text))]
    if words.yearbook.search(text) or reading.document.metadata.covers:
        return "report", named
    signed = signer(text, words)
    if signed and words.signed.search(text, max(0, len(text) - TAIL)):
        return "statement", signed
    bylined = any(words.byline.fullmatch(line.of(text)) for line in short_lines(text))
    if bylined or words.wire.search(text[:HEAD]) or words.agency.search(text[:HEAD]):
        return "news", head.publisher or named
    speaker = speaks_for_itself(reading, words)
    stated_in_title = words.titled.search(text[:HEAD])
    title_names = Span(*stated_in_title.span("publisher")) if stated_in_title else None
    body = reading.organs[0].words if reading.organs else None
    letterhead = None if (title_names or body) and head.is_only_loud else head.publisher
    named = named or letterhead or title_names or body or signed
    low = " ".join(text[:HEAD].lower().split())
    marked = (
        head.is_release
        or any(words.marks_release(line) for line in lines)
        or any(f" {m} " in low for m in words.release_marks)
    )
    if marked or words.dateline.search(text[:HEAD]):
        return "press_release", named or speaker
    if words.letter.search(text[:HEAD]) or any(
        line.strip().lower() in words.statement_marks for line in lines[:TITLE_LINES]
    ):
        return "statement", named or speaker
    if title_names:
        return "statement", named
    dated = told_by_weekday(reading, roughs)
    if speaker and not dated and own_verbs(reading, words, speaker.of(text)):
        return "press_release", (letterhead if not head.is_only_loud else None) or speaker
    kind = kind_of_title(reading, words)
    # Under the letterhead of an institution it speaks itself, where nothing else tells.
    return kind or ("news" if dated else "report" if head.publisher else "other"), named


def kind_of_title(reading: Reading, words: DocumentWords) -> DocumentKind | None:
    """The kind that a word of one of the first short lines gives: "Statement on ...", "... : summary of findings"."""
    for line in short_lines(reading.text):
        low = line.of(reading.text).lower()
        if any(low.startswith(mark) for mark in words.statement_marks):
            return "statement"
        if any(low.endswith(mark) or low.startswith(mark) for mark in words.report_marks):
            return "report"
    return None


def told_by_weekday(reading: Reading, roughs: list[RoughTime]) -> bool:
    """True where one of the first sentences gives its day by the weekday or as today, as news does."""
    first = reading.analysis.sentences[:4]
    shapes = ("weekday", "deictic", "night")
    return any(r.shape in shapes and any(s.span.holds(r.span) for s in first) for r in roughs)


def find_title(reading: Reading, words: DocumentWords, kind: DocumentKind, head: Letterhead) -> Span | None:
    """The first line of the head that is like a title: a few words without a full stop, apart from marks and datelines."""
    text = reading.text
    lines = list(lines_of(text, HEAD * 2))[:TITLE_LINES]
    told = 0
    for number, line in enumerate(lines[:-1]):
        shown = line.of(text)
        told += len(shown) > LONG_LINE
        if told > 1 or words.wire.match(text):
            return None
        if any(line.holds(named) for named in head.lines) and kind != "report":
            continue
        if words.is_frame(shown) or words.number.match(shown) or words.wire.match(shown) or words.dateline.match(shown):
            continue
        least = 1 if number == 0 and (kind == "report" or shown.isupper()) else 4
        counted = len(shown.split())
        if least <= counted <= 40 and (shown.rstrip("\"'”»’")[-1:] not in ".:,;" or number == 0 and counted <= 25):
            line = next((short for short in short_lines(text) if line.holds(short)), line)
            return line if shown[0] not in "“\"'‘«•(" else None
    return None
