"""Search over the texts and entries of a record, by SQLite's FTS5: what is asked, and where its words stand."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model.text import Span

PASSAGE = 4_000
"""Characters of text, about, in which all words of a query must stand. Most press releases are one passage."""

EXCERPT = 240
"""Characters shown of a passage, around the first word found."""

# Put around each word found; no text is searched that holds one of its own.
OPENING, CLOSING = "\x02", "\x03"
TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage or entry that holds what was asked for. Every span counts in the text of its document."""

    document: str
    """SHA-256 of the original."""
    name: str
    """The document's."""
    title: str
    kind: str
    """`text`, or the kind of entry."""
    entry: str
    """The entry's id; empty for text."""
    span: Span
    """The entry; for text, the excerpt."""
    excerpt: Span
    words: str
    """The excerpt's words."""
    marks: tuple[Span, ...]
    """The words found, as far as they lie in the excerpt; none where a name or category of the entry was found."""


@dataclass(frozen=True, slots=True)
class Hits:
    """One page of what was found, best first, and how many there are in all."""

    total: int
    hits: tuple[Hit, ...]


def as_match(query: str) -> str:
    """The query as FTS5 reads it: every word must stand there, "words in marks" in this order, `word*` begins one.

    >>> as_match('gate "closed on" conv*')
    '"gate" "closed on" "conv"*'
    >>> as_match('?!')
    ''
    """
    terms = []
    for phrase, word in TERM.findall(query.replace("\0", " ")):
        begins = not phrase and word.endswith("*")
        term = (phrase or word).rstrip("*") if begins else phrase or word
        if any(mark.isalnum() for mark in term):
            terms.append(f'"{term}"' + "*" * begins)
    return " ".join(terms)


def search(database: sqlite3.Connection, query: str, limit: int = 50, offset: int = 0, kind: str = "") -> Hits:
    """What holds the words of the query, best first; only `text` or one kind of entry where `kind` is given."""
    match = as_match(query)
    if not match:
        return Hits(0, ())
    where, given = "search MATCH ?", [match]
    if kind:
        where, given = f"{where} AND passage.kind = ?", [*given, kind]
    source = f"FROM search JOIN passage ON passage.number = search.rowid JOIN document ON sha256 = passage.document WHERE {where}"
    total = database.execute(f"SELECT count(*) {source}", given).fetchone()[0]
    rows = database.execute(
        f"""SELECT passage.document, document.name, document.title, passage.kind, passage.entry, passage.start, passage."end",
        highlight(search, 0, ?, ?) {source} ORDER BY bm25(search), document.name, passage.start, passage.entry LIMIT ? OFFSET ?""",
        [OPENING, CLOSING, *given, limit, offset],
    ).fetchall()
    return Hits(total, tuple(hit_of(*row) for row in rows))


def hit_of(document: str, name: str, title: str, kind: str, entry: str, start: int, end: int, marked: str) -> Hit:
    """One row as a hit: the marks put by FTS5 are taken out again and counted."""
    marks, plain = read_marks(marked, start)
    whole = Span(start, end)
    excerpt = excerpt_around(plain, whole, marks[0] if marks else whole)
    words = plain[excerpt.start - start : excerpt.end - start]
    shown = tuple(mark for mark in marks if excerpt.holds(mark))
    return Hit(document, name, title, kind, entry, excerpt if kind == "text" else whole, excerpt, words, shown)


def read_marks(marked: str, start: int) -> tuple[list[Span], str]:
    """Where the marked words stand, in a text in which the passage begins at `start`; and the passage without marks.

    >>> read_marks("a \x02b\x03 c", 10)
    ([Span(start=12, end=13)], 'a b c')
    """
    marks, plain, at = [], [], start
    for number, part in enumerate(re.split(f"[{OPENING}{CLOSING}]", marked)):
        if number % 2:
            marks.append(Span(at, at + len(part)))
        plain.append(part)
        at += len(part)
    return marks, "".join(plain)


def excerpt_around(plain: str, whole: Span, mark: Span) -> Span:
    """EXCERPT characters or less of a passage, around a mark, cut between words and without white space at the ends."""
    if len(whole) <= EXCERPT:
        return shifted(Span(0, len(plain)).stripped(plain), whole.start)
    start = max(0, min(mark.start - whole.start - EXCERPT // 3, len(plain) - EXCERPT))
    end = min(len(plain), start + EXCERPT)
    if start:
        start = max(start, plain.find(" ", start, mark.start - whole.start) + 1)
    if end < len(plain):
        cut = plain.rfind(" ", min(mark.end, whole.end) - whole.start, end)
        end = cut if cut > start else end
    return shifted(Span(start, end).stripped(plain), whole.start)


def shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def passages(text: str) -> Iterator[Span]:
    """The text in passages, cut at the ends of lines, or between words where a line is longer than a passage."""
    start = 0
    while len(text) - start > PASSAGE:
        ends = [text.rfind(mark, start + PASSAGE // 2, start + PASSAGE) for mark in ("\n\n", "\n", " ")]
        end = next((end + 1 for end in ends if end > 0), start + PASSAGE)
        yield Span(start, end)
        start = end
    if start < len(text):
        yield Span(start, len(text))


def searchable(words: str) -> str:
    """The words, as long as before, without the two marks."""
    return words.replace(OPENING, " ").replace(CLOSING, " ") if OPENING in words or CLOSING in words else words
