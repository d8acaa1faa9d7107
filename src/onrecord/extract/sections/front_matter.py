"""What the front matter of a long report says of it: who published it, when, and of which time it tells."""

import re
from calendar import monthrange
from collections import Counter
from dataclasses import replace
from datetime import date

from onrecord.extract.parties.names import shown_name
from onrecord.extract.sections.words import SectionWords
from onrecord.model.dates import When
from onrecord.model.document import Metadata

FRONT = 20_000
"""Characters at the beginning of a text in which its front matter stands."""


def read_front_matter(text: str, metadata: Metadata, words: SectionWords) -> Metadata:
    """The metadata of every section: what the file says, and the year, publisher and time that the text states."""
    front = text[:FRONT]
    titles = Counter((m["publisher"].casefold(), m["year"]) for m in words.yearbook.finditer(text))
    named, year = titles.most_common(1)[0][0] if titles else ("", "")
    imprint, copyrights = words.imprint.search(front), words.copyright.search(front)
    stated = imprint or copyrights
    spelled = [m["publisher"] for m in (*words.yearbook.finditer(text), copyrights, imprint) if m and m["publisher"]]
    published = published_in(metadata, stated["year"] if stated else year, stated[0] if stated else f"{named} {year}")
    return replace(
        published,
        publisher=metadata.publisher or shown_name(as_usual([s for s in spelled if s.casefold() == named] or spelled)),
        covers=metadata.covers or time_covered(front, words) or (When.at(str(int(year) - 1)) if year else None),
    )


def as_usual(spelled: list[str]) -> str:
    """Of ways to write one name the first in which words begin with capitals and go on without; empty where there is none."""
    usual = (name for name in spelled if not any(c.isupper() for word in name.split() for c in word[1:]))
    return next(usual, spelled[0] if spelled else "").strip(" .,")


def published_in(metadata: Metadata, year: str, said: str) -> Metadata:
    """The metadata with the year that the text states; a day that the file gives in that year stays."""
    known = metadata.published
    if not year or (
        known and known.earliest and known.latest and {known.earliest.year, known.latest.year} == {int(year)}
    ):
        return metadata
    return replace(metadata, published=When.at(year), published_source=f"report: {' '.join(said.split())}")


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
