"""Figures of one count put together, where they say of when they are: one event's, or one running count's."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.model.ranges import same_value
from onrecord.reconcile.comparable import Counted
from onrecord.reconcile.relations import agree

DISTINCT = 100
"""From here on the same number twice in one document is one count, whatever place it is given."""
NEAR, NEARER = 1.5, 1.25
"""Large numbers of one day that differ by no more than this factor are of one event; the second where they disagree."""
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


def bucket(one: Counted) -> Bucket:
    return one.figure.what, one.group, one.people


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
