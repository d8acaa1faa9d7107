"""The same event told more than once: the same day, or a day and its month, and words that agree.

What a month tells is taken together by itself, so that a document which tells of one changes nothing elsewhere.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from onrecord.model.dates import When
from onrecord.model.entries import Event
from onrecord.model.groups import DocumentRead, Happening
from onrecord.reconcile.agreeing import Inside, agree_in_a_month, agree_on_a_day, apart, differ
from onrecord.reconcile.gazetteer import Gazetteer
from onrecord.reconcile.otherwise_dated import find_otherwise, linked
from onrecord.reconcile.parties import Names
from onrecord.reconcile.sightings import Sighted, Sighting
from onrecord.reconcile.tellings import Told, days_in, end_of, is_full, note, rarest_first, unite
from onrecord.reconcile.wording import Terms, folded, group_id

LONGEST_MONTH = 31
"""Days."""
VAGUE = ("statement", "other")
"""Types of which a bare mention ("said that day") can mean any."""

Agrees = Callable[[Sighting, Sighting], bool]


def find_happenings(reads: Sequence[DocumentRead], names: Names, terms: Terms) -> tuple[Happening, ...]:
    """Every event of the record in one happening, month by month in the order of dates."""
    sighted = Sighted(names, terms)
    events = [one for read in reads for one in sighted.of(read)]
    months: dict[str, list[Sighting]] = defaultdict(list)
    for one in events:
        months[month_of(one.event)].append(one)
    found = [told for _, those in sorted(months.items()) for told in happenings_in(those, sighted.gazetteer)]
    return linked(found, find_otherwise(events, found, sighted.gazetteer))


def month_of(event: Event) -> str:
    """The month in which an event is looked for; its year or interval where the words tell no month."""
    when = event.date
    first, last = when.earliest, when.latest
    if when.iso or not first or not last or (first.year, first.month) != (last.year, last.month):
        return when.iso[:7] or str(when)
    return first.isoformat()[:7]


def happenings_in(events: Iterable[Sighting], gazetteer: Gazetteer) -> list[Happening]:
    """The happenings of one month, in order of time. `events`: all of the record."""
    found = Month(sorted(events, key=lambda one: (-one.harm.told, -len(one.anchors), one.at.place)), gazetteer)
    return [happening(told) for told in sorted(found.told(), key=lambda told: (told.when, told.first.at.place))]


class Month:
    """The events of one month, taken together: first those of the very same time, then days and the month that holds them."""

    def __init__(self, events: Sequence[Sighting], gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.inside: Inside = {(spot.key, spot.within) for one in events for spot in one.spots if spot.within}
        times: dict[tuple[str, str, bool], list[Sighting]] = defaultdict(list)
        for one in events:
            times[str(one.event.date), str(one.event.until or ""), one.since].append(one)
        self.times = {time: Together(self, those).all for time, those in sorted(times.items())}

    def told(self) -> list[Told]:
        """All happenings."""
        for (_, until, since), those in self.times.items():
            if not until and not since and those and those[0].members[0].is_day:
                self.join_bare(those)
        self.join_wider()
        return [told for those in self.times.values() for told in those if told.into is None]

    def are_apart(self, one: Sighting | Told, other: Told) -> bool:
        """True where a telling of the one can't be of the other."""
        ones = [one] if isinstance(one, Sighting) else one.sides.values()
        return any(apart(a, b, self.inside, self.gazetteer) for a in ones for b in other.sides.values())

    def may_be_two(self, one: Told, other: Told) -> bool:
        """True where two happenings are apart, or have other names: what fits both can be of either."""
        return differ(one.names, other.names) or self.are_apart(one, other)

    def join_bare(self, day: list[Told]) -> None:
        """Of each type, take "the attack" of that day with the one happening of that day that has a place, two names or several tellings.

        Only where words agree, and its document has the names that the other one has.
        """
        by_type: dict[str, list[Told]] = defaultdict(list)
        for told in day:
            if told.into is None and (kind := told.first.event.type) not in VAGUE:
                by_type[kind].append(told)
        for alike in by_type.values():
            full = [told for told in alike if len(told.members) > 1 or any(is_full(one) for one in told.members)]
            if len(full) == 1:
                for told in alike:
                    if told is not full[0] and self.is_meant(told.first, full[0]):
                        unite(told, full[0])

    def is_meant(self, bare: Sighting, full: Told) -> bool:
        """True where a bare mention means a happening: half of its words are told of it, or it says no more than "the attack"."""
        tellings = full.kinds.values()
        anchors = frozenset[str]().union(*(one.anchors for one in tellings))
        stems = frozenset[str]().union(*(one.stems for one in tellings))
        shared = len(bare.stems & stems)
        says_no_more = not bare.anchors and len(bare.stems) == 1
        agrees = says_no_more or (shared and 2 * shared >= len(bare.stems))
        if not (bare.definite and agrees) or self.are_apart(bare, full):
            return False
        text = folded(bare.at.text)
        return sum(anchor in text for anchor in anchors) >= min(2, max(1, len(anchors)))

    def join_wider(self) -> None:
        """Take what is told of a month, or of some days in it, with the one happening within that it can mean."""
        every = [told for those in self.times.values() for told in those if told.into is None]
        plain = [told for told in every if not told.first.since and told.first.event.until is None]
        by_name: dict[str, list[Told]] = defaultdict(list)
        for told in sorted(plain, key=lambda told: (days_in(told.first.event.date), told.when, told.first.at.place)):
            near = rarest_first(told.kinds.values(), by_name)
            fits = [
                other
                for other in near
                if is_within(other.first.event.date, told.first.event.date)
                and any(agree_in_a_month(a, b) for a in told.kinds.values() for b in other.kinds.values())
                and not self.are_apart(told, other)
            ]
            if len(fits) == 1:
                unite(told, fits[0])
            else:
                note(told, told.kinds.values(), by_name)


