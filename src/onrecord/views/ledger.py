"""`onrecord show RECORD ledger`: legal steps chained, and what stood on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.law import Ledger, ledger_by, ledger_of
from onrecord.model.accusations import Accusations
from onrecord.model.groups import DocumentRead
from onrecord.model.ledger import Instrument, Outdated, State, Step, Telling, outdated_in, states_on
from onrecord.record.rows import folded
from onrecord.record.store import Record
from onrecord.views.asked import Asked, Row, Table, cut
from onrecord.views.show_series import left_out

COLUMNS = ("instrument", "stands", "step", "date", "by", "told by", "notes", "words", "document", "id")
IN_FORCE = ("warrant", "order")
"""Instruments of which one says that they are in force."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An instrument with its state on the day asked for, and what is said of it that is outdated."""

    instrument: Instrument
    state: State
    outdated: tuple[Outdated, ...]

    @property
    def name(self) -> str:
        return name_of(self.instrument)

    @property
    def standing(self) -> str:
        return standing_of(self.instrument, self.state)


def ledger(record: Record, asked: Asked) -> Table:
    """A row a step, instrument by instrument, and one for each telling that is outdated."""
    found = ledger_by(record, date.fromisoformat(asked.as_of)) if asked.as_of else ledger_of(record.groups())
    accusations = Accusations(found.groups)
    reads = {read.document.sha256: read for read in found.documents}
    rows: list[Row] = []
    for entry in entries_of(found, asked.as_of):
        if is_wanted(entry, asked, reads):
            rows += rows_of(entry, reads, accusations)
    title = f"Ledger as of {asked.as_of}" if asked.as_of else "Ledger"
    return Table(title, COLUMNS, rows, left_out(found.doubtful, asked.as_of))


def entries_of(found: Ledger, day: str) -> list[Entry]:
    """The instruments with their state at the end of a day (YYYY-MM-DD); without one, after all that is told."""
    states = states_on(found.instruments, date.fromisoformat(day) if day else None)
    return [Entry(one, states[one.id], tuple(outdated_in(one))) for one in found.instruments]


def is_wanted(entry: Entry, asked: Asked, reads: dict[str, DocumentRead]) -> bool:
    """True where kind, party and words are as asked."""
    one = entry.instrument
    named = (one.against, one.body, *(step.body for step in one.steps))
    words = (telling.span.of(reads[telling.document].document.text) for step in one.steps for telling in step.tellings)
    return (
        asked.kind in ("", one.kind)
        and (not asked.party or any(folded(asked.party) in folded(name) for name in named))
        and (not asked.words or any(folded(asked.words) in folded(said) for said in words))
    )


def rows_of(entry: Entry, reads: dict[str, DocumentRead], accusations: Accusations) -> Iterator[Row]:
    """The steps of an instrument in order of time, then the outdated tellings."""
    for number, step in enumerate(entry.instrument.steps):
        notes = [*notes_of(entry, step, first=number == 0)]
        yield row_of(entry, step.act, step, step.tellings[0], notes, reads, accusations)
    for one in entry.outdated:
        yield row_of(entry, "spoken of as standing", None, one.telling, [outdated_words(one)], reads, accusations)


def row_of(
    entry: Entry,
    what: str,
    step: Step | None,
    telling: Telling,
    notes: list[str],
    reads: dict[str, DocumentRead],
    accusations: Accusations,
) -> Row:
    """One row, with the words of one document."""
    read = reads[telling.document]
    notes = [*notes, *(str(one) for one in accusations.within(read, telling.span))]
    return (
        entry.name,
        entry.standing,
        what,
        str(step.date) if step else "",
        step.body or step.through if step else "",
        told_by(step) if step else "",
        "; ".join(notes),
        cut(" ".join(telling.span.of(read.document.text).split())),
        read.document.name,
        telling.event,
    )


def notes_of(entry: Entry, step: Step, *, first: bool) -> Iterator[str]:
    """What a reader must know beside a step."""
    if step in entry.state.maybe:
        yield "taken by then or not: the words don't tell"
    elif not step.date.iso:
        yield "day not told"
    if step.through and step.body:
        yield f"through {step.through}"
    if step.speakers:
        yield f"in the words of {' and '.join(step.speakers)} only"
    if first and entry.instrument.disagree:
        yield "documents give other dates of its issue"
    if first and entry.instrument.might_be:
        yield "may be one with another of this ledger: the words don't tell which"


def told_by(step: Step) -> str:
    """By how many documents."""
    return documents_words(len({telling.document for telling in step.tellings}))


def documents_words(count: int) -> str:
    """
    >>> documents_words(2)
    '2 documents'
    """
    return f"{count:,} document" + ("" if count == 1 else "s")


def name_of(instrument: Instrument) -> str:
    """What it is called: "warrant against Ann Sorrel (High Court)", "resolution 7 (Congress)"."""
    named = f"{instrument.kind} {instrument.number}".strip()
    named += f" against {instrument.against}" if instrument.against else ""
    return f"{named} ({instrument.body})" if instrument.body else named


def standing_of(instrument: Instrument, state: State) -> str:
    """How it stands, in words; with what may have changed that already."""
    standing: str = state.standing
    if standing == "stands" and instrument.kind in IN_FORCE:
        standing = "in force"
    if standing == "not yet":
        standing = "unknown"
    maybe = ", ".join(dict.fromkeys(step.act for step in state.maybe))
    return f"{standing}, perhaps {maybe}" if maybe else standing


def outdated_words(one: Outdated) -> str:
    """Why words are outdated."""
    said = f" in the words of {' and '.join(one.ended.speakers)}" if one.ended.speakers else ""
    return f"{'outdated' if one.sure else 'may be outdated'}: {one.ended.act} {one.ended.date}{said}"
