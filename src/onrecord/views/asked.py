"""What is asked of a record on the command line, and the table that answers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from onrecord.model.entries import Call, Event, Figure, Finding, Quotation
from onrecord.model.groups import EntryKey
from onrecord.model.vocabulary import Kind
from onrecord.record.store import Filter, Record, StoredEntry

Row = tuple[object, ...]
E = TypeVar("E", Quotation, Figure, Finding, Call, Event)

WIDEST = 160
"""Characters of an entry's words in a table."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns and rows. `note`: what a reader must know beside them; empty: nothing."""

    title: str
    columns: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a record is asked for; empty: no condition."""

    party: str = ""
    kind: str = ""
    """A figure's `what`, a finding's or position's category, an event's type, a quotation's form, a document's or party's kind."""
    document: str = ""
    earliest: str = ""
    latest: str = ""
    words: str = ""
    limit: int | None = None
    polarity: str = ""
    confidence: float = 0.0
    """The least that a quotation must have."""
    as_of: str = ""
    """The day by whose end documents must have said it: YYYY-MM-DD."""
    state: str = ""
    """Of calls: what became of them."""
    unanswered: int | None = None
    """Of calls: for how many days at least they must have been without any answer."""
    suggested: bool = False
    """Of parties: the pairs that may be one."""
    place: str = ""
    """Of the timeline: part of the name of a place."""

    def of(self, kind: Kind) -> Filter:
        return Filter(kind, self.party, self.document, self.earliest, self.latest, self.words)


def of_kind(record: Record, asked: Asked, kind: Kind, type_: type[E]) -> Iterator[tuple[StoredEntry, E]]:
    """The entries asked for, each with its place."""
    for stored in record.entries(asked.of(kind)):
        if isinstance(stored.entry, type_):
            yield stored, stored.entry


def by_key(record: Record, asked: Asked, kind: Kind) -> dict[EntryKey, StoredEntry]:
    """The entries asked for, by the key that groups name them by."""
    return {EntryKey(stored.document, stored.entry.id): stored for stored in record.entries(asked.of(kind))}


def cut(words: str) -> str:
    return words if len(words) <= WIDEST else f"{words[: WIDEST - 1]}…"


Tables = dict[str, Callable[[Record, Asked], Table]]
