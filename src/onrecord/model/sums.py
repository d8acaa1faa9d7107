"""Which figures may be added up. A part and its whole may not, nor two figures that may count the same people twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.entries import Figure
from onrecord.model.groups import EntryKey, Series
from onrecord.model.ranges import range_of


class CantAdd(Exception):
    """These figures are not to be added up; the message says which two, and why."""


@dataclass(frozen=True, slots=True)
class Sum:
    """The lowest and highest total that the words of the figures allow; `high` None is open."""

    low: float
    high: float | None


@dataclass(frozen=True, slots=True)
class Summand:
    """A figure to be added, with what a reader knows it by."""

    key: EntryKey
    figure: Figure
    label: str
    """The document's name and the entry's id."""
    words: str


def add_up(summands: Sequence[Summand], series: Sequence[Series], figures: Mapping[EntryKey, Figure]) -> Sum:
    """The total of the figures. Raises CantAdd where one would be counted twice, or they count different things.

    `figures`: every figure of their documents, by which a part finds its whole.
    """
    for number, one in enumerate(summands):
        if 0 < one.figure.value < 1:
            raise CantAdd(
                f"{told(one)} is a share of people, not a number of them; give the figure that it is a share of"
            )
        for other in summands[:number]:
            if reason := why_not(one, other, series, figures):
                raise CantAdd(reason)
    ranges = [range_of(one.figure) for one in summands]
    highs = [high for _, high in ranges if high is not None]
    return Sum(sum(low for low, _ in ranges), sum(highs) if len(highs) == len(ranges) else None)


def why_not(one: Summand, other: Summand, series: Sequence[Series], figures: Mapping[EntryKey, Figure]) -> str:
    """Why two figures can't be added; empty where nothing speaks against it."""
    if one.key == other.key:
        return f"{told(one)} is given twice; give each figure once"
    if one.figure.what != other.figure.what:
        return (
            f"{told(one)} counts {one.figure.what}, {told(other)} counts {other.figure.what}; give figures of one thing"
        )
    for part, whole in ((one, other), (other, one)):
        if whole.key in wholes_of(part.key, figures):
            return f"{told(part)} is a part of {told(whole)}, which holds it already; give the whole alone"
    shared = wholes_of(one.key, figures) & wholes_of(other.key, figures)
    if shared:
        return (
            f"{told(one)} and {told(other)} are parts of one figure ({figures[min(shared)].value:,}) and may count the same people; "
            "give that figure alone"
        )
    for each in series:
        keys = {member.figure for member in each.members}
        if one.key in keys and other.key in keys:
            return f"{told(one)} and {told(other)} are one count ({each.name}), told twice; give one of them"
    return ""


def wholes_of(key: EntryKey, figures: Mapping[EntryKey, Figure]) -> set[EntryKey]:
    """The figures that a figure is a part of, directly or through others."""
    found: set[EntryKey] = set()
    while (figure := figures.get(key)) and figure.part_of:
        key = EntryKey(key.document, figure.part_of)
        if key in found:
            break
        found.add(key)
    return found & figures.keys()


def told(one: Summand) -> str:
    return f"{one.label} “{one.words}”"
