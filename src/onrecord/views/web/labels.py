"""Where the numbers stand beside the points of a chart: where there is room, the ones that matter most first."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from onrecord.views.web.points import BELOW, LEFT, Point

Box = tuple[float, float, float, float]

WIDTH, BOLD = 6.6, 7.2
"""Of a character of a label, in the chart's units; of one that is marked."""
APART = 2
"""Beside a label."""
SQUARE = 16
"""The side of a square in which boxes are looked up."""


class Taken:
    """The room that is taken, by the squares of a grid, so that few boxes are looked at."""

    def __init__(self) -> None:
        self.squares: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def add(self, box: Box) -> None:
        for square in self.under(box):
            self.squares[square].append(box)

    def leaves_free(self, box: Box) -> bool:
        return not any(overlaps(box, other) for square in self.under(box) for other in self.squares.get(square, ()))

    def under(self, box: Box) -> Iterator[tuple[int, int]]:
        """The squares that a box lies on."""
        left, top, right, bottom = (int(edge // SQUARE) for edge in box)
        return product(range(left, right + 1), range(top, bottom + 1))


def labelled(points: Sequence[Point], width: int, height: int) -> list[Point]:
    """The points with their labels where there is room: left of the point, right, above, below, or none.

    Marked points come first, then the first and the last of each authority; a number told before has no label.
    """
    taken = Taken()
    for point in points:
        taken.add(box_of(point))
    ends = {id(p) for own in by_authority(points).values() for p in (own[0], own[-1])}
    made: dict[int, Point] = {}
    for point in sorted(points, key=lambda p: (not p.mark, id(p) not in ends)):
        if not point.small:
            made[id(point)] = placed_label(point, taken, width, height)
    return [made.get(id(point), point) for point in points]


def by_authority(points: Sequence[Point]) -> dict[str, list[Point]]:
    """The points of each authority that are no repetitions, in order."""
    own: dict[str, list[Point]] = {}
    for point in points:
        if not point.small:
            own.setdefault(point.datum.authority, []).append(point)
    return own


def placed_label(point: Point, taken: Taken, width: int, height: int) -> Point:
    """The point with its label in the first place that is free; that place is then `taken`. A marked one gets one further off before none."""
    long = len(point.label) * (BOLD if point.mark else WIDTH)
    beyond = 13 if point.mark else 11
    up = point.top - (28 if point.pointing == "up" else 14)
    down = point.y + (36 if point.pointing == "down" else 22)
    beside = [(point.x - beyond, point.y + 4, "end"), (point.x + beyond, point.y + 4, "start")]
    around = [(point.x, up, "middle"), (point.x, down, "middle")]
    # A bar for the date would run through a label beside the point.
    places = [*(beside if point.left == point.right else []), *around]
    if point.mark:
        places += [
            (x, y + by, anchor)
            for by in (14, 28, -14, -28, 42, 56, -42, -56, 70, 84)
            for x, y, anchor in reversed(beside)
        ]
    for x, y, anchor in places:
        start = x - {"end": long, "start": 0, "middle": long / 2}[anchor]
        box = (start - APART, y - 11, start + long + APART, y + 3)
        # The days stand below the plot.
        inside = start > LEFT + 2 and start + long < width - 2 and 10 < y < height - BELOW + 5
        if inside and taken.leaves_free(box):
            taken.add(box)
            return replace(point, label_x=round(x, 1), label_y=round(y, 1), label_anchor=anchor)
    return point


def box_of(point: Point) -> Box:
    """The room that the point itself takes, with its arrow and ring."""
    around = 10 if point.mark else 8
    above, below = (24 if point.pointing == one else around for one in ("up", "down"))
    return point.x - around, point.top - above, point.x + around, point.y + below


def overlaps(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
