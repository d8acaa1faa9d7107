"""The order in which the lines of a page are read: columns one after the other, headings above them first."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from statistics import median

from onrecord.documents.pdf.line import Line, side_by_side

NARROWEST_GUTTER = 0.6
"""Between two columns, in sizes of the letters."""
SHORTEST_LINES = 6
"""Letters. Columns whose lines are shorter than this (half of them) are cells of a table, which is read across."""
SAME_ROW = 0.35
"""How far apart baselines of one row may be, in sizes."""
FINEST = 2.0
"""Points between two places where a gutter is looked for."""
MOST_LINES = 3_000
"""On a page. What has more is a drawing or was made to stop a reader: it is read across."""
DEEPEST = 12
"""Cuts within cuts: four columns with headings need six."""

Block = list[Line]
"""Rows of one column, from top to bottom."""


def in_reading_order(lines: Sequence[Line]) -> Iterator[Block]:
    """The blocks of a page, in order. Lines that don't run from left to right come last, each for itself."""
    upright = [line for line in lines if not line.turned]
    yield from ordered(upright, DEEPEST if len(upright) <= MOST_LINES else 0)
    for line in lines:
        if line.turned:
            yield [line]


def ordered(lines: list[Line], deepest: int) -> Iterator[Block]:
    """The blocks of a part of a page: cut at its gutter between the lines that cross it, else one block."""
    gutter = gutter_of(lines) if deepest else None
    if gutter is None:
        if lines:
            yield list(rows_of(lines))
        return
    for crosses, band in bands_of(lines, gutter):
        if crosses:
            yield from ordered(band, deepest - 1)
        else:
            yield from ordered([line for line in band if line.right <= gutter], deepest - 1)
            yield from ordered([line for line in band if line.left > gutter], deepest - 1)


def bands_of(lines: Iterable[Line], gutter: float) -> Iterator[tuple[bool, list[Line]]]:
    """Lines that cross the gutter and those that don't, in turn, from top to bottom."""
    by_height = sorted(lines, key=lambda line: (line.baseline, line.left))
    for crosses, band in groupby(by_height, key=lambda line: line.left <= gutter < line.right):
        yield crosses, list(band)


def gutter_of(lines: Sequence[Line]) -> float | None:
    """Where a column ends and the next begins: the place that the fewest lines cross; None where there are no columns."""
    places = sorted({round(line.right / FINEST) for line in lines})
    best: tuple[int, float] | None = None
    for place in places:
        at = place * FINEST + FINEST / 2
        left = [line for line in lines if line.right <= at]
        right = [line for line in lines if line.left > at]
        crossing = len(lines) - len(left) - len(right)
        if len(left) < 2 or len(right) < 2 or (best and crossing >= best[0]):
            continue
        start, end = max(line.right for line in left), min(line.left for line in right)
        if end - start >= NARROWEST_GUTTER * median(line.size for line in right) and are_columns(left, right):
            best = crossing, (start + end) / 2
    return best[1] if best else None


def are_columns(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """True for text side by side: not a table's cells, and not one part below the other."""
    if any(median(letters_in(line) for line in side) < SHORTEST_LINES for side in (left, right)):
        return False
    top, bottom = min(line.top for line in right), max(line.bottom for line in right)
    beside = sum(top <= line.baseline <= bottom for line in left)
    top, bottom = min(line.top for line in left), max(line.bottom for line in left)
    return min(beside, sum(top <= line.baseline <= bottom for line in right)) >= 2


def letters_in(line: Line) -> int:
    """How many of its characters are letters."""
    return sum(character.isalpha() for character in line.text)


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
