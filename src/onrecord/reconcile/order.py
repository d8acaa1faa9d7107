"""The documents of a record in the order of their dates, and the entries in them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from onrecord.model.entries import Call, Event, Figure, Finding
from onrecord.model.groups import DocumentRead, EntryKey

E = TypeVar("E", Figure, Finding, Call, Event)

Place = tuple[date, date, str, int, int, str]
"""Where an entry stands in the record: dates, document, offsets, id. Sorts."""


@dataclass(frozen=True)
class Placed(Generic[E]):
    """An entry with its document and its place in the order of the record."""

    entry: E
    read: DocumentRead
    place: Place

    @property
    def key(self) -> EntryKey:
        return key_of(self.read, self.entry.id)

    @property
    def text(self) -> str:
        return self.read.document.text

    @property
    def words(self) -> str:
        return self.entry.span.of(self.read.document.text)


def key_of(read: DocumentRead, entry_id: str) -> EntryKey:
    """The key of one entry of a document."""
    return EntryKey(read.document.sha256, entry_id)


def dates_of(read: DocumentRead) -> tuple[date, date]:
    """The earliest and latest day on which a document was published; without a date it comes last."""
    published = read.description.published
    earliest = published.date.earliest if published else None
    latest = published.date.latest if published else None
    return earliest or latest or date.max, latest or date.max


def order_of(read: DocumentRead) -> tuple[date, date, str, str]:
    """Sorts documents by date, then by what they are; never by the order in which they came."""
    return (*dates_of(read), read.document.name, read.document.sha256)


def in_order(reads: Iterable[DocumentRead]) -> tuple[DocumentRead, ...]:
    """The documents by date."""
    return tuple(sorted(reads, key=order_of))


def placed(read: DocumentRead, entries: Iterable[E]) -> Iterator[Placed[E]]:
    """The entries of a document with their place in the record."""
    earliest, latest, name, digest = order_of(read)
    for entry in entries:
        span = entry.span
        yield Placed(entry, read, (earliest, latest, f"{name}\x00{digest}", span.start, span.end, entry.id))
