"""What writing did to a record, told in its journal: the record before and after it, compared."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from onrecord.model.decisions import Decision
from onrecord.record.journal import Detail, Journal, Telling, last_detail
from onrecord.record.originals import sha256_of
from onrecord.record.seals import seal_of_seals

PRESENT = ("read", "holds")
"""The statuses of files that the record keeps."""


@dataclass(frozen=True, slots=True)
class Before:
    """What a record held before it was written: its files by name, each with status and SHA-256; its documents' names by key."""

    files: Mapping[str, tuple[str, str]]
    documents: Mapping[str, str]

    @classmethod
    def of(cls, database: sqlite3.Connection) -> "Before":
        """What it holds now. A record of an earlier format knew files by the names of their documents alone."""
        rows = database.execute("SELECT name, status, sha256 FROM file").fetchall()
        rows = rows or database.execute("SELECT name, 'read', sha256 FROM name").fetchall()
        documents = dict(database.execute("SELECT sha256, name FROM document").fetchall())
        return cls({name: (status, sha256) for name, status, sha256 in rows}, documents)


def tell_changes(journal: Journal, before: Before, written: Iterable[str]) -> None:
    """Tell what writing did to files and documents; `written`: the keys of the documents whose rows are new."""
    database = journal.database
    after = Before.of(database)
    journal.tell(
        [
            *of_files(database, before, after),
            *dropped(before, after),
            *of_documents(database, written),
            built(database, after),
        ]
    )


def of_files(database: sqlite3.Connection, before: Before, after: Before) -> Iterator[Telling]:
    """Files that were added, or refused, or are other ones than before."""
    about = {name: (size, within) for name, size, within in database.execute("SELECT name, size, within FROM file")}
    query = "SELECT document, message FROM problem WHERE sha256 IS NULL ORDER BY rowid DESC"
    reasons = dict(database.execute(query).fetchall())
    for name, (status, sha256) in sorted(after.files.items()):
        was, held = before.files.get(name, ("", ""))
        if (status, sha256) == (was, held):
            continue
        if status in PRESENT:
            size, within = about.get(name, (0, ""))
            more = ({"within": within} if within else {}) | ({"before": held} if was in PRESENT else {})
            yield Telling(what="added", name=name, sha256=sha256, detail={"size": size, "status": status, **more})
        else:
            detail = {"status": status, "why": reasons.get(name, "")}
            yield Telling(what="refused", name=name, sha256=sha256, detail=detail)


def dropped(before: Before, after: Before) -> Iterator[Telling]:
    """Files that are in the record under no such name any more, and documents that are not in it."""
    for name, (status, sha256) in sorted(before.files.items()):
        if status in PRESENT and after.files.get(name, ("",))[0] not in PRESENT:
            yield Telling(what="dropped", name=name, sha256=sha256, detail={"is": "file"})
    for key in sorted(before.documents.keys() - after.documents.keys()):
        yield Telling(what="dropped", name=before.documents[key], sha256=key, detail={"is": "document"})


def of_documents(database: sqlite3.Connection, keys: Iterable[str]) -> Iterator[Telling]:
    """How documents were read, and what was found in them; nothing of one for which the journal tells the same already."""
    for key in sorted(keys):
        name, characters, text, file, made_by, found, layout = database.execute(
            """SELECT name, characters, text_sha256, file, made_by, found, layout.value FROM document
            LEFT JOIN layout ON layout.document = sha256 WHERE sha256 = ?""",
            [key],
        ).fetchone()
        reader, _, extractors = made_by.partition(" ")
        read: Detail = {"reader": reader, "characters": characters, "text": text, "layout": digest(layout)}
        if file:
            read = {**read, "file": file}
        if read != last_detail(database, "read", key):
            yield Telling(what="read", name=name, sha256=key, detail=read)
        query = "SELECT kind, count(*) FROM entry WHERE document = ? GROUP BY kind"
        kinds = dict(database.execute(query, [key]).fetchall())
        entries: Detail = {"extractors": extractors, "entries": kinds, "found": digest(found)}
        if entries != last_detail(database, "extracted", key):
            yield Telling(what="extracted", name=name, sha256=key, detail=entries)


def built(database: sqlite3.Connection, after: Before) -> Telling:
    """That the record was written as a whole, and the digest of all seals: with it the journal vouches for every table."""
    [entries] = database.execute("SELECT count(*) FROM entry").fetchone()
    detail = {"documents": len(after.documents), "entries": entries, "seals": seal_of_seals(database)}
    return Telling(what="built", detail=detail)


def of_decision(one: Decision) -> Telling:
    """What a person decided: the row of table `decision`."""
    detail: Detail = {
        "number": one.number, "mark": one.mark, "entry": one.entry.entry, "words": one.words, "start": one.start, "end": one.end,
        "by": one.who, "at": one.at, "why": one.why, "undoes": one.undoes,
    }  # fmt: skip
    if one.other:
        detail = {**detail, "other": one.other}
    if one.source:
        detail = {**detail, "source": asdict(one.source)}
    return Telling(what="undone" if one.undoes else "decided", sha256=one.entry.document, detail=detail)


def digest(value: str | None) -> str:
    """The SHA-256 of a stored value in UTF-8; empty where there is none."""
    return "" if value is None else sha256_of(value.encode("utf-8", "surrogatepass"))
