"""Whether the rows of a record agree: those of documents and entries with what was found, those of groups with entries."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.model.codec import entry_from_json
from onrecord.model.entries import KIND_OF, Entry
from onrecord.model.groups import DocumentRead
from onrecord.record.rows import Row, document_row, entry_row, hash_of_text, party_rows, words_rows
from onrecord.record.store import document_of

OF_NOTHING = {
    "entry": "SELECT count(*) FROM entry WHERE document NOT IN (SELECT sha256 FROM document)",
    "words": "SELECT count(*) FROM words WHERE entry NOT IN (SELECT number FROM entry)",
    "party": "SELECT count(*) FROM party WHERE entry NOT IN (SELECT number FROM entry)",
    "name": "SELECT count(*) FROM name WHERE sha256 NOT IN (SELECT sha256 FROM document)",
    "passage": "SELECT count(*) FROM passage WHERE document NOT IN (SELECT sha256 FROM document)",
    "search": "SELECT count(*) FROM search WHERE rowid NOT IN (SELECT number FROM passage)",
}
"""By table: how many of its rows belong to a document or entry that is not there."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing that does not agree. `part`: as seals name it; `document`: its hash, empty for what belongs to no one document."""

    document: str
    part: str
    words: str


def disagreements(database: sqlite3.Connection) -> Iterator[Disagreement]:
    """All that does not agree, document by document in the order of names, then what belongs to none."""
    cursor = database.execute("SELECT * FROM document ORDER BY name, sha256")
    columns = [column[0] for column in cursor.description]
    for row in cursor:
        stored = dict(zip(columns, row, strict=True))
        if not isinstance(stored["text"], str):
            continue
        try:
            read = document_of(stored["settled"] or stored["found"], stored["text"], ())
        except ValueError as wrong:
            yield Disagreement(
                stored["sha256"], "found", f"{stored['name']}: what was found in it can't be read: {wrong}"
            )
            continue
        yield from of_document(stored, read)
        yield from of_entries(database, stored, read)
    for table, query in OF_NOTHING.items():
        if count := database.execute(query).fetchone()[0]:
            words = f"record.db: table {table} has rows of what is not in the record: {count:,}"
            yield Disagreement("", table, words)
    yield from of_groups(database)


def of_document(stored: Row, read: DocumentRead) -> Iterator[Disagreement]:
    """The columns of a document's row that are not what was found."""
    expected = document_row(
        read, str(stored["found"]), as_text(stored["settled"]), str(stored["made_by"]), str(stored["name"])
    )
    for column, value in expected.items():
        # A text that was changed is told by its hash.
        if stored[column] != value and column not in ("text_sha256", "characters"):
            words = f"{stored['name']}: its {column} is {stored[column]!r}; what was found says {value!r}"
            yield Disagreement(str(read.document.sha256), "document", words)


def of_entries(database: sqlite3.Connection, document: Row, read: DocumentRead) -> Iterator[Disagreement]:
    """The entries of a document that are not as they were found; those missing, and those put there."""
    key, name = str(document["sha256"]), str(document["name"])
    sound = hash_of_text(read.document.text) == document["text_sha256"]
    cursor = database.execute("SELECT * FROM entry WHERE document = ? ORDER BY number", [key])
    columns = [column[0] for column in cursor.description]
    there = {row["id"]: row for row in (dict(zip(columns, values, strict=True)) for values in cursor)}
    for entry in read.entries.all():
        label = f"{name}: {KIND_OF[type(entry)]} {entry.id}"
        row = there.pop(entry.id, None)
        if row is None:
            yield Disagreement(key, "entry", f"{label} is missing from table entry")
            continue
        expected = entry_row(read, entry)
        for column, value in expected.items():
            if row[column] != value and (sound or column != "words") and not same_entry(column, row, entry):
                yield Disagreement(
                    key, "entry", f"{label}: its {column} is {row[column]!r}; what was found says {value!r}"
                )
        if not hangs_together(database, row["number"], entry, read.document.text):
            yield Disagreement(
                key, "entry", f"{label}: its words or parties in the tables are not those that were found"
            )
    for entry_id, row in there.items():
        yield Disagreement(
            key, "entry", f"{name}: {row['kind']} {entry_id} is in table entry, but was not found in the text"
        )


def same_entry(column: str, row: dict[str, Any], entry: Entry) -> bool:
    """True for the `fields` of an entry in words of an earlier version, which did not know all fields of today."""
    fields = row["fields"]
    if column != "fields" or not isinstance(fields, str):
        return False
    try:
        return entry_from_json(KIND_OF[type(entry)], fields) == entry
    except ValueError:
        return False


def hangs_together(database: sqlite3.Connection, number: int, entry: Entry, text: str) -> bool:
    """True where the words that an entry points to and the parties it names are in their tables, and no others."""
    points = database.execute(
        'SELECT part, start, "end" FROM words WHERE entry = ? ORDER BY rowid', [number]
    ).fetchall()
    named = database.execute("SELECT role, name, folded FROM party WHERE entry = ? ORDER BY rowid", [number]).fetchall()
    return points == [row[:3] for row in words_rows(entry, text)] and named == party_rows(entry)


def of_groups(database: sqlite3.Connection) -> Iterator[Disagreement]:
    """The groups that name entries which are not there."""
    row = database.execute("SELECT value FROM groups WHERE key = 'groups'").fetchone()
    there = set(database.execute("SELECT document, id FROM entry").fetchall())
    try:
        named = list(entries_named(json.loads(row[0]))) if row else []
    except ValueError as wrong:
        yield Disagreement("", "groups", f"record.db: the groups can't be read: {wrong}")
        return
    for document, entry in dict.fromkeys(named):
        if (document, entry) not in there:
            yield Disagreement(
                "", "groups", f"record.db: the groups name entry {entry} of {document}, which is not there"
            )


def entries_named(value: Any) -> Iterator[tuple[str, str]]:
    """The keys of entries anywhere in a value of JSON: document and id."""
    if isinstance(value, dict) and value.keys() == {"document", "entry"}:
        yield str(value["document"]), str(value["entry"])
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from entries_named(one)


def as_text(value: str | int | None) -> str | None:
    return None if value is None else str(value)
