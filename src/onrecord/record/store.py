"""A record as one reads it: its documents, entries, groups and problems."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.model.codec import entry_from_json, groups_from_json, read_from_json
from onrecord.model.decisions import Decision
from onrecord.model.entries import Entry
from onrecord.model.given import GivenFile
from onrecord.model.groups import DocumentRead, EntryKey, Groups
from onrecord.model.layout import Layout
from onrecord.model.problems import Problem
from onrecord.model.text import Span
from onrecord.model.vocabulary import Kind
from onrecord.record.decisions import stored_decisions
from onrecord.record.files import stored_files, stored_layout
from onrecord.record.find_quote.answer import Answer, find_quote
from onrecord.record.report import FileReport, file_reports
from onrecord.record.rows import folded
from onrecord.record.schema import ORIGINALS, connect
from onrecord.record.search import Hits, search


@dataclass(frozen=True, slots=True)
class Listed:
    """One document in a list: what it is, without its text and entries."""

    sha256: str
    name: str
    title: str
    publisher: str
    kind: str
    language: str
    published: str
    """As `When` writes itself: a date at its precision, or EARLIEST/LATEST; empty where nothing tells."""
    basis: str
    characters: int
    entries: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """One entry as the record keeps it."""

    document: str
    """SHA-256 of the original."""
    name: str
    """The document's."""
    kind: Kind
    words: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries are asked for. Empty: no condition."""

    kind: Kind | None = None
    party: str = ""
    """Any part of a name that the entry gives a party or that the record gives it; case and accents count for nothing."""
    document: str = ""
    """A document's SHA-256 (or how it begins, eight characters or more), or any part of its name."""
    earliest: str = ""
    """ISO dates: entries that may hold on or after this day,"""
    latest: str = ""
    """and on or before this one."""
    words: str = ""
    """Any part of the entry's words."""


class Record:
    """A record opened for reading. Every list is in order of documents' names and, within one, of the text."""

    def __init__(self, folder: Path, database: sqlite3.Connection) -> None:
        self.folder = folder
        self.database = database

    def __enter__(self) -> "Record":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.database.close()

    def about(self) -> dict[str, str]:
        """What the record says of itself: its `format`, the `program` that built it."""
        return dict(self.database.execute("SELECT key, value FROM about ORDER BY key").fetchall())

    def listing(self) -> list[Listed]:
        """The documents, without texts and entries: quick for any number of them."""
        names = self._names()
        rows = self.database.execute(
            """SELECT sha256, name, title, publisher, kind, language, published, basis, characters, entries
            FROM document ORDER BY name, sha256"""
        ).fetchall()
        return [Listed(*(*row, names.get(row[0], ()))) for row in rows]

    def published_within(self, earliest: str, latest: str) -> set[str]:
        """The hashes of the documents that may have been published on or after one day and on or before another; empty: any day."""
        where, given = within("document", earliest, latest)
        return {row[0] for row in self.database.execute(f"SELECT sha256 FROM document WHERE {where}", given)}

    def documents(self) -> list[DocumentRead]:
        """The documents with texts and entries, dates settled across documents."""
        return list(self.each_document())

    def each_document(self, *, as_found: bool = False) -> Iterator[DocumentRead]:
        """The documents one by one; `as_found`: as extraction left them, before other documents told their dates."""
        names = self._names()
        rows = self.database.execute("SELECT sha256, found, settled, text FROM document ORDER BY name, sha256")
        for sha256, found, settled, text in rows:
            yield document_of(found if as_found else settled or found, text, names.get(sha256, ()))

    def document(self, sha256: str, *, as_found: bool = False) -> DocumentRead:
        """The document with this key; `as_found`: as in `each_document`. Raises LookupError."""
        row = self.database.execute("SELECT found, settled, text FROM document WHERE sha256 = ?", [sha256]).fetchone()
        if row is None:
            raise LookupError(f"no document {sha256!r} in {self.folder}")
        names = self.database.execute("SELECT name FROM name WHERE sha256 = ? ORDER BY name", [sha256]).fetchall()
        return document_of(row[0] if as_found else row[1] or row[0], row[2], tuple(name for (name,) in names))

    def files(self) -> tuple[GivenFile, ...]:
        """All files that were given, and those within them, by name."""
        return stored_files(self.database)

    def file_reports(self) -> list[FileReport]:
        """What came of every file, by name."""
        return file_reports(self.database)

    def layout(self, sha256: str) -> Layout:
        """Where the characters of a document's text came from."""
        return stored_layout(self.database, sha256)

    def original(self, sha256: str) -> Path:
        """Where the bytes of a file lie: `Document.original` is its hash."""
        return self.folder / ORIGINALS / sha256

    def groups(self, *, with_documents: bool = True) -> Groups:
        """All that holds across documents; `documents` is left empty where they are not asked for."""
        row = self.database.execute("SELECT value FROM groups WHERE key = 'groups'").fetchone()
        groups = groups_from_json(row[0]) if row else Groups()
        return replace(groups, documents=tuple(self.documents())) if with_documents else groups

    def decisions(self) -> tuple[Decision, ...]:
        """All that people decided, in their order, with what they undid since."""
        return stored_decisions(self.database)

    def problems(self) -> list[Problem]:
        """What was wrong with what was given: documents that were refused, and those read with doubts."""
        rows = self.database.execute(
            'SELECT stage, document, message, start, "end" FROM problem ORDER BY document, stage, start, message'
        ).fetchall()
        return [Problem(row[0], row[1], row[2], None if row[3] is None else Span(row[3], row[4])) for row in rows]

    def counts(self) -> dict[str, int]:
        """How many documents, and how many entries of each kind that occurs."""
        counted = dict(self.database.execute("SELECT kind, count(*) FROM entry GROUP BY kind ORDER BY kind").fetchall())
        return {"document": self.database.execute("SELECT count(*) FROM document").fetchone()[0], **counted}

    def entries(self, wanted: Filter | None = None, limit: int = -1, offset: int = 0) -> list[StoredEntry]:
        """The entries asked for; all of them without a limit."""
        where, given = conditions(wanted or Filter())
        rows = self.database.execute(
            f"""SELECT entry.document, document.name, entry.kind, entry.words, entry.fields
            FROM entry JOIN document ON document.sha256 = entry.document WHERE {where}
            ORDER BY document.name, document.sha256, entry.start, entry.number LIMIT ? OFFSET ?""",
            [*given, limit, offset],
        ).fetchall()
        return [StoredEntry(*(*row[:4], entry_from_json(row[2], row[4]))) for row in rows]

    def words_in(self, part: str) -> dict[EntryKey, list[str]]:
        """For each entry that points to words of this part (such as `source`), those words in their order."""
        rows = self.database.execute(
            """SELECT entry.document, entry.id, words.words FROM words JOIN entry ON entry.number = words.entry
            WHERE words.part = ? ORDER BY words.rowid""",
            [part],
        )
        found: dict[EntryKey, list[str]] = {}
        for document, entry, words in rows:
            found.setdefault(EntryKey(document, entry), []).append(words)
        return found

    def search(self, query: str, limit: int = 50, offset: int = 0, kind: str = "") -> Hits:
        """What holds all words of the query, in texts and entries, best first. `kind`: `text` or a kind of entry alone."""
        return search(self.database, query, limit, offset, kind)

    def find_quote(self, words: str, by: str = "") -> Answer:
        """Where words are from, and whether this speaker says them. Raises NoQuotation where they are too few to tell."""
        return find_quote(self.database, words, by)

    def _names(self) -> dict[str, tuple[str, ...]]:
        names: dict[str, tuple[str, ...]] = {}
        for name, sha256 in self.database.execute("SELECT name, sha256 FROM name ORDER BY name"):
            names[sha256] = (*names.get(sha256, ()), name)
        return names


