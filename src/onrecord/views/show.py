"""`onrecord show`: what a record holds, as tables."""

from dataclasses import replace

from onrecord.model.entries import Event, Figure, Finding
from onrecord.record.rows import folded
from onrecord.record.store import Record
from onrecord.views.asked import Asked, Row, Table, Tables, by_key, cut, of_kind
from onrecord.views.figure_words import time_of, value_of
from onrecord.views.files import files
from onrecord.views.ledger import ledger
from onrecord.views.show_calls import calls, threads
from onrecord.views.show_decisions import decisions
from onrecord.views.show_parties import parties
from onrecord.views.show_quotations import quotations, speakers
from onrecord.views.show_series import series


def shown(record: Record, what: str, asked: Asked) -> Table:
    """The table of one thing: any of SHOWN. Raises KeyError for another."""
    table = SHOWN[what](record, asked)
    return replace(table, rows=table.rows[: asked.limit])


def figures(record: Record, asked: Asked) -> Table:
    rows: list[Row] = []
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
                )
            )
    return Table("Figures", ("what", "value", "whom", "where", "authority", "time", "words", "document", "id"), rows)


def findings(record: Record, asked: Asked) -> Table:
    rows: list[Row] = []
    for stored, f in of_kind(record, asked, "finding", Finding):
        if asked.kind in ("", f.category):
            rows.append((f.by, f.stance, f.category, "; ".join(f.accused), cut(stored.words), stored.name, f.id))
    return Table("Findings", ("by", "stance", "category", "accused", "words", "document", "id"), rows)


def events(record: Record, asked: Asked) -> Table:
    rows: list[tuple[str, Row]] = []
    for stored, e in of_kind(record, asked, "event", Event):
        if asked.kind in ("", e.type):
            date = f"{e.date} to {e.until}" if e.until else str(e.date)
            first = str(e.date.earliest or e.date.latest or "")
            rows.append(
                (first, (date, e.type, "; ".join(e.parties), e.body, e.status, cut(stored.words), stored.name, e.id))
            )
    columns = ("date", "type", "parties", "body", "status", "words", "document", "id")
    return Table("Events", columns, [row for _, row in sorted(rows, key=lambda pair: pair[0])])


def positions(record: Record, asked: Asked) -> Table:
    groups, entries = (
        record.groups(with_documents=False),
        by_key(record, replace(asked, party=""), "finding"),
    )
    rows: list[Row] = []
    for one in groups.positions:
        named = folded(" ".join((one.accused, *(stand.party for stand in one.stands))))
        if asked.kind not in ("", one.category) or folded(asked.party) not in named:
            continue
        for stand in one.stands:
            places = [entries[key] for key in stand.findings if key in entries]
            if places:
                where = "; ".join(f"{stored.name} {stored.entry.id}" for stored in places)
                rows.append((one.category, one.accused, stand.stance, stand.party, where))
    return Table("Positions", ("category", "accused", "stance", "party", "findings"), rows)


def documents(record: Record, asked: Asked) -> Table:
    rows: list[Row] = []
    within, part = record.published_within(asked.earliest, asked.latest), folded(asked.document)
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
                )
            )
    return Table(
        "Documents",
        ("document", "published", "basis", "kind", "publisher", "title", "entries", "other names", "sha256"),
        rows,
    )


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
    "parties": parties,
    "documents": documents,
    "files": files,
    "problems": problems,
    "decisions": decisions,
}
"""What can be shown."""
