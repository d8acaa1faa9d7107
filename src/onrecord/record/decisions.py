"""What people decided about a record, as its database keeps it: rows are only ever added."""

import sqlite3

from onrecord.model.decisions import Decision
from onrecord.model.groups import EntryKey
from onrecord.record.schema import DECISIONS

COLUMNS = 'number, mark, document, entry, words, start, "end", who, at, why, undoes'


def stored_decisions(database: sqlite3.Connection) -> tuple[Decision, ...]:
    """All decisions in their order; none in a record in which nobody has decided anything."""
    if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'decision'").fetchone():
        return ()
    rows = database.execute(f"SELECT {COLUMNS} FROM decision ORDER BY number")
    return tuple(
        Decision(
            number=row[0], mark=row[1], entry=EntryKey(row[2], row[3]), words=row[4], start=row[5], end=row[6], who=row[7],
            at=row[8], why=row[9], undoes=row[10],
        )
        for row in rows
    )  # fmt: skip


def add_decision(database: sqlite3.Connection, one: Decision) -> None:
    """Put a decision behind the others."""
    database.execute(DECISIONS)
    database.execute(
        f"INSERT INTO decision ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            one.number, one.mark, one.entry.document, one.entry.entry, one.words, one.start, one.end, one.who, one.at, one.why,
            one.undoes,
        ],
    )  # fmt: skip
