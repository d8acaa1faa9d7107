"""The list of documents, and one document with its entries marked in the text and listed beside it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.model.document import Metadata
from onrecord.model.entries import Call, Entry, Figure, Quotation
from onrecord.model.groups import DocumentRead, EntryKey
from onrecord.model.text import Span, cover
from onrecord.model.vocabulary import KINDS
from onrecord.views.web.accused import Line
from onrecord.views.web.addresses import document_address, span_address
from onrecord.views.web.catalogue import Catalogue, Placed
from onrecord.views.web.in_context import quoted
from onrecord.views.web.marking import Block, Mark, blocks
from onrecord.views.web.paging import BadRequest, chosen, paged

PAGE = 100
WORDS = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")

Context = dict[str, object]


@dataclass(frozen=True, slots=True)
class Noted:
    """A paragraph with its margin note: who accuses whom in its words, and who denies it."""

    block: Block
    accused: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A document of the list. `counts`: entries by kind."""

    read: DocumentRead
    address: str
    counts: Mapping[str, int]
    problems: int


def documents_page(catalogue: Catalogue, query: Mapping[str, str]) -> Context:
    """All documents by date, or those of one publisher or kind."""
    publishers = sorted({r.description.publisher for r in catalogue.documents if r.description.publisher})
    kinds = sorted({r.description.kind for r in catalogue.documents})
    publisher, kind = chosen(query, "publisher", publishers), chosen(query, "kind", kinds)
    kept = [
        shown(catalogue, read)
        for read in catalogue.documents
        if publisher in ("", read.description.publisher) and kind in ("", read.description.kind)
    ]
    page = paged(kept, "/documents", query, PAGE)
    return {"page": page, "publishers": publishers, "kinds": kinds, "publisher": publisher, "kind": kind}


def shown(catalogue: Catalogue, read: DocumentRead) -> Shown:
    sha256 = read.document.sha256
    counts: Counter[str] = Counter(p.kind for p in catalogue.within(read))
    return Shown(read, document_address(sha256), counts, len(catalogue.problems_of[sha256]))


def document_page(catalogue: Catalogue, read: DocumentRead, query: Mapping[str, str]) -> Context:
    """One document without any entry chosen; `words=START-END` highlights any words of it."""
    given = query.get("words", "")
    spans: tuple[Span, ...] = ()
    if given:
        parts = WORDS.fullmatch(given)
        if not parts or not int(parts[1]) < int(parts[2]) <= len(read.document.text):
            raise BadRequest(
                f"“{given}” are no words of this text: START-END was expected, within 0-{len(read.document.text)}"
            )
        spans = (Span(int(parts[1]), int(parts[2])),)
    return around(catalogue, read, spans, None) | {
        "spans": spans,
        "words": given and spans[0].of(read.document.text),
        "accused": catalogue.accused_within(read, *spans),
    }


def entry_page(catalogue: Catalogue, placed: Placed) -> Context:
    """The document of an entry, open on its words."""
    before, after = context_of(placed)
    return around(catalogue, placed.read, placed.spans, placed) | {
        "spans": placed.spans,
        "evidence": evidence_of(placed),
        "before": before,
        "after": after,
        "accused": catalogue.accused_within(placed.read, *shown_on_card(placed, before, after)),
        "quoted": quoted(catalogue, placed) if isinstance(placed.entry, Quotation) else None,
        "series": catalogue.series_of.get(placed.key),
        "thread": catalogue.thread_of.get(placed.key),
        "whole": catalogue.placed.get(EntryKey(placed.key.document, placed.figure.part_of))
        if isinstance(placed.entry, Figure)
        else None,
    }


def around(catalogue: Catalogue, read: DocumentRead, spans: tuple[Span, ...], placed: Placed | None) -> Context:
    """What every page of one document shows."""
    entries = catalogue.within(read)
    by_kind = {kind: sorted((p for p in entries if p.kind == kind), key=lambda p: p.entry.span) for kind in KINDS}
    sha256 = read.document.sha256
    origin = catalogue.origin_of.get(sha256)
    return {
        "read": read,
        "noted": [Noted(block, catalogue.accused_within(read, block.span)) for block in marked(read, entries, spans)],
        "by_kind": by_kind,
        "by_id": {p.key.entry: p for p in entries},
        "chosen": placed,
        "dating": dating_words(read),
        "problems": catalogue.problems_of[sha256],
        "origin": origin,
        "from_file": from_file,
        "siblings": [
            r for r in catalogue.documents if origin and r.document.sha256 in origin.documents and r is not read
        ],
    }


def from_file(metadata: Metadata) -> list[tuple[str, str]]:
    """What the file itself tells of where it is from, by label: shown as words, never as a link that leads elsewhere."""
    told = [("Author", metadata.author), ("Address", metadata.url), ("Captured", metadata.captured)]
    return [(label, value) for label, value in (*told, *metadata.provenance) if value]


def marked(read: DocumentRead, entries: list[Placed], highlighted: tuple[Span, ...]) -> tuple[Block, ...]:
    """The text in paragraphs with the marks of all entries."""
    marks = [Mark(span, p.kind, p.key.entry) for p in entries for span in p.spans]
    return blocks(read.document.text, marks, highlighted)


def dating_words(read: DocumentRead) -> list[tuple[str, str]]:
    """The words that gave the document its date, each with the address that opens on them."""
    published = read.description.published
    spans = published.words if published else ()
    return [(span.of(read.document.text), span_address(read.document.sha256, span)) for span in spans]


def evidence_of(placed: Placed) -> list[tuple[str, str, str]]:
    """The words that gave single fields their values: field, words, and the address that opens on them."""
    text, sha256 = placed.read.document.text, placed.key.document
    found = dict.fromkeys(evidence_spans(placed.entry))
    return [(name, span.of(text), span_address(sha256, span)) for name, span in found]


def evidence_spans(entry: Entry) -> Iterator[tuple[str, Span]]:
    """Where those words stand, by field."""
    if isinstance(entry, Quotation):
        yield from (("speaker", span) for span in entry.source)
        yield from (("cue", span) for span in entry.cue)
        return
    yield from ((one.field, one.span) for one in entry.evidence)
    if isinstance(entry, Call) and entry.answered:
        yield "answered", entry.answered


def shown_on_card(placed: Placed, before: str, after: str) -> Iterator[Span]:
    """All words that the card of an entry shows: its own with those around them, and those that gave single fields their values."""
    whole = cover(placed.spans)
    yield Span(max(0, whole.start - len(before)), whole.end + len(after))
    yield from (span for _, span in evidence_spans(placed.entry))


def context_of(placed: Placed, most: int = 180) -> tuple[str, str]:
    """The words before and after the entry's in its paragraph."""
    text, span = placed.read.document.text, cover(placed.spans)
    before = text[max(0, span.start - most) : span.start].rpartition("\n\n")[2]
    after = text[span.end : span.end + most].partition("\n\n")[0]
    if len(before) == most:
        before = "…" + before.partition(" ")[2]
    if len(after) == most:
        after = after.rpartition(" ")[0] + "…"
    return before, after
