"""A count for figures that do not say of when they are: from their document, from the record, or none."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from onrecord.model.ranges import same_value
from onrecord.reconcile.comparable import Counted
from onrecord.reconcile.counts import DISTINCT, Bucket, Count, Shape, bucket, nearest, neighbours, shape_of
from onrecord.reconcile.order import dates_of
from onrecord.reconcile.wording import Terms

TELLING = 20
"""From here on the same number in two documents, of the same people in the same place, is one count."""
APART = 4
"""Two counters of one thing do not differ by more than this factor at one time."""
STEP = 20
"""A running count does not grow by more than this factor from one figure to the next."""


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
        self.numbers: dict[tuple[Bucket, str], dict[Shape, Count]] = defaultdict(dict)
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
            count.add(one)
            if not count.day and not count.since:
                self.numbers[bucket(one), one.region].setdefault(shape_of(one.figure), count)
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
        same = [c for c in events if c.has_number(one.figure)]
        return same[0] if len(same) == 1 else None

    def standing_still(self, one: Counted) -> Count | None:
        """The undated count at the same place: with the same number, or that a standing count can go on from."""
        if not one.region:
            return None
        same = self.numbers[bucket(one), one.region].get(shape_of(one.figure))
        if same and one.figure.value >= TELLING:
            return same
        if one.figure.what in self.standing and one.figure.bound != "vague":
            counts = self.open[bucket(one), one.region]
            fits = [(how, i) for i, c in enumerate(counts) if (how := fit(one, c, own=False)) is not None]
            return counts[min(fits)[1]] if fits else None
        return None


def fit(one: Counted, count: Count, own: bool) -> float | None:
    """How far a figure is from those of a running count around it, as a factor; None where it does not fit in.

    `own`: the document tells since when it counts; then a figure of another voice need not lie between the others.
    """
    others = count.of_voice.get(one.voice, []) if own else count.in_order
    if own and not others:
        return beside_others(one, count)
    last, following = neighbours(one, others)
    value, factors = one.figure.value, [1.0]
    if last and not one.reset:
        factors.append(value / max(last.figure.value, 1))
    if following and not following.reset:
        factors.append(following.figure.value / max(value, 1))
    return max(factors) if min(factors) >= 1 and max(factors) <= STEP else None


def beside_others(one: Counted, count: Count) -> float | None:
    """How far the first figure of a voice is from the nearest in time of the others; None where they count something else."""
    other = nearest(one, count.in_order)
    if other is None:
        return 1.0
    low, high = sorted((max(one.figure.value, 1), max(other.figure.value, 1)))
    return high / low if high <= APART * low else None
