"""What people decide about a record: kept with who, when and why, undone by a decision of its own, and held through every build."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from onrecord.comparing import CantCompare, brought_to_date, changed, program
from onrecord.intake import state_of
from onrecord.model.decisions import NO_EFFECT, Decision, Source, in_force
from onrecord.model.entries import Call, Figure
from onrecord.model.groups import DocumentRead, EntryKey, Groups, Member
from onrecord.model.how import How
from onrecord.model.vocabulary import MARKS_OF_PARTIES, SAID_OF_PARTIES, Mark
from onrecord.record.decisions import add_decision
from onrecord.record.journal import Journal
from onrecord.record.rows import folded, words_of
from onrecord.record.store import Record, open_record
from onrecord.record.telling import of_decision
from onrecord.record.writing import opened_for_writing, write

NEED_A_SOURCE: tuple[Mark, ...] = ("done", "partly", "refused")
"""What nobody can say of a call without a document that tells it."""


NEAR = 4
"""Names that an error lists at most."""


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
        refuse_twice(record, entry)
        read = record.document(entry.document)
        figure = next((f for f in read.entries.figures if f.id == entry.entry), None)
    if not isinstance(figure, Figure):
        raise CantDecide(
            f"{read.document.name} has no figure {entry.entry!r}; `onrecord show RECORD figures` lists them"
        )
    return decided(folder, decision_on("reset", read, figure, wish))


def mark_call(folder: Path, entry: EntryKey, mark: Mark, source: Source | None, wish: Wish) -> Decision:
    """The decision on what became of a call. `mark`: one of STATE_OF. Raises CantDecide, NotARecord, RecordBusy."""
    refuse_without_source(mark, source)
    with open_record(folder) as record:
        refuse_twice(record, entry)
        read = record.document(entry.document)
        call = next((c for c in read.entries.calls if c.id == entry.entry), None)
        if source:
            refuse_other_words(record, source)
    if call is None:
        raise CantDecide(f"{read.document.name} has no call {entry.entry!r}; `onrecord show RECORD calls` lists them")
    return decided(folder, replace(decision_on(mark, read, call, wish), source=source))


def mark_parties(folder: Path, name: str, other: str, mark: Mark, wish: Wish) -> Decision:
    """The decision whether two names mean one party; the record's name for it is then the other's. Raises CantDecide, NotARecord, RecordBusy."""
    with open_record(folder) as record:
        known = record.groups(with_documents=False).party_names()
        for one in (name, other):
            if one not in known:
                raise CantDecide(f"no party {one!r}{like(one, known)}; `onrecord show RECORD parties` lists all names")
        refuse_twice_of_names(record, known, name, other)
    if name == other or (mark == "same-as" and known[name] == known[other]):
        raise CantDecide(f"{name!r} and {other!r} are one party already: {known[name]!r}")
    decision = Decision(
        number=0, mark=mark, entry=EntryKey("", ""), words=name, other=other, start=0, end=0, who=wish.who, at=wish.at, why=wish.why,
    )  # fmt: skip
    return decided(folder, decision)


def refuse_twice_of_names(record: Record, known: Mapping[str, str], name: str, other: str) -> None:
    """Raises CantDecide where somebody has decided on these two names, or keeps their parties apart. `known`: parties by name."""
    for one in in_force(record.decisions()):
        pair = {known.get(one.words, one.words), known.get(one.other, one.other)}
        kept_apart = one.mark == "different-from" and pair == {known[name], known[other]} and len(pair) == 2
        if kept_apart or (one.mark in MARKS_OF_PARTIES and {one.words, one.other} == {name, other}):
            raise CantDecide(
                f"they are marked {one.mark} already, by decision {one.number} of {one.who}; undo that one first"
            )


def like(name: str, known: Iterable[str]) -> str:
    """Some known names near a name: those that hold it or are held by it, and those spelled alike; empty for none."""
    by_fold = {folded(one): one for one in sorted(known, reverse=True)}
    wanted = folded(name)
    near = [by_fold[one] for one in sorted(by_fold) if wanted in one or one in wanted]
    near += [by_fold[one] for one in get_close_matches(wanted, by_fold, NEAR)]
    some = ", ".join(map(repr, list(dict.fromkeys(near))[:NEAR]))
    return f"; there is {some}" if some else ""


def refuse_without_source(mark: Mark, source: Source | None) -> None:
    """Raises CantDecide where a mark needs a document that tells it, and none is named."""
    if mark in NEED_A_SOURCE and not (source and source.document):
        raise CantDecide(
            f"{mark} can't be saved without a source: say with --source in which document of the record one can read it"
        )


def refuse_other_words(record: Record, source: Source) -> None:
    """Raises CantDecide where the words of a source do not stand where it says; LookupError where the record has no such document."""
    read = record.document(source.document)
    if source.entry and source.entry not in {entry.id for entry in read.entries.all()}:
        raise CantDecide(
            f"{read.document.name} has no entry {source.entry!r}; `onrecord show RECORD` lists entries with their ids"
        )
    there = read.document.text[source.start : source.end]
    if source.words and not source.entry and there != source.words:
        raise CantDecide(f"{read.document.name} has {there!r} at {source.start} to {source.end}, not {source.words!r}")


def refuse_twice(record: Record, entry: EntryKey) -> None:
    """Raises CantDecide where somebody has decided on this entry already."""
    for one in in_force(record.decisions()):
        if one.entry == entry:
            raise CantDecide(
                f"it is marked {one.mark} already, by decision {one.number} of {one.who}; undo that one first"
            )


def decision_on(mark: Mark, read: DocumentRead, entry: Figure | Call, wish: Wish) -> Decision:
    """A decision on an entry, still without a number."""
    return Decision(
        number=0, mark=mark, entry=EntryKey(read.document.sha256, entry.id), words=words_of(entry, read.document.text),
        start=entry.span.start, end=entry.span.end, who=wish.who, at=wish.at, why=wish.why,
    )  # fmt: skip


def undo(folder: Path, number: int, wish: Wish) -> Decision:
    """The decision by which an earlier one no longer holds. Raises CantDecide, NotARecord, RecordBusy."""
    with open_record(folder) as record:
        holding = {one.number: one for one in in_force(record.decisions())}
    if number not in holding:
        known = ", ".join(map(str, holding)) or "none"
        raise CantDecide(f"no decision {number} is in force; in force: {known}")
    mark: Mark = "undo"
    one = replace(holding[number], number=0, mark=mark, undoes=number, who=wish.who, at=wish.at, why=wish.why)
    return decided(folder, one)


def decided(folder: Path, decision: Decision, language: str = "") -> Decision:
    """The decision with its number, once the record is written as it follows from it; what stops this leaves both out.

    Raises CantDecide, NotARecord, RecordBusy.
    """
    refuse_without_source(decision.mark, decision.source)
    with opened_for_writing(folder) as writing:
        record = Record(folder, writing.database)
        held = record.groups(with_documents=False).party_names()
        numbered = replace(decision, number=len(record.decisions()) + 1)
        add_decision(writing.database, numbered)
        journal = Journal(writing.database, clock=lambda: numbered.at)
        journal.begin()
        journal.tell([of_decision(numbered)])
        before = state_of(writing.database)
        how = How(fast=any(made.endswith(" fast") for made in before.made_by.values()))
        change = changed(record, before, before.files, language)
        try:
            contents = brought_to_date(writing, change, before.files, before, language, how)
        except CantCompare as wrong:
            raise CantDecide(f"{wrong}; nothing was decided") from wrong
        names = contents.groups.party_names()
        earlier = [one for one in in_force(record.decisions()) if one.number != numbered.number]
        if trouble := without_effect(numbered, contents.groups) or breaks(earlier, held, names):
            raise CantDecide(trouble)
        write(writing.database, contents, before.program or program(), journal)
    return numbered


def breaks(earlier: Iterable[Decision], held: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Why earlier decisions about names would no longer hold, in one line; empty where all do. `held`, `names`: parties by name, then and now."""
    for one in earlier:
        if one.mark in MARKS_OF_PARTIES and holds(one, held) and not holds(one, names):
            return f"decision {one.number} of {one.who} would no longer hold: {told(one)}; undo that one first"
    return ""


