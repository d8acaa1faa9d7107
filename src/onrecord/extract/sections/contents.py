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

PAGE = r"(?P<page>\d{1,4}|[ivxlc]{1,7})"
FORMS = (
    (re.compile(r"/"), re.compile(rf"(?P<name>[^\s/][^\n]*?)[ \t]*/[ \t]?{PAGE}(?=\s|$)")),
    (
        re.compile(r"[.·…_] ?[.·…_]|…"),
        re.compile(rf"(?P<name>\S[^\n]*?)[ \t]*(?:[.·…_][ \t]?){{2,}}[ \t]*{PAGE}(?=\s|$)"),
    ),
    (re.compile(r"\t|   "), re.compile(rf"^(?P<name>\S[^\n]*?)(?:[ ]*\t\s*|[ ]{{3,}}){PAGE}$")),
    (re.compile(r"[ ][\divxlc]+$"), re.compile(rf"^(?P<name>[^\n]*?[^\W\d_][^\n]*?)[.,]?[ ]{{1,2}}{PAGE}$")),
    (re.compile(r"^[\divxlc]+[ \t]"), re.compile(rf"^{PAGE}[ \t]+(?P<name>[^\W\d_][^\n]*)$")),
)
"""How a line of a table of contents goes: a quick sign of it, and its parts; of some, several may stand in one line."""

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
    found = [longest_run([one for line in front for one in entries_of(form, line, lines)]) for form in FORMS]
    found.append(longest_run(list(entries_over_two_lines(front))))
    tables = [Contents(tuple(run), run[0].line, run[-1].line) for run in found if is_table(run)]
    return tuple(sorted(tables, key=lambda table: -len(table.entries)))


def entries_of(form: tuple[re.Pattern[str], re.Pattern[str]], line: Line, lines: list[Line]) -> Iterator[Entry]:
    """The entries of one line, read in one form."""
    sign, parts = form
    if len(line.shown) > 3 * HEADING or not sign.search(line.shown):
        return
    for match in parts.finditer(line.shown):
        name, page = WHITE.sub(" ", match["name"]).strip(), match["page"]
        if any(c.isalpha() for c in name) and (page.isdecimal() or number_of(page)):
            before = lines[line.number - 1].shown if line.number and not match.start() else ""
            yield Entry(
                line.number, name, int(page) if page.isdecimal() else 0, before if len(before) <= HEADING else ""
            )


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
            run = []
        run.append(entry)
        if len(run) > len(best):
            best = list(run)
    return best


def is_table(run: list[Entry]) -> bool:
    """True where the pages of most entries differ."""
    return len(run) >= FEWEST and len({entry.page for entry in run}) * 2 > len(run)
