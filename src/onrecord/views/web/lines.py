"""Each authority as a line through its own figures, with a band from the lowest to the highest; broken where a count began anew.

A line joins what one authority said, and says nothing of the time between. It runs along the lower ends. Numbers told again, and
those of an unknown day, are points beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from onrecord.views.web.points import Point, Style


@dataclass(frozen=True, slots=True)
class Line:
    """Points joined. `kind`: "goes on", or the relation of the figure it leads to: "falls", "revises"."""

    style: Style
    kind: str
    places: str
    """As SVG coordinates."""


@dataclass(frozen=True, slots=True)
class Band:
    """What lies between the lowest and the highest numbers of one authority."""

    style: Style
    places: str


def stretches(points: Sequence[Point]) -> list[list[Point]]:
    """The points of each authority that a line joins, in order of time; a new stretch at each figure that begins a count anew."""
    by_style: dict[Style, list[list[Point]]] = {}
    for point in points:
        if point.left != point.right or point.small:
            continue
        own = by_style.setdefault(point.style, [[]])
        if point.datum.relation == "reset":
            own.append([])
        own[-1].append(point)
    return [stretch for own in by_style.values() for stretch in own if stretch]


def lines_of(points: Sequence[Point]) -> tuple[Line, ...]:
    """The lines: a piece that falls or revises is one of its own, so that it can look different."""
    lines = []
    for stretch in stretches(points):
        for kind, pieces in groupby(pairwise(stretch), key=lambda pair: kind_of(pair[1])):
            pairs = list(pieces)
            joined = [pairs[0][0], *(later for _, later in pairs)]
            lines.append(Line(stretch[0].style, kind, " ".join(f"{p.x},{p.y}" for p in joined)))
    return tuple(lines)


def kind_of(later: Point) -> str:
    relation = later.datum.relation
    return relation if relation in ("falls", "revises") else "goes on"


def bands_of(points: Sequence[Point]) -> tuple[Band, ...]:
    """The bands of the stretches in which some figure is a range."""
    wide = [s for s in stretches(points) if len(s) > 1 and any(p.top != p.y for p in s)]
    return tuple(
        Band(s[0].style, " ".join([*(f"{p.x},{p.y}" for p in s), *(f"{p.x},{p.top}" for p in reversed(s))]))
        for s in wide
    )


def breaks_of(points: Sequence[Point]) -> tuple[Point, ...]:
    """The figures at which a count began anew."""
    return tuple(p for p in points if p.datum.relation == "reset")
