"""What people decide about a record: kept with who, when and why, undone by a decision of its own, and held through every build."""

from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.intake import state_of
from onrecord.model.decisions import Decision, in_force
from onrecord.model.entries import Figure
from onrecord.model.groups import EntryKey, Groups, Member
from onrecord.model.how import How
from onrecord.model.vocabulary import Mark
from onrecord.pipeline import Options, brought_to_date, changed, program
from onrecord.record.decisions import add_decision
from onrecord.record.journal import Journal
from onrecord.record.rows import words_of
from onrecord.record.store import Record, open_record
from onrecord.record.telling import of_decision
from onrecord.record.writing import opened_for_writing, write


class CantDecide(Exception):
    """What was to be decided can't be; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to hold, who that is, why, and the moment in UTC ("2031-05-03T09:30:00Z")."""

    who: str
    why: str
    at: str


def mark_reset(folder: Path, entry: EntryKey, wish: Wish) -> Decision:
    """The decision that a running count begins anew with a figure. Raises CantDecide, NotARecord, RecordBusy."""
    with open_record(folder) as record:
        before = [one for one in in_force(record.decisions()) if one.entry == entry]
        read = record.document(entry.document)
        figure = next((f for f in read.entries.figures if f.id == entry.entry), None)
    if before:
        raise CantDecide(
            f"it is a reset already, by decision {before[0].number} of {before[0].who}; undo that one first"
        )
    if not isinstance(figure, Figure):
        raise CantDecide(
            f"{read.document.name} has no figure {entry.entry!r}; `onrecord show RECORD figures` lists them"
        )
    words = words_of(figure, read.document.text)
    decision = Decision(
        number=0, mark="reset", entry=entry, words=words, start=figure.span.start, end=figure.span.end, who=wish.who,
        at=wish.at, why=wish.why,
    )  # fmt: skip
    return decided(folder, decision)


def undo(folder: Path, number: int, wish: Wish) -> Decision:
    """The decision by which an earlier one no longer holds. Raises CantDecide, NotARecord, RecordBusy."""
    with open_record(folder) as record:
        holding = {one.number: one for one in in_force(record.decisions())}
    if number not in holding:
        known = ", ".join(map(str, holding)) or "none"
        raise CantDecide(f"no decision {number} is in force; in force: {known}")
    mark: Mark = "undo"
    return decided(
        folder, replace(holding[number], number=0, mark=mark, undoes=number, who=wish.who, at=wish.at, why=wish.why)
    )


def decided(folder: Path, decision: Decision, language: str = "") -> Decision:
    """The decision with its number, once the record is written as it follows from it; what stops this leaves both out."""
    with opened_for_writing(folder) as writing:
        record = Record(folder, writing.database)
        numbered = replace(decision, number=len(record.decisions()) + 1)
        add_decision(writing.database, numbered)
        journal = Journal(writing.database, clock=lambda: numbered.at)
        journal.begin()
        journal.tell([of_decision(numbered)])
        before = state_of(writing.database)
        how = How(fast=any(made.endswith(" fast") for made in before.made_by.values()))
        change = changed(record, before, before.files, language)
        contents = brought_to_date(writing, change, before.files, before, Options(language, how=how))
        if numbered.mark == "reset" and not any(
            member.decision == numbered.number for member in members(contents.groups)
        ):
            raise CantDecide(
                f"“{numbered.words}” is in no running count, so nothing begins anew with it: "
                "`onrecord show RECORD series` lists the counts; one event's figures correct one another"
            )
        write(writing.database, contents, before.program or program(), journal)
    return numbered


def members(groups: Groups) -> list[Member]:
    """The members of all series."""
    return [member for series in groups.series for member in series.members]
