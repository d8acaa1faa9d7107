"""A record as files for other programs: JSON Lines with everything, CSV with one row an entry, tables of the killed. The same bytes for the same record."""

import json
from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from onrecord.model.accusations import Accusation, Accusations
from onrecord.model.codec import to_plain
from onrecord.model.entries import Entry
from onrecord.model.groups import DocumentRead, EntryKey, Thread
from onrecord.model.text import Span
from onrecord.model.vocabulary import KINDS, Kind
from onrecord.record.rows import all_spans, parties_of, words_of
from onrecord.record.store import Record
from onrecord.views.beside import accusations_field, names_of, on_record, on_record_cells
from onrecord.views.confidence import sure_enough
from onrecord.views.csv_rows import row_of
from onrecord.views.ibc import as_ibc
from onrecord.views.legal_export import Instruments
from onrecord.views.scored import Json, entry_fields, span, when
from onrecord.views.ucdp import as_ucdp

Exporter = Callable[[Record, str, float], Iterator[str]]
"""Makes the lines of a file from a record, a kind of entry (empty: all) and the least confidence of quotations."""

COLUMNS: dict[Kind, tuple[str, ...]] = {
    "quotation": ("speaker", "role", "form", "polarity", "cut", "within", "confidence"),
    "figure": (
        "what",
        "bound",
        "value",
        "high",
        "whom",
        "where",
        "by",
        "authority",
        "said_by",
        "from",
        "to",
        "as_of",
        "part_of",
    ),
    "finding": ("by", "accused", "category", "stance", "codes", "specificity"),
    "call": ("by", "addressees", "unconditional", "deadline", "answered"),
    "event": ("date", "from", "to", "event_type", "parties", "body", "status"),
}
"""By kind: the columns of its fields in CSV, after those that every entry has."""
SHARED = ("type", "document", "sha256", "published", "id", "start", "end", "words")
BESIDE: dict[Kind, str] = {kind: "denied_by" if kind == "finding" else "accusations" for kind in KINDS}
"""By kind: the last column, which tells who denies a finding, or who accuses whom in other entries' words."""


def as_json_lines(record: Record, kind: str = "", confidence: float = 0.0) -> Iterator[str]:
    """One object a line: documents, each followed by its entries; then what holds across them. `kind`: that kind of entry alone.

    Quotations of less `confidence` are left out.
    """
    groups = record.groups(with_documents=False)
    names, one_name, all_of = names_of(record), groups.party_names(), Accusations(groups)
    in_roles = groups.names_in_roles()
    in_calls: dict[EntryKey, tuple[Accusation, ...]] = {}
    for read in record.each_document():
        in_calls |= accusations_in_calls(read, all_of)
        if not kind:
            yield line(document_object(read) | accusations_field(all_of.in_title(read), names))
        meant = ChainMap(in_roles.get(read.document.sha256, {}), one_name)
        for entry in in_order_of_text(sure_enough(read, confidence)):
            one = entry_object(read, entry, meant)
            if kind in ("", one["type"]):
                yield line(one | on_record(read, entry, all_of, names))
    if not kind:
        yield from map(line, Instruments(record, names, all_of).objects())
        yield from map(line, group_objects(record, names, in_calls))


def in_order_of_text(read: DocumentRead) -> list[Entry]:
    """All entries of a document; of those that begin together the longest first."""
    return sorted(read.entries.all(), key=lambda entry: (entry.span.start, -entry.span.end))


def document_object(read: DocumentRead) -> Json:
    """What a document is; its text is among the originals."""
    document, what = read.document, read.description
    published = what.published
    dated = {**when(published.date), "basis": published.basis, "words": [span(s) for s in published.words],
             "source": published.source} if published else None  # fmt: skip
    return {
        "type": "document", "document": document.name, "sha256": document.sha256, "names": list(document.names), "title": what.title,
        "publisher": what.publisher, "kind": what.kind, "language": what.language, "published": dated, "reader": document.reader,
        "characters": len(document.text),
    }  # fmt: skip


def entry_object(read: DocumentRead, entry: Entry, one_name: Mapping[str, str]) -> Json:
    """An entry with its words, where they stand, and the record's names of the parties that have another in the document."""
    kind, fields = stored_fields(entry)
    text = read.document.text
    parts = [{"part": part, "span": span(s), "words": s.of(text)} for part, s in all_spans(entry) if part != "words"]
    parties = {
        party.name: one_name[party.name]
        for party in parties_of(entry)
        if one_name.get(party.name, party.name) != party.name
    }
    return {
        "type": kind, "document": read.document.name, "sha256": read.document.sha256, "span": span(entry.span),
        "words": words_of(entry, text),
    } | fields | ({"evidence": parts} if parts else {}) | ({"parties_in_record": parties} if parties else {})  # fmt: skip


