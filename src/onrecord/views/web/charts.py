"""A series of figures as a chart over time, drawn as SVG: where each point stands and what shape it has.

A bound is drawn as a bound: an arrow upward says "or more", one downward "or fewer"; a range is a bar with two ends; "about" is
hollow. A date that is known as an interval is a horizontal bar. Every point links to its words. Nothing is averaged.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil, floor, log10

from onrecord.model.dates import When
from onrecord.model.vocabulary import Bound

SHAPES = ("circle", "square", "triangle", "diamond", "cross", "wedge")
COLOURS = 6

UPWARD: tuple[Bound, ...] = ("at_least", "more_than", "vague")
DOWNWARD: tuple[Bound, ...] = ("up_to", "nearly")

ABOVE, BELOW, LEFT, RIGHT = 30, 44, 62, 26
"""Room around the plot, in the chart's own units."""


@dataclass(frozen=True, slots=True)
class Datum:
    """One figure to draw."""

    when: When
    low: float
    high: float
    bound: Bound
    authority: str
    label: str
    """The number with its bound, as words."""
    title: str
    """All that a reader who can't see the chart needs."""
    address: str


@dataclass(frozen=True, slots=True)
class Style:
    """How an authority is drawn: a shape and a colour, both different from those of the others."""

    shape: str
    colour: int


@dataclass(frozen=True, slots=True)
class Point:
    """A datum with its place. `y` is the number (the lower end of a range), `top` the upper end."""

    datum: Datum
    style: Style
    x: float
    y: float
    top: float
    left: float
    right: float
    """The ends of an interval date; equal to `x` for a day."""
    open_left: bool = False
    open_right: bool = False
    label_x: float = 0
    label_y: float = 0
    label_anchor: str = ""
    """Empty where there is no room for the label."""

    @property
    def pointing(self) -> str:
        """Where an arrow points: up, down or nowhere."""
        return "up" if self.datum.bound in UPWARD else "down" if self.datum.bound in DOWNWARD else ""

    @property
    def hollow(self) -> bool:
        return self.datum.bound in ("about", "vague")


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
    lines: tuple[tuple[Style, str], ...]
    """For a running count: each authority's points in the order of time, as SVG coordinates."""
    begins_at: float
    """Where the upward axis begins; the page says so where it is not 0."""

    @property
    def floor(self) -> int:
        return self.height - BELOW

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
    drawn = sorted(
        (d for d in data if d.when.earliest or d.when.latest), key=lambda d: (middle(d.when), d.low, d.title)
    )
    first, last = time_range(drawn)
    numbers = [n for d in drawn for n in (d.low, d.high)] or [0, 1]
    least = min(numbers) if min(numbers) > max(numbers) / 2 and not running else 0
    step = nice_step(max(numbers) - least or max(numbers) / 4 or 1)
    # A step to spare below and above, so that arrows have room.
    bottom = max(0, floor(least / step) - (1 if least else 0)) * step
    steps = ceil((max(numbers) - bottom) / step + 0.25)
    scale = Scale(first, last, bottom, bottom + steps * step, width, height)
    points = labelled(spread([placed(d, looks[d.authority], scale) for d in drawn]), width)
    upward = tuple(Tick(scale.y(bottom + i * step), f"{bottom + i * step:,.10g}") for i in range(steps + 1))
    return Chart(width, height, tuple(points), time_ticks(scale), upward, joined(points) if running else (), bottom)


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


def spread(points: Sequence[Point]) -> list[Point]:
    """The points, those that would hide one another set side by side."""
    made: list[Point] = []
    for point in points:
        while any(abs(point.x - other.x) < 9 and abs(point.y - other.y) < 9 for other in made):
            point = replace(point, x=round(point.x + 11, 1))
        made.append(point)
    return made


def labelled(points: Sequence[Point], width: int) -> list[Point]:
    """The points with their labels where there is room: right of the point, left, above, below, or none."""
    taken = [(p.x - 8, p.top - 8, p.x + 8, p.y + 8) for p in points]
    made = []
    for point in points:
        long = len(point.datum.label) * 6.6
        up = point.top - (28 if point.pointing == "up" else 13)
        down = point.y + (36 if point.pointing == "down" else 22)
        places = (
            (point.x - 11, point.y + 4, "end"), (point.x + 11, point.y + 4, "start"),
            (point.x, up, "middle"), (point.x, down, "middle"),
        )  # fmt: skip
        # A bar for the date would run through a label beside the point.
        for x, y, anchor in places if point.left == point.right else places[2:]:
            start = x - {"end": long, "start": 0, "middle": long / 2}[anchor]
            box = (start, y - 11, start + long, y + 3)
            if start > LEFT + 2 and start + long < width - 2 and not any(overlaps(box, other) for other in taken):
                taken.append(box)
                point = replace(point, label_x=round(x, 1), label_y=round(y, 1), label_anchor=anchor)
                break
        made.append(point)
    return made


Box = tuple[float, float, float, float]


def overlaps(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def joined(points: Sequence[Point]) -> tuple[tuple[Style, str], ...]:
    """A line through each authority's points whose day is known; only where there are two or more."""
    by_style: dict[Style, list[str]] = {}
    for p in points:
        if p.datum.bound != "between" and p.left == p.right:
            by_style.setdefault(p.style, []).append(f"{p.x},{p.y}")
    return tuple((style, " ".join(places)) for style, places in by_style.items() if len(places) > 1)


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
