"""A record with everything in it found by its key: made once for each state of the record, read by every page."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from onrecord.answered import Answered, Wanted, answered_in
from onrecord.law import Ledger, ledger_of
from onrecord.model.accusations import Accusations
from onrecord.model.answers import CallMade
from onrecord.model.dates import When
from onrecord.model.decisions import Decision
from onrecord.model.entries import KIND_OF, Call, Entry, Event, Figure, Finding, Quotation
from onrecord.model.groups import DocumentRead, EntryKey, Groups, Member, Origin, Series, Thread
from onrecord.model.problems import Problem
from onrecord.model.suggestions import Suggestion
from onrecord.model.text import Span
from onrecord.model.vocabulary import Kind
from onrecord.suggested import suggested
from onrecord.views.happened import Happened, happened_in
from onrecord.views.voices import Voice, mention_of, spelled_alike, voice_of
from onrecord.views.web.accused import Line, lines_of
from onrecord.views.web.addresses import SHORT, document_address, entry_address
from onrecord.views.web.wording import published, title_of

T = TypeVar("T", Quotation, Figure, Finding, Call, Event)


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry and the document that it stands in."""

    key: EntryKey
    entry: Entry
    read: DocumentRead

    @property
    def kind(self) -> Kind:
        return KIND_OF[type(self.entry)]

    @property
    def spans(self) -> tuple[Span, ...]:
        return self.entry.content if isinstance(self.entry, Quotation) else (self.entry.span,)

    @property
    def words(self) -> str:
        """The entry's own words; an ellipsis in brackets where a cue interrupts them."""
        return " […] ".join(span.of(self.read.document.text) for span in self.spans)

    def words_at(self, spans: Iterable[Span]) -> str:
        """Any words of the document, on one line."""
        return mention_of(span.of(self.read.document.text) for span in spans)

    @property
    def address(self) -> str:
        return entry_address(self.key)

    @property
    def title(self) -> str:
        """What the document is called."""
        return title_of(self.read)

    @property
    def document_address(self) -> str:
        return document_address(self.key.document)

    @property
    def published(self) -> When | None:
        return published(self.read)

    @property
    def quotation(self) -> Quotation:
        return expected(self.entry, Quotation)

    @property
    def figure(self) -> Figure:
        return expected(self.entry, Figure)

    @property
    def finding(self) -> Finding:
        return expected(self.entry, Finding)

    @property
    def call(self) -> Call:
        return expected(self.entry, Call)

    @property
    def event(self) -> Event:
        return expected(self.entry, Event)


def expected(entry: Entry, kind: type[T]) -> T:
    """The entry, which is of this kind. Raises TypeError where it is of another."""
    if not isinstance(entry, kind):
        raise TypeError(f"{entry.id} is a {KIND_OF[type(entry)]}, not a {KIND_OF[kind]}")
    return entry


def order_of(when: When | None) -> tuple[date, date]:
    """For sorting: the earliest day first; what has no date at the end."""
    if when is None:
        return (date.max, date.max)
    first = when.earliest or when.latest or date.max
    return (first, when.latest or first)


