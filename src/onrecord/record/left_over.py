"""Originals that the record knows nothing of: a build that was killed had put them there, or a removal was killed before they went."""

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Set
from contextlib import suppress
from pathlib import Path

from onrecord.record.journal import Telling
from onrecord.record.lock import held
from onrecord.record.originals import forget_originals, hash_of, originals_of
from onrecord.record.schema import ORIGINALS, RecordBusy
from onrecord.record.seals import has_table
from onrecord.record.store import open_record

NAME = re.compile(r"[0-9a-f]{64}")
LAST_WORDS = """SELECT what FROM journal WHERE number IN (SELECT max(number) FROM journal
WHERE sha256 = ? AND what IN ('added', 'present', 'removed', 'cleared') GROUP BY name)"""
KEPT = ("added", "present")
"""The lines after which an original stays, whatever becomes of its name: nothing expires."""


def left_over(folder: Path, database: sqlite3.Connection, needed: Set[str]) -> list[str]:
    """The hashes of the originals that are not needed, and of which the journal does not tell that they are in the record.

    What is not as its name says is none of them: nobody knows where that came from. None in a record that is older than its journal.
    """
    originals = folder / ORIGINALS
    if not originals.is_dir() or not is_told_from_the_first(database):
        return []
    unused = (name for name in os.listdir(originals) if name not in needed and NAME.fullmatch(name))
    return sorted(name for name in unused if not is_told_to_stay(database, name) and hash_of(originals / name) == name)


def is_told_from_the_first(database: sqlite3.Connection) -> bool:
    """True where the journal began with the record, and so tells of every file that ever was in it."""
    if not has_table(database, "journal"):
        return False
    row = database.execute("SELECT detail FROM journal WHERE what = 'began' AND number = 1").fetchone()
    return row is not None and row[0] == '{"documents":0}'


def is_told_to_stay(database: sqlite3.Connection, sha256: str) -> bool:
    """True where what the journal told last of a file's bytes, under any of the names that it had, is that they are in the record."""
    return any(what in KEPT for (what,) in database.execute(LAST_WORDS, [sha256]))


def cleared(folder: Path, hashes: Iterable[str]) -> Iterator[Telling]:
    """What the journal tells of originals that are left over, before they are taken away."""
    for sha256 in hashes:
        yield Telling(what="cleared", sha256=sha256, detail={"size": (folder / ORIGINALS / sha256).stat().st_size})


def clear(folder: Path, hashes: Iterable[str]) -> None:
    """Take away what the journal tells to be cleared, unless the record has it again by now. Where another build writes, a later one does."""
    with suppress(RecordBusy), held(folder), open_record(folder) as record:
        needed = {sha256 for sha256, _ in originals_of(record.database)}
        forget_originals(folder, [one for one in hashes if one not in needed])
