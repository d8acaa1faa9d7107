"""What a record keeps so that its groups can be brought to date without reading all of it: keys of documents, groups by block.

All of it follows from the documents, and can be made again from them.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Literal, TypeVar

import msgspec

from onrecord.model.codec import to_json
from onrecord.model.groups import DocumentRead
from onrecord.record.rows import without_text
from onrecord.record.store import document_of

Stage = Literal["found", "dated", "settled"]
T = TypeVar("T")

VERSION = 5
"""Raised with every change of what is kept here, and of the keys."""

TABLES = """
-- How documents touch each other: `kind` and `key` of what a document has in common with others (`times`: how often it has it).
CREATE TABLE IF NOT EXISTS numbered (number INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS touch (kind TEXT NOT NULL, key TEXT NOT NULL, document INTEGER NOT NULL, times INTEGER NOT NULL,
  PRIMARY KEY (kind, key, document)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS touch_of_document ON touch (document, kind);

-- The groups by what they are made of together, and documents whose entries were found again by a date that others told.
CREATE TABLE IF NOT EXISTS block (kind TEXT NOT NULL, key TEXT NOT NULL, number INTEGER NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (kind, key, number)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS dated (document TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

READERS: dict[type[Any], msgspec.json.Decoder[Any]] = {}
AT_ONCE = 400
"""Values in one query."""


class StoredShelf:
    """The documents, keys and blocks of a record, in its database. Documents that are put here are not written to its tables."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        self.fresh: dict[tuple[str, str], DocumentRead] = {}
        self.numbers: dict[str, int] = {}

    # --- documents -----------------------------------------------------------------------------------------------

    def read(self, stage: Stage, document: str) -> DocumentRead | None:
        """A document; None where it is not there."""
        if (stage, document) in self.fresh:
            return self.fresh[stage, document]
        row = self.database.execute("SELECT found, settled, text FROM document WHERE sha256 = ?", [document]).fetchone()
        if row is None:
            return None
        found, settled, text = row
        names = self.database.execute("SELECT name FROM name WHERE sha256 = ? ORDER BY name", [document])
        value = found
        if stage == "dated":
            again = self.database.execute("SELECT value FROM dated WHERE document = ?", [document]).fetchone()
            value = again[0] if again else found
        elif stage == "settled":
            value = settled or found
        return document_of(value, text, tuple(name for (name,) in names))

    def put(self, stage: Stage, read: DocumentRead) -> None:
        """Keep a document at hand; where its entries were found again, in the database too."""
        document = read.document.sha256
        self.fresh[stage, document] = read
        if stage == "dated":
            self.database.execute("DELETE FROM dated WHERE document = ?", [document])
            if read != self.read("found", document):
                self.database.execute("INSERT INTO dated VALUES (?, ?)", [document, to_json(without_text(read))])

    def forget(self, documents: Iterable[str]) -> None:
        """Take out all that is kept of documents that are gone."""
        for document in documents:
            self.database.execute(
                "DELETE FROM touch WHERE document = (SELECT number FROM numbered WHERE sha256 = ?)", [document]
            )
            self.database.execute("DELETE FROM numbered WHERE sha256 = ?", [document])
            self.database.execute("DELETE FROM dated WHERE document = ?", [document])

    def clear(self) -> None:
        """Take out all."""
        for table in ("touch", "numbered", "block", "dated"):
            self.database.execute(f"DELETE FROM {table}")

    # --- keys ----------------------------------------------------------------------------------------------------

    def touch(self, kind: str, document: str, keys: Iterable[str] | Mapping[str, int]) -> None:
        """Put these keys of a kind in the place of those that the document had."""
        now = dict(keys) if isinstance(keys, Mapping) else dict.fromkeys(keys, 1)
        number = self.number_of(document)
        query = "SELECT key, times FROM touch INDEXED BY touch_of_document WHERE document = ? AND kind = ?"
        before = dict(self.database.execute(query, [number, kind]).fetchall())
        gone = [(kind, key, number) for key in before.keys() - now.keys()]
        other = [(kind, key, number, times) for key, times in now.items() if before.get(key) != times]
        if gone:
            self.database.executemany("DELETE FROM touch WHERE kind = ? AND key = ? AND document = ?", gone)
        if other:
            self.database.executemany("INSERT OR REPLACE INTO touch VALUES (?, ?, ?, ?)", other)

    def number_of(self, document: str) -> int:
        """The number that stands for a document."""
        if document not in self.numbers:
            self.database.execute("INSERT OR IGNORE INTO numbered (sha256) VALUES (?)", [document])
            row = self.database.execute("SELECT number FROM numbered WHERE sha256 = ?", [document]).fetchone()
            self.numbers[document] = row[0]
        return self.numbers[document]

    def keys(self, kind: str, documents: Iterable[str]) -> set[str]:
        """The keys of a kind that these documents have."""
        rows = self.asked(
            "SELECT key FROM numbered CROSS JOIN touch INDEXED BY touch_of_document ON document = number AND kind = ? WHERE sha256 IN ({})",
            kind,
            documents,
        )
        return {key for (key,) in rows}

    def keys_of_each(self, kind: str, documents: Iterable[str]) -> dict[str, set[str]]:
        """By document: the keys of a kind that it has; without those that have none."""
        found: dict[str, set[str]] = {}
        query = """SELECT sha256, key FROM numbered CROSS JOIN touch INDEXED BY touch_of_document
            ON document = number AND kind = ? WHERE sha256 IN ({})"""
        for document, key in self.asked(query, kind, documents):
            found.setdefault(document, set()).add(key)
        return found

    def holding(self, kind: str, keys: Iterable[str]) -> set[str]:
        """The documents that have any of these keys."""
        query = "SELECT DISTINCT document FROM touch WHERE kind = ? AND key IN ({})"
        numbers = {number for (number,) in self.asked(query, kind, keys)}
        rows = self.asked("SELECT sha256 FROM numbered WHERE ? <> '' AND number IN ({})", kind, numbers)
        return {document for (document,) in rows}

    def held(self, kind: str, keys: Iterable[str]) -> dict[str, set[str]]:
        """By key: the documents that have it."""
        found: dict[str, set[str]] = {}
        query = "SELECT key, sha256 FROM touch CROSS JOIN numbered ON number = document WHERE kind = ? AND key IN ({})"
        for key, document in self.asked(query, kind, keys):
            found.setdefault(key, set()).add(document)
        return found

    def counts(self, kind: str, prefix: str = "") -> dict[str, int]:
        """Every key of a kind that begins so, and how often it is there."""
        query = "SELECT key, sum(times) FROM touch WHERE kind = ? AND key >= ? AND key < ? GROUP BY key"
        return dict(self.database.execute(query, [kind, prefix, prefix + "\U0010ffff"]).fetchall())

    def asked(self, query: str, kind: str, values: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
        """The rows of a query that takes the kind first and then any number of values."""
        left = iter(values)
        while some := list(islice(left, AT_ONCE)):
            # All at once: handed on one by one, rows take three times as long.
            yield from self.database.execute(query.format(", ".join("?" * len(some))), [kind, *some]).fetchall()

    # --- groups --------------------------------------------------------------------------------------------------

    def groups(self, kind: type[T], blocks: Iterable[str]) -> list[T]:
        """The groups of these blocks."""
        query = "SELECT value FROM block WHERE kind = ? AND key IN ({}) ORDER BY key, number"
        return [reader_of(kind).decode(value) for (value,) in self.asked(query, kind.__name__, sorted(blocks))]

    def every(self, kind: type[T]) -> Iterator[tuple[str, T]]:
        """All groups of a kind, each with its block; those of a block in the order in which they were put there."""
        rows = self.database.execute(
            "SELECT key, value FROM block WHERE kind = ? ORDER BY key, number", [kind.__name__]
        )
        for key, value in rows:
            yield key, reader_of(kind).decode(value)

    def replace(self, kind: type[T], blocks: Mapping[str, list[T]]) -> None:
        """Put these groups in the place of those of the blocks."""
        keys = [(kind.__name__, key) for key in blocks]
        self.database.executemany("DELETE FROM block WHERE kind = ? AND key = ?", keys)
        rows = [
            (kind.__name__, key, number, to_json(group))
            for key, groups in blocks.items()
            for number, group in enumerate(groups)
        ]
        self.database.executemany("INSERT INTO block VALUES (?, ?, ?, ?)", rows)


def reader_of(kind: type[T]) -> msgspec.json.Decoder[T]:
    """A reader of values of this type: made once, it is several times faster."""
    if kind not in READERS:
        READERS[kind] = msgspec.json.Decoder(kind)
    return READERS[kind]
