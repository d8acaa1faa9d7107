"""The rows of files that were given, and of the layouts of texts."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import fields
from operator import attrgetter

import msgspec

from onrecord.model.given import GivenFile
from onrecord.model.layout import Layout, Page, Run

COLUMNS = ", ".join(field.name for field in fields(GivenFile))
MARKS = ", ".join("?" for _ in fields(GivenFile))
VALUES = attrgetter(*(field.name for field in fields(GivenFile)))
"""The row of a file."""


class StoredLayout(msgspec.Struct):
    """A layout as it is stored: runs as lists of numbers, a fifth of the length that they have with names."""

    pages: tuple[Page, ...]
    runs: list[tuple[int, int, int, int, int]]


READER = msgspec.json.Decoder(StoredLayout)


def stored_files(database: sqlite3.Connection) -> tuple[GivenFile, ...]:
    """The files by name."""
    return tuple(GivenFile(*row) for row in database.execute(f"SELECT {COLUMNS} FROM file ORDER BY name"))


def write_files(database: sqlite3.Connection, files: Iterable[GivenFile]) -> None:
    """These files, and no others."""
    now = set(map(VALUES, files))
    before = set(database.execute(f"SELECT {COLUMNS} FROM file").fetchall())
    database.executemany("DELETE FROM file WHERE name = ?", [(row[0],) for row in before - now])
    database.executemany(f"INSERT INTO file ({COLUMNS}) VALUES ({MARKS})", sorted(now - before))


def stored_layout(database: sqlite3.Connection, document: str) -> Layout:
    """The layout of a text; one without pages and runs where none was kept."""
    row = database.execute("SELECT value FROM layout WHERE document = ?", [document]).fetchone()
    if row is None:
        return Layout()
    stored = READER.decode(row[0])
    return Layout(stored.pages, tuple(Run(*run) for run in stored.runs))


def write_layouts(database: sqlite3.Connection, layouts: Mapping[str, Layout]) -> None:
    """The layouts of texts that were read; those of texts that are gone are taken out."""
    for document, layout in layouts.items():
        database.execute("DELETE FROM layout WHERE document = ?", [document])
        if layout.pages or layout.runs:
            stored = StoredLayout(layout.pages, [(r.start, r.end, r.source, r.source_end, r.page) for r in layout.runs])
            database.execute("INSERT INTO layout VALUES (?, ?)", [document, msgspec.json.encode(stored).decode()])
    database.execute("DELETE FROM layout WHERE document NOT IN (SELECT sha256 FROM document)")
