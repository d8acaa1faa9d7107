"""Happenings that seem to be one although their documents date them otherwise: shown as such, and never made one.

That two are one with a wrong date is more than words can tell for sure; so it takes the same type, nothing that tells them apart, the same
place (of a legal step: the same number, or body and name), words that hardly any other such happening has, and other documents.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from onrecord.model.groups import EntryKey, Happening
from onrecord.reconcile.agreeing import STEPS, apart, differ
from onrecord.reconcile.gazetteer import Gazetteer
from onrecord.reconcile.sightings import Sighting

NEAR = 3
"""Days between two dates of which one may be wrong."""
NEAR_ONCE = 31
"""The same for what is done but once."""
RARE = 3
"""A word is rare among such happenings where no more than so many have it."""
FEWEST = 3
"""So many rare words must be shared."""
ALIKE = 0.6
"""So much of the shorter one's words."""
ONCE = ("warrant", "warrant_ended", "founding")
"""Types of which a body does the same, to the same person, but once."""
YEARLY = ("protest", "statement", "other")
"""Types of what often happens again on the same day of another year."""


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Two happenings that seem to be one, with other dates. The ids in order of the alphabet."""

    one: str
    other: str


def kinship(one: Sighting) -> set[str]:
    """The keys that an event shares with any that could be the same with another date."""
    event = one.event
    day, kind = event.date.earliest, event.type
    if day is None or len(event.date.iso) < len("2031-05") or event.until or one.since:
        return set()
    keys = {f"{kind}\x1f{label}\x1f{one.body}" for label in one.labels}
    if kind in (*STEPS, *ONCE) and one.body:
        keys |= {f"{kind}\x1f{one.body}\x1f{name}" for name in one.names | one.actors - {one.body} - one.weak}
    for place in one.places - one.weak:
        months = (day, date(day.year + (day.month == 12), day.month % 12 + 1, 1))
        keys |= {f"{kind}\x1f{place}\x1f{month:%Y-%m}" for month in months}
        if one.is_day:
            keys.add(f"{kind}\x1f{place}\x1f{day:%m-%d}")
    return keys


def find_otherwise(
    events: Iterable[Sighting], happenings: Iterable[Happening], gazetteer: Gazetteer
) -> tuple[Otherwise, ...]:
    """All pairs of a record, in order."""
    of = {key: one for one in happenings for key in one.events}
    alike: dict[str, list[Sighting]] = defaultdict(list)
    for event in events:
        for key in kinship(event):
            alike[key].append(event)
    return tuple(sorted({pair for those in alike.values() for pair in pairs_in(those, of, gazetteer)}, key=in_order))


def in_order(pair: Otherwise) -> tuple[str, str]:
    return pair.one, pair.other


def linked(happenings: Iterable[Happening], pairs: Iterable[Otherwise]) -> tuple[Happening, ...]:
    """The happenings, each with the ids of those that seem to be the same with another date."""
    others: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        others[pair.one].add(pair.other)
        others[pair.other].add(pair.one)
    return tuple(
        replace(one, dated_otherwise=tuple(sorted(others[one.id]))) if one.id in others else one for one in happenings
    )


def pairs_in(events: Sequence[Sighting], of: Mapping[EntryKey, Happening], gazetteer: Gazetteer) -> Iterator[Otherwise]:
    """The pairs among the events that share a key; none where more than two agree: that happens again and again.

    `of`: the happening of each event.
    """
    told: dict[str, list[Sighting]] = defaultdict(list)
    for event in sorted(events, key=lambda one: one.at.place):
        told[of[event.key].id].append(event)
    holders: dict[str, set[str]] = defaultdict(set)
    for happening, those in told.items():
        for word in {word for one in those for word in distinct(one)}:
            holders[word].add(happening)
    rare = {word: those for word, those in holders.items() if len(those) <= RARE}
    near = sorted({pair for those in rare.values() for pair in combinations(sorted(those), 2)})
    found = [
        Otherwise(one, other)
        for one, other in near
        if any(is_same_otherwise(a, b, rare.keys(), gazetteer) for a in told[one][:RARE] for b in told[other][:RARE])
    ]
    times = Counter(each for pair in found for each in (pair.one, pair.other))
    for pair in found:
        documents = [{key.document for key in of[told[each][0].key].events} for each in (pair.one, pair.other)]
        if times[pair.one] == times[pair.other] == 1 and documents[0].isdisjoint(documents[1]):
            yield pair


def distinct(one: Sighting) -> frozenset[str]:
    """The words by which an event can be known again."""
    return one.stems | one.names | one.labels


def is_same_otherwise(one: Sighting, other: Sighting, rare: Iterable[str], gazetteer: Gazetteer) -> bool:
    """True where two events of other dates seem to be one."""
    if one.event.type != other.event.type or not are_near(one, other) or apart(one, other, (), gazetteer):
        return False
    if one.labels & other.labels:
        return True
    if own_words(one, other) or not (
        one.actors == other.actors or one.actors < other.actors or other.actors < one.actors
    ):
        return False
    shared = distinct(one) & distinct(other)
    fewest = min(len(distinct(one)), len(distinct(other)))
    once = one.event.type in ONCE
    return (once or not differ(one.numbers, other.numbers)) and (
        len(shared.intersection(rare)) >= FEWEST - once and len(shared) >= ALIKE * fewest
    )


def own_words(one: Sighting, other: Sighting) -> bool:
    """True where one publisher tells both: of what happens day by day, it uses the same words."""
    publisher = one.at.read.description.publisher
    return bool(publisher) and publisher == other.at.read.description.publisher and one.event.type not in ONCE


def are_near(one: Sighting, other: Sighting) -> bool:
    """True for dates that can't be one, and of which one may be written for the other."""
    first, second = sorted((one.event.date, other.event.date), key=lambda when: when.earliest or date.min)
    if first.meets(second) or first.earliest is None or first.latest is None or second.earliest is None:
        return False
    if one.labels & other.labels:
        return True
    days = NEAR_ONCE if one.event.type in ONCE else NEAR
    same_day = one.is_day and other.is_day and f"{first.earliest:%m-%d}" == f"{second.earliest:%m-%d}"
    return (same_day and one.event.type not in YEARLY) or second.earliest - first.latest <= timedelta(days)
