"""The printed numbers of the pages of a text: from its layout, or from the lines that hold them."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.extract.sections.lines import Line
from onrecord.model.layout import Layout

FEWEST = 8
"""Numbers that have to grow along a text before they are taken for those of its pages."""

RUNNING = 5
"""Times that a line with changing numbers has to come back before it is taken for a running head or foot."""

AT_AN_END = re.compile(
    r"(?P<first>\d{1,4}|[ivxlc]{1,7})?\s*(?P<words>\D.*?)\s*(?P<last>(?<=\s)(?:\d{1,4}|[ivxlc]{1,7}))?"
)


@dataclass(frozen=True)
class PageNumbers:
    """Where numbers of pages stand, or where pages begin, in order; empty where nothing tells."""

    offsets: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    exact: bool = False
    """True where offsets are the beginnings of pages. Otherwise a number may stand at the head or at the foot of its page."""
    near: frozenset[int] = frozenset()
    """The numbers of the lines that hold a running head, a foot or a page's number."""

    def around(self, offset: int) -> tuple[int, int] | None:
        """The lowest and the highest page on which an offset may lie; None where nothing tells."""
        if not self.offsets:
            return None
        place = bisect_right(self.offsets, offset) - 1
        low, after = self.numbers[max(0, place)], self.numbers[min(len(self.numbers) - 1, place + 1)]
        return low, max(low, after - 1) if self.exact else after

    def away(self, offset: int, page: int) -> int | None:
        """How many pages an offset is away from a page at least; None where nothing tells."""
        between = self.around(offset)
        return max(0, between[0] - page, page - between[1]) if between else None

    def shifted(self, by: int) -> "PageNumbers":
        """The same pages, numbered differently."""
        return PageNumbers(self.offsets, tuple(n + by for n in self.numbers), self.exact, self.near)


def page_numbers(lines: list[Line], layout: Layout) -> PageNumbers:
    """The numbers of the pages: as the layout has them, else as lines of their own or running heads and feet print them."""
    if layout.pages:
        return numbers_of_layout(layout)
    found = list(numbers_in(lines))
    chain = growing([(line.number, number) for line, number in found])
    if len(chain) < FEWEST:
        return PageNumbers()
    starts = tuple(lines[number].span.start for number, _ in chain)
    held = frozenset(number for number, _ in chain)
    running = Counter(line.key for line in lines if line.is_short and not line.shown.isdecimal())
    near = {line.number for line in lines if running[line.key] >= FEWEST} | held
    return PageNumbers(starts, tuple(number for _, number in chain), near=frozenset(near))


def numbers_of_layout(layout: Layout) -> PageNumbers:
    """The printed numbers where most pages have one, else the numbers by which the file counts."""
    printed = [(page.start, int(page.label)) for page in layout.pages if page.label.isdecimal()]
    counted = [(page.start, page.number) for page in layout.pages]
    chain = growing(printed)
    chosen = chain if len(chain) * 2 > len(layout.pages) else counted
    return PageNumbers(tuple(start for start, _ in chosen), tuple(number for _, number in chosen), exact=True)


def numbers_in(lines: list[Line]) -> Iterator[tuple[Line, int]]:
    """The lines that may hold a page's number: alone, or beside words that come back with other numbers."""
    beside: dict[str, list[tuple[Line, int]]] = {}
    for line in lines:
        if line.shown.isdecimal() and len(line.shown) <= 4:
            beside.setdefault("", []).append((line, int(line.shown)))
        elif line.is_short and (match := AT_AN_END.fullmatch(line.shown)):
            number = next((int(n) for n in (match["last"], match["first"]) if n and n.isdecimal()), 0)
            if number:
                beside.setdefault(match["words"].casefold(), []).append((line, number))
    kept = [
        one
        for words, some in beside.items()
        if not words or len({number for _, number in some}) >= RUNNING
        for one in some
    ]
    yield from sorted(kept, key=lambda one: one[0].number)


def growing(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, not always neighbours, in which both numbers grow."""
    ends: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    all_pairs = list(pairs)
    for index, (_, number) in enumerate(all_pairs):
        place = bisect_left(ends, number)
        before.append(chain[place - 1] if place else -1)
        ends[place : place + 1] = [number]
        chain[place : place + 1] = [index]
    out: list[tuple[int, int]] = []
    index = chain[-1] if chain else -1
    while index >= 0:
        out.append(all_pairs[index])
        index = before[index]
    return out[::-1]
