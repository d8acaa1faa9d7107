"""The place and day that a report opens with ("TOLM, 4 May (Bell) - "): neither a happening nor a party to one."""

import re

from onrecord.model.text import Span

PLACE_BEFORE = re.compile(r"(?:\A|\n)[^\S\n]*[^\W\d_][^\n.!?:;]{1,40},\s\Z")
"""A line that has nothing but a place, up to its comma."""
LONGEST_PLACE = 48
DASH_BEHIND = re.compile(r",?[^\S\n]*(?:\([^)\n]{2,40}\)[^\S\n]*)?[-–—]+\s")
"""Behind the day: perhaps the agency, then a dash."""
DAY_BEHIND = re.compile(r",\s(?=[^\n]{0,20}\d)[^\n!?:;]{2,40}?[-–—]+\s")
"""Behind the place: a day in numbers, and a dash."""


def is_day_of_dateline(text: str, day: Span) -> bool:
    """True for the day in the line with which a report opens."""
    before = text[max(0, day.start - LONGEST_PLACE) : day.start]
    return bool(DASH_BEHIND.match(text, day.end) and PLACE_BEFORE.search("\n" * (day.start < LONGEST_PLACE) + before))


def is_place_of_dateline(text: str, name: Span) -> bool:
    """True for the place in such a line."""
    if DAY_BEHIND.match(text, name.end) is None:
        return False
    return not text[text.rfind("\n", 0, name.start) + 1 : name.start].strip()
