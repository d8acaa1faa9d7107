"""One document of a record as JSON-LD: its text, where that is from, and its entries as annotations of the text.

Annotations and selectors are those of the W3C (Web Annotation), what came from what is told in PROV-O, quotations and claims are
those of schema.org; the rest has terms of its own. The context is part of each file, so that reading one needs no network.
"""

from dataclasses import dataclass
from typing import Any

from onrecord.model.accusations import Accusation, Accusations, Denial
from onrecord.model.codec import to_plain
from onrecord.model.document import Document
from onrecord.model.entries import KIND_OF, Entry, Finding
from onrecord.model.groups import DocumentRead, Groups
from onrecord.model.layout import Layout
from onrecord.model.text import Span
from onrecord.record.rows import all_spans, hash_of_text, own_spans

Json = dict[str, Any]

AROUND = 32
"""Characters before and after the words, by which they are found where offsets fail."""

NOT_IN_BODY = {"span", "content", "source", "cue", "answered", "evidence", "id", "origin"}
"""The fields of entries that are places in the text, which are told as selectors, or that name the entry."""

CONTEXT: Json = {
    "@version": 1.1,
    "@vocab": "urn:onrecord:",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "Entity": "prov:Entity",
    "Activity": "prov:Activity",
    "SoftwareAgent": "prov:SoftwareAgent",
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
    "used": {"@id": "prov:used", "@type": "@id"},
    "endedAtTime": {"@id": "prov:endedAtTime", "@type": "xsd:dateTime"},
    "name": "schema:name",
    "alternateName": "schema:alternateName",
    "publisher": "schema:publisher",
    "author": "schema:author",
    "url": "schema:url",
    "sha256": "schema:sha256",
    "inLanguage": "schema:inLanguage",
    "datePublished": "schema:datePublished",
    "softwareVersion": "schema:softwareVersion",
    "Annotation": "oa:Annotation",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "annotations": {"@id": "urn:onrecord:annotation", "@container": "@set"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@id"},
    "body": "oa:hasBody",
    "target": "oa:hasTarget",
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": "oa:hasSelector",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "Quotation": {"@id": "schema:Quotation", "@context": {"speaker": "schema:spokenByCharacter"}},
    "Finding": {"@id": "schema:Claim", "@context": {"by": "schema:author"}},
    "Event": "schema:Event",
}


@dataclass(frozen=True, slots=True)
class Told:
    """When something was done by the record's journal (in UTC; empty: it does not tell), and in which line."""

    at: str = ""
    line: int = 0


def as_json_ld(
    read: DocumentRead,
    layout: Layout,
    original: str,
    made_by: str,
    reading: Told,
    finding: Told,
    all_of: Accusations | None = None,
) -> Json:
    """A document, its original (by its path in the bag) and its entries. `made_by`: the reader and the extractors, with versions.

    `all_of`: what is on record against the accusations in its words; None: nothing is.
    """
    all_of = all_of or Accusations(Groups())
    document, what = read.document, read.description
    reader, _, extractors = made_by.partition(" ")
    text = f"../texts/{document.sha256}.txt"
    return {
        "@context": CONTEXT,
        "id": text,
        "type": "Entity",
        "name": document.name,
        **filled(
            alternateName=list(document.names[1:]),
            title=what.title,
            publisher=what.publisher,
            inLanguage=what.language,
            datePublished=str(what.published.date) if what.published else "",
            dateBasis=what.published.basis if what.published else "",
            accusations=[accusation_of(one) for one in all_of.in_title(read)],
        ),
        "sha256": hash_of_text(document.text),
        "characters": len(document.text),
        **(filled(section=document.section, starts=document.starts) if document.file else {}),
        "wasDerivedFrom": original_of(document, original),
        "wasGeneratedBy": activity("#reading", original, reader, reading),
        "annotations": [annotation(entry, read, layout, text, all_of) for entry in read.entries.all()],
        "@included": [activity("#extraction", text, extractors, finding)],
    }


def original_of(document: Document, path: str) -> Json:
    """The file that a text was read from, with what it says of itself and of where it is from."""
    said = document.metadata
    told = [{"field": field, "value": value} for field, value in said.provenance]
    return {"id": f"../{path}", "type": "Entity", "sha256": document.original} | filled(
        author=said.author, url=said.url, captured=said.captured, provenance=told
    )


def activity(name: str, used: str, software: str, told: Told) -> Json:
    """A step of the program: what it used, which software it is, when it ended."""
    path = used if used.startswith("../") else f"../{used}"
    agent = {"id": f"{name}-software", "type": "SoftwareAgent", "name": software}
    return {"id": name, "type": "Activity", "used": path, "wasAssociatedWith": agent} | filled(
        endedAtTime=told.at, journalLine=told.line or None
    )


def annotation(entry: Entry, read: DocumentRead, layout: Layout, source: str, all_of: Accusations) -> Json:
    """An entry: its words as targets, its fields as the body, the words that gave single fields as evidence.

    Beside its fields stand the denials of a finding that accuses, and of any other entry the accusations in its words.
    """
    text, kind = read.document.text, KIND_OF[type(entry)]
    fields = {key: value for key, value in to_plain(entry).items() if key not in NOT_IN_BODY}
    if "type" in fields:
        fields["eventType"] = fields.pop("type")
    places = [(part, place(span, text, layout, source)) for part, span in all_spans(entry)]
    evidence = [{"field": part, "target": target} for part, target in places if part != "words"]
    return {
        "id": f"#{entry.id}",
        "type": "Annotation",
        "motivation": "oa:describing",
        "body": {"type": kind.capitalize(), **filled(**fields), **on_record(entry, read, all_of)},
        "target": [target for part, target in places if part == "words"],
        **filled(evidence=evidence, rule=entry.origin),
        "wasGeneratedBy": "#extraction",
        "wasAttributedTo": "#extraction-software",
    }


def on_record(entry: Entry, read: DocumentRead, all_of: Accusations) -> Json:
    """Who denies a finding that accuses; who accuses whom in the words of another entry, and who denies that."""
    if not isinstance(entry, Finding):
        return filled(accusations=[accusation_of(one) for one in all_of.within(read, *own_spans(entry))])
    if entry.stance == "denies":
        return {}
    told = all_of.of(read.document.sha256, entry)
    return filled(countsFor=told.counts_for, deniedBy=[denial_of(one) for one in told.denials])


def accusation_of(one: Accusation) -> Json:
    """An accusation in some words: the finding that says so, its fields and its denials."""
    return {"finding": f"#{one.key.entry}", "by": one.by} | filled(
        countsFor=one.counts_for, stance=one.stance, category=one.category, accused=list(one.accused),
        deniedBy=[denial_of(denial) for denial in one.denials],
    )  # fmt: skip


def denial_of(one: Denial) -> Json:
    """A denial: the annotation that says so, in the file of its document, and whose it is."""
    return {
        "id": f"{one.key.document}.jsonld#{one.key.entry}",
        "party": one.party,
        **filled(via=one.via, owns=one.owns),
    }


def place(span: Span, text: str, layout: Layout, source: str) -> Json:
    """Words of the text: what they are and where, in code points; the pages on which they stand."""
    before, after = Span(max(0, span.start - AROUND), span.start), Span(span.end, span.end + AROUND)
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": before.of(text),
        "suffix": after.of(text),
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    pages = [page.number for page in layout.pages_of(span)]
    return {"source": source, "selector": [quote, position], **filled(pages=pages)}


def filled(**fields: Any) -> Json:
    """The fields that have a value; 0 is one."""
    return {key: value for key, value in fields.items() if value not in (None, "", (), []) and value is not False}
