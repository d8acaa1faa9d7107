"""A series of figures as a chart over time, drawn as SVG: where each point stands, and the axes.

A date that is known as an interval is a horizontal bar. Every point links to its words. Nothing is averaged.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from math import ceil, floor, log10

from onrecord.model.dates import When
from onrecord.views.web.labels import labelled
from onrecord.views.web.lines import Band, Line, bands_of, breaks_of, lines_of
from onrecord.views.web.points import ABOVE, BELOW, COLOURS, LEFT, RIGHT, SHAPES, Datum, Point, Style

CLOSE, SHIFT, MOST_SHIFTS = 9, 11, 6
"""In the chart's units: points nearer than that hide one another, so far they are moved, so often at most."""


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All that the template draws."""

    width: int
    height: int
    points: tuple[Point, ...]
    across: tuple[Tick, ...]
    upward: tuple[Tick, ...]
    lines: tuple[Line, ...]
    """Each authority's own way from figure to figure,"""
    bands: tuple[Band, ...]
    """what lies between the lowest and the highest numbers of it,"""
    breaks: tuple[Point, ...]
    """and the figures at which a count began anew."""
    begins_at: float
    """Where the upward axis begins; the page says so where it is not 0."""

    @property
    def floor(self) -> int:
        return self.height - BELOW

    @property
    def top(self) -> int:
        return ABOVE

    @property
    def left(self) -> int:
        return LEFT

    @property
    def right(self) -> int:
        return self.width - RIGHT


def styles(authorities: Sequence[str]) -> dict[str, Style]:
    """A look for each authority, in the order given: shape and colour both change, so that neither is needed alone."""
    return {
        name: Style(SHAPES[(i + i // COLOURS) % len(SHAPES)], i % COLOURS)
        for i, name in enumerate(dict.fromkeys(authorities))
    }


@dataclass(frozen=True, slots=True)
class Scale:
    """From days and numbers to places in the chart."""

    first: date
    last: date
    bottom: float
    top: float
    width: int
    height: int

    def x(self, day: date) -> float:
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(LEFT + min(1, max(0, share)) * (self.width - LEFT - RIGHT), 1)

    def y(self, value: float) -> float:
        share = (value - self.bottom) / (self.top - self.bottom)
        return round(self.height - BELOW - share * (self.height - BELOW - ABOVE), 1)


def draw(
    data: Sequence[Datum], looks: dict[str, Style], *, width: int = 720, height: int = 380, running: bool = False
) -> Chart:
    """The chart of these figures; those without any date are for the caller to name beside it."""
    # Of one day, in the order given: a correction comes after what it corrects.
    drawn = sorted((d for d in data if d.when.earliest or d.when.latest), key=lambda d: middle(d.when))
    first, last = time_range(drawn)
    numbers = [n for d in drawn for n in (d.low, d.high)] or [0, 1]
    least = min(numbers) if min(numbers) > max(numbers) / 2 and not running else 0
    step = nice_step(max(numbers) - least or max(numbers) / 4 or 1)
    # A step to spare below and above, so that arrows have room.
    bottom = max(0, floor(least / step) - (1 if least else 0)) * step
    steps = ceil((max(numbers) - bottom) / step + 0.25)
    scale = Scale(first, last, bottom, bottom + steps * step, width, height)
    points = labelled(spread([placed(d, looks[d.authority], scale) for d in drawn], width), width, height)
    upward = tuple(Tick(scale.y(bottom + i * step), f"{bottom + i * step:,.10g}") for i in range(steps + 1))
    return Chart(
        width, height, tuple(points), time_ticks(scale), upward, lines_of(points), bands_of(points), breaks_of(points), bottom
    )  # fmt: skip


def middle(when: When) -> date:
    """The day in the middle of an interval; the known end of an open one."""
    if when.earliest and when.latest:
        return when.earliest + (when.latest - when.earliest) / 2
    return when.earliest or when.latest or date.min


def time_range(drawn: Sequence[Datum]) -> tuple[date, date]:
    """The first and last day of the chart, with some room at both ends."""
    days = [day for d in drawn for day in (d.when.earliest, d.when.latest) if day] or [date(2000, 1, 1)]
    room = timedelta(days=max(3, (max(days) - min(days)).days // 25))
    return min(days) - room, max(days) + room


def nice_step(extent: float) -> float:
    """A round step that makes three to six of the extent.

    >>> nice_step(2437), nice_step(200), nice_step(3)
    (500, 50, 1)
    """
    power = 10 ** floor(log10(extent / 4))
    step = min((f * power for f in (1, 2, 2.5, 5, 10)), key=lambda s: abs(extent / s - 4.5))
    return int(step) if step == int(step) else max(1, step)


def placed(datum: Datum, style: Style, scale: Scale) -> Point:
    """One figure in its place; an open end of its date runs to the edge of the plot."""
    when = datum.when
    left, right = scale.x(when.earliest or scale.first), scale.x(when.latest or scale.last)
    return Point(
        datum, style, scale.x(middle(when)), scale.y(datum.low), scale.y(datum.high), left, right,
        open_left=when.earliest is None, open_right=when.latest is None,
    )  # fmt: skip


def spread(points: Sequence[Point], width: int) -> list[Point]:
    """The points, those that would hide one another set side by side as far as there is room: of very many, some lie on others."""
    made: dict[tuple[int, int], list[Point]] = defaultdict(list)
    out = []
    for point in points:
        for _ in range(MOST_SHIFTS):
            if point.x > width - RIGHT or not hidden(point, made):
                break
            point = replace(point, x=round(point.x + SHIFT, 1))
        made[int(point.x // CLOSE), int(point.y // CLOSE)].append(point)
        out.append(point)
    return out


def hidden(point: Point, made: Mapping[tuple[int, int], Sequence[Point]]) -> bool:
    """True where a point lies too near to another one; those are kept by the square in which they are."""
    across, up = int(point.x // CLOSE), int(point.y // CLOSE)
    return any(
        abs(point.x - other.x) < CLOSE and abs(point.y - other.y) < CLOSE
        for square in product((across - 1, across, across + 1), (up - 1, up, up + 1))
        for other in made.get(square, ())
    )


def time_ticks(scale: Scale) -> tuple[Tick, ...]:
    """Days, months or years, as many as there is room for."""
    days, room = (scale.last - scale.first).days, (scale.width - LEFT - RIGHT) // 84
    if days <= 62:
        every = max(1, -(-days // max(1, room)))
        starts = [scale.first + timedelta(days=i) for i in range(1, days, every)]
        return tuple(Tick(scale.x(day), f"{day.day} {day:%b} {day.year}") for day in starts)
    months = [date(y, m, 1) for y in range(scale.first.year, scale.last.year + 1) for m in range(1, 13)]
    months = [day for day in months if scale.first <= day <= scale.last]
    wanted = -(-len(months) // max(1, room))
    every = next((n for n in (1, 2, 3, 6, 12, 24, 60, 120) if n >= wanted), wanted)
    kept = [day for day in months if (day.year * 12 + day.month - 1) % every == 0]
    return tuple(Tick(scale.x(day), f"{day:%b} {day.year}" if every < 12 else str(day.year)) for day in kept)
