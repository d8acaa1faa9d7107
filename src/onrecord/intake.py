"""The first stage of a run: which of the files given must be read, and the documents in those."""

import re
import sqlite3
from collections import deque
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from onrecord.documents.files import FileRead, read_file
from onrecord.documents.folder import Gathered, Given, absolute
from onrecord.documents.outcome import Kept
from onrecord.documents.readers import every_reader, reader_of
from onrecord.documents.reading_ahead import ReadingAhead
from onrecord.extract.document import VERSION
from onrecord.extract.in_its_language import FIRST
from onrecord.extract.sections.sections import LONG, find_sections
from onrecord.languages import language_for
from onrecord.languages.detection import languages_in
from onrecord.model.document import Document
from onrecord.model.given import GivenFile
from onrecord.model.how import How
from onrecord.model.problems import Problem
from onrecord.model.sections import Section
from onrecord.overtime import seconds_for, stopped_after
from onrecord.progress import Progress
from onrecord.record.files import stored_files
from onrecord.record.originals import sha256_of
from onrecord.record.seals import as_sealed, is_sealed
from onrecord.record.writing import File, Writing

MOST_HELD = 50_000_000
"""Bytes of files that wait for their turn."""
Turn = tuple[Given, bytes | OSError, str]
"""A file, its bytes or why they can't be had, and their hash."""
GIVEN_WITH = re.compile(r" given/[0-9a-f]+")


@dataclass(frozen=True, slots=True)
class State:
    """What the record holds before a build."""

    files: Mapping[str, File]
    """The documents by name."""
    given: Mapping[str, GivenFile]
    """The files by name: those given, and those within them."""
    made_by: Mapping[str, str]
    """By document."""
    documents: Mapping[str, tuple[tuple[str, str], ...]]
    """By file: its documents, each with the name of its section."""
    refused: tuple[Problem, ...]
    program: str
    sealed: bool
    """False where a version wrote it that left no digests to verify it by."""
    shelf: str = ""
    """The version of what it keeps to bring its groups to date; empty where it keeps nothing."""


@dataclass
class Plan:
    """What is to be done about the files given, found out before anything is extracted."""

    given: dict[str, GivenFile] = field(default_factory=dict)
    fresh: dict[str, tuple[Document, tuple[Problem, ...]]] = field(default_factory=dict)
    documents: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Of the files that were read now, as `State.documents`."""
    made_by: dict[str, str] = field(default_factory=dict)
    """Of the fresh documents."""
    refused: list[Problem] = field(default_factory=list)
    passed_over: list[Problem] = field(default_factory=list)
    noted: list[Problem] = field(default_factory=list)
    """Of files that were read and are no documents."""
    unchanged: int = 0

    @property
    def told(self) -> list[Problem]:
        """What was wrong with files that are no documents."""
        return [*self.refused, *self.passed_over, *self.noted]


def state_of(database: sqlite3.Connection) -> State:
    """What the record holds, without its texts and entries."""
    files = {name: File(sha256, path) for name, sha256, path in database.execute("SELECT name, sha256, path FROM name")}
    made_by, documents = {}, dict[str, tuple[tuple[str, str], ...]]()
    for key, made, file, section in database.execute(
        "SELECT sha256, made_by, file, section FROM document ORDER BY file, starts"
    ):
        made_by[key] = made
        documents[file or key] = (*documents.get(file or key, ()), (key, section))
    given = {file.name: file for file in stored_files(database)}
    if not given:
        # An earlier format knew files by the names of their documents alone.
        given = {
            name: GivenFile(name, file.path, "read", sha256=file.sha256, made_by=made_by[file.sha256])
            for name, file in files.items()
        }
    rows = database.execute(
        "SELECT stage, document, message FROM problem WHERE sha256 IS NULL ORDER BY document, message"
    )
    about = dict(database.execute("SELECT key, value FROM about").fetchall())
    return State(
        files,
        given,
        made_by,
        documents,
        tuple(Problem(*row) for row in rows),
        about.get("program", ""),
        is_sealed(database),
        # What was changed there would go into the groups: they are made again from the documents.
        about.get("shelf", "") if as_sealed(database, "shelf") else "",
    )


def read_files(
    writing: Writing, gathered: Gathered, before: State, how: How, readers: ReadingAhead, progress: Progress
) -> Plan:
    """What is to be done: each file is known already, or read and its original kept, or refused."""
    plan = Plan(refused=list(gathered.problems), passed_over=list(gathered.passed_over))
    plan.given = {p.document: GivenFile(p.document, "", "refused") for p in gathered.problems}
    plan.given |= {p.document: GivenFile(p.document, "", "passed over") for p in gathered.passed_over}
    known = known_files(before, how)
    for number, (one, content, digest) in enumerate(in_turn(gathered.files, known, readers)):
        progress("Reading files", number, len(gathered.files))
        if isinstance(content, OSError):
            plan.refused.append(Problem("read", one.name, f"can't be read: {content.strerror}"))
            plan.given[one.name] = GivenFile(one.name, absolute(one.path), "refused")
            continue
        if digest in known and is_read_alike(known[digest][0], one.name, content):
            plan.unchanged += digest in before.documents or known[digest][0].status == "holds"
            plan.given |= {row.name: row for row in renamed(known[digest], one)}
            writing.keep(digest, content)
            continue
        rows = [
            take(plan, writing, read, one, before, how)
            for read in read_file(one.name, content, readers.read, sections_in)
        ]
        plan.given |= {row.name: row for row in rows}
        if rows[-1].status in ("read", "holds"):
            known[digest] = tuple(reversed(rows))
    return plan


def in_turn(files: Iterable[Given], known: Container[str], readers: ReadingAhead) -> Iterator[Turn]:
    """The files with their bytes, or why they can't be had, and the hash of those; the next ones are begun to be read before their turn.

    `known` grows meanwhile: bytes whose hash is there, or that were met already, need not be begun.
    """
    waiting: deque[Turn] = deque()
    met: set[str] = set()
    held = 0
    for one in files:
        content = bytes_of(one)
        digest = "" if isinstance(content, OSError) else sha256_of(content)
        if isinstance(content, bytes):
            held += len(content)
            reader = reader_of(one.name, content)
            if reader and digest not in known and digest not in met:
                readers.begin(reader, content)
            met.add(digest)
        waiting.append((one, content, digest))
        while waiting and (held > MOST_HELD or not readers.has_room):
            turn = waiting.popleft()
            yield turn
            if isinstance(turn[1], bytes):
                held -= len(turn[1])
                readers.leave(turn[1])
    yield from waiting


def bytes_of(given: Given) -> bytes | OSError:
    """What is in a file, or why that can't be had."""
    try:
        return given.path.read_bytes()
    except OSError as wrong:
        return wrong