def open_record(path: Path | str) -> Record:
    """The record in this folder, for reading. Raises NotARecord."""
    folder = Path(path)
    return Record(folder, connect(folder))


def document_of(stored: str, text: str, names: tuple[str, ...]) -> DocumentRead:
    """A document from its row: the text and the names are kept apart from the rest."""
    read = read_from_json(stored)
    return replace(
        read, document=replace(read.document, text=text, name=names[0] if names else read.document.name, names=names)
    )


def conditions(wanted: Filter) -> tuple[str, list[str]]:
    """A filter as SQL, and the values that it needs."""
    clauses: list[str] = ["1"]
    given: list[str] = []
    if wanted.kind:
        clauses.append("entry.kind = ?")
        given.append(wanted.kind)
    if wanted.party:
        clauses.append(
            """entry.number IN (SELECT party.entry FROM party LEFT JOIN alias ON alias.given = party.name
            WHERE party.folded LIKE ? ESCAPE '\\' OR alias.folded LIKE ? ESCAPE '\\')"""
        )
        given += [containing(folded(wanted.party))] * 2
    if wanted.document:
        clauses.append(
            r"""(document.sha256 LIKE ? ESCAPE '\' OR document.sha256 IN (SELECT sha256 FROM name WHERE name LIKE ? ESCAPE '\'))"""
        )
        begins = wanted.document.lower() if len(wanted.document) >= 8 else "-"
        given += [containing(begins)[1:], containing(wanted.document)]
    clause, days = within("entry", wanted.earliest, wanted.latest)
    clauses.append(clause)
    given += days
    if wanted.words:
        clauses.append(r"entry.words LIKE ? ESCAPE '\'")
        given.append(containing(wanted.words))
    return " AND ".join(clauses), given


def within(table: str, earliest: str, latest: str) -> tuple[str, list[str]]:
    """Which rows of a table may hold between two days, as SQL, and the values that it needs; empty: any day."""
    clauses: list[str] = ["1"]
    if earliest:
        clauses.append(f"coalesce({table}.latest, iif({table}.earliest IS NULL, '', '9999')) >= ?")
    if latest:
        clauses.append(f"coalesce({table}.earliest, iif({table}.latest IS NULL, '9999', '')) <= ?")
    return " AND ".join(clauses), [day for day in (earliest, latest) if day]


def containing(words: str) -> str:
    """A LIKE pattern for anything that holds these words, whatever marks are in them."""
    return "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
