"""The tables of a record's database, and how one is opened.

Tables are flat, so that one line of SQL, pandas or R reads them; `document.found` and `entry.fields` hold whole values as JSON.
"""

import sqlite3
from collections.abc import Container
from pathlib import Path
from urllib.parse import quote

FORMAT = 2
"""Raised when the tables change in a way that older programs can't read."""

DATABASE = "record.db"
ORIGINALS = "originals"
SECONDS_TO_WAIT = 5

TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- One row a text: `sha256` is its key. Of a section of a file, `file` is the file's SHA-256, `section` its name, `starts` its place. `found` is what extraction gave, `settled` what reconciliation made of it (NULL: the same); text apart.
CREATE TABLE document (
  sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL, kind TEXT NOT NULL,
  language TEXT NOT NULL, published TEXT NOT NULL, earliest TEXT, latest TEXT, basis TEXT NOT NULL,
  reader TEXT NOT NULL, made_by TEXT NOT NULL, characters INTEGER NOT NULL, entries INTEGER NOT NULL,
  text_sha256 TEXT NOT NULL, text TEXT NOT NULL, found TEXT NOT NULL, settled TEXT,
  file TEXT NOT NULL DEFAULT '', section TEXT NOT NULL DEFAULT '', starts INTEGER NOT NULL DEFAULT 0
);

-- Every name that a document came under, and the place of the file when it was read.
CREATE TABLE name (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, path TEXT NOT NULL);
CREATE INDEX name_of_document ON name (sha256);

-- `sha256` is NULL for a file that was refused: it is no document of the record.
CREATE TABLE problem (stage TEXT NOT NULL, document TEXT NOT NULL, message TEXT NOT NULL, start INTEGER, "end" INTEGER,
  sha256 TEXT);

CREATE TABLE entry (
  number INTEGER PRIMARY KEY, document TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, start INTEGER NOT NULL,
  "end" INTEGER NOT NULL, words TEXT NOT NULL, earliest TEXT, latest TEXT, fields TEXT NOT NULL, UNIQUE (document, id)
);
CREATE INDEX entry_of_kind ON entry (kind, document, start);

-- All the words that an entry points to: its own (part `words`) and those of its fields.
CREATE TABLE words (entry INTEGER NOT NULL, part TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, words TEXT NOT NULL);
CREATE INDEX words_of_entry ON words (entry);

