"""What a build has found so far, kept beside the record until the record holds it: a build that was stopped goes on from there."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from onrecord.record.lock import held
from onrecord.record.rows import hash_of_text
from onrecord.record.schema import RecordBusy

UNFINISHED = "unfinished.db"
FILES = (UNFINISHED, f"{UNFINISHED}-journal")
"""The files that it may leave in the record's folder."""

TABLES = (
    "CREATE TABLE IF NOT EXISTS found (key TEXT PRIMARY KEY, value TEXT NOT NULL, sha256 TEXT NOT NULL) WITHOUT ROWID"
)


class Unfinished:
    """What was found, by a key that tells all that it follows from. Readers of the record never see it."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database

    def get(self, key: str) -> str | None:
        """What was found before; None where nothing was, or where it is not whole."""
        try:
            row = self.database.execute("SELECT value, sha256 FROM found WHERE key = ?", [key]).fetchone()
        except sqlite3.DatabaseError:
            return None
        return row[0] if row and row[1] == hash_of_text(row[0]) else None

    def put(self, key: str, value: str) -> None:
        """Keep what was found; it stays when the process ends, however it ends. Raises sqlite3.Error where the disk is full."""
        self.database.execute("INSERT OR REPLACE INTO found VALUES (?, ?, ?)", [key, value, hash_of_text(value)])


@contextmanager
def unfinished_in(folder: Path) -> Iterator[Unfinished]:
    """What an earlier build in this folder has left, to be added to. Call `forget_unfinished` once the record holds it all."""
    database = opened(folder / UNFINISHED)
    try:
        yield Unfinished(database)
    finally:
        database.close()


def opened(file: Path) -> sqlite3.Connection:
    """The database; a new one in the place of what is none: all of it can be found again."""
    try:
        return prepared(file)
    except sqlite3.DatabaseError:
        for name in FILES:
            (file.parent / name).unlink(missing_ok=True)
        return prepared(file)


def prepared(file: Path) -> sqlite3.Connection:
    """A connection of which every statement is kept at once."""
    database = sqlite3.connect(file, isolation_level=None)
    try:
        # Nothing is lost when the process is killed. What a power cut leaves may be broken: then it is found again.
        database.execute("PRAGMA journal_mode = PERSIST")
        database.execute("PRAGMA synchronous = OFF")
        database.execute(TABLES)
        database.execute("SELECT count(*) FROM found").fetchone()
    except BaseException:
        database.close()
        raise
    return database


def forget_unfinished(folder: Path) -> None:
    """Take it away: the record holds it all now. Where another build writes already, it is that one's to take away."""
    if any((folder / name).exists() for name in FILES):
        with suppress(RecordBusy), held(folder):
            for name in FILES:
                (folder / name).unlink(missing_ok=True)
