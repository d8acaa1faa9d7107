"""Happenings brought to date: the months that the changed documents tell of are taken together again, and what is dated otherwise."""

from collections import defaultdict
from collections.abc import Iterable

from onrecord.model.groups import Happening
from onrecord.reconcile.happenings import happenings_in, month_of
from onrecord.reconcile.increment.shelf import Shelf, noted
from onrecord.reconcile.otherwise_dated import Otherwise, kinship, pairs_in
from onrecord.reconcile.parties import Names
from onrecord.reconcile.sightings import Sighted, Sighting
from onrecord.reconcile.wording import Terms

MONTH, KIN = "month", "kin"


class Retelling:
    """The keys by which events come into one happening, or seem to be one with another date."""

    def __init__(self, shelf: Shelf, names: Names, terms: Terms) -> None:
        self.shelf = shelf
        self.sighted = Sighted(names, terms)
        self.known: dict[str, list[Sighting]] = {}

    def events(self, document: str) -> list[Sighting]:
        """The events of a document."""
        if document not in self.known:
            read = self.shelf.read("settled", document)
            self.known[document] = self.sighted.of(read) if read else []
        return self.known[document]

    def renew(self, touched: set[str], gone: set[str]) -> None:
        """Make the happenings anew that events of these documents are in, or can be in now."""
        months = noted(
            self.shelf, MONTH, touched, gone, lambda document: {month_of(one.event) for one in self.events(document)}
        )
        moved = self.renew_months(months) - gone
        kin = noted(
            self.shelf,
            KIN,
            touched,
            gone,
            lambda document: {key for one in self.events(document) for key in kinship(one)},
        )
        self.renew_pairs(kin | self.shelf.keys(KIN, moved))

    def renew_months(self, months: set[str]) -> set[str]:
        """Make the happenings of these months anew; the documents with events that are in another happening than before."""
        found: dict[str, list[Sighting]] = defaultdict(list)
        for document in sorted(self.shelf.holding(MONTH, months)):
            for one in self.events(document):
                if month_of(one.event) in months:
                    found[month_of(one.event)].append(one)
        made = {month: happenings_in(found[month], self.sighted.gazetteer) for month in months}
        before = set(self.shelf.groups(Happening, months))
        self.shelf.replace(Happening, made)
        changed = before.symmetric_difference(one for those in made.values() for one in those)
        return {key.document for one in changed for key in one.events}

    def renew_pairs(self, kin: set[str]) -> None:
        """Find anew which happenings seem to be one with another date, among the events with these keys."""
        found: dict[str, list[Sighting]] = defaultdict(list)
        for document in sorted(self.shelf.holding(KIN, kin)):
            for one in self.events(document):
                for key in kinship(one) & kin:
                    found[key].append(one)
        months = {month_of(one.event) for those in found.values() for one in those}
        of = {key: one for one in self.shelf.groups(Happening, months) for key in one.events}
        self.shelf.replace(Otherwise, {key: list(pairs_in(found[key], of, self.sighted.gazetteer)) for key in kin})


def pairs_on(shelf: Shelf) -> Iterable[Otherwise]:
    """All happenings that seem to be one with another date."""
    return (pair for _, pair in shelf.every(Otherwise))