class Together:
    """The events of the very same time, taken together."""

    def __init__(self, month: Month, events: Iterable[Sighting]) -> None:
        self.month = month
        self.all: list[Told] = []
        self.by_name: dict[str, list[Told]] = defaultdict(list)
        self.by_words: dict[tuple[str, frozenset[str], frozenset[str]], Told] = {}
        for one in events:
            self.take(one)

    def take(self, one: Sighting) -> None:
        """Put an event with those it is one with; by itself where it could be of several, and no count of the killed tells which."""
        fits = [told for told in self.near(one) if self.agrees(one, told) and not self.month.are_apart(one, told)]
        if self.may_be_several(fits):
            fits = [told for told in fits if any(one.harm.counts_as(side.harm) for side in told.sides.values())]
        if not fits or self.may_be_several(fits):
            told = Told()
            self.all.append(told)
        else:
            told = fits[0]
            for other in fits[1:]:
                unite(other, told)
        told.add(one)
        note(told, [one], self.by_name)
        self.by_words[one.event.type, one.stems, one.numbers] = told

    def may_be_several(self, fits: Sequence[Told]) -> bool:
        """True where two of these are apart: what fits both can be of either."""
        return any(self.month.may_be_two(one, other) for one, other in combinations(fits, 2))

    def near(self, one: Sighting) -> list[Told]:
        """The happenings that share a name with an event, or all its words."""
        same = self.by_words.get((one.event.type, one.stems, one.numbers))
        found = dict.fromkeys(rarest_first([one], self.by_name))
        return list(dict.fromkeys([*found, *([end_of(same)] if same else [])]))

    def agrees(self, one: Sighting, told: Told) -> bool:
        rule: Agrees = agree_on_a_day if one.is_exact else agree_in_a_month
        return any(rule(one, other) for other in told.kinds.values())


def is_within(narrow: When, wide: When) -> bool:
    """True for a day of a month, and for a few days of it; a year tells too little."""
    return wide.holds(narrow) and days_in(narrow) < days_in(wide) and days_in(wide) <= LONGEST_MONTH


def happening(told: Told) -> Happening:
    """The happening, its events in the order of the record."""
    members = sorted(told.members, key=lambda one: one.at.place)
    spots = {spot.key: spot.name for one in reversed(members) for spot in reversed(one.spots)}
    places = tuple(spots[key] for key in dict.fromkeys(spot.key for one in members for spot in one.spots))
    first = members[0].key
    return Happening(group_id("h", first.document, first.entry), tuple(one.key for one in members), places)
