"""Headings that tell themselves: marks of Markdown, parts and chapters with their numbers, lines numbered one by one."""

import re
from collections.abc import Iterator

from onrecord.extract.sections.headings import Heading
from onrecord.extract.sections.lines import Line, number_of
from onrecord.extract.sections.words import SectionWords

FEWEST = 3
MARKDOWN = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<name>[^\n]*?)[ \t#]*")
NUMBERED = re.compile(r"(?P<number>\d{1,3}|[IVXLC]{1,7})[.)]?[ \t]+(?P<name>[^\W\d_][^\n]*)")


def headings_of_markdown(lines: list[Line]) -> list[Heading]:
    """The lines that begin with "#"; none where there are too few."""
    found = [
        Heading(line.span.start, " ".join(match["name"].split()), level=len(match["marks"]))
        for line in lines
        if (match := MARKDOWN.fullmatch(line.shown)) and match["name"]
    ]
    return found if len(found) >= FEWEST else []


def numbered_headings(lines: list[Line], words: SectionWords) -> list[Heading]:
    """The headings of parts and chapters, else lines numbered from 1 on; none where there are too few."""
    chapters = list(chapters_of(lines, words))
    if len(chapters) >= FEWEST:
        return chapters
    counted = list(counted_lines(lines))
    return counted if len(counted) >= FEWEST else []


def chapters_of(lines: list[Line], words: SectionWords) -> Iterator[Heading]:
    """The lines that begin with "Chapter 3" or "PART TWO" and are a heading: each number once, as they grow."""
    last: dict[int, int] = {}
    for line in lines:
        level, number = part_of(line, words)
        if number and (number == last.get(level, 0) + 1 or level == 1 and number == 1):
            last[level] = number
            yield Heading(line.span.start, line.shown, level=level)


def part_of(line: Line, words: SectionWords) -> tuple[int, int]:
    """The level and number of "PART TWO" or "Chapter 3" at the beginning of a heading; number 0 where there is none."""
    parts = line.shown.split(maxsplit=2) if line.is_short else []
    if len(parts) < 2 or not parts[0][0].isupper() or not is_title(line.shown):
        return 0, 0
    low, second = parts[0].casefold(), parts[1].casefold().rstrip(".:–—-")
    level = 0 if low in words.parts else 1 if low in words.chapters else -1
    return (level, number_of(second) or words.numbers.get(second, 0)) if level >= 0 else (0, 0)


def parts_of(lines: list[Line], words: SectionWords) -> list[Heading]:
    """The headings of the parts of a work that say more than their number ("PART TWO: THE COAST"), by growing numbers."""
    found, last = [], 0
    for line in lines:
        level, number = part_of(line, words)
        if not level and number > last and len(line.shown.split()) > 2:
            last = number
            found.append(Heading(line.span.start, line.shown, level=0))
    return found if len(found) > 1 else []


def counted_lines(lines: list[Line]) -> Iterator[Heading]:
    """The lines numbered 1, 2, 3 ... that are a heading and no sentence, all in capitals where the first one is."""
    last, capital = 0, False
    for line in lines:
        match = NUMBERED.fullmatch(line.shown) if line.is_short else None
        if not match or not is_title(match["name"]) or not match["name"][0].isupper():
            continue
        if number_of(match["number"]) == last + 1 and (not last or line.capital >= capital):
            last, capital = last + 1, line.capital
            yield Heading(line.span.start, line.shown)


def is_title(shown: str) -> bool:
    """True for words that end as no sentence does."""
    return shown[-1] not in ".;,:?!"
