"""Search over texts and entries: what the record's own index finds, each hit with its words marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from onrecord.model.decisions import Decision
from onrecord.model.groups import EntryKey, Groups
from onrecord.model.layout import Layout
from onrecord.model.problems import Problem
from onrecord.model.vocabulary import KINDS
from onrecord.record.find_quote.answer import Answer
from onrecord.record.report import FileReport
from onrecord.record.search import Hit, Hits
from onrecord.views.web.accused import Line
from onrecord.views.web.addresses import entry_address, span_address
from onrecord.views.web.catalogue import Catalogue
from onrecord.views.web.marking import Mark, Piece, cut
from onrecord.views.web.paging import chosen, page_number, part
from onrecord.views.web.quoting import quote_box

PAGE = 30
LONGEST = 500
"""Characters of a query that are looked at."""

Context = dict[str, object]


class Readable(Protocol):
    """What the pages need of a record."""

    def groups(self) -> Groups: ...

    def problems(self) -> list[Problem]: ...

    def decisions(self) -> Sequence[Decision]: ...

    def layout(self, sha256: str) -> Layout: ...

    def original(self, sha256: str) -> Path: ...

    def file_reports(self) -> Sequence[FileReport]: ...

    def search(self, query: str, limit: int = 50, offset: int = 0, kind: str = "") -> Hits: ...

    def find_quote(self, words: str, by: str = "") -> Answer: ...


@dataclass(frozen=True, slots=True)
class Found:
    """One hit: its words in pieces, those asked for marked."""

    hit: Hit
    address: str
    title: str
    pieces: tuple[Piece, ...]
    accused: tuple[Line, ...]
    """Who accuses whom in the words shown and in the title, and who denies it."""


def search_page(catalogue: Catalogue, record: Readable, query: Mapping[str, str]) -> Context:
    """One page of what is found, and the box that finds the source of a quotation; an empty query finds nothing."""
    kind = chosen(query, "kind", ("text", *KINDS))
    asked = query.get("q", "")[:LONGEST].strip()
    hits = record.search(asked, PAGE, (page_number(query) - 1) * PAGE, kind) if asked else Hits(0, ())
    found = [found_at(catalogue, hit) for hit in hits.hits if hit.document[:16] in catalogue.by_address]
    page = part(found, hits.total, "/search", query, PAGE)
    return {"page": page, "q": asked, "kind": kind, "kinds": ("text", *KINDS)} | quote_box(catalogue, record, query)


def found_at(catalogue: Catalogue, hit: Hit) -> Found:
    """A hit with its address: an entry's permanent link, or the first of the words found in a text."""
    read = catalogue.by_address[hit.document[:16]]
    marks = [Mark(span, "hit", "") for span in hit.marks]
    address = (
        entry_address(EntryKey(hit.document, hit.entry))
        if hit.entry
        else span_address(hit.document, (hit.marks or (hit.excerpt,))[0])
    )
    accused = dict.fromkeys((*catalogue.accused_within(read, hit.excerpt), *catalogue.accused_in_title(read)))
    return Found(hit, address, hit.title or hit.name, cut(read.document.text, marks, hit.excerpt), tuple(accused))
