"""What people decided about a record, as its database keeps it: rows are only ever added."""

import sqlite3

from onrecord.model.decisions import Decision, Source
from onrecord.model.groups import EntryKey
from onrecord.record.schema import DECISIONS, MORE_OF_DECISIONS

COLUMNS = ("number", "mark", "document", "entry", "words", "start", "end", "who", "at", "why", "undoes")


def stored_decisions(database: sqlite3.Connection) -> tuple[Decision, ...]:
    """All decisions in their order; none in a record in which nobody has decided anything."""
    known = columns_in(database)
    if not known:
        return ()
    more = (f'"{name}"' if name in known else default for name, (_, default) in MORE_OF_DECISIONS.items())
    rows = database.execute(f"SELECT {quoted(COLUMNS)}, {', '.join(more)} FROM decision ORDER BY number")
    return tuple(
        Decision(
            number=row[0], mark=row[1], entry=EntryKey(row[2], row[3]), words=row[4], start=row[5], end=row[6], who=row[7],
            at=row[8], why=row[9], undoes=row[10], other=row[11], source=Source(*row[12:]) if row[12] else None,
        )
        for row in rows
    )  # fmt: skip


def add_decision(database: sqlite3.Connection, one: Decision) -> None:
    """Put a decision behind the others. A table of an earlier version gets the columns that it lacks."""
    database.execute(DECISIONS)
    known = columns_in(database)
    for name, (kind, default) in MORE_OF_DECISIONS.items():
        if name not in known:
            database.execute(f'ALTER TABLE decision ADD COLUMN "{name}" {kind} NOT NULL DEFAULT {default}')
    source = one.source or Source("")
    values = [
        one.number, one.mark, one.entry.document, one.entry.entry, one.words, one.start, one.end, one.who, one.at, one.why,
        one.undoes, one.other, source.document, source.entry, source.words, source.start, source.end,
    ]  # fmt: skip
    columns, marks = quoted((*COLUMNS, *MORE_OF_DECISIONS)), ", ".join("?" * len(values))
    database.execute(f"INSERT INTO decision ({columns}) VALUES ({marks})", values)


def columns_in(database: sqlite3.Connection) -> set[str]:
    """The columns of the table of decisions; none where there is no such table."""
    return {row[1] for row in database.execute("PRAGMA table_info(decision)")}


def quoted(columns: tuple[str, ...]) -> str:
    """Names of columns as SQL lists them."""
    return ", ".join(f'"{name}"' for name in columns)
