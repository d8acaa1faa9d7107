"""`onrecord show RECORD series`: one story per number, as it stands now or as it stood on a day."""

from collections.abc import Callable
from datetime import date

from onrecord.as_of import said_by
from onrecord.model.decisions import Decision
from onrecord.model.entries import Figure
from onrecord.model.groups import DocumentRead, EntryKey, Groups, Member, Series
from onrecord.record.rows import folded, parties_of
from onrecord.record.store import Filter, Record
from onrecord.views.asked import Asked, Row, Table
from onrecord.views.counting import counted
from onrecord.views.figure_words import time_of, value_of

COLUMNS = ("series", "value", "relation", "earlier", "authority", "time", "carries", "decision", "document", "id")
FEW = 5
"""So many documents are named."""

Found = tuple[str, Figure]
"""The document's name and the figure."""
Look = Callable[[EntryKey], Found | None]


def series(record: Record, asked: Asked) -> Table:
    """A row a figure, series by series: how it stands to the earlier one, which it names, and whose number it hands on."""
    if asked.as_of:
        return series_as_of(record, asked)
    every = figures_of(record, Filter("figure"))
    wanted = figures_of(record, asked.of("figure"))
    decided = {one.number: one for one in record.decisions()}
    return table_of(record.groups(with_documents=False), every.get, wanted.__contains__, decided, asked)


def series_as_of(record: Record, asked: Asked) -> Table:
    """The same, of what documents had said by the end of a day."""
    answer = said_by(record, date.fromisoformat(asked.as_of))
    every = {
        EntryKey(read.document.sha256, figure.id): (read, figure)
        for read in answer.groups.documents
        for figure in read.entries.figures
    }
    names = answer.groups.party_names()

    def look(key: EntryKey) -> Found | None:
        found = every.get(key)
        return (found[0].document.name, found[1]) if found else None

    def fits(key: EntryKey) -> bool:
        return key in every and is_wanted(*every[key], asked, names)

    decided = {one.number: one for one in record.decisions()}
    table = table_of(answer.groups, look, fits, decided, asked)
    return Table(
        f"{table.title} as of {asked.as_of}", table.columns, table.rows, left_out(answer.doubtful, asked.as_of)
    )


def figures_of(record: Record, wanted: Filter) -> dict[EntryKey, Found]:
    """The figures asked for, by the key that series name them by."""
    return {
        EntryKey(stored.document, stored.entry.id): (stored.name, stored.entry)
        for stored in record.entries(wanted)
        if isinstance(stored.entry, Figure)
    }


def is_wanted(read: DocumentRead, figure: Figure, asked: Asked, names: dict[str, str]) -> bool:
    """True where the figure fits what is asked for, as the record's own filters have it."""
    of_document = asked.document.casefold() in " ".join(read.document.names or (read.document.name,)).casefold()
    of_hash = len(asked.document) >= 8 and read.document.sha256.startswith(asked.document.lower())
    named = [name for party in parties_of(figure) for name in (party.name, names.get(party.name, ""))]
    return (
        (of_document or of_hash)
        and folded(asked.words) in folded(figure.span.of(read.document.text))
        and (not asked.party or any(folded(asked.party) in folded(name) for name in named))
    )


def table_of(
    groups: Groups, look: Look, fits: Callable[[EntryKey], bool], decided: dict[int, Decision], asked: Asked
) -> Table:
    """The rows of the figures that fit, in the order of the series."""
    rows: list[Row] = []
    for one in groups.series:
        if asked.kind in ("", one.what):
            rows += [
                row_of(one, member, found, look, decided.get(member.decision))
                for member in one.members
                if fits(member.figure) and (found := look(member.figure))
            ]
    return Table("Series of figures", COLUMNS, rows)


def row_of(one: Series, member: Member, found: Found, look: Look, decision: Decision | None) -> Row:
    """A figure's row."""
    name, figure = found
    return (
        one.name,
        value_of(figure),
        member.relation,
        named(member.earlier, look),
        figure.authority or figure.said_by,
        time_of(figure),
        named(member.carries, look),
        f"{decision.number}, {decision.who}: {decision.why}" if decision else "",
        name,
        figure.id,
    )


def named(key: EntryKey | None, look: Look) -> str:
    """Another figure as "5,012 in bulletin.txt f88"; empty for none."""
    found = look(key) if key else None
    return f"{value_of(found[1])} in {found[0]} {found[1].id}" if found else ""


def left_out(names: tuple[str, ...], day: str) -> str:
    """What a reader must know of documents whose dates don't tell; empty for none."""
    if not names:
        return ""
    those = ", ".join(names[:FEW]) + (f" and {len(names) - FEW:,} more" if len(names) > FEW else "")
    return (
        f"{counted(len(names), 'document')} left out: nothing tells for sure that they were published by {day}: {those}"
    )
