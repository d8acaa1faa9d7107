"""`onrecord show`: what a record holds, as tables."""

from dataclasses import replace

from onrecord.model.entries import Event, Figure, Finding
from onrecord.record.rows import folded
from onrecord.record.store import Record
from onrecord.views.asked import Asked, Row, Table, Tables, cut, of_kind
from onrecord.views.beside import Beside
from onrecord.views.figure_words import time_of, value_of
from onrecord.views.files import files
from onrecord.views.ledger import ledger
from onrecord.views.show_calls import calls, threads
from onrecord.views.show_decisions import decisions
from onrecord.views.show_parties import parties
from onrecord.views.show_positions import positions
from onrecord.views.show_quotations import quotations, speakers
from onrecord.views.show_series import series
from onrecord.views.show_timeline import timeline


def shown(record: Record, what: str, asked: Asked) -> Table:
    """The table of one thing: any of SHOWN. Raises KeyError for another."""
    table = SHOWN[what](record, asked)
    return replace(table, rows=table.rows[: asked.limit])


def figures(record: Record, asked: Asked) -> Table:
    rows: list[Row] = []
    beside = Beside(record)
    for stored, f in of_kind(record, asked, "figure", Figure):
        if asked.kind in ("", f.what):
            rows.append(
                (
                    f.what,
                    value_of(f),
                    f.whom,
                    f.where,
                    f.authority or f.said_by,
                    time_of(f),
                    cut(stored.words),
                    stored.name,
                    f.id,
                    beside.entry(stored),
                )
            )
    columns = ("what", "value", "whom", "where", "authority", "time", "words", "document", "id", "accusations")
    return Table("Figures", columns, rows)


def findings(record: Record, asked: Asked) -> Table:
    """The findings asked for, each with all that is on record against it, whether that was asked for or not."""
    rows: list[Row] = []
    beside = Beside(record)
    for stored, f in of_kind(record, asked, "finding", Finding):
        if asked.kind in ("", f.category):
            denied = beside.denials(stored.document, f)
            rows.append(
                (f.by, f.stance, f.category, "; ".join(f.accused), denied, cut(stored.words), stored.name, f.id)
            )
    return Table("Findings", ("by", "stance", "category", "accused", "denied by", "words", "document", "id"), rows)


def events(record: Record, asked: Asked) -> Table:
    rows: list[tuple[str, Row]] = []
    beside = Beside(record)
    for stored, e in of_kind(record, asked, "event", Event):
        if asked.kind in ("", e.type):
            date = f"{e.date} to {e.until}" if e.until else str(e.date)
            first = str(e.date.earliest or e.date.latest or "")
            rows.append(
                (
                    first,
                    (
                        date, e.type, "; ".join(e.parties), e.body, e.status, cut(stored.words), stored.name, e.id,
                        beside.entry(stored),
                    ),
                )
            )  # fmt: skip
    columns = ("date", "type", "parties", "body", "status", "words", "document", "id", "accusations")
    return Table("Events", columns, [row for _, row in sorted(rows, key=lambda pair: pair[0])])


def documents(record: Record, asked: Asked) -> Table:
    rows: list[Row] = []
    within, part = record.published_within(asked.earliest, asked.latest), folded(asked.document)
    beside = Beside(record)
    for one in record.listing():
        held = one.sha256.startswith(part) or any(part in folded(name) for name in one.names)
        if held and one.sha256 in within and asked.kind in ("", one.kind) and folded(asked.words) in folded(one.title):
            others = "; ".join(one.names[1:])
            rows.append(
                (
                    one.name,
                    one.published,
                    one.basis,
                    one.kind,
                    one.publisher,
                    one.title,
                    one.entries,
                    others,
                    one.sha256[:12],
                    beside.title(record, one) if one.title else "",
                )
            )
    columns = (
        "document", "published", "basis", "kind", "publisher", "title", "entries", "other names", "sha256", "accusations",
    )  # fmt: skip
    return Table("Documents", columns, rows)


def problems(record: Record, asked: Asked) -> Table:
    rows: list[Row] = [
        (p.document, p.stage, p.message)
        for p in record.problems()
        if folded(asked.document) in folded(p.document) and folded(asked.words) in folded(p.message)
    ]
    return Table("Problems", ("document", "stage", "problem"), rows)


SHOWN: Tables = {
    "figures": figures,
    "quotations": quotations,
    "speakers": speakers,
    "findings": findings,
    "calls": calls,
    "events": events,
    "series": series,
    "threads": threads,
    "positions": positions,
    "ledger": ledger,
    "timeline": timeline,
    "parties": parties,
    "documents": documents,
    "files": files,
    "problems": problems,
    "decisions": decisions,
}
"""What can be shown."""
