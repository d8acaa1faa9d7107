"""`onrecord show RECORD ledger`: legal steps chained, and what stood on a day."""

from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.law import ledger_of
from onrecord.model.accusations import Accusations
from onrecord.model.groups import DocumentRead
from onrecord.model.ledger import Step, Telling
from onrecord.model.standing import may_be_done
from onrecord.record.rows import folded
from onrecord.record.store import Record
from onrecord.views.asked import Asked, Row, Table, cut
from onrecord.views.legal import Entry, entries_of, notes_of, notes_on, outdated_words, told_by

COLUMNS = ("instrument", "stands", "step", "date", "by", "told by", "notes", "words", "document", "id")


def ledger(record: Record, asked: Asked) -> Table:
    """A row a step, instrument by instrument; one for each telling that is outdated, and one for the words that ended it."""
    found = ledger_of(record.groups())
    told = Tellings(found.documents, Accusations(found.groups))
    day = date.fromisoformat(asked.as_of) if asked.as_of else None
    wanted = (entry for entry in entries_of(found, day) if is_wanted(entry, asked, told))
    rows = [row for entry in wanted for row in rows_of(entry, told, day)]
    return Table(f"What stood on {asked.as_of}" if asked.as_of else "Ledger", COLUMNS, rows)


class Tellings:
    """The words of tellings, and who accuses whom in them."""

    def __init__(self, documents: Sequence[DocumentRead], accusations: Accusations) -> None:
        self.reads = {read.document.sha256: read for read in documents}
        self.accusations = accusations

    def words(self, telling: Telling) -> str:
        return " ".join(telling.span.of(self.reads[telling.document].document.text).split())

    def document(self, telling: Telling) -> str:
        return self.reads[telling.document].document.name

    def accused(self, telling: Telling) -> Iterator[str]:
        return map(str, self.accusations.within(self.reads[telling.document], telling.span))


def is_wanted(entry: Entry, asked: Asked, told: Tellings) -> bool:
    """True where kind, party and words are as asked."""
    one = entry.instrument
    named = (one.against, one.body, *(step.body for step in one.steps))
    words = (told.words(telling) for step in one.steps for telling in step.tellings)
    return (
        asked.kind in ("", one.kind)
        and (not asked.party or any(folded(asked.party) in folded(name) for name in named))
        and (not asked.words or any(folded(asked.words) in folded(said) for said in words))
    )


def rows_of(entry: Entry, told: Tellings, day: date | None) -> Iterator[Row]:
    """The steps of an instrument in order of time, then the outdated tellings, each with the words that ended it.

    Steps that were taken after the day asked for say so.
    """
    for number, step in enumerate(entry.instrument.steps):
        later = () if may_be_done(step, day) else ("after this day",)
        notes = [*later, *notes_of(entry, step), *(notes_on(entry) if number == 0 else ())]
        yield row_of(entry, step.act, step, step.tellings[0], notes, told)
    for one in entry.outdated:
        ended = one.ended.tellings[0]
        notes = [
            f"{outdated_words(one)}, as {told.document(ended)} says: “{cut(told.words(ended))}”",
            *told.accused(ended),
        ]
        yield row_of(entry, "spoken of as standing", None, one.telling, notes, told)


def row_of(entry: Entry, what: str, step: Step | None, telling: Telling, notes: list[str], told: Tellings) -> Row:
    """One row, with the words of one document."""
    return (
        entry.name,
        entry.standing,
        what,
        str(step.date) if step else "",
        step.body or step.through if step else "",
        told_by(step) if step else "",
        "; ".join(dict.fromkeys((*notes, *told.accused(telling)))),
        cut(told.words(telling)),
        told.document(telling),
        telling.event,
    )
