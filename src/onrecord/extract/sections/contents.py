"""The table of contents of a text: names with the numbers of pages, in the order of the pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.sections.lines import HEADING, Line, number_of

FEWEST = 5
"""Entries of a table of contents at least."""
GAP = 8
"""Lines between two entries at most: the foot of a page, a heading, a name that is broken over lines."""
FRONT = 0.2
"""The share of a text, from its beginning, in which its contents stand,"""
FRONT_LINES, FRONT_HALF = 400, 0.5
"""or so many lines where that is less than they, as far as these are not more than a half."""

PAGE = r"(?P<page>\d{1,4}|[ivxlc]{1,7})(?=\s|$)"
LEADER = "[.·…_]"
BEFORE_PAGE = (
    re.compile(rf"[ \t]*+/[ \t]?{PAGE}"),
    re.compile(rf"(?<!{LEADER})(?<!{LEADER}[ \t])[ \t]*+{LEADER}(?:[ \t]?{LEADER})++[ \t]*+{PAGE}"),
    re.compile(rf"(?<=\S)(?:[ ]*+\t[ \t]*+|[ ]{{3,}}+){PAGE}$"),
    re.compile(rf"(?<=\S)[.,]?[ ]{{1,2}}{PAGE}$"),
)
"""What stands between a name and its page, with the page. Nothing in them is tried twice: a line may be all dots."""
PAGE_FIRST = re.compile(rf"{PAGE}[ \t]+(?=[^\W\d_])")

WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents. `page` is 0 where it is in Roman numerals: such pages are before the first.

    `before`: the line before, which may be the beginning of the same name.
    """

    line: int
    name: str
    page: int
    before: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The entries in their order, and the numbers of the first and the last line of the table."""

    entries: tuple[Entry, ...]
    first: int
    last: int


def find_contents(lines: list[Line]) -> tuple[Contents, ...]:
    """What may be tables of contents, one for each way of writing them; longest first."""
    front = lines[: int(max(FRONT * len(lines), min(FRONT_LINES, FRONT_HALF * len(lines))))]
    ways = [entries_before(form, front) for form in BEFORE_PAGE]
    found = [longest_run(list(way)) for way in (*ways, entries_after_pages(front), entries_over_two_lines(front))]
    tables = [Contents(tuple(run), run[0].line, run[-1].line) for run in found if is_table(run)]
    return tuple(sorted(tables, key=lambda table: -len(table.entries)))


def entries_before(form: re.Pattern[str], lines: list[Line]) -> Iterator[Entry]:
    """The names with a page behind them; several may stand in a line."""
    above = ""
    for line in lines:
        done = 0
        for match in form.finditer(line.shown) if len(line.shown) <= 3 * HEADING else ():
            if entry := entry_of(line, line.shown[done : match.start()], match["page"], "" if done else above):
                yield entry
            done = match.end()
        above = line.shown if line.is_short else ""


def entries_after_pages(lines: list[Line]) -> Iterator[Entry]:
    """The names with a page before them."""
    for line in lines:
        match = PAGE_FIRST.match(line.shown) if line.is_short else None
        if match and (entry := entry_of(line, line.shown[match.end() :], match["page"])):
            yield entry


def entry_of(line: Line, name: str, page: str, before: str = "") -> Entry | None:
    """The entry of a name and a page; None where the one has no letter or the other is no number."""
    name = WHITE.sub(" ", name).strip()
    if not any(c.isalpha() for c in name) or not (page.isdecimal() or number_of(page)):
        return None
    return Entry(line.number, name, int(page) if page.isdecimal() else 0, before)


def entries_over_two_lines(lines: list[Line]) -> Iterator[Entry]:
    """Names with the number of the page in the line below."""
    for name, below in zip(lines, lines[1:], strict=False):
        if below.shown.isdecimal() and len(below.shown) <= 4 and name.is_short and not number_of(name.shown):
            yield Entry(name.number, name.shown, int(below.shown))


def longest_run(entries: list[Entry]) -> list[Entry]:
    """The longest run of entries close to each other whose pages do not go back."""
    best: list[Entry] = []
    run: list[Entry] = []
    for entry in entries:
        if run and (entry.line - run[-1].line > GAP or entry.page < run[-1].page):
            best, run = max(best, run, key=len), []
        run.append(entry)
    return max(best, run, key=len)


def is_table(run: list[Entry]) -> bool:
    """True where the pages of most entries differ."""
    return len(run) >= FEWEST and len({entry.page for entry in run}) * 2 > len(run)
