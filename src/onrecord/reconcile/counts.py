"""Figures of one count put together, where they say of when they are: one event's, or one running count's."""

import math
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import chain, combinations, islice

from onrecord.model.entries import Figure
from onrecord.model.ranges import same_value
from onrecord.reconcile.comparable import Counted
from onrecord.reconcile.gazetteer import Gazetteer
from onrecord.reconcile.order import Place
from onrecord.reconcile.relations import agree
from onrecord.reconcile.wording import sentence_around, words_of

DISTINCT = 100
"""From here on the same number twice in one document is one count, whatever place it is given."""
NEAR, NEARER = 1.5, 1.25
"""Large numbers of one day that differ by no more than this factor are of one event; the second where they disagree."""
FEW_WORDS = 6
"""The names of places have hardly more words."""
Bucket = tuple[str, str, str]
"""What is counted, of which group, of which nation."""
Shape = tuple[float, str, float | None]
"""A number as it is given: value, bound, upper end."""


def shape_of(figure: Figure) -> Shape:
    return figure.value, figure.bound, figure.high


def place_of(one: Counted) -> Place:
    return one.at.place


def day_of(one: Counted) -> date:
    return one.at.place[0]


@dataclass(eq=False)
class Count:
    """The figures of one count, as they are found. What is asked of it takes no longer where it has many."""

    place: str = ""
    group: str = ""
    people: str = ""
    day: str = ""
    since: str = ""
    title: str = ""
    members: list[Counted] = field(default_factory=list)
    """In the order in which they were put here."""
    in_order: list[Counted] = field(default_factory=list)
    """In the order of the record."""
    of_voice: dict[str, list[Counted]] = field(default_factory=lambda: defaultdict(list))
    """The same, by who counts."""
    of_document: dict[str, list[Counted]] = field(default_factory=lambda: defaultdict(list))
    shapes: dict[Shape, tuple[Counted, set[str]]] = field(default_factory=dict)
    """The numbers given: one figure that gives it, and the documents that do."""

    def add(self, one: Counted) -> None:
        """Put a figure into the count."""
        document = one.at.key.document
        self.members.append(one)
        insort(self.in_order, one, key=place_of)
        insort(self.of_voice[one.voice], one, key=place_of)
        self.of_document[document].append(one)
        self.shapes.setdefault(shape_of(one.figure), (one, set()))[1].add(document)

    def has_number(self, figure: Figure) -> bool:
        """True where one of its figures gives the same number."""
        return shape_of(figure) in self.shapes


def neighbours(one: Counted, those: list[Counted]) -> tuple[Counted | None, Counted | None]:
    """The last before a figure and the first after it; `those` in the order of the record."""
    at = bisect_right(those, place_of(one), key=place_of)
    return (those[at - 1] if at else None), (those[at] if at < len(those) else None)


def nearest(one: Counted, those: list[Counted]) -> Counted | None:
    """The figure of the nearest day; the first of the record of several. `those` in the order of the record."""
    at = bisect_right(those, day_of(one), key=day_of)
    found = [those[at]] if at < len(those) else []
    if at:
        found.append(those[bisect_left(those, day_of(those[at - 1]), key=day_of)])
    return min(found, key=lambda m: (abs((m.at.place[0] - one.at.place[0]).days), m.at.place), default=None)


def bucket(one: Counted) -> Bucket:
    return one.figure.what, one.group, one.people


# --- one event ---------------------------------------------------------------------------------------------------


def closed_counts(figures: Iterable[Counted], gazetteer: Gazetteer) -> dict[Bucket, list[Count]]:
    """The counts of one event each: same day, and places that can be one. Figures that name a place come first."""
    days: dict[tuple[Bucket, str], list[Counted]] = defaultdict(list)
    for one in figures:
        days[bucket(one), one.day].append(one)
    found: dict[Bucket, list[Count]] = defaultdict(list)
    for (which, day), those in days.items():
        told = OneDay(day, gazetteer)
        for one in sorted(those, key=lambda c: (not c.place, len(c.place.split()), c.at.place)):
            told.add(one)
        found[which] += told.counts
    return found


