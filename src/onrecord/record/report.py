"""The report of a record: one row a file that was given, and for every file within one, with all that came of it."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.model.given import GivenFile
from onrecord.model.text import Span
from onrecord.record.files import stored_files, stored_layout

Counted = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Told:
    """One problem of a file. `where`: "page 7" or "line 12" of the kept text; empty where the whole file is meant."""

    message: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What came of one file."""

    file: GivenFile
    documents: tuple[str, ...] = ()
    """The keys of its documents: one, or its sections in their order."""
    languages: tuple[str, ...] = ()
    published: str = ""
    """The date of its documents, as `When` writes it; of several, the first and the last."""
    basis: str = ""
    characters: int = 0
    entries: Counted = field(default_factory=dict)
    """By kind, those that occur."""
    problems: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """What the report needs of a document."""

    key: str
    language: str
    published: str
    basis: str
    characters: int


def file_reports(database: sqlite3.Connection) -> list[FileReport]:
    """The reports by name: a container before the files within it."""
    documents: dict[str, list[Row]] = defaultdict(list)
    for file, *row in database.execute(
        """SELECT iif(file = '', sha256, file), sha256, language, published, basis, characters FROM document
        ORDER BY starts, sha256"""
    ):
        documents[file].append(Row(*row))
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for key, kind, count in database.execute("SELECT document, kind, count(*) FROM entry GROUP BY document, kind"):
        counts[key][kind] = count
    told, by_name = problems_of(database)
    reports = []
    for file in stored_files(database):
        own = documents[file.sha256] if file.status == "read" else []
        problems = [one for row in own for one in told[row.key]] + by_name[file.name]
        reports.append(report(file, own, counts, problems))
    return reports


def report(file: GivenFile, own: list[Row], counts: Mapping[str, Counted], problems: list[Told]) -> FileReport:
    """One file's report, from the rows of its documents."""
    dates = sorted({row.published for row in own if row.published})
    entries: dict[str, int] = defaultdict(int)
    for row in own:
        for kind, count in counts.get(row.key, {}).items():
            entries[kind] += count
    return FileReport(
        file,
        tuple(row.key for row in own),
        tuple(dict.fromkeys(row.language for row in own if row.language)),
        " … ".join(dict.fromkeys((dates[0], dates[-1]))) if dates else "",
        ", ".join(dict.fromkeys(row.basis for row in own if row.basis)),
        sum(row.characters for row in own),
        dict(entries),
        tuple(dict.fromkeys(problems)),
    )


def problems_of(database: sqlite3.Connection) -> tuple[dict[str, list[Told]], dict[str, list[Told]]]:
    """The problems by document, and by the name of files that are no documents."""
    by_document, by_name = defaultdict[str, list[Told]](list), defaultdict[str, list[Told]](list)
    rows = database.execute(
        'SELECT document, message, start, "end", sha256 FROM problem ORDER BY document, start, message'
    ).fetchall()
    for name, message, start, end, key in rows:
        if key:
            where = place_of(database, key, Span(start, end)) if start is not None else ""
            by_document[key].append(Told(message, where))
        elif key is None:
            by_name[name].append(Told(message))
    return by_document, by_name


def place_of(database: sqlite3.Connection, key: str, span: Span) -> str:
    """Where words of a document stand: on a page where it has pages, else in a line of its text, from 1."""
    pages = stored_layout(database, key).pages_of(span)
    if pages:
        return f"page {pages[0].number}"
    row = database.execute("SELECT text FROM document WHERE sha256 = ?", [key]).fetchone()
    return f"line {row[0].count(chr(10), 0, span.start) + 1}" if row else ""
