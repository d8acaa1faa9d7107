"""Tellings of one happening while they are brought together, and the happenings that share a name with an event."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.model.dates import When
from onrecord.reconcile.sightings import Sighting

MOST = 32
"""With how many happenings that share a name an event is compared, those with the rarest names first."""
TOLD = 24
"""So many tellings of a happening, each different, stand for all of it."""


@dataclass(eq=False)
class Told:
    """A happening in the making: its tellings, and those of them that differ in what they are compared by."""

    members: list[Sighting] = field(default_factory=list)
    sides: dict[tuple[object, ...], Sighting] = field(default_factory=dict)
    """One telling for each that differs in what could tell it from others."""
    kinds: dict[tuple[object, ...], Sighting] = field(default_factory=dict)
    """Some tellings that differ in their words; they stand for all."""
    into: "Told | None" = None
    """The happening that it was taken together with."""

    def add(self, one: Sighting) -> None:
        self.members.append(one)
        kind, status = one.event.type, one.event.status
        differing = (kind, status, one.denied, one.body, one.labels, one.actors, one.places, one.harm)
        self.sides.setdefault(differing, one)
        if len(self.kinds) < TOLD:
            self.kinds.setdefault((kind, one.anchors, one.stems, one.numbers, one.harm), one)

    @property
    def names(self) -> frozenset[str]:
        """The names and places of its tellings."""
        return frozenset[str]().union(*(one.names | one.places for one in self.kinds.values()))

    @property
    def first(self) -> Sighting:
        return min(self.members, key=lambda one: one.at.place)

    @property
    def when(self) -> tuple[str, str]:
        """For sorting: the narrowest of its dates."""
        narrowest = min((one.event for one in self.members), key=lambda event: (days_in(event.date), str(event.date)))
        return str(narrowest.date.earliest or narrowest.date.latest or ""), str(narrowest.until or "")


def is_full(one: Sighting) -> bool:
    """True where the words tell by themselves which event is meant: where it was, or two names."""
    return not one.places <= one.weak or len(one.anchors) > 1


def rarest_first(events: Iterable[Sighting], by_name: dict[str, list[Told]]) -> list[Told]:
    """The happenings that share a name with these events; not more than some, those of the names that fewest have first."""
    anchors = {anchor for one in events for anchor in one.anchors if anchor in by_name}
    found: dict[Told, None] = {}
    for anchor in sorted(anchors, key=lambda anchor: (len(by_name[anchor]), anchor)):
        for told in by_name[anchor]:
            found.setdefault(end_of(told))
            if len(found) >= MOST:
                return list(found)
    return list(found)


def note(told: Told, events: Iterable[Sighting], by_name: dict[str, list[Told]]) -> None:
    """Make a happening be found by the names of its events."""
    for anchor in sorted({anchor for one in events for anchor in one.anchors}):
        if not by_name[anchor] or by_name[anchor][-1] is not told:
            by_name[anchor].append(told)


def end_of(told: Told) -> Told:
    """The happening that it was taken into in the end."""
    while told.into is not None:
        told = told.into
    return told


def unite(one: Told, other: Told) -> None:
    """Put the tellings of the one into the other."""
    for member in one.members:
        other.add(member)
    one.into = other


def days_in(when: When) -> int:
    """How many days a date leaves open; an open interval most."""
    return (when.latest - when.earliest).days + 1 if when.earliest and when.latest else 10**6
