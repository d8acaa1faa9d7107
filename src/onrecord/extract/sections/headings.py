"""Headings, how deep they lie, and which of them cut a text into sections."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.extract.sections.lines import number_of
from onrecord.extract.sections.words import SectionWords

NUMBERED = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,7})(?:[.):]|\s)\s*(?=\S)")
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a heading begins in the text, and its words; `level` is 0 for the parts of a work, and grows."""

    start: int
    name: str
    level: int = 1


def level_of(name: str, words: SectionWords) -> int | None:
    """The level that a heading's number gives: 0 for "Part 2", 1 for "Chapter 3" and "3.", 2 for "3.1"; None without one."""
    first, _, rest = name.partition(" ")
    low, number = first.casefold(), rest.split(maxsplit=1)[0].casefold().rstrip(".:–—-") if rest.split() else ""
    if number_of(number) or number in words.numbers:
        if low in words.parts:
            return 0
        if low in words.chapters:
            return 1
    match = NUMBERED.match(name)
    if match and (match["number"][0].isdigit() or number_of(match["number"])):
        return match["number"].count(".") + 1
    return None


def with_levels(headings: Sequence[Heading], words: SectionWords) -> list[Heading]:
    """The headings with the levels that their numbers give; one without a number between two numbered ones lies below them."""
    told = [level_of(heading.name, words) for heading in headings]
    chapters = [i for i, level in enumerate(told) if level == 1]
    first, last = (chapters[0], chapters[-1]) if len(chapters) >= FEWEST else (len(told), -1)
    return [
        replace(heading, level=level if level is not None else 2 if first < i < last else 1)
        for i, (heading, level) in enumerate(zip(headings, told, strict=True))
    ]


def topmost(headings: Sequence[Heading], end: int, longest: int) -> list[Heading]:
    """The headings of the highest level, and within what is longer than `longest` those of the next one too."""
    if not headings:
        return []
    top = min(heading.level for heading in headings)
    own = [i for i, heading in enumerate(headings) if heading.level == top]
    chosen: list[Heading] = []
    for i, after in zip([-1, *own], [*own, len(headings)], strict=True):
        start = headings[i].start if i >= 0 else 0
        chosen += [headings[i]] if i >= 0 else []
        within = headings[i + 1 : after]
        stop = headings[after].start if after < len(headings) else end
        if within and (stop - start > longest or i < 0):
            chosen += topmost(within, stop, longest)
    return chosen
