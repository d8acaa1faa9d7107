"""Happenings as tables and pages show them: who tells them, how many stories those are, and where dates disagree."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.model.dates import When
from onrecord.model.entries import Event
from onrecord.model.groups import DocumentRead, EntryKey, Groups
from onrecord.views.counting import counted


@dataclass(frozen=True, slots=True)
class Telling:
    """One event of one document, which tells a happening."""

    key: EntryKey
    event: Event
    read: DocumentRead

    @property
    def time(self) -> When:
        """All days on which it can have been, or that it took."""
        end = self.event.until or self.event.date
        return When.between(self.event.date.earliest, end.latest)


@dataclass(frozen=True, slots=True)
class Happened:
    """A happening with those who tell it, the most precise date first; of one date in the order of the record."""

    id: str
    tellings: tuple[Telling, ...]
    places: tuple[str, ...]
    otherwise: tuple[str, ...]
    """The ids of those that seem to be this one with another date."""
    origins: int
    """How many stories tell it: documents that carry one text are one."""

    @property
    def first(self) -> Event:
        return self.tellings[0].event

    @property
    def documents(self) -> int:
        return len({telling.key.document for telling in self.tellings})

    @property
    def types(self) -> tuple[str, ...]:
        """Each type that it is told as; the one that most tell first."""
        given = [telling.event.type for telling in self.tellings]
        return tuple(sorted(dict.fromkeys(given), key=lambda kind: (kind == "other", -given.count(kind))))

    @property
    def statuses(self) -> tuple[str, ...]:
        """What the tellings say became of it, each once."""
        return tuple(dict.fromkeys(telling.event.status for telling in self.tellings if telling.event.status))

    @property
    def parties(self) -> tuple[str, ...]:
        """The bodies and parties that its tellings name, as they name them; not the places where it was."""
        events = [telling.event for telling in self.tellings]
        named = dict.fromkeys(name for event in events for name in (event.body, *event.parties) if name)
        return tuple(name for name in named if name not in self.places)

    @property
    def told_by(self) -> str:
        """By how many documents, and how many stories those are where some carry one text: "3 documents, 2 origins"."""
        documents = counted(self.documents, "document")
        return documents if self.origins == self.documents else f"{documents}, {counted(self.origins, 'origin')}"


def happened_in(groups: Groups) -> list[Happened]:
    """All happenings in the order of time; one of which no document is there any more is left out."""
    reads = {read.document.sha256: read for read in groups.documents}
    events = {EntryKey(key, event.id): event for key, read in reads.items() for event in read.entries.events}
    story = {document: origin.id for origin in groups.origins for document in origin.documents}
    found = []
    for one in groups.happenings:
        tellings = [Telling(key, events[key], reads[key.document]) for key in one.events if key in events]
        if tellings:
            origins = len({story.get(telling.key.document, telling.key.document) for telling in tellings})
            ordered = tuple(sorted(tellings, key=precision))
            found.append(Happened(one.id, ordered, one.places, one.dated_otherwise, origins))
    return sorted(found, key=in_time)


def precision(telling: Telling) -> int:
    """How many days the date leaves open; for sorting."""
    when = telling.event.date
    return (when.latest - when.earliest).days if when.earliest and when.latest else date.max.toordinal()


def in_time(one: Happened) -> tuple[date, date, date]:
    """For sorting by time."""
    when, time = one.first.date, one.tellings[0].time
    first = when.earliest or when.latest or date.max
    return first, when.latest or first, time.latest or first


def within(one: Happened, asked: When) -> bool:
    """True where by some telling it can have been in this time."""
    return any(telling.time.meets(asked) for telling in one.tellings)


def dated_otherwise(one: Happened, every: Iterable[Happened]) -> tuple[Happened, ...]:
    """Those of these happenings that seem to be this one with another date."""
    return tuple(other for other in every if other.id in one.otherwise)
