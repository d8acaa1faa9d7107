"""Writing a record: one transaction, so that it is there whole or not at all."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from onrecord.model.codec import to_json
from onrecord.model.entries import KIND_OF, Entry
from onrecord.model.given import GivenFile
from onrecord.model.groups import DocumentRead, Groups
from onrecord.model.layout import Layout
from onrecord.model.problems import Problem
from onrecord.model.text import Span
from onrecord.record.files import write_files, write_layouts
from onrecord.record.journal import Journal
from onrecord.record.lock import held
from onrecord.record.originals import forget_originals, forget_parts, keep_original
from onrecord.record.rows import (
    Row,
    document_row,
    entry_row,
    folded,
    party_rows,
    searched_fields,
    without_text,
    words_rows,
)
from onrecord.record.schema import DATABASE, FILES, FORMAT, FROM_FORMAT, ORIGINALS, TABLES, NotARecord, busy, connect
from onrecord.record.seals import seal_journal, write_seals
from onrecord.record.search import passages, searchable
from onrecord.record.shelf import TABLES as SHELF
from onrecord.record.telling import Before, tell_changes
from onrecord.record.unfinished import FILES as UNFINISHED_FILES

Kept = tuple[str, str | None, str, str]
"""What a document's row holds beside what follows from it: `found`, `settled`, `made_by`, `name`."""
PAGES_KEPT = 16_000
"""KiB of the database held in memory while it is written. With SQLite's 2,000, keys take half as long again."""


@dataclass(frozen=True, slots=True)
class File:
    """A name under which a document came, and the place of the file."""

    sha256: str
    path: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a record is to hold, as far as it is other than what it holds already."""

    documents: Mapping[str, tuple[DocumentRead, DocumentRead]]
    """By SHA-256: the documents that are new or other ones, as extraction left them and as they are settled."""
    gone: frozenset[str]
    """The documents that go."""
    made_by: Mapping[str, str]
    """By SHA-256: the reader and extractors, with versions, that gave those documents."""
    files: Mapping[str, File]
    """By name: all documents."""
    groups: Groups
    """All of them."""
    given: tuple[GivenFile, ...] | None = None
    """The files that were given; None where they are as they were."""
    layouts: Mapping[str, Layout] = field(default_factory=dict)
    """By SHA-256: of the texts that were read anew."""
    refused: tuple[Problem, ...] = field(default=())
    """Of files that are no documents of the record."""
    shelf: str = ""
    """The version of what the record keeps to bring its groups to date."""


@dataclass(frozen=True, slots=True)
class Writing:
    """A record while it is written: its database, and the originals that were put there."""

    folder: Path
    database: sqlite3.Connection
    originals: list[str] = field(default_factory=list)

    def keep(self, sha256: str, content: bytes) -> None:
        """Put a file's bytes among the originals. Raises OSError where they don't fit."""
        if keep_original(self.folder, sha256, content):
            self.originals.append(sha256)


@contextmanager
def opened_for_writing(folder: Path) -> Iterator[Writing]:
    """The record, made where there is none; what is written stands when the block ends, or nothing of it.

    Raises NotARecord where the folder is something else, RecordBusy where another process writes. Originals, and all that there is
    of a record that was begun here, are taken away again where the block did not end well, but for what the next build goes on from.
    """
    made = not folder.exists()
    if not made and not folder.is_dir():
        raise NotARecord(f"{folder} is no record: it is a file; give a folder, which need not exist yet")
    folder.mkdir(parents=True, exist_ok=True)
    originals: list[str] = []
    with held(folder):
        forget_parts(folder)
        new = is_empty(folder)
        try:
            with transaction(folder, new=new) as database:
                yield Writing(folder, database, originals)
        except BaseException:
            forget_originals(folder, originals)
            if new:
                take_away(folder)
            if made:
                with suppress(OSError):
                    folder.rmdir()
            raise


def take_away(folder: Path) -> None:
    """Remove what a first build left of a record; originals that an earlier one kept stay."""
    for name in (DATABASE, f"{DATABASE}-journal"):
        (folder / name).unlink(missing_ok=True)
    with suppress(OSError):
        (folder / ORIGINALS).rmdir()


def is_empty(folder: Path) -> bool:
    """True where there is no record yet, and nothing else either: at most what a first build left that was cut off."""
    database = folder / DATABASE
    if database.is_file() and database.stat().st_size and not is_blank(database):
        return False
    own = (ORIGINALS, DATABASE, f"{DATABASE}-journal", *UNFINISHED_FILES)
    others = [entry.name for entry in folder.iterdir() if entry.name not in own]
    if others:
        raise NotARecord(
            f"{folder} is no record: it holds other files ({min(others)!r}) and no {DATABASE}; give a new folder"
        )
    return True


def is_blank(database: Path) -> bool:
    """True for a database without tables."""
    try:
        with closing(sqlite3.connect(database)) as opened:
            return not opened.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError:
        return False


@contextmanager
def transaction(folder: Path, *, new: bool) -> Iterator[sqlite3.Connection]:
    """The database within one transaction."""
    with closing(connect(folder, writing=True, new=new)) as database:
        database.execute(f"PRAGMA cache_size = {-PAGES_KEPT}")
        try:
            database.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as wrong:
            raise busy(folder) from wrong
        try:
            if new:
                for statement in statements(TABLES):
                    database.execute(statement)
            else:
                bring_up_to_date(database)
            for statement in statements(FILES + SHELF):
                database.execute(statement)
            yield database
            database.execute("COMMIT")
        except BaseException:
            # A full disk may have ended the transaction by itself.
            if database.in_transaction:
                database.execute("ROLLBACK")
            raise


def bring_up_to_date(database: sqlite3.Connection) -> None:
    """A record of an earlier format, as this program writes it."""
    row = database.execute("SELECT value FROM about WHERE key = 'format'").fetchone()
    for statement in FROM_FORMAT.get(row[0], ()):
        database.execute(statement)


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: `executescript` would end the transaction."""
    gathered = ""
    for line in script.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""