def stored_fields(entry: Entry) -> tuple[Kind, Json]:
    """The kind of an entry and its fields; an event's `type` as `event_type`, as `type` is the kind."""
    kind, fields = entry_fields(entry)
    return kind, {"event_type" if key == "type" else key: value for key, value in fields.items()}


def accusations_in_calls(read: DocumentRead, all_of: Accusations) -> dict[EntryKey, tuple[Accusation, ...]]:
    """For each call of a document whose words accuse somebody, those accusations: they may give a thread its name."""
    found = {EntryKey(read.document.sha256, one.id): all_of.within(read, one.span) for one in read.entries.calls}
    return {key: accusations for key, accusations in found.items() if accusations}


def group_objects(
    record: Record, names: Mapping[str, str], in_calls: Mapping[EntryKey, tuple[Accusation, ...]]
) -> Iterator[Json]:
    """The groups one by one, each with its type; an entry is named by `document`, `sha256` and `entry`."""
    groups = record.groups(with_documents=False)
    named = {
        "party": groups.parties, "series": groups.series, "thread": groups.threads, "position": groups.positions,
        "happening": groups.happenings,
    }  # fmt: skip
    for kind, members in named.items():
        for group in members:
            calls = group.calls if isinstance(group, Thread) else ()
            beside = accusations_field(dict.fromkeys(one for key in calls for one in in_calls.get(key, ())), names)
            yield {"type": kind} | with_document_names(to_plain(group), names) | beside
    for origin in groups.origins:
        documents = [{"document": names.get(key, ""), "sha256": key} for key in origin.documents]
        yield {"type": "origin", "id": origin.id, "documents": documents, "reason": origin.reason}
    for problem in record.problems():
        yield {"type": "problem", **to_plain(problem), "span": span(problem.span) if problem.span else None}


def with_document_names(value: Any, names: Mapping[str, str]) -> Any:
    """The value, each key of an entry in it with the document's name beside its hash."""
    if isinstance(value, list | tuple):
        return [with_document_names(one, names) for one in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"document", "entry"}:
        key = value["document"]
        return {"document": names.get(key, ""), "sha256": key, "entry": value["entry"]}
    return {key: with_document_names(one, names) for key, one in value.items()}


def line(one: Json) -> str:
    return json.dumps(one, ensure_ascii=False) + "\n"


def as_csv(record: Record, kind: str = "", confidence: float = 0.0) -> Iterator[str]:
    """One row an entry, under the columns of all kinds, or of the one asked for. Cells that a spreadsheet would run begin with '.

    Quotations of less `confidence` are left out.
    """
    wanted = [one for one in KINDS if kind in ("", one)]
    own_columns = dict.fromkeys(column for one in wanted for column in COLUMNS[one])
    columns = [*SHARED, *own_columns, *dict.fromkeys(BESIDE[one] for one in wanted)]
    yield row_of(columns)
    all_of = Accusations(record.groups(with_documents=False))
    for read in record.each_document():
        published = read.description.published
        for entry in in_order_of_text(sure_enough(read, confidence)):
            kind_of, fields = stored_fields(entry)
            if kind_of not in wanted:
                continue
            own = flat(fields | fields.get("period", {}), read.document.text)
            shared = {
                "type": kind_of, "document": read.document.name, "sha256": read.document.sha256, "id": entry.id,
                "published": str(published.date) if published else "", "start": entry.span.start, "end": entry.span.end,
                "words": words_of(entry, read.document.text),
            }  # fmt: skip
            row = (
                {column: own.get(column, "") for column in COLUMNS[kind_of]}
                | shared
                | on_record_cells(read, entry, all_of)
            )
            yield row_of([row.get(column, "") for column in columns])


def flat(fields: Json, text: str) -> Json:
    """The fields of an entry as single cells, whom a call is made to as `addressees`: lists with semicolons, intervals with a slash, spans as their words."""
    cells = {}
    for key, value in fields.items():
        if key == "to" and isinstance(value, list):
            # A figure has a `to` too: the end of its period.
            cells["addressees"] = "; ".join(value)
        elif key == "answered":
            cells[key] = Span(*value).of(text)
        elif isinstance(value, list):
            cells[key] = "; ".join(map(str, value))
        elif isinstance(value, dict) and value.keys() & {"earliest", "latest"}:
            cells[key] = f"{value.get('earliest', '..')}/{value.get('latest', '..')}"
        else:
            cells[key] = value
    return cells


EXPORTERS: dict[str, Exporter] = {"jsonl": as_json_lines, "csv": as_csv, "ucdp": as_ucdp, "ibc": as_ibc}
"""By the name of the format."""
