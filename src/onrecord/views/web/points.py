"""One figure as a point of a chart: what shape it has, and what stands beside it.

A bound is drawn as a bound: an arrow upward says "or more", one downward "or fewer"; a range is a bar with two ends; "about" is
hollow. A figure that falls, revises or begins anew has a ring and the word.
"""

from dataclasses import dataclass

from onrecord.model.dates import When
from onrecord.model.vocabulary import Bound

SHAPES = ("circle", "square", "triangle", "diamond", "cross", "wedge")
COLOURS = 6

UPWARD: tuple[Bound, ...] = ("at_least", "more_than", "vague")
DOWNWARD: tuple[Bound, ...] = ("up_to", "nearly")

MARKED = {"falls": "falls", "revises": "revised", "reset": "reset"}
"""By relation: the word beside the point."""

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
    relation: str = ""
    """How it stands to an earlier figure: one of the vocabulary's relations, or nothing."""


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
    def label(self) -> str:
        """The number, and the word of its mark."""
        return f"{self.datum.label}, {self.mark}" if self.mark else self.datum.label

    @property
    def mark(self) -> str:
        """The word that stands beside the point: a change of which a reader must know; empty for the others."""
        return MARKED.get(self.datum.relation, "")

    @property
    def small(self) -> bool:
        """True for a number that was told before."""
        return self.datum.relation == "repeats"

    @property
    def hollow(self) -> bool:
        return self.datum.bound in ("about", "vague")
