"""Whether two tellings of an event are of one happening: nothing may tell them apart, and enough must be the same.

What only might be one stays two.
"""

from collections.abc import Collection

from onrecord.model.vocabulary import EventType
from onrecord.reconcile.gazetteer import Gazetteer
from onrecord.reconcile.sightings import PERSONAL, Sighting

COMPATIBLE = frozenset(
    frozenset(pair)
    for pair in (
        ("attack", "conflict"), ("attack", "hostage_taking"), ("resolution", "policy"), ("plan", "statement"), ("plan", "policy"),
        *((kind, "other") for kind in ("attack", "conflict", "protest", "hostage_taking", "ceasefire", "founding", "policy", "photo")),
    )
)  # fmt: skip
"""Types that two documents may give to one happening."""
STEPS: tuple[EventType, ...] = ("policy", "resolution", "opinion")
"""Types of which each status is a step of its own; a warrant that was annulled was issued too."""
STANDING = ("passed", "in_force")

Inside = Collection[tuple[str, str]]
"""Pairs of places by their keys: the narrower one first."""


def apart(one: Sighting, other: Sighting, inside: Inside, gazetteer: Gazetteer) -> bool:
    """True where something tells the two apart, whatever else they share: a body, a number, places, parties, what became of it, the harm."""
    return (
        one.denied != other.denied
        or (bool(one.body and other.body) and one.body != other.body)
        or differ(one.labels, other.labels)
        or differ(one.actors, other.actors)
        or (one.event.type in PERSONAL and differ(others_named(one), others_named(other)))
        or elsewhere(one.places, other.places, inside, gazetteer)
        or other_step(one, other)
        or one.harm.is_other(other.harm)
    )


def others_named(one: Sighting) -> frozenset[str]:
    """Who is named besides the body."""
    return (one.actors | one.names) - {one.body}


def differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """True where both are told and have nothing in common."""
    return bool(one) and bool(other) and one.isdisjoint(other)


def elsewhere(one: frozenset[str], other: frozenset[str], inside: Inside, gazetteer: Gazetteer) -> bool:
    """True where both have places of which none is, or lies in, one of the other's."""
    if not differ(one, other):
        return False
    return not any(
        (a, b) in inside or (b, a) in inside or gazetteer.nested(a, b) for a in sorted(one) for b in sorted(other)
    )


def other_step(one: Sighting, other: Sighting) -> bool:
    """True where the words tell of two legal steps: a law proposed and a law passed."""
    statuses = {one.event.status, other.event.status} - {None}
    return len(statuses) > 1 and one.event.type in STEPS and not statuses.issubset(STANDING)


def agree_on_a_day(one: Sighting, other: Sighting) -> bool:
    """True where enough is the same for two events of one and the same day."""
    names = len(one.anchors & other.anchors)
    words, fewest = shared_words(one, other)
    there = not one.places.isdisjoint(other.places - other.weak)
    if there and one.harm.agrees(other.harm) and (one.event.type == other.event.type or is_compatible(one, other)):
        return True
    if one.event.type != other.event.type:
        return is_compatible(one, other) and names > 0 and words >= 2 and 2 * words >= fewest
    if one.labels & other.labels or names >= 2:
        return True
    if names == 1:
        both_say_more = len(one.anchors) > 1 and len(other.anchors) > 1
        return not both_say_more and words > 0 and (words == fewest or (words >= 2 and 2 * words >= fewest))
    return words >= 2 and one.stems == other.stems and one.numbers == other.numbers


def agree_in_a_month(one: Sighting, other: Sighting) -> bool:
    """True where enough is the same for two events of one month or year, in which much happens that is of one type."""
    if one.event.type != other.event.type:
        return False
    names = len(one.anchors & other.anchors)
    words, fewest = shared_words(one, other)
    if one.labels & other.labels:
        return True
    return (names >= 2 and words >= 1) or (names == 1 and (words >= 3 or words == fewest >= 2) and 2 * words >= fewest)


def is_compatible(one: Sighting, other: Sighting) -> bool:
    return frozenset((one.event.type, other.event.type)) in COMPATIBLE


def shared_words(one: Sighting, other: Sighting) -> tuple[int, int]:
    """How many words of what happened are in both, and how many the shorter one has."""
    return len(one.stems & other.stems), min(len(one.stems), len(other.stems))
