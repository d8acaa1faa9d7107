"""Series brought to date: the figures that hang together with those that changed are put into counts again, the others stay."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from onrecord.model.groups import EntryKey, Series
from onrecord.reconcile.comparable import Counted, Places, comparable
from onrecord.reconcile.counts import DISTINCT, NEAR
from onrecord.reconcile.increment.shelf import Shelf
from onrecord.reconcile.parties import Names
from onrecord.reconcile.series import series_in
from onrecord.reconcile.wording import Terms

FOUND_BY, REACHES, IN = "figure", "figure reaches", "in series"


Stories = Callable[[Iterable[str]], Mapping[str, str]]
"""By document that is a copy: the first of its origin."""


@dataclass(frozen=True)
class Linked:
    """A figure with the keys that it is found by, and those of the figures that it can come into one count with.

    Whatever puts two figures into one count, or keeps them apart, is told by a key that one reaches and the other is found by.
    """

    figure: Counted
    found_by: frozenset[str]
    reaches: frozenset[str]


def linked(one: Counted, others: Sequence[Counted]) -> Linked:
    """The figure with its keys. `others`: all of its document."""
    if one.figure.what == "signatures":
        return Linked(one, frozenset(["signatures"]), frozenset(["signatures"]))
    both = {*in_place(one), *in_document(one, others)}
    found_by, reaches = set[str](), set[str]()
    kind = key("", one.figure.what, one.group)
    if one.day:
        named, nameless = key("day", kind, one.day), key("day, no place", kind, one.day)
        both.update(key("day, word", kind, one.day, word) for word in one.place.split())
        if one.figure.value * NEAR >= DISTINCT:
            both.add(key("day, large", kind, one.day))
        found_by.add(named if one.place else nameless)
        reaches.update([nameless] if one.place else [named, nameless])
    elif one.since:
        named, nameless = key("since", kind, one.since), key("since, no place", kind, one.since)
        found_by.add(named if one.region else nameless)
        reaches.update([nameless] if one.region else [named, nameless])
    return Linked(one, frozenset(both | found_by), frozenset(both | reaches))


def in_place(one: Counted) -> Iterator[str]:
    """What is counted of whom at one place: which nations are told apart there, and which counts go on."""
    for place in {one.place, one.region} - {""}:
        yield key("place", one.figure.what, one.group, place)


def in_document(one: Counted, others: Sequence[Counted]) -> Iterator[str]:
    """A figure that does not say of when it is looks at those of its document: of the same people, or in the same place."""
    for other in others:
        if not other.day and not other.since:
            if (other.figure.what, other.group) == (one.figure.what, one.group):
                yield key("with", one.at.key.document, one.figure.what, one.group)
            if one.region and other.region == one.region:
                yield key("with", one.at.key.document, one.region)


def key(*parts: str) -> str:
    return "\x1f".join(parts)


class Counting:
    """The keys by which figures come into one count."""

    def __init__(self, shelf: Shelf, places: Places, names: Names, terms: Terms) -> None:
        self.shelf, self.places, self.names, self.terms = shelf, places, names, terms
        self.known: dict[str, list[Linked]] = {}

    def renew(self, changed: set[str], gone: set[str], stories: Stories, resets: Mapping[EntryKey, int]) -> None:
        """Make the series anew that hold figures of these documents, or can hold them now."""
        start = self.shelf.keys(FOUND_BY, changed | gone) | self.shelf.keys(REACHES, changed | gone)
        for document in changed | gone:
            links = [] if document in gone else self.linked(document)
            self.shelf.touch(FOUND_BY, document, set(chain.from_iterable(one.found_by for one in links)))
            self.shelf.touch(REACHES, document, set(chain.from_iterable(one.reaches for one in links)))
            start |= {key for one in links for key in (*one.found_by, *one.reaches)}
        figures = self.hanging_together(start)
        documents = {one.at.key.document for one in figures}
        keys = {one.at.key for one in figures}
        old = self.shelf.groups(Series, self.shelf.keys(IN, documents | changed | gone))
        left = [
            one for one in old if not any(m.figure in keys or m.figure.document in changed | gone for m in one.members)
        ]
        made = series_in(figures, self.places, stories(documents), resets, self.terms)
        self.shelf.replace(Series, {**{one.id: [] for one in old}, **{one.id: [one] for one in (*left, *made)}})
        self.note_members(documents | changed | gone, (*left, *made))

    def note_members(self, documents: set[str], every: Iterable[Series]) -> None:
        """Keep which series each of the documents has figures in."""
        ids: dict[str, set[str]] = {document: set() for document in documents}
        for one in every:
            for member in one.members:
                if member.figure.document in ids:
                    ids[member.figure.document].add(one.id)
        for document, those in ids.items():
            self.shelf.touch(IN, document, those)

    def hanging_together(self, start: set[str]) -> list[Counted]:
        """All figures that can come into one count with those that have these keys, in order of the record."""
        found: dict[EntryKey, Counted] = {}
        known, todo = set[str](), start
        while todo:
            known |= todo
            reached: set[str] = set()
            for document in self.shelf.holding(FOUND_BY, todo):
                for one in self.linked(document):
                    if one.figure.at.key not in found and one.found_by & known:
                        found[one.figure.at.key] = one.figure
                        reached |= one.reaches
            todo = reached - known
        return sorted(found.values(), key=lambda one: one.at.place)

    def linked(self, document: str) -> list[Linked]:
        """The figures of a document that can be compared, with their keys."""
        if document not in self.known:
            read = self.shelf.read("settled", document)
            figures = comparable([read], self.places, self.names, self.terms) if read else []
            self.known[document] = [linked(one, figures) for one in figures]
        return self.known[document]
