"""The journal: what was done to a record, a line each, only ever added to; each line carries the hash of the one before."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any, Literal

from onrecord.record.bundle.check import canonical, journal_problems, line_hash
from onrecord.record.seals import has_table

TABLE = (
    """CREATE TABLE journal (number INTEGER PRIMARY KEY, at TEXT NOT NULL, program TEXT NOT NULL, what TEXT NOT NULL,
    name TEXT NOT NULL, sha256 TEXT NOT NULL, detail TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL)""",
    "CREATE INDEX journal_of_subject ON journal (sha256, what, number)",
    """CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END""",
    """CREATE TRIGGER journal_is_never_cut BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END""",
)

What = Literal[
    "began",
    "present",
    "added",
    "read",
    "extracted",
    "refused",
    "dropped",
    "removed",
    "cleared",
    "decided",
    "undone",
    "built",
]
"""What a line tells; `docs/reference/journal.md` says what is in the `detail` of each."""

BEFORE = """SELECT name.name, document.sha256, document.text_sha256 FROM name JOIN document USING (sha256)
ORDER BY name.name"""
"""The documents that a record had before it had a journal."""

Detail = Mapping[str, "str | int | Mapping[str, int]"]
Clock = Callable[[], str]

COLUMNS = "number, at, program, what, name, sha256, detail, previous, hash"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What is to be told: what was done, to which file or document (empty: to the record), and what else is to be known."""

    what: What
    name: str = ""
    sha256: str = ""
    """Of the file's bytes; of a section of a file, the document's key."""
    detail: Detail


def utc_now() -> str:
    """This second, in UTC: 2031-05-03T09:30:00Z."""
    return datetime.now(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def software() -> str:
    """This program, with its version."""
    return f"onrecord/{version('onrecord')}"


@dataclass(frozen=True, slots=True)
class Journal:
    """The journal of a record that is being written: what is told stands once the transaction does."""

    database: sqlite3.Connection
    clock: Clock = utc_now
    program: str = ""
    """What does what is told; this version of onrecord where it is empty."""

    def begin(self) -> None:
        """The first lines, where there are none: to be called before anything is written."""
        if not has_table(self.database, "journal"):
            for statement in TABLE:
                self.database.execute(statement)
            self.tell(list(beginning(self.database)))

    def tell(self, tellings: Sequence[Telling]) -> None:
        """Add lines to a journal that has begun."""
        append(self.database, tellings, self.clock(), self.program or software())


def beginning(database: sqlite3.Connection) -> Iterator[Telling]:
    """What a journal begins with: in a record that is older than its journal, what was there."""
    rows = database.execute(BEFORE).fetchall()
    yield Telling(what="began", detail={"documents": len({sha256 for _, sha256, _ in rows})})
    for name, sha256, text in rows:
        yield Telling(what="present", name=name, sha256=sha256, detail={"text": text})


def append(database: sqlite3.Connection, tellings: Sequence[Telling], at: str, program: str) -> None:
    """Add lines to the table, at a moment in UTC, each tied to the one before."""
    number, previous = last_of(database)
    rows = []
    for telling in tellings:
        number += 1
        line: dict[str, Any] = {
            "number": number, "at": at, "program": printable(program), "what": telling.what,
            "name": printable(telling.name), "sha256": telling.sha256, "detail": plain(telling.detail), "previous": previous,
        }  # fmt: skip
        previous = line_hash(line)
        rows.append({**line, "detail": canonical(line["detail"]), "hash": previous})
    marks = ", ".join(f":{column}" for column in COLUMNS.split(", "))
    database.executemany(f"INSERT INTO journal ({COLUMNS}) VALUES ({marks})", rows)


def last_of(database: sqlite3.Connection) -> tuple[int, str]:
    """The number and the hash of the last line; 0 and empty where there is none."""
    row = database.execute("SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1").fetchone()
    return (row[0], row[1]) if row else (0, "")


def head(database: sqlite3.Connection) -> str:
    """The hash of the last line: whoever notes it down can tell later that no line before it was changed. Empty: no journal."""
    return last_of(database)[1] if has_table(database, "journal") else ""


def last_detail(database: sqlite3.Connection, what: What, sha256: str) -> Detail:
    """The detail of the last line that tells this of a file or document; empty where none does, or it was dropped since."""
    query = "SELECT what, detail FROM journal WHERE sha256 = ? AND what IN (?, 'dropped') ORDER BY number DESC LIMIT 1"
    row = database.execute(query, [sha256, what]).fetchone()
    detail: Detail = json.loads(row[1]) if row and row[0] == what else {}
    return detail


def stored_lines(database: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """The lines, as a bag has them; none in a record that has no journal yet."""
    if not has_table(database, "journal"):
        return
    names = COLUMNS.split(", ")
    for row in database.execute(f"SELECT {COLUMNS} FROM journal ORDER BY number"):
        line = dict(zip(names, row, strict=True))
        whole = {key: value if isinstance(value, str | int) else repr(value) for key, value in line.items()}
        yield {**whole, "detail": detail_of(line["detail"])}


def detail_of(stored: Any) -> Any:
    """The detail of a line; as it is stored where it is not in the form in which one is written: its hash tells."""
    try:
        detail = json.loads(stored)
    except (TypeError, ValueError, RecursionError):
        return stored
    return detail if canonical(detail) == stored else stored


def check(database: sqlite3.Connection) -> Iterator[str]:
    """A sentence for each line that was edited, moved, put in or taken out. Of what was taken from the end a seal or a head tells."""
    if has_table(database, "journal"):
        for problem in journal_problems(stored_lines(database)):
            yield f"record.db: journal: {problem}"


def plain(detail: Detail) -> dict[str, Any]:
    """A detail as it is hashed."""
    return {key: printable(value) if isinstance(value, str) else value for key, value in detail.items()}


def printable(text: str) -> str:
    """The text without halves of characters, which no file in UTF-8 can hold."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