-- Who an entry names, as its document does; `alias` leads to the one name in the record. `folded`: without case and accents.
CREATE TABLE party (entry INTEGER NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL);
CREATE INDEX party_of_entry ON party (entry);
CREATE TABLE alias (given TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, folded TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE groups (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- What search looks through: passages of texts (kind `text`) and entries.
CREATE TABLE passage (number INTEGER PRIMARY KEY, document TEXT NOT NULL, entry TEXT NOT NULL, kind TEXT NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL);
CREATE INDEX passage_of_document ON passage (document);
CREATE VIRTUAL TABLE search USING fts5(words, fields, tokenize = "unicode61 remove_diacritics 2");
"""

FILES = """
-- One row for every file that was given, and for every file within one (`within`: its name), whatever came of it.
CREATE TABLE IF NOT EXISTS file (name TEXT PRIMARY KEY, path TEXT NOT NULL, status TEXT NOT NULL, within TEXT NOT NULL,
  sha256 TEXT NOT NULL, made_by TEXT NOT NULL, size INTEGER NOT NULL, pages_text INTEGER NOT NULL,
  pages_ocr INTEGER NOT NULL, pages_none INTEGER NOT NULL);

-- Where the characters of a text came from: pages, and runs as [start, end, source, source_end, page]. Texts without either have no row.
CREATE TABLE IF NOT EXISTS layout (document TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

FROM_FORMAT = {
    "1": (
        "ALTER TABLE document ADD COLUMN file TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE document ADD COLUMN section TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE document ADD COLUMN starts INTEGER NOT NULL DEFAULT 0",
        "UPDATE about SET value = '2' WHERE key = 'format'",
    )
}
"""By format: what brings a record to the next one."""

DECISIONS = """
-- What people decided, one row a decision, never changed and never taken out: what is undone is undone by a later row.
CREATE TABLE IF NOT EXISTS decision (number INTEGER PRIMARY KEY, mark TEXT NOT NULL, document TEXT NOT NULL, entry TEXT NOT NULL,
  words TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL,
  undoes INTEGER NOT NULL);
"""

MORE_OF_DECISIONS = {
    "other": ("TEXT", "''"),
    "source": ("TEXT", "''"),
    "source_entry": ("TEXT", "''"),
    "source_words": ("TEXT", "''"),
    "source_start": ("INTEGER", "0"),
    "source_end": ("INTEGER", "0"),
}
"""Columns that the table of decisions of an earlier version lacks, each with its kind and what it holds where nothing was said."""

SEALS = """
-- A digest of each part of the record as it was written: of what belongs to one document, or ('') of what belongs to all.
CREATE TABLE IF NOT EXISTS seal (document TEXT NOT NULL, part TEXT NOT NULL, sha256 TEXT NOT NULL,
  PRIMARY KEY (document, part)) WITHOUT ROWID;
"""


class NotARecord(Exception):
    """The path given is no record, or one that this program can't read; the message says which and what to do."""


class RecordBusy(Exception):
    """Another process is writing the record."""


def busy(folder: Path) -> RecordBusy:
    return RecordBusy(f"{folder} is being written by another process; try again when it has finished")


def connect(folder: Path, *, writing: bool = False, new: bool = False) -> sqlite3.Connection:
    """The record's database, which must be there unless it is `new`. Raises NotARecord, and RecordBusy."""
    file = folder / DATABASE
    if not new and not file.is_file():
        raise NotARecord(f"{folder} is no record: it has no {DATABASE}; `onrecord build {folder} PATH...` makes one")
    # Readers too open it "rw" (SQLite makes it "ro" where it must): they roll back what a killed writer left half-written.
    mode = "rwc" if new else "rw"
    try:
        database = sqlite3.connect(
            f"file:{quote(str(file.absolute()))}?mode={mode}",
            uri=True,
            timeout=SECONDS_TO_WAIT,
            isolation_level=None,
            # The pages are made by several threads; SQLite itself keeps them apart.
            check_same_thread=False,
        )
        if not writing:
            database.execute("PRAGMA query_only = ON")
        if not new:
            check_format(database, folder, FROM_FORMAT if writing else ())
    except sqlite3.OperationalError as wrong:
        if "locked" in str(wrong):
            raise busy(folder) from wrong
        raise NotARecord(f"{folder} can't be opened: {wrong}") from wrong
    except sqlite3.DatabaseError as wrong:
        raise NotARecord(f"{folder} is no record: {DATABASE} is no database of onrecord ({wrong})") from wrong
    return database


def check_format(database: sqlite3.Connection, folder: Path, older: Container[str] = ()) -> None:
    """Raises NotARecord where the database is another program's, or of a format that this one does not know; `older` ones pass."""
    tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        raise NotARecord(
            f"{folder} has no build yet: its first one is being written, or was cut off; "
            f"try again when it has ended, or run `onrecord build {folder} PATH...`"
        )
    if "about" not in tables or "document" not in tables:
        raise NotARecord(f"{folder} is no record: its {DATABASE} has other tables")
    row = database.execute("SELECT value FROM about WHERE key = 'format'").fetchone()
    if row is None or row[0] != str(FORMAT) and row[0] not in older:
        known = row is not None and row[0] in FROM_FORMAT
        what_to_do = f"`onrecord build {folder} PATH...` brings it up to date" if known else "build it anew"
        raise NotARecord(
            f"{folder} has format {row[0] if row else 'unknown'}; this program reads format {FORMAT}: {what_to_do}"
        )