def write(database: sqlite3.Connection, contents: Contents, program: str, journal: Journal | None = None) -> None:
    """Bring the tables to these contents, and tell in the journal what that changed."""
    journal = journal or Journal(database)
    journal.begin()
    before = Before.of(database)
    about = {"format": str(FORMAT), "program": program, "shelf": contents.shelf}
    database.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", about.items())
    written = write_documents(database, contents)
    renamed = write_names(database, contents.files)
    if contents.given is not None:
        write_files(database, contents.given)
    write_layouts(database, contents.layouts)
    write_problems(database, contents)
    write_groups(database, contents.groups)
    written |= contents.layouts.keys() & contents.documents.keys()
    write_seals(database, written, renamed)
    tell_changes(journal, before, written)
    seal_journal(database)


def write_documents(database: sqlite3.Connection, contents: Contents) -> set[str]:
    """The documents that were written: those new or not as they were. Those that go are taken out."""
    for document in sorted(contents.gone):
        forget_document(database, document)
    written = set()
    there = "SELECT found, settled, made_by, name FROM document WHERE sha256 = ?"
    for key, (found, settled) in sorted(contents.documents.items()):
        found_json, settled_json = to_json(without_text(found)), to_json(without_text(settled))
        last = None if settled_json == found_json else settled_json
        row = (found_json, last, contents.made_by[key], found.document.name)
        before = database.execute(there, [key]).fetchone()
        if before != row:
            if before:
                forget_document(database, key)
            write_document(database, settled, row)
            written.add(key)
    return written


def write_names(database: sqlite3.Connection, files: Mapping[str, File]) -> set[str]:
    """Write the names of documents: these, and no others. The documents that have other names than before."""
    now = {(name, file.sha256, file.path) for name, file in files.items()}
    before = set(database.execute("SELECT name, sha256, path FROM name").fetchall())
    database.executemany("DELETE FROM name WHERE name = ?", [(row[0],) for row in before - now])
    database.executemany("INSERT INTO name VALUES (?, ?, ?)", sorted(now - before))
    there = {key for (key,) in database.execute("SELECT sha256 FROM document")}
    return {row[1] for row in now ^ before} & there


def forget_document(database: sqlite3.Connection, key: str) -> None:
    """Take a document's rows out of every table but `name`."""
    numbers = "(SELECT number FROM entry WHERE document = ?)"
    database.execute(f"DELETE FROM words WHERE entry IN {numbers}", [key])
    database.execute(f"DELETE FROM party WHERE entry IN {numbers}", [key])
    database.execute("DELETE FROM search WHERE rowid IN (SELECT number FROM passage WHERE document = ?)", [key])
    database.execute("DELETE FROM passage WHERE document = ?", [key])
    database.execute("DELETE FROM entry WHERE document = ?", [key])
    database.execute("DELETE FROM document WHERE sha256 = ?", [key])


