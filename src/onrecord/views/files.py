"""The report of a build: a row for every file, as a table and as CSV."""

from collections.abc import Iterator, Sequence

from onrecord.model.vocabulary import KINDS
from onrecord.record.report import FileReport, Told
from onrecord.record.rows import folded
from onrecord.record.store import Record
from onrecord.views.asked import Asked, Row, Table
from onrecord.views.csv_rows import row_of

COLUMNS = (
    "file", "within", "status", "reader", "documents", "pages_text", "pages_ocr", "pages_none", "language", "date", "basis",
    "characters", *(f"{kind}s" for kind in KINDS), "problems", "bytes", "sha256",
)  # fmt: skip


def cells_of(one: FileReport) -> list[str | int]:
    """A report as the cells of COLUMNS."""
    file = one.file
    reader = file.reader
    pages = (file.pages_text, file.pages_ocr, file.pages_none)
    return [
        file.name, file.within, file.status, reader, len(one.documents), *(pages if any(pages) else ("", "", "")),
        ", ".join(one.languages), one.published, one.basis, one.characters, *(one.entries.get(kind, 0) for kind in KINDS),
        "; ".join(map(problem_words, one.problems)), file.size, file.sha256,
    ]  # fmt: skip


def problem_words(told: Told) -> str:
    """A problem with its place.

    >>> problem_words(Told("has no text", "page 7"))
    'page 7: has no text'
    """
    return f"{told.where}: {told.message}" if told.where else told.message


def report_lines(reports: Sequence[FileReport]) -> Iterator[str]:
    """The report as lines of CSV."""
    yield row_of(list(COLUMNS))
    for one in reports:
        yield row_of(list(cells_of(one)))


def files(record: Record, asked: Asked) -> Table:
    """The files asked for; `kind` is a status."""
    rows: list[Row] = [
        tuple(cells_of(one))
        for one in record.file_reports()
        if asked.kind in ("", one.file.status)
        and folded(asked.document) in folded(one.file.name)
        and folded(asked.words) in folded("; ".join(map(problem_words, one.problems)))
    ]
    return Table("Files", COLUMNS, rows)