def is_read_alike(known: GivenFile, name: str, content: bytes) -> bool:
    """True where a file of this name is read by the reader that read the same bytes before."""
    reader = reader_of(name, content)
    return reader is not None and known.made_by.startswith(f"{reader.name}/")


def sections_in(kept: Kept) -> tuple[Section, ...]:
    """The sections of a text: those that its reader told, else those of a long report by its headings. Raises OverTime."""
    if kept.sections or len(kept.text) <= LONG:
        return kept.sections
    with stopped_after(seconds_for(kept.text)):
        code = languages_in(kept.text[:LONG]).readable or FIRST
        return find_sections(kept.text, kept.layout, kept.metadata, language_for(code))


def known_files(before: State, how: How) -> dict[str, tuple[GivenFile, ...]]:
    """By SHA-256: the files that need not be read again, each followed by those within it."""
    current = {made_by(f"{reader.name}/{reader.version}", how) for reader in every_reader()}
    inside: dict[str, list[GivenFile]] = {}
    for file in before.given.values():
        if file.within:
            inside.setdefault(file.within, []).append(file)

    def all_of(file: GivenFile) -> Iterator[GivenFile]:
        yield file
        for one in inside.get(file.name, ()):
            yield from all_of(one)

    known: dict[str, tuple[GivenFile, ...]] = {}
    for file in before.given.values():
        rows = tuple(all_of(file)) if file.status in ("read", "holds") else ()
        if rows and all(not row.made_by or GIVEN_WITH.sub("", row.made_by) in current for row in rows):
            known.setdefault(file.sha256, rows)
    return known


def renamed(rows: tuple[GivenFile, ...], given: Given) -> Iterator[GivenFile]:
    """The rows of a file that is known, and of those within it, as those of the file that was given now."""
    first, path = rows[0], absolute(given.path)
    for row in rows:
        rest = row.name[len(first.name) :]
        yield replace(
            row,
            name=given.name + rest,
            path=path + rest,
            within=given.name + row.within[len(first.name) :] if row is not first else "",
        )


def take(plan: Plan, writing: Writing, read: FileRead, given: Given, before: State, how: How) -> GivenFile:
    """The row of a file that was read; its bytes are kept and its documents noted, or its problems."""
    made = made_by(read.reader, how) if read.reader else ""
    if read.status == "refused":
        plan.refused.extend(read.problems)
    elif read.status == "passed over":
        plan.passed_over.extend(read.problems)
    else:
        writing.keep(read.sha256, read.content)
        if not read.documents:
            plan.noted.extend(read.problems)
    if read.documents:
        plan.documents[read.sha256] = tuple((one.sha256, one.section) for one in read.documents)
    problems = read.problems
    for document in read.documents:
        if before.made_by.get(document.sha256) != made and document.sha256 not in plan.fresh:
            plan.fresh[document.sha256] = document, problems
            plan.made_by[document.sha256] = made
        # What is told of a file is told of its first section.
        problems = ()
    pages = [page.how for page in read.pages]
    return GivenFile(
        name=read.name,
        path=absolute(given.path) + read.name[len(given.name) :],
        status=read.status,
        within=read.within,
        sha256=read.sha256,
        made_by=made,
        size=len(read.content),
        pages_text=pages.count("text"),
        pages_ocr=pages.count("ocr"),
        pages_none=pages.count("none"),
    )


def documents_by_name(given: Mapping[str, GivenFile], plan: Plan, before: State) -> dict[str, File]:
    """The names of all documents: a file's name, with the section's where it has sections."""
    named = {}
    for file in given.values():
        for key, section in plan.documents.get(file.sha256) or before.documents.get(file.sha256, ()):
            if file.status == "read":
                named[f"{file.name}#{section}" if section else file.name] = File(key, file.path)
    return named


def made_by(reader: str, how: How) -> str:
    """What makes a document's entries: they are made again when it changes."""
    return f"{reader} entries/{VERSION}{' fast' if how.fast else ''}"