class OneDay:
    """The counts of events of one day, found by the words of their places and by the size of their numbers."""

    def __init__(self, day: str, gazetteer: Gazetteer) -> None:
        self.day = day
        self.gazetteer = gazetteer
        self.counts: list[Count] = []
        self.number: dict[int, int] = {}
        self.by_word: dict[str, list[Count]] = defaultdict(list)
        self.by_words: dict[frozenset[str], list[Count]] = defaultdict(list)
        self.by_size: dict[int, dict[int, Count]] = defaultdict(dict)
        self.by_name: dict[str, list[Count]] = defaultdict(list)
        """Counts of large numbers, by the longest word of their place."""
        self.by_text: dict[str, list[Count]] = defaultdict(list)
        """The same, by each word of the document that told of them first."""

    def add(self, one: Counted) -> None:
        """Put a figure into the count that it belongs to, or into a new one."""
        count = self.same_event(one)
        if count is None:
            count = Count(place=one.place, group=one.group, people=one.people, day=self.day)
            self.number[id(count)] = len(self.counts)
            self.counts.append(count)
            words = frozenset(one.place.split())
            if words:
                self.by_words[words].append(count)
            for word in words:
                self.by_word[word].append(count)
            if words and one.figure.value * NEAR >= DISTINCT:
                self.by_name[longest(words)].append(count)
                for word in named_in(one.at.text, self.gazetteer):
                    self.by_text[word].append(count)
        count.add(one)
        self.by_size[size_of(one.figure.value)][id(count)] = count

    def same_event(self, one: Counted) -> Count | None:
        """The count of the same day that a figure belongs to; None for a new one."""
        named = (c for c in self.at_place(one.place) if not tells_apart(one, c) and not self.apart(one, c))
        first = next(named, None)
        if first:
            return first
        possible = (
            c
            for c in self.of_size(one)
            if not tells_apart(one, c) and not self.apart(one, c) and self.named_otherwise(one, c)
        )
        # Two are one too many: the others need not be looked for.
        near = list(islice(possible, 2))
        if not one.place and len(self.counts) == 1 and not tells_apart(one, self.counts[0]):
            return self.counts[0]
        return near[0] if len(near) == 1 else None

    def apart(self, one: Counted, count: Count) -> bool:
        """True where the two places can't be one: a town and its country; two known ones, unless the words name both.

        Where a sentence names two places, the figure may have been put in the wrong one.
        """
        if self.gazetteer.nested(one.place, count.place):
            return True
        if not self.gazetteer.apart(one.place, count.place):
            return False
        return not self.named_beside(one, count, lambda c: sentence_around(c.at.text, c.figure.span).of(c.at.text))

    def named_otherwise(self, one: Counted, count: Count) -> bool:
        """True where two names may be of one place, as the document of one of them names the other too."""
        return not one.place or not count.place or self.named_beside(one, count, lambda c: c.at.text)

    def named_beside(self, one: Counted, count: Count, around: Callable[[Counted], str]) -> bool:
        """True where the words around a figure name the place of the other."""
        other = count.members[0]
        pairs = ((one, count.place), (other, one.place))
        return any(set(place.split()) <= named_in(around(figure), self.gazetteer) for figure, place in pairs)

    def at_place(self, place: str) -> Iterator[Count]:
        """The counts whose place has all the words of this one, or only words of it; the first of the day first."""
        words = frozenset(place.split())
        if not words:
            return
        rarest = min((self.by_word.get(word, []) for word in words), key=len)
        wider = [c for c in rarest if words <= set(c.place.split())]
        own = sorted(words)[:FEW_WORDS]
        parts = (frozenset(some) for size in range(1, len(own)) for some in combinations(own, size))
        narrower = [c for part in parts for c in self.by_words.get(part, ())]
        yield from sorted((*wider, *narrower), key=lambda c: self.number[id(c)])

    def of_size(self, one: Counted) -> Iterator[Count]:
        """The counts with a number near to this one, of places that its document names or whose documents name its own."""
        if one.figure.value * NEAR < DISTINCT:
            return
        size = size_of(one.figure.value)
        there: Iterable[Count] = chain.from_iterable(self.by_size.get(size + n, {}).values() for n in (0, -1, 1))
        if one.place:
            named = (self.by_name[word] for word in named_in(one.at.text, self.gazetteer) if word in self.by_name)
            there = chain(chain.from_iterable(named), self.by_text.get(longest(one.place.split()), ()))
        seen: set[int] = set()
        for count in there:
            if id(count) not in seen and is_close(one, count):
                seen.add(id(count))
                yield count


