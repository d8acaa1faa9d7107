"""Documents and entries as rows: their words, who they name, when they hold."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from onrecord.model.codec import to_json
from onrecord.model.dates import When
from onrecord.model.document import Description
from onrecord.model.entries import KIND_OF, Call, Entry, Event, Figure, Finding, Quotation
from onrecord.model.groups import DocumentRead
from onrecord.model.layout import Layout
from onrecord.model.text import Span

Row = dict[str, str | int | None]
"""A row of a table, by column."""

GAP = " […] "
"""Between the words of an entry that stand apart in the text."""


@dataclass(frozen=True, slots=True)
class Named:
    """A party that an entry names, and as what: `speaker`, `by`, `accused`, `to`, `authority`, `said_by`, `party`, `body`."""

    role: str
    name: str


def own_spans(entry: Entry) -> tuple[Span, ...]:
    """The words that are the entry: several spans for a quotation that a cue interrupts."""
    return entry.content if isinstance(entry, Quotation) else (entry.span,)


def words_of(entry: Entry, text: str) -> str:
    """The entry's words as one string."""
    return GAP.join(span.of(text) for span in own_spans(entry))


def all_spans(entry: Entry) -> Iterator[tuple[str, Span]]:
    """Every span that an entry points to, with its part: `words` first, then those of its fields."""
    for span in own_spans(entry):
        yield "words", span
    match entry:
        case Quotation():
            for span in entry.source:
                yield "source", span
            for span in entry.cue:
                yield "cue", span
            return
        case Call() if entry.answered:
            yield "answered", entry.answered
    for evidence in entry.evidence:
        yield evidence.field, evidence.span


def parties_of(entry: Entry) -> list[Named]:
    """Who the entry names, in the order of its fields; each role and name once."""
    match entry:
        case Quotation():
            named = [("speaker", entry.speaker)]
        case Figure():
            named = [*(("by", name) for name in entry.by), ("authority", entry.authority), ("said_by", entry.said_by)]
        case Finding():
            named = [("by", entry.by), *(("accused", name) for name in entry.accused)]
        case Call():
            named = [("by", entry.by), *(("to", name) for name in entry.to)]
        case Event():
            named = [*(("party", name) for name in entry.parties), ("body", entry.body)]
    return [Named(role, name) for role, name in dict.fromkeys(named) if name]


def time_of(entry: Entry, description: Description) -> When | None:
    """When the entry holds: an event's or figure's own time, else the document's date. None: nothing tells."""
    match entry:
        case Event():
            return When.between(entry.date.earliest, (entry.until or entry.date).latest)
        case Figure() if entry.period:
            period = entry.period
            if period.as_of:
                return period.as_of
            start, end = period.start or period.end, period.end or period.start
            if start and end:
                return When.between(start.earliest, end.latest)
    return description.published.date if description.published else None


def searched_fields(entry: Entry) -> str:
    """What search knows of an entry beside its words: names, categories, places."""
    named = [party.name for party in parties_of(entry)]
    match entry:
        case Figure():
            named += [entry.what, entry.whom, entry.where]
        case Finding():
            named += [entry.category.replace("_", " "), entry.stance]
        case Event():
            named += [entry.type.replace("_", " ")]
    return " · ".join(dict.fromkeys(part for part in named if part))


def without_text(read: DocumentRead) -> DocumentRead:
    """The document as its row holds it: text, names and layout are kept apart."""
    return replace(read, document=replace(read.document, text="", name="", names=(), layout=Layout()))


def folded(name: str) -> str:
    """A name as filters compare it: without case and accents.

    >>> folded("Élise")
    'elise'
    """
    if name.isascii():
        return name.casefold()
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark))
    return plain.casefold()


def document_row(read: DocumentRead, found: str, settled: str | None, made_by: str, name: str) -> Row:
    """A document's row; what it holds of the document's description is the settled one's."""
    document, what = read.document, read.description
    date = what.published.date if what.published else None
    return {
        "sha256": document.sha256, "name": name, "title": what.title, "publisher": what.publisher, "kind": what.kind,
        "language": what.language, "published": str(date or ""), "earliest": iso(date and date.earliest),
        "latest": iso(date and date.latest), "basis": what.published.basis if what.published else "",
        "reader": document.reader, "made_by": made_by, "characters": len(document.text), "entries": len(read.entries.all()),
        "text_sha256": hash_of_text(document.text), "text": document.text, "found": found, "settled": settled,
        "file": document.file, "section": document.section, "starts": document.starts,
    }  # fmt: skip


def entry_row(read: DocumentRead, entry: Entry) -> Row:
    """An entry's row, without the number that the table gives it."""
    span, when = entry.span, time_of(entry, read.description)
    return {
        "document": read.document.sha256, "id": entry.id, "kind": KIND_OF[type(entry)], "start": span.start, "end": span.end,
        "words": words_of(entry, read.document.text), "earliest": iso(when and when.earliest),
        "latest": iso(when and when.latest), "fields": to_json(entry),
    }  # fmt: skip


def words_rows(entry: Entry, text: str) -> list[tuple[str, int, int, str]]:
    """The words an entry points to: part, start, end, words."""
    return [(part, span.start, span.end, span.of(text)) for part, span in all_spans(entry)]


def party_rows(entry: Entry) -> list[tuple[str, str, str]]:
    """Who an entry names: role, name, the name folded."""
    return [(party.role, party.name, folded(party.name)) for party in parties_of(entry)]


def iso(day: object) -> str | None:
    return None if day is None else str(day)


def hash_of_text(text: str) -> str:
    """The SHA-256 of a kept text in UTF-8."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
