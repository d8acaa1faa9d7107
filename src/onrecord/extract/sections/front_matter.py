"""What the front matter of a long report says of it: who published it, when, and of which time it tells."""

import re
from calendar import monthrange
from collections import Counter
from dataclasses import replace
from datetime import date

from onrecord.extract.description.words import year_of
from onrecord.extract.parties.written import shown_name
from onrecord.extract.sections.words import SectionWords
from onrecord.model.dates import When
from onrecord.model.document import Metadata

MARKS = "\ufffc\ufeff\u200b "
FRONT = 20_000
"""Characters at the beginning of a text in which its front matter stands."""


def read_front_matter(text: str, metadata: Metadata, words: SectionWords) -> Metadata:
    """The metadata of every section: what the file says, and the year, publisher and time that the text states.

    Lines that name an annual report ("Rights Vigil Report 2031") stand in the text or, as its title, in what the file tells.
    """
    front, told = text[:FRONT], "\n".join((metadata.title, *(value for _, value in metadata.provenance)))
    titles = [*words.yearbook.finditer(text), *words.yearbook.finditer(told)]
    counted = Counter((m["publisher"].casefold(), year_of(m)) for m in titles)
    named, year = counted.most_common(1)[0][0] if counted else ("", "")
    imprint, copyrights = words.imprint.search(front), words.copyright.search(front)
    stated = imprint or copyrights or next((m for m in titles if year_of(m) == year), None)
    spelled = [m["publisher"] for m in (*titles, copyrights, imprint) if m and m["publisher"]]
    return replace(
        published_in(metadata, stated),
        publisher=metadata.publisher or shown_name(as_usual([s for s in spelled if s.casefold() == named] or spelled)),
        covers=metadata.covers or time_covered(front, words) or (When.at(str(int(year) - 1)) if year else None),
    )


def as_usual(spelled: list[str]) -> str:
    """Of ways to write one name the first in which words begin with capitals and go on without; empty where there is none."""
    usual = (name for name in spelled if not any(c.isupper() for word in name.split() for c in word[1:]))
    return next(usual, spelled[0] if spelled else "").strip(" .,")


def published_in(metadata: Metadata, stated: re.Match[str] | None) -> Metadata:
    """The metadata with the year that the text states; a day that the file gives in that year stays."""
    if stated is None:
        return metadata
    year, known = year_of(stated), metadata.published
    if known and known.earliest and known.latest and {str(known.earliest.year), str(known.latest.year)} == {year}:
        return metadata
    said = " ".join(stated.string[stated.start() : stated.end("year")].split())
    return replace(metadata, published=When.at(year), published_source=f"report: {said.lstrip(MARKS)}")


def time_covered(front: str, words: SectionWords) -> When | None:
    """The time that a report says it covers; None where it says none."""
    match = words.covers.search(front)
    if not match:
        return None
    if match["whole_year"]:
        return When.at(match["whole_year"])
    last_year = int(match["last_year"])
    first_year = int(match["first_year"] or last_year)
    first = date(first_year, month_of(match["first_month"], words), int(match["first_day"] or 1))
    last_month = month_of(match["last_month"], words)
    last = date(last_year, last_month, int(match["last_day"] or monthrange(last_year, last_month)[1]))
    if first > last:
        return None
    whole = (first, last) == (date(last_year, 1, 1), date(last_year, 12, 31))
    return When.at(str(last_year)) if whole else When.between(first, last)


def month_of(name: str, words: SectionWords) -> int:
    """The number of a month."""
    return words.months[re.sub(r"\W", "", name).lower()]