def longest(words: Iterable[str]) -> str:
    """The longest of some words, which few other places have; the last of the alphabet of several."""
    return max(words, key=lambda word: (len(word), word))


def size_of(value: float) -> int:
    """Numbers that differ by a factor of no more than NEAR have sizes that differ by no more than 1."""
    return math.floor(math.log(max(value, 1)) / math.log(NEAR))


@lru_cache(maxsize=10_000)
def named_in(text: str, gazetteer: Gazetteer) -> frozenset[str]:
    """The words of a text, and the countries that they name."""
    words = set(words_of(text))
    return frozenset(words | {gazetteer.country(word) for word in words})


def tells_apart(one: Counted, count: Count) -> bool:
    """True where the figure's own document gives another number: of a day, as exact as this; of a longer time, any."""
    day = len(count.day) == len("2031-05-03")
    return any(
        not same_value(m.figure, one.figure) and (not day or m.figure.bound == one.figure.bound == "exactly")
        for m in count.of_document.get(one.at.key.document, ())
    )


def is_close(one: Counted, count: Count) -> bool:
    """True where the count has a number so large and so near to the figure's that one day has hardly two of them.

    Two different ones in one document are two, whatever they are.
    """
    document = one.at.key.document
    for shape, (other, documents) in count.shapes.items():
        low, high = sorted((one.figure.value, shape[0]))
        if low < DISTINCT or high > NEAR * low or (documents == {document} and shape != shape_of(one.figure)):
            continue
        if high <= NEARER * low or agree(one.figure, other.figure):
            return True
    return False


# --- a running count ---------------------------------------------------------------------------------------------


def running_counts(figures: Iterable[Counted]) -> dict[tuple[Bucket, str], dict[str, Count]]:
    """The running counts by what, where and since when. "Since May" is "since 3 May" where only that one is known."""
    found: dict[tuple[Bucket, str], dict[str, Count]] = defaultdict(dict)
    ordered = sorted(figures, key=lambda c: (-len(c.since), c.at.place))
    placeless = [f for f in ordered if not f.region]
    for one in (f for f in ordered if f.region):
        counts = found[bucket(one), one.region]
        finer = [since for since in counts if since.startswith(one.since)] if one.since not in counts else []
        since = finer[0] if len(finer) == 1 else one.since
        add(counts, since, one)
    at_start: dict[tuple[Bucket, str], list[Count]] = defaultdict(list)
    for (which, _), counts in found.items():
        for since, count in counts.items():
            at_start[which, since].append(count)
    for one in placeless:
        same = at_start[bucket(one), one.since]
        if len(same) == 1:
            same[0].add(one)
        else:
            add(found[bucket(one), ""], one.since, one)
    return found


def add(counts: dict[str, Count], since: str, one: Counted) -> None:
    """Put a figure into the count that runs since then."""
    if since not in counts:
        counts[since] = Count(place=one.region, group=one.group, people=one.people, since=since)
    counts[since].add(one)
