"""One document to all its entries: the steps in their order."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from onrecord.extract.calls.calls import find_calls
from onrecord.extract.dates.dates import resolve_dates
from onrecord.extract.description.description import describe
from onrecord.extract.events.events import find_events
from onrecord.extract.figures.figures import find_figures
from onrecord.extract.findings.belonging import with_belonging
from onrecord.extract.findings.blanket_denials import find_blanket_denials
from onrecord.extract.findings.findings import find_findings
from onrecord.extract.parties.mentions import find_parties
from onrecord.extract.quotations.alone import find_attributions_alone
from onrecord.extract.quotations.chains import chained
from onrecord.extract.quotations.quotations import find_attributions
from onrecord.extract.reading import Reading
from onrecord.extract.tagger.tagger import QuotationTagger, tagger_of
from onrecord.languages import Language
from onrecord.languages.paragraphs import find_paragraphs
from onrecord.model.analysis import Analysis
from onrecord.model.document import Document, Published
from onrecord.model.entries import Call, Entries, Event, Figure, Finding, Quotation
from onrecord.model.groups import DocumentRead
from onrecord.model.how import AS_A_WHOLE, How

VERSION = 13
"""Raised with every change of what the extractors find; entries carry it in their `origin`."""

HEAD = 2_000
"""Characters of a text that tell what it is, where only its quotations are asked for."""

E = TypeVar("E", Quotation, Figure, Finding, Call, Event)


def read_entries(
    document: Document,
    language: Language,
    published: Published | None = None,
    known_days: Mapping[tuple[int, int], int] | None = None,
    how: How = AS_A_WHOLE,
) -> DocumentRead:
    """All that one document says: what it is, and its entries with their ids.

    `published` is what other documents told of its date: it takes the place of what the document itself tells.
    `known_days` are days that they told in full: the year by month and day.
    """
    tagger = tagger_of(language, fast=how.fast)
    if how.quotations_only and tagger:
        return read_quotations(document, language, tagger, published)
    reading = Reading(document, language, language.analyse(document.text), tagger=tagger)
    description = describe(reading)
    reading = replace(reading, description=replace(description, published=published or description.published))
    reading = replace(reading, dates=resolve_dates(reading, known_days))
    reading = replace(reading, parties=find_parties(reading))
    attributed = find_attributions(reading)
    reading = replace(reading, quotations=chained(named(attributed.quotations, "q", "quotations")))
    findings = tuple(find_findings(reading))
    findings = (*findings, *find_blanket_denials(reading, findings))
    entries = Entries(
        quotations=reading.quotations,
        figures=with_ids_mended(find_figures(reading)),
        findings=named(with_belonging(reading, findings), "n", "findings"),
        calls=named(find_calls(reading), "c", "calls"),
        events=named(find_events(reading), "e", "events"),
        dates=reading.dates,
        attributions=named(attributed.others, "a", "quotations"),
    )
    return DocumentRead(document, reading.description, entries)


def read_quotations(
    document: Document, language: Language, tagger: QuotationTagger, published: Published | None
) -> DocumentRead:
    """The quotations of a document, without a parse, and what the head of its text tells of it."""
    paragraphs = tuple(find_paragraphs(document.text))
    heading = document.metadata.title if document.section else ""
    head = replace(document, text=document.text[:HEAD])
    description = describe(Reading(head, language, Analysis(head.text, (), (), tuple(find_paragraphs(head.text)))))
    found = find_attributions_alone(document.text, paragraphs, language, tagger, description.publisher, heading)
    entries = Entries(
        quotations=chained(named(found.quotations, "q", "quotations")),
        attributions=named(found.others, "a", "quotations"),
    )
    return DocumentRead(document, replace(description, published=published or description.published), entries)


def named(entries: Iterable[E], letter: str, extractor: str) -> tuple[E, ...]:
    """The entries in order of the text, each with its id and origin.

    An id is a letter and the offset of the entry's first word, so that it lasts while the words are found:
    `q120`, and `q120b` for a second one there.
    """
    return tuple(replace(entry, id=new, origin=f"{extractor}/{VERSION}") for entry, new in in_order(entries, letter))


def with_ids_mended(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The figures with ids; `part_of`, given by the extractor's own ids, follows."""
    pairs = list(in_order(figures, "f"))
    new_id = {old.id: new for old, new in pairs}
    return tuple(
        replace(old, id=new, part_of=new_id.get(old.part_of, "") if old.part_of else "", origin=f"figures/{VERSION}")
        for old, new in pairs
    )


def in_order(entries: Iterable[E], letter: str) -> Iterator[tuple[E, str]]:
    """The entries in order of the text, each with the id that it gets."""
    seen: Counter[int] = Counter()
    for entry in sorted(entries, key=lambda e: (e.span.start, e.span.end)):
        start = entry.span.start
        seen[start] += 1
        yield entry, f"{letter}{start}{suffix(seen[start])}"


def suffix(nth: int) -> str:
    """Nothing for the first, then b, c, ..., z, then numbers.

    >>> suffix(1), suffix(2), suffix(27)
    ('', 'b', '-27')
    """
    return "" if nth == 1 else chr(ord("a") + nth - 1) if nth <= 26 else f"-{nth}"
