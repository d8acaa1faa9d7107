"""`onrecord show RECORD decisions`: what people decided, in the order in which they did."""

from onrecord.model.text import Span
from onrecord.record.rows import folded
from onrecord.record.store import Record
from onrecord.views.asked import Asked, Row, Table, cut
from onrecord.views.beside import Beside, names_of
from onrecord.views.show_calls import in_source, source_words

COLUMNS = (
    "number", "mark", "words", "other", "document", "id", "by", "at", "why", "source", "undoes", "undone by",
    "accusations",
)  # fmt: skip


def decisions(record: Record, asked: Asked) -> Table:
    """Every decision with those that were undone since."""
    names, beside = names_of(record), Beside(record)
    made = record.decisions()
    undone = {one.undoes: one.number for one in made if one.undoes}
    rows: list[Row] = []
    for one in made:
        name = names.get(one.entry.document, one.entry.document)
        if folded(asked.document) in folded(name) and folded(asked.words) in folded(f"{one.words} {one.other}"):
            told = dict.fromkeys((beside.words(one.entry.document, Span(one.start, one.end)), in_source(one, beside)))
            words, by = cut(one.words), undone.get(one.number, "")
            rows.append(
                (
                    one.number, one.mark, words, one.other, name, one.entry.entry, one.who, one.at, one.why,
                    source_words(one, names), one.undoes or "", by, "; ".join(filter(None, told)),
                )
            )  # fmt: skip
    return Table("Decisions", COLUMNS, rows)
