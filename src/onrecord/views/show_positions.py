"""`onrecord show RECORD positions`: who accuses whom of what, and who denies it, in order of time."""

from onrecord.model.entries import Finding
from onrecord.model.groups import EntryKey, Position
from onrecord.record.rows import folded
from onrecord.record.store import Record, StoredEntry
from onrecord.views.asked import Asked, Row, Table, by_key, cut
from onrecord.views.beside import Beside
from onrecord.views.show_quotations import dates_of, order_of

COLUMNS = ("category", "accused", "date", "stance", "party", "through", "denied by", "words", "document", "id")


def positions(record: Record, asked: Asked) -> Table:
    """A row for each finding, position by position, each in order of time. Denials stand beside what they deny even where
    their own rows were not asked for.
    """
    found = by_key(record, Asked("", "", asked.document, asked.earliest, asked.latest, asked.words), "finding")
    beside, dates = Beside(record), dates_of(record)
    rows: list[Row] = []
    for one in record.groups(with_documents=False).positions:
        named = folded(" ".join((one.accused, *(stand.party for stand in one.stands))))
        if asked.kind in ("", one.category) and folded(asked.party) in named:
            rows += rows_of(one, found, beside, dates)
    return Table("Positions", COLUMNS, rows)


def rows_of(position: Position, found: dict[EntryKey, StoredEntry], beside: Beside, dates: dict[str, str]) -> list[Row]:
    """The findings of a position that were asked for, in order of time."""
    rows: list[tuple[tuple[str, str, int], Row]] = []
    for stand in position.stands:
        for stored in (found[key] for key in stand.findings if key in found):
            finding, date = stored.entry, dates[stored.document]
            if not isinstance(finding, Finding):
                continue
            row: Row = (
                position.category, position.accused, date, stand.stance, stand.party, ", ".join(stand.via),
                beside.denials(stored.document, finding), cut(stored.words), stored.name, finding.id,
            )  # fmt: skip
            rows.append(((order_of(date), stored.name, finding.span.start), row))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]
