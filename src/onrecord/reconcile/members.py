"""The members of a series: how each stands to the latest earlier one that it can be compared with, and whose number it hands on."""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.model.groups import EntryKey, Member
from onrecord.reconcile.comparable import Counted
from onrecord.reconcile.counts import Shape, shape_of
from onrecord.reconcile.order import dates_of
from onrecord.reconcile.relations import falls, relation

Held = tuple[str, int]
"""The day that a figure holds for, and its number in the series. Sorts."""


def members_of(counted: Sequence[Counted], *, closed: bool, stories: Mapping[str, str]) -> Iterator[Member]:
    """The members, in the order of the record. `stories`: by document, the story that it is a copy of."""
    earlier = Earlier(closed)
    origins = Origins(stories)
    for number, one in enumerate(with_own_counts(counted)):
        carried, same_text = origins.of(one)
        carries = carried.at.key if carried else None
        if one.reset and not closed:
            last = earlier.latest(one)
            earlier.begin_anew(one, number)
            yield Member(one.at.key, "reset", last.at.key if last else None, carries, one.reset)
        elif carried and same_text:
            # A copy that is dated later says nothing new: the count has neither moved nor fallen.
            yield Member(one.at.key, "repeats", carried.at.key, carries)
            continue
        else:
            yield member(one, earlier.latest(one), carries, closed=closed)
        earlier.add(one, number)


def with_own_counts(counted: Sequence[Counted]) -> Iterator[Counted]:
    """The figures; one on nobody's named authority is its giver's own where the series names the giver as a counter elsewhere."""
    counters = {one.authority for one in counted} - {""}
    for one in counted:
        own = not one.authority and one.voice in counters
        yield replace(one, authority=one.voice) if own else one


def member(one: Counted, last: Counted | None, carries: EntryKey | None, *, closed: bool) -> Member:
    """A figure beside the one that it is compared with, where there is one."""
    if last is None:
        return Member(one.at.key, carries=carries)
    same_time = closed or bool(one.until and one.until == last.until)
    return Member(one.at.key, relation(one.figure, last.figure, same_time), last.at.key, carries)


class Earlier:
    """The figures of a series so far, by who is named as having counted. Found without looking at all of them."""

    def __init__(self, closed: bool) -> None:
        self.closed = closed
        self.all: list[tuple[Held, Counted]] = []
        self.of_authority: dict[str, list[tuple[Held, Counted]]] = defaultdict(list)
        self.anew: dict[str, int] = {}
        """By authority: the number of the figure with which its count began anew."""

    def add(self, one: Counted, number: int) -> None:
        """Put a figure behind those that were told before it."""
        held = (time_held(one), number)
        for those in (self.all, self.of_authority[one.authority]):
            insort(those, (held, one), key=held_of)

    def begin_anew(self, one: Counted, number: int) -> None:
        """From here on nothing that this authority gave before is compared with what it gives."""
        self.anew[one.authority] = number

    def latest(self, one: Counted) -> Counted | None:
        """The latest earlier figure that can be compared; None where there is none.

        Of one event: the last that was told. Of a running count: the last that holds for no later day, of the same authority.
        """
        if self.closed:
            return self.all[-1][1] if self.all else None
        until = (time_held(one), len(self.all))
        named = (one.authority, "") if one.authority else ()
        found = [self.last_of(one, self.of_authority.get(name, []), until) for name in named]
        found = found or [self.last_of(one, self.all, until)]
        return max((one for one in found if one), key=held_of, default=(None, None))[1]

    def last_of(self, one: Counted, those: list[tuple[Held, Counted]], until: Held) -> tuple[Held, Counted] | None:
        """The last of these that holds for no later day and can be compared."""
        since = self.anew.get(one.authority, 0)
        for at in range(bisect_right(those, until, key=held_of) - 1, -1, -1):
            held, other = those[at]
            if held[1] >= max(since, self.anew.get(other.authority, 0)) and can_compare(one, other):
                return held, other
        return None


def held_of(pair: tuple[Held, Counted]) -> Held:
    return pair[0]


def time_held(one: Counted) -> str:
    """The day that a figure holds for: the one it names, else the last on which its document can have been published."""
    return one.until or dates_of(one.at.read)[1].isoformat()


def can_compare(later: Counted, earlier: Counted) -> bool:
    """True where two figures of a running count should give one story.

    Two counters stand side by side. A figure without a named authority goes on from any other, unless the count would fall: that
    is said only of somebody's own count.
    """
    if later.authority and earlier.authority and later.authority != earlier.authority:
        return False
    return later.voice == earlier.voice or not falls(later.figure, earlier.figure)


class Origins:
    """The figures of a series so far, by number, by who counts and by the story that their documents are copies of."""

    def __init__(self, stories: Mapping[str, str]) -> None:
        self.stories = stories
        self.of_voice: dict[tuple[Shape, str], Counted] = {}
        self.of_story: dict[tuple[Shape, str], Counted] = {}

    def of(self, one: Counted) -> tuple[Counted | None, bool]:
        """The first figure of the same number by the same counter or in a copy of the same text, and whether it is a copy's."""
        shape, document = shape_of(one.figure), one.at.key.document
        copied = self.of_story.setdefault((shape, self.stories.get(document, document)), one)
        if copied.at.key.document != document:
            return copied, True
        counted = self.of_voice.setdefault((shape, one.voice), one) if one.voice else one
        return (None if counted is one else counted), False
