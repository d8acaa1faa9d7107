"""The words by which a long report tells its parts, compiled from a language's data."""

import re
from dataclasses import dataclass
from functools import cache

from onrecord.languages import Language


@dataclass(frozen=True)
class SectionWords:
    """Words of headings in lower case, and patterns of the front matter."""

    parts: frozenset[str]
    """What comes before the number of the largest parts,"""
    chapters: frozenset[str]
    """and of those within them."""
    numbers: dict[str, int]
    """Numbers as they are spelt out in headings."""
    matter: frozenset[str]
    """Headings of what stands before and after the text itself."""
    front: str
    """The name for what stands before the first heading."""
    joins: frozenset[str]
    """Words with which a heading goes on in its next line."""
    yearbook: re.Pattern[str]
    """A line that names an annual report: `publisher` and `year`."""
    imprint: re.Pattern[str]
    """Words that give the year of publication, and the publisher where they name one: `year`, `publisher`."""
    copyright: re.Pattern[str]
    covers: re.Pattern[str]
    """What a report says of its time: `first_day`, `first_month`, `first_year`, the same with `last_`; or `whole_year`."""
    months: dict[str, int]


@cache
def section_words(language: Language) -> SectionWords:
    """The language's words, read and compiled once."""
    table = language.table("documents")["sections"]
    months: dict[str, int] = {k.lower(): v for k, v in language.table("calendar")["months"].items()}
    names = "|".join(sorted((re.escape(name) for name in months), key=len, reverse=True))
    return SectionWords(
        parts=frozenset(table["parts"]),
        chapters=frozenset(table["chapters"]),
        numbers=dict(table["numbers"]),
        matter=frozenset(table["matter"]),
        front=table["front"],
        joins=frozenset(table["joins"]),
        yearbook=re.compile(table["yearbook"]),
        imprint=re.compile(table["imprint"]),
        copyright=re.compile(table["copyright"]),
        covers=re.compile(table["covers"].replace("{month}", f"(?:{names})")),
        months=months,
    )
