"""`onrecord show RECORD parties`: who is named, under which names, and which two may be one."""

from onrecord.record.rows import folded
from onrecord.record.store import Record
from onrecord.views.asked import Asked, Row, Table

COLUMNS = ("name", "kind", "other names")


def parties(record: Record, asked: Asked) -> Table:
    """All parties."""
    rows: list[Row] = []
    for one in record.groups(with_documents=False).parties:
        if folded(asked.party) in folded(" ".join((one.name, *one.names))) and asked.kind in ("", one.kind):
            rows.append((one.name, one.kind, "; ".join(name for name in one.names if name != one.name)))
    return Table("Parties", COLUMNS, rows)
