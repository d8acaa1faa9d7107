"""Seals: digests of the rows of a record as they were written, by which rows that were changed since are found."""

import sqlite3
from collections.abc import Iterator, Set
from hashlib import sha256

from onrecord.record.schema import SEALS

OF_DOCUMENT = {
    "document": (
        """SELECT sha256, name, title, publisher, kind, language, published, earliest, latest, basis, reader, made_by,
        characters, entries, text_sha256 FROM document WHERE sha256 = ?""",
    ),
    "found": ("SELECT found, settled FROM document WHERE sha256 = ?",),
    "entry": (
        "SELECT * FROM entry WHERE document = ? ORDER BY number",
        "SELECT words.* FROM words JOIN entry ON number = words.entry WHERE document = ? ORDER BY number, words.rowid",
        "SELECT party.* FROM party JOIN entry ON number = party.entry WHERE document = ? ORDER BY number, party.rowid",
    ),
    "passage": (
        """SELECT passage.*, search.words, search.fields FROM passage LEFT JOIN search ON search.rowid = passage.number
        WHERE document = ? ORDER BY passage.number""",
    ),
    "name": ("SELECT * FROM name WHERE sha256 = ? ORDER BY name",),
    "section": ("SELECT file, section, starts FROM document WHERE sha256 = ?",),
    "layout": ("SELECT * FROM layout WHERE document = ?",),
}
"""By part: the rows that belong to one document."""

OF_ALL = {
    "about": ("SELECT * FROM about ORDER BY key",),
    "problem": ("SELECT * FROM problem ORDER BY rowid",),
    "groups": ("SELECT * FROM groups ORDER BY key",),
    "alias": ("SELECT * FROM alias ORDER BY given",),
}
"""By part: the rows that belong to no one document."""

OF_SOME = {
    "decision": ("SELECT * FROM decision ORDER BY number",),
    # Each line of the journal is sealed by the next one; of the last one nothing else tells.
    "journal": ("SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1",),
    "file": ("SELECT * FROM file ORDER BY name",),
    "shelf": ("SELECT * FROM block ORDER BY kind, key, number", "SELECT * FROM dated ORDER BY document"),
}
"""By part: the rows of tables that a record may have: decisions only once somebody has decided something."""

ROWS = 1_000
"""Rows that are read together."""

TABLE_OF = {"shelf": "block"}
"""The table that is there where a part is, for those whose name is another."""


def write_seals(database: sqlite3.Connection, written: Set[str], renamed: Set[str]) -> None:
    """Seal what is in the record, but its journal. Documents that were not written or renamed now keep the seals of their rows."""
    database.execute(SEALS)
    database.execute("DELETE FROM seal WHERE document <> '' AND document NOT IN (SELECT sha256 FROM document)")
    parts = [("", part) for part in (*OF_ALL, *OF_SOME) if part != "journal" and is_there(database, part)]
    whole = is_whole(database, written)
    for part in OF_DOCUMENT:
        unsealed = """SELECT sha256 FROM document
            WHERE NOT EXISTS (SELECT 1 FROM seal WHERE seal.document = document.sha256 AND part = ?)"""
        lacking = set() if whole else {row[0] for row in database.execute(unsealed, [part])}
        keys = lacking | written | (renamed if part == "name" else set())
        parts += [(key, part) for key in sorted(keys)]
    rows = ((document, part, seal_of(database, document, part)) for document, part in parts)
    database.executemany("INSERT OR REPLACE INTO seal VALUES (?, ?, ?)", list(rows))


def is_whole(database: sqlite3.Connection, written: Set[str]) -> bool:
    """True where every document but those written now has all its seals; an earlier version sealed less."""
    [documents] = database.execute("SELECT count(*) FROM document").fetchone()
    [sealed] = database.execute("SELECT count(*) FROM seal WHERE document <> ''").fetchone()
    query = "SELECT count(*) FROM seal WHERE document = ?"
    again = sum(database.execute(query, [document]).fetchone()[0] for document in written)
    return bool(sealed - again == (documents - len(written)) * len(OF_DOCUMENT))


def is_sealed(database: sqlite3.Connection) -> bool:
    """False for a record that an earlier version wrote, without seals."""
    return has_table(database, "seal") and bool(database.execute("SELECT 1 FROM seal LIMIT 1").fetchone())


def seal_journal(database: sqlite3.Connection) -> None:
    """Seal the journal as it ends now."""
    row = ("", "journal", seal_of(database, "", "journal"))
    database.execute("INSERT OR REPLACE INTO seal VALUES (?, ?, ?)", row)


def stored_seals(database: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """The seals by document and part; none in a record that an earlier version wrote."""
    if not has_table(database, "seal"):
        return {}
    rows = database.execute("SELECT document, part, sha256 FROM seal ORDER BY document, part")
    return {(document, part): seal for document, part, seal in rows}


def seal_of_seals(database: sqlite3.Connection) -> str:
    """The digest of all seals but the journal's, which has a line that tells it."""
    if not has_table(database, "seal"):
        return ""
    rows = database.execute("SELECT document, part, sha256 FROM seal WHERE part <> 'journal' ORDER BY document, part")
    lines = "".join([f"{document} {part} {seal}\n" for document, part, seal in rows.fetchall()])
    return sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()


def broken_seals(database: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Document and part of what is not as it was sealed: changed, gone, or put there since."""
    sealed = stored_seals(database)
    for document, part in sorted(sealed.keys() | set(subjects(database))):
        known = part in OF_DOCUMENT if document else part in OF_ALL or (part in OF_SOME and is_there(database, part))
        if not known or sealed.get((document, part)) != seal_of(database, document, part):
            yield document, part


def subjects(database: sqlite3.Connection) -> list[tuple[str, str]]:
    """All that is sealed: document (empty: all) and part."""
    documents = [row[0] for row in database.execute("SELECT sha256 FROM document ORDER BY sha256")]
    some = [("", part) for part in OF_SOME if is_there(database, part)]
    return [("", part) for part in OF_ALL] + some + [(document, part) for document in documents for part in OF_DOCUMENT]


def is_there(database: sqlite3.Connection, part: str) -> bool:
    """True where the record has the table of this part."""
    return has_table(database, TABLE_OF.get(part, part))


def as_sealed(database: sqlite3.Connection, part: str) -> bool:
    """True where a part that belongs to no one document is as it was sealed."""
    if not (has_table(database, "seal") and is_there(database, part)):
        return False
    row = database.execute("SELECT sha256 FROM seal WHERE document = '' AND part = ?", [part]).fetchone()
    return row is not None and row[0] == seal_of(database, "", part)


def seal_of(database: sqlite3.Connection, document: str, part: str) -> str:
    """The digest of the rows of a part as they are now."""
    digest = sha256()
    for query in OF_DOCUMENT[part] if document else (OF_ALL | OF_SOME)[part]:
        rows = database.execute(query, [document] if document else [])
        while some := rows.fetchmany(ROWS):
            digest.update("".join(map(repr, some)).encode("utf-8", "surrogatepass"))
        digest.update(b";")
    return digest.hexdigest()


def has_table(database: sqlite3.Connection, name: str) -> bool:
    """True where the database has a table of this name."""
    return bool(database.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", [name]).fetchone())
