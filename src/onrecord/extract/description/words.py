"""The words and marks that say what a document is, compiled from a language's data."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.languages import Language
from onrecord.model.text import Span

HEAD = 1_500
"""Characters at the beginning of a document in which it says what it is."""

LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")


@dataclass(frozen=True)
class DocumentWords:
    """Marks by what they tell; the patterns name their parts `publisher`, `date`, `year`, `month`."""

    release_marks: frozenset[str]
    statement_marks: frozenset[str]
    report_marks: frozenset[str]
    documents: frozenset[str]
    about: frozenset[str]
    told_of: frozenset[str]
    frame_lines: frozenset[str]
    yearbook: re.Pattern[str]
    wire: re.Pattern[str]
    dateline: re.Pattern[str]
    agency: re.Pattern[str]
    number: re.Pattern[str]
    issuer: re.Pattern[str]
    titled: re.Pattern[str]
    letter: re.Pattern[str]
    byline: re.Pattern[str]
    authored: re.Pattern[str]
    undersigned: re.Pattern[str]
    signed: re.Pattern[str]
    institutions: frozenset[str]
    headline_words: frozenset[str]
    published_marks: re.Pattern[str]
    spokesroles: frozenset[str]
    role_prepositions: frozenset[str]
    own_verbs: frozenset[str]
    present_helpers: frozenset[str]
    more_words: tuple[str, ...]
    nearly_words: tuple[str, ...]
    since_words: frozenset[str]
    length_words: frozenset[str]
    after_words: frozenset[str]
    until_words: frozenset[str]

    def marks_release(self, line: str) -> bool:
        """True for a line that says that this is a release."""
        return line.strip().lower() in self.release_marks

    def is_frame(self, line: str) -> bool:
        """True for a line that belongs to the page around the text, or is a mark."""
        low = line.strip().lower()
        return low in self.frame_lines or low in self.release_marks or low in self.statement_marks


@cache
def document_words(language: Language) -> DocumentWords:
    """The language's words, read and compiled once."""
    table = language.table("documents")
    patterns = (
        "yearbook",
        "wire",
        "dateline",
        "agency",
        "number",
        "issuer",
        "titled",
        "letter",
        "byline",
        "authored",
        "undersigned",
        "signed",
        "published_marks",
    )
    fields: dict[str, Any] = {k: frozenset(v) for k, v in table.items() if k not in (*patterns, "sections")}
    fields |= {name: re.compile(table[name]) for name in patterns}
    fields |= {name: tuple(table[name]) for name in ("more_words", "nearly_words")}
    return DocumentWords(**fields)


def year_of(yearbook: re.Match[str]) -> str:
    """The year in which a yearbook came out: 2031 for "Report 2031" and for "Report 2030/31"."""
    year, until = yearbook["year"], yearbook.groupdict().get("until") or ""
    following = str(int(year) + 1)
    return following if until and following.endswith(until) else year


def lines_of(text: str, end: int) -> Iterator[Span]:
    """The lines that begin before `end`, without white space at their ends; empty ones left out."""
    for match in LINE.finditer(text):
        if match.start() >= end:
            return
        line = Span(match.start(), match.end()).stripped(text)
        if len(line):
            yield line
