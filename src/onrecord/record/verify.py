"""Whether a record still holds what it held: originals and texts by their hashes, rows by what they follow from and by seals."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.progress import Progress, in_silence
from onrecord.record.agreement import disagreements
from onrecord.record.journal import check, last_of
from onrecord.record.left_over import left_over
from onrecord.record.originals import hash_of, kept_originals, originals_of
from onrecord.record.remembered import contradictions
from onrecord.record.rows import hash_of_text
from onrecord.record.schema import ORIGINALS
from onrecord.record.seals import broken_seals, has_table, stored_seals
from onrecord.record.store import Record

PARTS = {
    "document": "the columns of its row in table document are",
    "found": "what was found in it (columns found and settled) is",
    "entry": "its entries, or their words or parties, are",
    "passage": "what search knows of it is",
    "name": "the names or places of its file are",
    "about": "what the record tells of itself is",
    "problem": "the problems are",
    "groups": "the groups (series, threads, positions, parties) are",
    "alias": "the names of parties are",
    "decision": "what people decided is",
    "file": "the files that were given are",
    "shelf": "the groups kept for the next build are",
    "section": "its place in its file is",
    "layout": "its pages and the places of its characters are",
    "journal": "the last line of the journal is",
}
"""How a part that a seal is for is told."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and one line for each thing that is not as it was."""

    documents: int
    entries: int
    broken: tuple[str, ...]
    unused: int = 0
    """Originals of no document now: of files that the record had once, and those left over."""
    lines: int = 0
    """Of the journal,"""
    head: str = ""
    """and the hash of its last one: whoever notes it down can tell later that nothing before it was changed or taken away."""
    left: tuple[str, ...] = ()
    """Of the unused originals, by hash, those that a killed build left: the next build takes them away."""


def verify(record: Record, head: str = "", progress: Progress = in_silence) -> Checked:
    """Compare every original, text and row of a record with what was stored of it. `head`: of its journal, as noted down before."""
    database = record.database
    names = dict(database.execute("SELECT sha256, name FROM document ORDER BY name, sha256").fetchall())
    broken = [*broken_database(database)]
    originals = dict(originals_of(database))
    for number, (sha256, name) in enumerate(originals.items()):
        progress("Checking originals", number, len(originals))
        broken += broken_original(record.folder, sha256, name)
    for number, (sha256, name) in enumerate(names.items()):
        progress("Checking texts", number, len(names))
        broken += broken_text(database, sha256, name)
    progress("Checking rows", 0, 1)
    broken += broken_rows(database, names)
    progress("Checking the journal", 0, 1)
    broken += broken_journal(database, head)
    unused = set(kept_originals(record.folder)) - originals.keys()
    left = left_over(record.folder, database, originals.keys())
    for sha256 in sorted(unused):
        if hash_of(record.original(sha256)) != sha256:
            broken.append(f"{ORIGINALS}/{sha256}: the original of no document now; its bytes are not those of its name")
    entries = database.execute("SELECT count(*) FROM entry").fetchone()[0]
    lines, last = last_of(database) if has_table(database, "journal") else (0, "")
    return Checked(len(names), entries, tuple(dict.fromkeys(broken)), len(unused), lines, last, tuple(left))


def broken_journal(database: sqlite3.Connection, head: str) -> Iterator[str]:
    """What is wrong with the journal, and what is not as it tells."""
    if not has_table(database, "journal"):
        yield "record.db: it has no journal, so nothing tells what was done to it; the next build begins one"
        return
    yield from check(database)
    yield from contradictions(database)
    if head and not database.execute("SELECT 1 FROM journal WHERE hash = ?", [head.strip().lower()]).fetchone():
        yield f"record.db: no line of the journal has the hash {head}: it was written anew, or its end was taken away"


def broken_rows(database: sqlite3.Connection, names: dict[str, str]) -> Iterator[str]:
    """What is wrong with rows: first what they themselves tell, then what only the seals do."""
    told = set()
    for one in disagreements(database):
        told.add((one.document, one.part))
        yield one.words
    if not stored_seals(database):
        yield "record.db: it was written without digests, so not every change can be seen; the next build writes them"
        return
    gone = set()
    for document, part in broken_seals(database):
        if not document:
            subject = "record.db"
        elif document in names:
            subject = names[document]
        else:
            if document not in gone:
                yield f"{last_name(database, document)}: the document is gone from the record"
            gone.add(document)
            continue
        if (document, part) not in told:
            yield f"{subject}: {PARTS.get(part, f'its part {part!r}')} not as written"


def last_name(database: sqlite3.Connection, sha256: str) -> str:
    """The name of a document that is gone; its hash where that is gone too."""
    row = database.execute("SELECT name FROM name WHERE sha256 = ? ORDER BY name", [sha256]).fetchone()
    return row[0] if row else sha256


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
    if not isinstance(text, str):
        yield f"{name}: its kept text is no text"
        return
    if hash_of_text(text) != expected:
        yield f"{name}: its kept text was changed"
    rows = database.execute(
        """SELECT entry.kind, entry.id, words.part, words.start, words."end", words.words FROM words
        JOIN entry ON entry.number = words.entry WHERE entry.document = ? ORDER BY entry.start, entry.number, words.rowid""",
        [sha256],
    )
    for kind, entry, part, start, end, words in rows:
        if not (isinstance(start, int) and isinstance(end, int)):
            yield f"{name}: {kind} {entry} ({part}): {start!r}-{end!r} is no place"
        elif text[start:end] != words:
            which = "" if part == "words" else f" ({part})"
            yield f"{name}: {kind} {entry}{which}: {words!r} is not at {start}-{end}; {text[start:end]!r} is"
