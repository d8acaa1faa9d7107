"""The figures of people killed, one row each, for tables shaped like those of casualty recorders: `ucdp.py`, `ibc.py`.

A row is what one document says, never a finding of ours: two rows may count the same people, and a part stands beside its whole.
Rows are not to be added up. `docs/reference/codebook.md` says what each column holds.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.model.accusations import Accusation, Accusations
from onrecord.model.dates import When
from onrecord.model.entries import Figure
from onrecord.model.groups import DocumentRead, EntryKey, Member, Series
from onrecord.record.store import Record

Number = float | None
"""Whole numbers stay int; None is an empty cell."""


@dataclass(frozen=True, slots=True)
class Toll:
    """One figure of people killed, with its document and its place in a series."""

    figure: Figure
    read: DocumentRead
    series: Series | None
    member: Member | None
    party: Callable[[str], str]
    """The party's one name in the record."""
    accusations: tuple[Accusation, ...] = ()
    """Who accuses whom in the figure's words and in the document's title."""

    @property
    def id(self) -> str:
        return row_id(EntryKey(self.read.document.sha256, self.figure.id))

    @property
    def words(self) -> str:
        return self.figure.span.of(self.read.document.text)


Columns = Mapping[str, Callable[[Toll], Any]]
"""By the name of the column: what it holds."""


def tolls_of(record: Record) -> Iterator[Toll]:
    """The figures of people killed, in order of the documents' names and of the text. Shares, such as "half of them", are left out."""
    groups = record.groups(with_documents=False)
    names, all_of = groups.party_names(), Accusations(groups)
    places = {m.figure: (s, m) for s in groups.series for m in s.members}

    def party(name: str) -> str:
        return names.get(name, name)

    for read in record.each_document():
        in_title = all_of.in_title(read)
        for figure in sorted(read.entries.figures, key=lambda f: (f.span.start, -f.span.end)):
            if figure.what == "killed" and not 0 < figure.value < 1:
                series, member = places.get(EntryKey(read.document.sha256, figure.id), (None, None))
                accusations = dict.fromkeys((*all_of.within(read, figure.span), *in_title))
                yield Toll(figure, read, series, member, party, tuple(accusations))


def row_id(key: EntryKey) -> str:
    """The name of a row: the start of the SHA-256 of its document, and its entry.

    >>> row_id(EntryKey("ab" * 32, "f12"))
    'abababababababab/f12'
    """
    return f"{key.document[:16]}/{key.entry}"


def ends_of(figure: Figure) -> tuple[Number, Number]:
    """The lowest and highest number that the words give; None where they give none.

    "About 40" is 40 to 40, as no word says how far it reaches; "nearly 40" and "up to 40" have no lowest.
    """
    value = figure.value
    match figure.bound:
        case "at_least" | "vague":
            return value, None
        case "more_than":
            return (value + 1 if value == int(value) else value), None
        case "nearly" | "up_to":
            return None, value
        case "between":
            return value, figure.high if figure.high is not None else value
        case _:
            return value, value


def first_day(toll: Toll) -> date | None:
    """The first day of the time that the figure covers; None where the words give none."""
    period = toll.figure.period
    return period.start.earliest if period and period.start else None


def last_day(toll: Toll) -> date | None:
    """The last day of that time, or the one that a running count holds for."""
    period = toll.figure.period
    end = period and (period.end or period.as_of)
    return end.latest if end else None


def count_of(toll: Toll) -> str:
    """Whether the series counts one event or goes on running; empty outside any series."""
    return "" if toll.series is None else "event" if toll.series.closed else "running"


def relation_to(toll: Toll) -> str:
    """The row that the relation is to."""
    return row_id(toll.member.earlier) if toll.member and toll.member.earlier else ""


def part_of(toll: Toll) -> str:
    """The row of the larger figure that this one is a part of."""
    return row_id(EntryKey(toll.read.document.sha256, toll.figure.part_of)) if toll.figure.part_of else ""


def published(toll: Toll) -> When | str:
    """The document's date, as `When` writes itself; empty where nothing tells."""
    said = toll.read.description.published
    return said.date if said else ""


COUNTED: Columns = {
    "series_id": lambda t: t.series.id if t.series else "",
    "series_name": lambda t: t.series.name if t.series else "",
    "count": count_of,
    "relation": lambda t: (t.member.relation if t.member else None) or "",
    "relation_to": relation_to,
    "carries": lambda t: row_id(t.member.carries) if t.member and t.member.carries else "",
    "part_of": part_of,
}
"""What holds across documents, in both tables."""

WORDS: Columns = {
    "bound": lambda t: t.figure.bound,
    "value": lambda t: t.figure.value,
    "document": lambda t: t.read.document.name,
    "sha256": lambda t: t.read.document.sha256,
    "start": lambda t: t.figure.span.start,
    "end": lambda t: t.figure.span.end,
    "words": lambda t: t.words,
    "accusations": lambda t: "; ".join(map(str, t.accusations)),
}
"""Where the number stands, and what its words say of whom, in both tables."""


def cells(columns: Columns, toll: Toll) -> list[Any]:
    """One row."""
    return ["" if (value := holds(toll)) is None else value for holds in columns.values()]