def holds(one: Decision, names: Mapping[str, str]) -> bool:
    """True where the two names of a decision are one party, or two, as it says."""
    return (one.mark == "same-as") == (names.get(one.words, one.words) == names.get(one.other, one.other))


def told(one: Decision) -> str:
    """What a decision about names says."""
    return f"“{one.words}” {SAID_OF_PARTIES[one.mark]} “{one.other}”"


def without_effect(one: Decision, groups: Groups) -> str:
    """Why a decision changes nothing that it should, in one line; empty where it does."""
    names = groups.party_names()
    together = one.other != "" and names.get(one.words, one.words) == names.get(one.other, one.other)
    if one.mark == "reset" and not any(member.decision == one.number for member in members(groups)):
        return (
            f"“{one.words}” is in no running count, so nothing begins anew with it: "
            "`onrecord show RECORD series` lists the counts; one event's figures correct one another"
        )
    if one.mark == "same-as" and not together:
        told_why = (problem.message for problem in groups.problems if f"decision {one.number} by " in problem.message)
        why = next(told_why, "").partition(NO_EFFECT)[2] or "an earlier decision keeps them apart"
        return f"“{one.words}” and “{one.other}” can't be one: {why}; `onrecord show RECORD decisions` lists all"
    if one.mark == "different-from" and together:
        return f"“{one.words}” and “{one.other}” can't be kept apart: they are one name, or others decided that they are one"
    return ""


def members(groups: Groups) -> list[Member]:
    """The members of all series."""
    return [member for series in groups.series for member in series.members]
