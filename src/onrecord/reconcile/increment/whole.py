"""All that holds across the documents of a record, brought to date after some of them changed.

What comes out is what `reconcile` makes of all documents at once; what is read is what the changed documents touch.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.languages import Language
from onrecord.model.codec import to_json
from onrecord.model.decisions import Decision
from onrecord.model.document import Published
from onrecord.model.groups import (
    DocumentRead,
    EntryKey,
    Groups,
    Happening,
    Origin,
    Position,
    RecordParty,
    Series,
)
from onrecord.model.problems import Problem
from onrecord.reconcile.comparable import Places
from onrecord.reconcile.dates import days_in_full, tells_year
from onrecord.reconcile.decided import resets_in
from onrecord.reconcile.increment.dates import Telling
from onrecord.reconcile.increment.happenings import Retelling, pairs_on
from onrecord.reconcile.increment.names import APART, Naming, turned
from onrecord.reconcile.increment.origins import Copying, order_on
from onrecord.reconcile.increment.positions import Accusing
from onrecord.reconcile.increment.series import Counting
from onrecord.reconcile.increment.shelf import Shelf
from onrecord.reconcile.increment.threads import Calling, Candidate
from onrecord.reconcile.otherwise_dated import linked
from onrecord.reconcile.parties import Names
from onrecord.reconcile.parts import in_document
from onrecord.reconcile.wording import Terms

ReadAgain = Callable[[DocumentRead, Published, Mapping[tuple[int, int], int]], DocumentRead]
"""Finds a document's entries again, by the date that others told and by the years of days that they write in full."""

T = TypeVar("T")

YEAR, ASKED_YEAR, TOLD = "year", "asked year", "told"
PARTY, PLACE, INSIDE, RESET = "party", "place meant", "inside", "reset"
OF_ALL = ""


