"""`onrecord show RECORD decisions`: what people decided, in the order in which they did."""

from onrecord.record.rows import folded
from onrecord.record.store import Record
from onrecord.views.asked import Asked, Row, Table, cut

COLUMNS = ("number", "mark", "words", "document", "id", "by", "at", "why", "undoes", "undone by")


def decisions(record: Record, asked: Asked) -> Table:
    """Every decision with those that were undone since."""
    names = {one.sha256: one.name for one in record.listing()}
    made = record.decisions()
    undone = {one.undoes: one.number for one in made if one.undoes}
    rows: list[Row] = []
    for one in made:
        name = names.get(one.entry.document, one.entry.document)
        if folded(asked.document) in folded(name) and folded(asked.words) in folded(one.words):
            words, by = cut(one.words), undone.get(one.number, "")
            rows.append(
                (one.number, one.mark, words, name, one.entry.entry, one.who, one.at, one.why, one.undoes or "", by)
            )
    return Table("Decisions", COLUMNS, rows)