class Catalogue:
    """Documents by date, entries by key, and which group each entry belongs to."""

    def __init__(self, groups: Groups, problems: Iterable[Problem] = (), decisions: Iterable[Decision] = ()) -> None:
        self.groups = groups
        self.decisions = {one.number: one for one in decisions}
        self.documents = sorted(groups.documents, key=lambda r: (order_of(published(r)), r.document.name))
        self.by_address = {r.document.sha256[:SHORT]: r for r in self.documents}
        self.by_sha256 = {r.document.sha256: r for r in self.documents}
        self.by_name = {n: r for r in self.documents for n in (r.document.name, *r.document.names)}
        self.placed = {
            key: Placed(key, entry, read)
            for read in self.documents
            for entry in read.entries.all()
            for key in [EntryKey(read.document.sha256, entry.id)]
        }
        own = (p for read in self.documents for p in read.problems)
        self.problems = tuple(
            sorted({*problems, *groups.problems, *own}, key=lambda p: (p.document, p.stage, p.message))
        )
        self.name_of = groups.party_names()
        self.accusations = Accusations(groups)

    def find(self, keys: Iterable[EntryKey]) -> list[Placed]:
        """The entries with these keys; one that is no longer there is left out."""
        return [self.placed[key] for key in keys if key in self.placed]

    def within(self, read: DocumentRead) -> list[Placed]:
        """All entries of one document."""
        return self.find(EntryKey(read.document.sha256, entry.id) for entry in read.entries.all())

    def of_kind(self, kind: Kind) -> list[Placed]:
        """All entries of a kind, by the date of their document and the order of its text."""
        return self.by_kind[kind]

    def accused_within(self, read: DocumentRead, *spans: Span) -> tuple[Line, ...]:
        """Who accuses whom in some words of a document, and who denies it."""
        return lines_of(self.accusations.within(read, *spans))

    def accused_in(self, placed: Placed) -> tuple[Line, ...]:
        """The accusations in an entry's words; of a finding that accuses, itself alone."""
        if isinstance(placed.entry, Finding):
            accuses = placed.entry.stance != "denies"
            return lines_of([self.accusations.of(placed.key.document, placed.entry)]) if accuses else ()
        return self.accused_within(placed.read, *placed.spans)

    def accused_in_title(self, read: DocumentRead) -> tuple[Line, ...]:
        """The accusations in the words of a document that are its title."""
        return self.titles_accuse.get(read.document.sha256, ())

    @cached_property
    def rank(self) -> dict[EntryKey, int]:
        """The place of each entry by the date of its document and the order of its text."""
        return {key: number for number, key in enumerate(self.placed)}

    @cached_property
    def titles_accuse(self) -> dict[str, tuple[Line, ...]]:
        """By the SHA-256 of the document, for those whose titles accuse anybody."""
        found = ((read.document.sha256, lines_of(self.accusations.in_title(read))) for read in self.documents)
        return {sha256: lines for sha256, lines in found if lines}

    @cached_property
    def by_kind(self) -> dict[Kind, list[Placed]]:
        made: dict[Kind, list[Placed]] = defaultdict(list)
        for placed in self.placed.values():
            made[placed.kind].append(placed)
        return made

    @cached_property
    def series_of(self) -> dict[EntryKey, Series]:
        return {m.figure: s for s in self.groups.series for m in s.members}

    @cached_property
    def member_of(self) -> dict[EntryKey, Member]:
        return {m.figure: m for s in self.groups.series for m in s.members}

    @cached_property
    def happened(self) -> list[Happened]:
        """All happenings in the order of time."""
        return happened_in(self.groups)

    @cached_property
    def ledger(self) -> Ledger:
        """The legal steps that all documents tell, chained."""
        return ledger_of(self.groups)

    @cached_property
    def thread_of(self) -> dict[EntryKey, Thread]:
        return {key: t for t in self.groups.threads for key in t.calls}

    @cached_property
    def calls_made(self) -> tuple[CallMade, ...]:
        """All calls, each with the words that answer it in its own document."""
        return tuple(
            CallMade(p.key, p.call, p.words, p.words_at((p.call.answered,) if p.call.answered else ()), p.published)
            for p in self.of_kind("call")
        )

    @cached_property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """The pairs of parties that may be one, and of which nobody has decided."""
        return suggested(self.groups, self.decisions.values())

    @cached_property
    def answered(self) -> Answered:
        """What became of all calls."""
        return self.answered_by(None)

    def answered_by(self, day: date | None) -> Answered:
        """What became of the calls; with a day, as had been said and decided by its end."""
        dates = {read.document.sha256: when for read in self.documents if (when := published(read))}

        def documents(wanted: Wanted) -> Iterator[DocumentRead]:
            return (read for read in self.documents if wanted(read.document.text, published(read)))

        return answered_in(self.calls_made, self.groups, tuple(self.decisions.values()), dates, documents, day)

    @cached_property
    def origin_of(self) -> dict[str, Origin]:
        """For each document that shares its story with another one, what they have in common."""
        return {sha256: o for o in self.groups.origins for sha256 in o.documents}

    @cached_property
    def problems_of(self) -> dict[str, list[Problem]]:
        """By the SHA-256 of the document, for those that were read."""
        made: dict[str, list[Problem]] = defaultdict(list)
        for problem in self.problems:
            if problem.document in self.by_name:
                made[self.by_name[problem.document].document.sha256].append(problem)
        return made

    @cached_property
    def voices(self) -> dict[EntryKey, Voice]:
        """Who speaks each quotation; mentions of nobody named that differ in capitals only are one."""
        said = self.of_kind("quotation")
        mentions = {p.key: "" if p.quotation.speaker else p.words_at(p.quotation.source) for p in said}
        spelled = spelled_alike(mentions.values())
        return {p.key: voice_of(p.quotation, spelled[mentions[p.key]], self.name_of) for p in said}

    @cached_property
    def names_of(self) -> dict[str, tuple[str, ...]]:
        """For each party of the record, every name that documents give it."""
        return {party.name: party.names for party in self.groups.parties}

    def party(self, name: str) -> str:
        """The party's one name in the record; the name itself where the record knows none."""
        return self.name_of.get(name, name)

    def parties(self, names: Iterable[str]) -> tuple[str, ...]:
        """Each party once, by its one name in the record."""
        return tuple(dict.fromkeys(self.party(name) for name in names if name))
