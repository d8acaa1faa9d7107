"""The same event told more than once: same date, same type of happening, and nothing that tells them apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.model.entries import Event
from onrecord.model.groups import DocumentRead, Happening
from onrecord.reconcile.order import Placed, placed
from onrecord.reconcile.parties import Names
from onrecord.reconcile.wording import Terms, group_id, words_of

WORDS_COMPARED = 12


Block = tuple[str, str, str]
"""The date, the date until when, and the type of events that can be one."""


def find_happenings(reads: Sequence[DocumentRead], names: Names, terms: Terms) -> tuple[Happening, ...]:
    """Every event of the record in one happening, in order of dates."""
    alike: dict[Block, list[Placed[Event]]] = defaultdict(list)
    for read in reads:
        for at in placed(read, read.entries.events):
            alike[block_of(at.entry)].append(at)
    return tuple(one for block, events in sorted(alike.items()) for one in happenings_in(block, events, names, terms))


def block_of(event: Event) -> Block:
    return str(event.date), str(event.until or ""), event.type


def happenings_in(block: Block, events: Sequence[Placed[Event]], names: Names, terms: Terms) -> Iterator[Happening]:
    """The happenings of one date and type. `events`: all of the record."""
    for told in told_together(sorted(events, key=lambda at: at.place), names, terms):
        first = told[0].key
        yield Happening(group_id("h", *block, first.document, first.entry), tuple(at.key for at in told))


def told_together(events: list[Placed[Event]], names: Names, terms: Terms) -> Iterator[list[Placed[Event]]]:
    """The events of one date and type, together where they share a sign (`signs_of`).

    An event of one day of which nothing more is said goes with the others of that day where they are all one.
    """
    signs = [signs_of(at, names, terms) for at in events]
    group = list(range(len(events)))
    first_with: dict[str, int] = {}
    for i, those in enumerate(signs):
        for sign in sorted(those):
            one, other = top(i, group), top(first_with.setdefault(sign, i), group)
            group[max(one, other)] = min(one, other)
    told = {top(i, group) for i, those in enumerate(signs) if those}
    if len(told) == 1 and is_day(events[0].entry):
        known = {word for i, at in enumerate(events) if signs[i] for word in (at.key.document, *subject(at, terms))}
        for i, at in enumerate(events):
            if not signs[i] and known & {at.key.document, *subject(at, terms)}:
                group[i] = min(told)
    together: dict[int, list[Placed[Event]]] = defaultdict(list)
    for i, at in enumerate(events):
        together[top(i, group)].append(at)
    yield from (together[i] for i in sorted(together))


def top(i: int, group: list[int]) -> int:
    """The first of the group that the i-th belongs to."""
    while group[i] != i:
        i = group[i]
    return i


def is_day(event: Event) -> bool:
    """True for one day; in a month or a year much happens that is of one type."""
    return len(event.date.iso) == len("2031-05-03") and event.until is None


def signs_of(at: Placed[Event], names: Names, terms: Terms) -> set[str]:
    """What tells an event from others of its date: parties, the body, names of places; in a longer time with one word more."""
    event, here = at.entry, at.key.document
    # "the police" are others in another document.
    parties = {
        f"party {one}" if one != one.lower() else f"{here} {one}" for one in names.all_of([*event.parties, event.body])
    }
    proper = parties | {f"name {word}" for word in names_in(at.words, terms)}
    if is_day(event):
        return proper
    words = subject(at, terms)[:WORDS_COMPARED]
    return {
        f"{one} {other}" for one in proper for other in words if other not in {terms.stem(w) for w in words_of(one)}
    }


def subject(at: Placed[Event], terms: Terms) -> list[str]:
    """The stems of the words that say what happened; no months and days of the week."""
    calendar = {terms.stem(word) for word in (*terms.table["months"], *terms.table["weekdays"])}
    return [w for w in dict.fromkeys(terms.content(at.words)) if w not in calendar]


def names_in(words: str, terms: Terms) -> Iterable[str]:
    """The words with a capital, folded; not the first, no months and days of the week, no short ones."""
    calendar = {*terms.table["months"], *terms.table["weekdays"]}
    for word in words.split()[1:]:
        plain = words_of(word)
        if word.lstrip("“\"«('‘")[:1].isupper() and plain and plain[0] not in calendar and len(plain[0]) > 3:
            yield plain[0]
