"""Rows of a table of texts: one column is the text, others are known as metadata, and all others are kept as provenance."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.documents.member_names import MemberNames
from onrecord.documents.outcome import Part
from onrecord.documents.stated_dates import stated_date
from onrecord.model.dates import When
from onrecord.model.document import Metadata

TEXT = (
    "text", "full_text", "fulltext", "article_text", "main_text", "maintext", "plain_text", "raw_text", "body", "body_text", "content",
    "article", "transcript", "statement", "message", "description", "summary", "abstract",
)  # fmt: skip
"""Names of the column that is the text, in lower case and with "_" for spaces; the surest first."""
NAME = (
    "document",
    "name",
    "id",
    "doc_id",
    "document_id",
    "article_id",
    "uuid",
    "guid",
    "filename",
    "file",
    "path",
    "url",
    "link",
    "uri",
)
TITLE = ("title", "headline", "heading", "subject")
PUBLISHER = ("publisher", "outlet", "publication", "newspaper", "site_name", "site", "source_name", "source")
PUBLISHED = (
    "published", "published_at", "date_published", "datepublished", "publication_date", "publish_date", "pub_date", "pubdate", "date",
    "created_at",
)  # fmt: skip
AUTHOR = ("author", "authors", "byline", "creator")
URL = ("url", "link", "uri", "canonical_url", "source_url", "permalink")
LANGUAGE = ("language", "lang")
CAPTURED = ("captured", "captured_at", "crawled_at", "retrieved", "retrieved_at", "scraped_at", "archived_at")
COLUMNS = {
    "title": TITLE,
    "publisher": PUBLISHER,
    "published": PUBLISHED,
    "author": AUTHOR,
    "url": URL,
    "language": LANGUAGE,
    "captured": CAPTURED,
}
"""Columns by the field of `Metadata` that they fill."""
HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class TextRow:
    """One row: its cells by column, as they are given, and what it is called where no column names it ("line 12")."""

    cells: Mapping[str, Any]
    called: str

    def filled(self) -> dict[str, str]:
        """The columns that have something in them, by their names as names are compared; the first of each."""
        filled: dict[str, str] = {}
        for column, value in self.cells.items():
            if value not in (None, ""):
                filled.setdefault(normal(column), column)
        return filled


def first_of(names: Iterable[str], filled: Mapping[str, str]) -> str:
    """The column of the first of these names that there is; empty where there is none."""
    return next((filled[name] for name in names if name in filled), "")


@lru_cache(maxsize=10_000)
def normal(column: str) -> str:
    """A column's name as names are compared.

    >>> normal(" Full-Text")
    'full_text'
    """
    return re.sub(r"[\s-]+", "_", column.strip().lower())


def text_column(columns: Iterable[str]) -> str | None:
    """The column that is the text; None where there is none."""
    by_name = {normal(column): column for column in columns}
    return next((by_name[name] for name in TEXT if name in by_name), None)


def part_of(row: TextRow, text: str, names: MemberNames) -> Part:
    """The row as a file: its text in UTF-8, and all else that is in it as metadata."""
    filled = row.filled()
    used = {key: first_of(known, filled) for key, known in COLUMNS.items()}
    doubts = []
    if HALF.search(text):
        doubts.append("half a character (a lone surrogate) can't be written as UTF-8; U+FFFD is read in its place")
    published: When | None = None
    try:
        published = stated_date(row.cells[used["published"]]) if used["published"] else None
    except ValueError as wrong:
        doubts.append(f"{whole(used['published'])!r} is left out of the dates: {wrong}")
    named = first_of(NAME, filled)
    name = words_in(row.cells[named]) if named else ""
    taken = {column for key, column in used.items() if column and (key != "published" or published)}
    said = {key: words_in(row.cells[column]) if column else "" for key, column in used.items()}
    metadata = Metadata(
        title=said["title"],
        publisher=said["publisher"],
        language=said["language"].strip().lower(),
        published=published,
        published_source=f"column {whole(used['published'])}" if published else "",
        author=said["author"],
        url=said["url"],
        captured=said["captured"],
        provenance=(("row", row.called), *kept_columns(row, taken)),
    )
    return Part(
        names.take(name.partition("://")[2] or name or row.called),
        whole(text).encode(),
        metadata,
        ".txt",
        tuple(doubts),
    )


def kept_columns(row: TextRow, taken: set[str]) -> tuple[tuple[str, str], ...]:
    """The columns that are neither the text nor metadata, with something in them, in their order."""
    text = text_column(row.cells)
    return tuple(
        (f"column {whole(column)}", words_in(value))
        for column, value in row.cells.items()
        if column not in taken and column != text and value not in (None, "")
    )


def words_in(value: Any) -> str:
    """A cell as words: a list of words as "A, B", other things as JSON."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return whole(", ".join(value))
    return whole(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def whole(words: str) -> str:
    """Words with U+FFFD for halves of characters, one for one."""
    return HALF.sub("\ufffd", words)