class Days(Mapping[tuple[int, int], int]):
    """The years of days that the record writes in full, where all that do agree; which days were asked for is kept."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.asked: set[str] = set()

    def __getitem__(self, day: tuple[int, int]) -> int:
        name = f"{day[0]}-{day[1]}"
        self.asked.add(name)
        year = year_of(name, self.shelf)
        if year is None:
            raise KeyError(day)
        return year

    def __iter__(self) -> Iterator[tuple[int, int]]:
        raise TypeError("days are asked for one by one")

    def __len__(self) -> int:
        return 366


def year_of(day: str, shelf: Shelf) -> int | None:
    """The one year of a day that documents write in full; None where none does, or they differ."""
    years = shelf.counts(YEAR, day + APART)
    return int(min(years).partition(APART)[2]) if len(years) == 1 else None


@dataclass(frozen=True)
class Change:
    """What is other than it was: documents as extraction leaves them now, and those that are gone, by SHA-256."""

    found: Mapping[str, DocumentRead]
    gone: frozenset[str] = frozenset()

    @property
    def documents(self) -> set[str]:
        return self.found.keys() | self.gone


def bring_to_date(
    shelf: Shelf, change: Change, language: Language, read_again: ReadAgain, decisions: Sequence[Decision] = ()
) -> dict[str, DocumentRead]:
    """Bring all groups on the shelf to date; the documents that are settled otherwise now than before. `decisions`: in force."""
    terms = Terms.of(language)
    first = Telling("found", shelf, terms)
    dated = redated(shelf, change, first, read_again)
    settled = resettled(shelf, dated, change.gone, Telling("dated", shelf, terms, first))
    naming = Naming(shelf, terms)
    for document in change.gone:
        naming.forget(document)
    for read in dated.values():
        naming.note(read)
    renamed = naming.renamed(set(dated), decisions)
    names, gone = renamed.names, set(change.gone)
    told = {party.name: party for party in names.parties}
    other = turned(shelf, PARTY, {name: to_json(party) for name, party in told.items()})
    shelf.replace(RecordParty, {name: [told[name]] if name in told else [] for name in other})
    copying = Copying(shelf, terms)
    copied = copying.renew(settled.values(), gone)
    places = Places(shelf.counts("place dated"), terms)
    resets = decided(shelf, decisions, names)
    touched = settled.keys() | renamed.documents - gone
    elsewhere = moved_places(shelf, places)
    reset = {
        key.split(APART)[0]
        for key in turned(shelf, RESET, {f"{k.document}{APART}{k.entry}": str(n) for k, n in resets.items()})
    }
    counting = Counting(shelf, places, names, terms)
    counting.renew((touched | copied | elsewhere | reset) - gone, gone, copying.stories, resets)
    Calling(shelf, names, terms).renew(touched, gone)
    Accusing(shelf, names, terms).renew(touched, gone)
    Retelling(shelf, names, terms).renew(touched, gone)
    shelf.replace(Problem, {d: [] for d in gone} | {d: list(in_document(read, terms)) for d, read in settled.items()})
    return settled


def groups_on(shelf: Shelf) -> Groups:
    """All groups on the shelf in the order in which `reconcile` gives them, without the documents."""

    def ordered(kind: type[T], key: Callable[[str, T], tuple[str, ...]]) -> tuple[T, ...]:
        return tuple(one for _, one in sorted(shelf.every(kind), key=lambda pair: key(*pair)))

    threads = ordered(Candidate, lambda _, one: (one.thread.name, one.thread.id))
    return Groups(
        parties=ordered(RecordParty, lambda _, one: (one.name,)),
        series=ordered(Series, lambda _, one: (one.name, one.id)),
        threads=tuple(one.thread for one in threads if one.told),
        positions=ordered(Position, lambda _, one: (one.category, one.accused)),
        happenings=linked(ordered(Happening, lambda month, _: (month,)), pairs_on(shelf)),
        origins=ordered(Origin, lambda _, one: (one.id,)),
        problems=ordered(Problem, lambda document, _: order_on(shelf, document) if document else ()),
    )


def redated(shelf: Shelf, change: Change, telling: Telling, read_again: ReadAgain) -> dict[str, DocumentRead]:
    """The documents whose entries are other ones now: those that changed, and those without a year that others date otherwise."""
    told: set[str] = set()
    days = {key.partition(APART)[0] for key in shelf.keys(YEAR, change.documents)}
    years = {
        document: {f"{d.month}-{d.day}{APART}{d.year}" for d in days_in_full(read)}
        for document, read in change.found.items()
    }
    days |= {key.partition(APART)[0] for those in years.values() for key in those}
    before = {day: year_of(day, shelf) for day in days}
    for document in change.gone:
        told |= telling.forgotten(document)
        for kind in (YEAR, ASKED_YEAR, TOLD):
            shelf.touch(kind, document, ())
    for document, read in change.found.items():
        shelf.put("found", read)
        told |= telling.noted(read)
        shelf.touch(YEAR, document, years[document])
    must = change.found.keys() | shelf.holding(ASKED_YEAR, {day for day in days if year_of(day, shelf) != before[day]})
    found: dict[str, DocumentRead] = {}
    for document, narrower in telling.narrowed(must, told).items():
        published = narrower.description.published
        by_others = {to_json(published)} if published else set()
        if document not in must and shelf.keys(TOLD, [document]) == by_others:
            continue
        read = shelf.read("found", document) or narrower
        shelf.touch(TOLD, document, by_others)
        asked = Days(shelf)
        if published and not tells_year(read):
            read = read_again(read, published, asked)
        shelf.touch(ASKED_YEAR, document, asked.asked)
        if document in change.found or read != shelf.read("dated", document):
            shelf.put("dated", read)
            found[document] = read
    return found


def resettled(
    shelf: Shelf, dated: Mapping[str, DocumentRead], gone: Iterable[str], telling: Telling
) -> dict[str, DocumentRead]:
    """The documents that are settled otherwise than before, now that these have other entries."""
    told: set[str] = set()
    for document in gone:
        told |= telling.forgotten(document)
    for read in dated.values():
        told |= telling.noted(read)
    found = {}
    for document, read in telling.narrowed(dated, told).items():
        if document in dated or read != shelf.read("settled", document):
            shelf.put("settled", read)
            found[document] = read
    return found


def decided(shelf: Shelf, decisions: Sequence[Decision], names: Names) -> dict[EntryKey, int]:
    """The figures with which people say that a count began anew; decisions about what is not there now become problems."""
    reads = (shelf.read("settled", document) for document in {one.entry.document for one in decisions})
    resets, lost = resets_in([read for read in reads if read], decisions)
    shelf.replace(Problem, {OF_ALL: [*lost, *names.problems]})
    return resets


def moved_places(shelf: Shelf, places: Places) -> set[str]:
    """The documents with figures of places that are other ones now, or that lie within other ones."""
    meant = {where: APART.join(places.of(where)) for where in shelf.counts("place dated")}
    other = turned(shelf, PLACE, meant)
    inside = turned(shelf, INSIDE, dict.fromkeys((APART.join(pair) for pair in places.gazetteer.inside), ""))
    named = {place for pair in inside for place in pair.split(APART)}
    other |= {where for where, one in meant.items() if named and one.split(APART)[0] in named}
    return shelf.holding("place dated", other)
