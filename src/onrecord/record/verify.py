"""Whether a record still holds what it held: originals and texts by their hashes, rows by what they follow from and by seals."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.record.originals import hash_of, kept_originals
from onrecord.record.schema import ORIGINALS
from onrecord.record.store import Record
from onrecord.record.writing import hash_of_text


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and one line for each thing that is not as it was. `earlier`: originals of documents since replaced."""

    documents: int
    entries: int
    broken: tuple[str, ...]
    earlier: int = 0


def verify(record: Record) -> Checked:
    """Compare every original, text and row of a record with what was stored of it."""
    database = record.database
    names = dict(database.execute("SELECT sha256, name FROM document ORDER BY name").fetchall())
    broken = [*broken_database(database)]
    for sha256, name in names.items():
        broken += broken_original(record.folder, sha256, name)
    for sha256, name in names.items():
        broken += broken_text(database, sha256, name)
    rows = [*broken_rows(database, names)]
    broken += rows
    # Where the rows themselves tell what is wrong with a document, its seals would only say it again.
    told = {row.document for row in rows}
def broken_database(database: sqlite3.Connection) -> Iterator[str]:
    """What SQLite itself finds wrong with its file."""
    for (found,) in database.execute("PRAGMA quick_check"):
        if found != "ok":
            yield f"record.db: {found}"


def broken_original(folder: Path, sha256: str, name: str) -> list[str]:
    """What is wrong with a document's original."""
    try:
        found = hash_of(folder / ORIGINALS / sha256)
    except FileNotFoundError:
        return [f"{name}: its original {ORIGINALS}/{sha256} is missing"]
    except OSError as wrong:
        return [f"{name}: its original {ORIGINALS}/{sha256} can't be read: {wrong.strerror}"]
    return (
        []
        if found == sha256
        else [f"{name}: its original {ORIGINALS}/{sha256} was changed: its bytes have the hash {found}"]
    )


def broken_text(database: sqlite3.Connection, sha256: str, name: str) -> Iterator[str]:
    """What is wrong with a document's kept text, and with the words of its entries."""
    text, expected = database.execute("SELECT text, text_sha256 FROM document WHERE sha256 = ?", [sha256]).fetchone()
    if hash_of_text(text) != expected:
        yield f"{name}: its kept text was changed"
    rows = database.execute(
        """SELECT entry.kind, entry.id, words.part, words.start, words."end", words.words FROM words
        JOIN entry ON entry.number = words.entry WHERE entry.document = ? ORDER BY entry.start, entry.number, words.rowid""",
        [sha256],
    )
    for kind, entry, part, start, end, words in rows:
        if text[start:end] != words:
            which = "" if part == "words" else f" ({part})"
            yield f"{name}: {kind} {entry}{which}: {words!r} is not at {start}-{end}; {text[start:end]!r} is"
