"""Figures of one count put together: one event's, one running count's, and those that do not say of when they are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from onrecord.reconcile.comparable import Counted
from onrecord.reconcile.order import dates_of
from onrecord.reconcile.relations import agree, same_value
from onrecord.reconcile.wording import Terms

DISTINCT = 100
"""From here on the same number twice in one document is one count, whatever place it is given."""
TELLING = 20
"""From here on the same number in two documents, of the same people in the same place, is one count."""
NEAR, NEARER = 1.5, 1.25
"""Large numbers of one day that differ by no more than this factor are of one event; the second where they disagree."""
APART = 4
"""Two counters of one thing do not differ by more than this factor at one time."""
STEP = 20
"""A running count does not grow by more than this factor from one figure to the next."""

Bucket = tuple[str, str, str]
"""What is counted, of which group, of which nation."""


@dataclass(eq=False)
class Count:
    """The figures of one count, as they are found."""

    place: str = ""
    group: str = ""
    people: str = ""
    day: str = ""
    since: str = ""
    title: str = ""
    members: list[Counted] = field(default_factory=list)


def counts_of(figures: Sequence[Counted], terms: Terms) -> list[Count]:
    """Every figure in one count, or in none where nothing can be said of it. `figures` in order of the record."""
    figures = with_nations(figures)
    closed = closed_counts([f for f in figures if f.day])
    running = running_counts([f for f in figures if not f.day and f.since])
    undated = [f for f in figures if not f.day and not f.since]
    return Gathering(closed, running, terms).gather(undated)


def bucket(one: Counted) -> Bucket:
    return one.figure.what, one.group, one.people


def with_nations(figures: Sequence[Counted]) -> list[Counted]:
    """Where a place has figures of one nation only, the nation tells nothing and goes."""
    nations: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for one in figures:
        if one.people and one.place:
            nations[one.figure.what, one.group, one.place].add(one.people)
    alone = {key for key, those in nations.items() if len(those) == 1}
    return [replace(f, people="") if (f.figure.what, f.group, f.place) in alone else f for f in figures]


# --- one event ---------------------------------------------------------------------------------------------------


def closed_counts(figures: Iterable[Counted]) -> dict[Bucket, list[Count]]:
    """The counts of one event each: same day, and places that can be one. Figures that name a place come first."""
    days: dict[tuple[Bucket, str], list[Counted]] = defaultdict(list)
    for one in figures:
        days[bucket(one), one.day].append(one)
    found: dict[Bucket, list[Count]] = defaultdict(list)
    for (which, day), those in days.items():
        counts: list[Count] = []
        by_word: dict[str, list[Count]] = defaultdict(list)
        for one in sorted(those, key=lambda c: (not c.place, len(c.place.split()), c.at.place)):
            count = same_event(one, counts, by_word)
            if count is None:
                count = Count(place=one.place, group=one.group, people=one.people, day=day)
                counts.append(count)
                for word in one.place.split():
                    by_word[word].append(count)
            count.members.append(one)
        found[which] += counts
    return found


def same_event(one: Counted, counts: list[Count], by_word: dict[str, list[Count]]) -> Count | None:
    """The count of the same day that a figure belongs to; None for a new one."""
    words = set(one.place.split())
    for word in sorted(words):
        for count in by_word.get(word, ()):
            known = set(count.place.split())
            if (words <= known or known <= words) and not tells_apart(one, count):
                return count
    possible = [c for c in counts[:50] if not tells_apart(one, c)]
    near = [c for c in possible if any(close(one, m) for m in c.members)]
    if one.place:
        return near[0] if len(near) == 1 else None
    return counts[0] if len(counts) == 1 and possible else near[0] if len(near) == 1 else None


def tells_apart(one: Counted, count: Count) -> bool:
    """True where the figure's own document gives another number: of a day, as exact as this; of a longer time, any."""
    day = len(count.day) == len("2031-05-03")
    return any(
        m.at.key.document == one.at.key.document
        and not same_value(m.figure, one.figure)
        and (not day or m.figure.bound == one.figure.bound == "exactly")
        for m in count.members
    )


def close(one: Counted, other: Counted) -> bool:
    """True for numbers so large and so near to each other that one day has hardly two of them.

    Two different ones in one document are two, whatever they are.
    """
    if one.at.key.document == other.at.key.document and not same_value(one.figure, other.figure):
        return False
    low, high = sorted((one.figure.value, other.figure.value))
    return low >= DISTINCT and high <= (NEAR if agree(one.figure, other.figure) else NEARER) * low


# --- a running count ---------------------------------------------------------------------------------------------


def running_counts(figures: Iterable[Counted]) -> dict[tuple[Bucket, str], dict[str, Count]]:
    """The running counts by what, where and since when. "Since May" is "since 3 May" where only that one is known."""
    found: dict[tuple[Bucket, str], dict[str, Count]] = defaultdict(dict)
    ordered = sorted(figures, key=lambda c: (-len(c.since), c.at.place))
    placeless = [f for f in ordered if not f.region]
    for one in (f for f in ordered if f.region):
        counts = found[bucket(one), one.region]
        finer = [since for since in counts if since.startswith(one.since)]
        since = finer[0] if len(finer) == 1 else one.since
        add(counts, since, one)
    at_start: dict[tuple[Bucket, str], list[Count]] = defaultdict(list)
    for (which, _), counts in found.items():
        for since, count in counts.items():
            at_start[which, since].append(count)
    for one in placeless:
        same = at_start[bucket(one), one.since]
        if len(same) == 1:
            same[0].members.append(one)
        else:
            add(found[bucket(one), ""], one.since, one)
    return found


def add(counts: dict[str, Count], since: str, one: Counted) -> None:
    """Put a figure into the count that runs since then."""
    count = counts.setdefault(since, Count(place=one.region, group=one.group, people=one.people, since=since))
    count.members.append(one)


