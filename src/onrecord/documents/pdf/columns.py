"""The order in which the lines of a page are read: columns one after the other, headings above them first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import Literal

from onrecord.documents.pdf.line import Line, side_by_side

NARROWEST_GUTTER = 0.6
"""Between two columns, in sizes of the letters."""
SHORTEST_LINES = 6
"""Letters. Columns whose lines are shorter than this (half of them) are cells of a table, which is read across."""
SHORTEST_PROSE = 4
"""Lines: fewer don't tell."""
FILLED = 0.75
"""Of the width of its column."""
MOST_ALONE = 0.2
"""Of the names of a table, those that nothing stands beside: the second line of a long one."""
MOST_NAMES = 0.85
"""A table whose explanations run on has fewer names than lines of explanations."""
SAME_ROW = 0.35
"""How far apart baselines of one row may be, in sizes."""
FINEST = 2.0
"""Points between two places where a gutter is looked for."""
MOST_LINES = 3_000
"""On a page. What has more is a drawing or was made to stop a reader: it is read across."""
DEEPEST = 12
"""Cuts within cuts: four columns with headings need six."""


Kind = Literal["columns", "table", "one"]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that are read one below the other."""

    lines: list[Line]
    right: float
    """How far to the right the lines could go, in points: up to the next column."""


def in_reading_order(lines: Sequence[Line]) -> Iterator[Block]:
    """The blocks of a page, in order. Lines that don't run from left to right come last, each for itself."""
    upright = [line for line in lines if not line.turned]
    right = max((line.right for line in upright), default=0.0)
    yield from ordered(upright, right, DEEPEST if len(upright) <= MOST_LINES else 0)
    for line in lines:
        if line.turned:
            yield Block([line], line.right)


def ordered(lines: list[Line], right: float, deepest: int) -> Iterator[Block]:
    """The blocks of a part of a page: cut at its gutter between the lines that cross it, else one block."""
    lines, gutter = cut_of(lines) if deepest else (lines, None)
    if gutter is None:
        if lines:
            yield Block(list(rows_of(lines)), right)
        return
    for kind, part in parts_of(lines, gutter):
        if kind == "columns":
            left_side, right_side = sides_of(part, gutter)
            yield from ordered(left_side, min(line.left for line in right_side), deepest - 1)
            yield from ordered(right_side, right, deepest - 1)
        else:
            yield from ordered(part, right, deepest - 1)


def cut_of(lines: list[Line]) -> tuple[list[Line], float | None]:
    """The lines, with the rows of tables joined, and where a column ends and the next begins: the place that the fewest lines cross.

    None where there are no columns.
    """
    for gutter in gutters_of(lines):
        parts = list(parts_of(lines, gutter))
        if any(kind == "table" for kind, _ in parts):
            joined = [line for kind, part in parts for line in (rows_of(part) if kind == "table" else part)]
            # Every row that was joined is a line less: this comes to an end.
            return cut_of(joined) if len(joined) < len(lines) else (lines, None)
        if any(kind == "columns" for kind, _ in parts):
            return lines, gutter
    return lines, None


def parts_of(lines: Iterable[Line], gutter: float) -> Iterator[tuple[Kind, list[Line]]]:
    """The lines from top to bottom: those that stand in two columns, in a table or otherwise, in turn."""
    by_height = sorted(lines, key=lambda line: (line.baseline, line.left))
    others: list[Line] = []
    for crosses, band in groupby(by_height, key=lambda line: line.left <= gutter < line.right):
        part = list(band)
        kind = "one" if crosses else kind_of(*sides_of(part, gutter))
        if kind == "one":
            others += part
            continue
        if others:
            yield "one", others
            others = []
        yield kind, part
    if others:
        yield "one", others


def sides_of(lines: Iterable[Line], at: float) -> tuple[list[Line], list[Line]]:
    """The lines that end to the left of a place, and those that begin to the right of it."""
    left, right = [], []
    for line in lines:
        if line.right <= at:
            left.append(line)
        elif line.left > at:
            right.append(line)
    return left, right


def gutters_of(lines: Sequence[Line]) -> list[float]:
    """Where a column may end and the next begin: those places that the fewest lines cross first."""
    found: set[tuple[int, float]] = set()
    for place in {round(line.right / FINEST) for line in lines}:
        left, right = sides_of(lines, place * FINEST + FINEST / 2)
        if len(left) < 2 or len(right) < 2:
            continue
        start, end = max(line.right for line in left), min(line.left for line in right)
        if end - start >= NARROWEST_GUTTER * median(line.size for line in right):
            found.add((len(lines) - len(left) - len(right), (start + end) / 2))
    return [gutter for _, gutter in sorted(found)]


def kind_of(left: Sequence[Line], right: Sequence[Line]) -> Kind:
    """What two sides are: columns of text, names and values of a table, or parts of one column."""
    if len(left) < 2 or len(right) < 2:
        return "one"
    beside_right, beside_left = beside(left, right), beside(right, left)
    if min(len(beside_right), len(beside_left)) < 2:
        return "one"
    if any(median(letters_in(line) for line in side) < SHORTEST_LINES for side in (left, right)):
        return "table" if are_cells(beside_right, beside_left) else "one"
    if fills_column(left) or fills_column(right) or not are_cells(beside_right, beside_left):
        return "columns"
    return "table"


def beside(side: Iterable[Line], other: Sequence[Line]) -> list[Line]:
    """The lines of one side at the height of the other."""
    top, bottom = min(line.top for line in other), max(line.bottom for line in other)
    return [line for line in side if top <= line.baseline <= bottom]


def fills_column(side: Sequence[Line]) -> bool:
    """True where most lines fill the column: what was broken into lines, not written in them."""
    if len(side) < SHORTEST_PROSE:
        return False
    left, right = min(line.left for line in side), max(line.right for line in side)
    return sum(line.right - line.left > FILLED * (right - left) for line in side) > len(side) / 2


def are_cells(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """True for names and what belongs to each: every name has a line beside it, and either they are of two fonts or there are gaps between the names."""
    baselines = [line.baseline for line in right]
    alone = sum(not any(abs(line.baseline - other) <= SAME_ROW * line.size for other in baselines) for line in left)
    if alone > MOST_ALONE * len(left):
        return False
    fonts = [Counter(line.font for line in side).most_common(1)[0][0] for side in (left, right)]
    return fonts[0] != fonts[1] or len(left) < MOST_NAMES * len(right)


def letters_in(line: Line) -> int:
    """How many of its characters are letters."""
    return sum(map(str.isalpha, line.text))


def rows_of(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines from top to bottom, those of one row joined."""
    row: list[Line] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        if row and line.baseline - row[-1].baseline > SAME_ROW * min(line.size, row[-1].size):
            yield side_by_side(sorted(row, key=lambda line: line.left))
            row = []
        row.append(line)
    if row:
        yield side_by_side(sorted(row, key=lambda line: line.left))
