"""Titles in a list of publications, which count nobody: "• Velland: Six editors jailed, 7 August 2009"."""

import unicodedata

from onrecord.extract.listed_numbers import LISTED_NUMBER
from onrecord.extract.reading import Reading
from onrecord.model.text import Span

BULLETS = "•▪‣◦·*"
LONGEST = 300
"""Characters of a title, at most."""


def in_listed_title(reading: Reading, start: int) -> bool:
    """True for a place in the title of a publication: behind a bullet, with an index or a date as its end.

    What ends with a date alone has its country before a colon; what ends with a full stop tells of an incident.
    """
    item = item_around(reading.text, start)
    if item is None or start >= item.end:
        return False
    if reading.text[item.start : item.end].endswith("."):
        return False
    if LISTED_NUMBER.search(reading.text, start, item.end):
        return True
    if ":" not in reading.text[item.start : start]:
        return False
    dates = [d for d in reading.dates_in(item) if d.span.end == item.end and d.span.start > start]
    return bool(dates) and reading.text[item.start : dates[-1].span.start].rstrip().endswith(",")


def item_around(text: str, start: int) -> Span | None:
    """The item of a list that holds a place: from its bullet to the end of the line, or to the next bullet."""
    first = next((at for at in range(start - 1, max(-1, start - LONGEST), -1) if is_bullet(text, at)), None)
    if first is None:
        return None
    end = first + 1
    while end < len(text) and not is_bullet(text, end) and not ends_line(text, end):
        end += 1
    return Span(first, first + len(text[first:end].rstrip()))


def is_bullet(text: str, at: int) -> bool:
    """True for a mark that opens an item; fonts of their own use private characters for it."""
    marked = text[at] in BULLETS or unicodedata.category(text[at]) == "Co"
    return marked and at + 1 < len(text) and text[at + 1].isspace()


def ends_line(text: str, at: int) -> bool:
    """True for the end of a line that does not go on behind a comma: "..., / 7 August 2009"."""
    return text[at] == "\n" and text[max(0, at - 2) : at].strip()[-1:] != ","