# --- without a date ----------------------------------------------------------------------------------------------


class Gathering:
    """Finds a count for figures that do not say of when they are: from their document, from the record, or none."""

    def __init__(
        self,
        closed: dict[Bucket, list[Count]],
        running: dict[tuple[Bucket, str], dict[str, Count]],
        terms: Terms,
    ) -> None:
        self.closed = closed
        self.running = running
        self.standing = terms.words("figures", "standing")
        self.open: dict[tuple[Bucket, str], list[Count]] = defaultdict(list)
        self.starts: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.in_document: dict[tuple[str, Bucket], list[tuple[Counted, Count]]] = defaultdict(list)
        self.closed_at: dict[tuple[Bucket, str], list[Count]] = defaultdict(list)
        for which, events in closed.items():
            for count in events:
                self.closed_at[which, count.place].append(count)
        for count in self.all():
            for one in count.members:
                self.note(one, count)

    def all(self) -> Iterator[Count]:
        """Every count so far."""
        for events in self.closed.values():
            yield from events
        for counts in self.running.values():
            yield from counts.values()
        for undated in self.open.values():
            yield from undated

    def note(self, one: Counted, count: Count) -> None:
        """Remember what a document is now known to count."""
        digest = one.at.read.document.sha256
        self.in_document[digest, bucket(one)].append((one, count))
        if count.since and one.region:
            self.starts[digest, one.region].add(count.since)

    def gather(self, undated: Iterable[Counted]) -> list[Count]:
        """All counts, the undated figures in those where they belong. Deaths first: other counts begin with them."""
        for one in sorted(undated, key=lambda c: (c.figure.what != "killed", c.group != "", c.at.place)):
            count = self.twin(one) or self.going_on(one) or self.agreeing(one) or self.standing_still(one)
            if count is None:
                count = Count(place=one.region, group=one.group, people=one.people)
                self.open[bucket(one), one.region].append(count)
            count.members.append(one)
            self.note(one, count)
        return list(self.all())

    def twin(self, one: Counted) -> Count | None:
        """The count of the same number of the same people in the same document."""
        same = [
            (c is not None and other.place != one.place, other.at.place, c)
            for other, c in self.in_document[one.at.read.document.sha256, bucket(one)]
            if same_value(one.figure, other.figure)
            and (other.place == one.place or not one.place or not other.place or one.figure.value >= DISTINCT)
            and (c.day or c.since)
        ]
        return min(same, key=lambda s: s[:2])[2] if same else None

    def going_on(self, one: Counted) -> Count | None:
        """The running count at the same place that a figure can be the next of."""
        if not one.region:
            return None
        counts = self.running.get((bucket(one), one.region), {})
        here = self.starts.get((one.at.read.document.sha256, one.region), set())
        if here:
            near = [(fit(one, counts[since], own=True), since) for since in here if since in counts]
            fits = [(how, since) for how, since in near if how is not None]
            if fits:
                return counts[min(fits)[1]]
            if len(here) == 1 and not near:
                count = Count(place=one.region, group=one.group, people=one.people, since=min(here))
                self.running.setdefault((bucket(one), one.region), {})[count.since] = count
                return count
            return None
        latest = dates_of(one.at.read)[1].isoformat()
        fits = [(how, s) for s, c in counts.items() if s <= latest and (how := fit(one, c, own=False)) is not None]
        return counts[min(fits)[1]] if fits else None

    def agreeing(self, one: Counted) -> Count | None:
        """The one event at the same place of which a figure gives a number that agrees with those given."""
        if not one.place or one.figure.value < TELLING:
            return None
        events = self.closed_at.get((bucket(one), one.place), [])
        same = [c for c in events if any(same_value(one.figure, m.figure) for m in c.members)]
        return same[0] if len(same) == 1 else None

    def standing_still(self, one: Counted) -> Count | None:
        """The undated count at the same place: with the same number, or that a standing count can go on from."""
        if not one.region:
            return None
        counts = self.open[bucket(one), one.region]
        for count in counts:
            if one.figure.value >= TELLING and any(same_value(one.figure, m.figure) for m in count.members[-50:]):
                return count
        if one.figure.what in self.standing and one.figure.bound != "vague":
            fits = [(how, i) for i, c in enumerate(counts[-50:]) if (how := fit(one, c, own=False)) is not None]
            return counts[-50:][min(fits)[1]] if fits else None
        return None


def fit(one: Counted, count: Count, own: bool) -> float | None:
    """How far a figure is from those of a running count around it, as a factor; None where it does not fit in.

    `own`: the document tells since when it counts; then a figure of another voice need not lie between the others.
    """
    others = [m for m in count.members if m.voice == one.voice] if own else count.members
    if own and not others:
        return beside_others(one, count)
    before = [m for m in others if m.at.place <= one.at.place]
    after = [m for m in others if m.at.place > one.at.place]
    last = max(before, key=lambda m: m.at.place, default=None)
    following = min(after, key=lambda m: m.at.place, default=None)
    value, factors = one.figure.value, [1.0]
    if last:
        factors.append(value / max(last.figure.value, 1))
    if following:
        factors.append(following.figure.value / max(value, 1))
    return max(factors) if min(factors) >= 1 and max(factors) <= STEP else None


def beside_others(one: Counted, count: Count) -> float | None:
    """How far the first figure of a voice is from the nearest in time of the others; None where they count something else."""
    nearest = min(count.members, key=lambda m: (abs((m.at.place[0] - one.at.place[0]).days), m.at.place), default=None)
    if nearest is None:
        return 1.0
    low, high = sorted((max(one.figure.value, 1), max(nearest.figure.value, 1)))
    return high / low if high <= APART * low else None