@contextmanager
def nothing_left_behind(database: sqlite3.Connection) -> Iterator[None]:
    """What is deleted in the block leaves nothing in the database's file, not even in the index that search reads."""
    database.execute("PRAGMA secure_delete = ON")
    yield
    # The index keeps the words of deleted rows until its parts are made one.
    database.execute("INSERT INTO search (search) VALUES ('optimize')")


def write_document(database: sqlite3.Connection, read: DocumentRead, row: Kept) -> None:
    """One document, its passages, and its entries with all that hangs on them."""
    insert(database, "document", document_row(read, *row))
    for span in passages(read.document.text):
        write_passage(database, read, span, "text", "", "")
    for entry in read.entries.all():
        write_entry(database, read, entry)


def write_entry(database: sqlite3.Connection, read: DocumentRead, entry: Entry) -> None:
    """One entry, the words it points to, who it names, and what search finds it by."""
    number = insert(database, "entry", entry_row(read, entry))
    points = [(number, *row) for row in words_rows(entry, read.document.text)]
    database.executemany("INSERT INTO words VALUES (?, ?, ?, ?, ?)", points)
    database.executemany("INSERT INTO party VALUES (?, ?, ?, ?)", [(number, *row) for row in party_rows(entry)])
    write_passage(database, read, entry.span, KIND_OF[type(entry)], entry.id, searched_fields(entry))


def insert(database: sqlite3.Connection, table: str, row: Row) -> int | None:
    """The number of the row that was put into a table."""
    columns = ", ".join(f'"{column}"' for column in row)
    marks = ", ".join(f":{column}" for column in row)
    return database.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", row).lastrowid


def write_passage(
    database: sqlite3.Connection, read: DocumentRead, span: Span, kind: str, entry: str, fields: str
) -> None:
    """One row of what search looks through."""
    key = read.document.sha256
    number = database.execute(
        'INSERT INTO passage (document, entry, kind, start, "end") VALUES (?, ?, ?, ?, ?)',
        [key, entry, kind, span.start, span.end],
    ).lastrowid
    words = searchable(span.of(read.document.text))
    database.execute("INSERT INTO search (rowid, words, fields) VALUES (?, ?, ?)", [number, words, fields])


def write_problems(database: sqlite3.Connection, contents: Contents) -> None:
    """The problems of documents, of groups, and of what was refused; those of documents that are as they were stay."""
    kept = contents.gone | contents.documents.keys()
    rows = database.execute("SELECT * FROM problem WHERE sha256 <> '' ORDER BY rowid").fetchall()
    told: dict[Problem, str | None] = dict.fromkeys(contents.refused)
    for stage, document, message, start, end, key in rows:
        if key not in kept:
            told[Problem(stage, document, message, None if start is None else Span(start, end))] = key
    # The same problem may be told by a document, by the settled document and by the groups: the first is kept.
    for key, (found, settled) in sorted(contents.documents.items()):
        for problem in (*found.problems, *settled.problems):
            told.setdefault(replace(problem, document=found.document.name), key)
    for problem in contents.groups.problems:
        told.setdefault(problem, "")
    now = [(problem.stage, problem.document, problem.message, *ends(problem), key) for problem, key in told.items()]
    if now != database.execute("SELECT * FROM problem ORDER BY rowid").fetchall():
        database.execute("DELETE FROM problem")
        database.executemany("INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?)", now)


def write_groups(database: sqlite3.Connection, groups: Groups) -> None:
    """The groups, and for each name that a document gives the one name in the record."""
    database.execute("INSERT OR REPLACE INTO groups VALUES ('groups', ?)", [to_json(replace(groups, documents=()))])
    aliases = {}
    for party in groups.parties:
        for name in (party.name, *party.names):
            aliases[name] = (name, party.name, party.kind, folded(party.name))
    before = set(database.execute("SELECT * FROM alias").fetchall())
    now = set(aliases.values())
    database.executemany("DELETE FROM alias WHERE given = ?", [(row[0],) for row in before - now])
    database.executemany("INSERT INTO alias VALUES (?, ?, ?, ?)", sorted(now - before))


def ends(problem: Problem) -> tuple[int | None, int | None]:
    return (problem.span.start, problem.span.end) if problem.span else (None, None)
