"""What pages, tables and exports say of the ledger's instruments: how they stand, and what a reader must know beside their steps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.law import Ledger
from onrecord.model.ledger import MAKES, Instrument, Outdated, State, Step
from onrecord.model.standing import as_told_by, outdated_in, states_on
from onrecord.views.counting import counted

IN_FORCE = ("warrant", "order", "sanctions", "mandate", "amnesty")
"""Instruments of which one says that they are in force."""

NOTHING_TOLD = State("not yet")


@dataclass(frozen=True, slots=True)
class Entry:
    """An instrument with its state on the day asked for, and what is said of it that is outdated.

    `told`: its state as documents had told it by that day, which can be another; None where no day is asked for.
    """

    instrument: Instrument
    state: State
    told: State | None
    outdated: tuple[Outdated, ...]

    @property
    def name(self) -> str:
        return name_of(self.instrument)

    @property
    def link(self) -> str:
        """The word between it and whose it is."""
        return link_of(self.instrument)

    @property
    def standing(self) -> str:
        return standing_of(self.instrument, self.state)

    @property
    def told_then(self) -> str:
        """How it stood for all that documents had told by the day; empty where that is the same."""
        if self.told is None or self.told == self.state:
            return ""
        told = standing_of(self.instrument, self.told)
        return "nothing" if self.told == NOTHING_TOLD else "" if told == self.standing else told


def entries_of(found: Ledger, day: date | None = None) -> list[Entry]:
    """The instruments with their state at the end of a day; without one, after all that is told."""
    states = states_on(found.instruments, day)
    told = states_on((as_told_by(one, day) for one in found.instruments), day) if day else {}
    return [Entry(one, states[one.id], told.get(one.id), tuple(outdated_in(one))) for one in found.instruments]


def notes_of(entry: Entry, step: Step) -> Iterator[str]:
    """What a reader must know beside a step."""
    if step in entry.state.maybe and not step.speakers:
        yield "taken by then or not: the words don't tell"
    elif not step.date.iso:
        yield "day not told"
    if step.speakers:
        yield f"only in the words of {' and '.join(step.speakers)}"
    if step.roles:
        yield f"the words say “{' and '.join(step.roles)}”; documents name {entry.instrument.against} in that role"
    if step.through and step.body:
        yield f"through {step.through}"


def notes_on(entry: Entry) -> Iterator[str]:
    """What a reader must know of an instrument as a whole."""
    if entry.told_then:
        yield f"as documents had told it by then: {entry.told_then}"
    if entry.instrument.disagree:
        yield f"documents give different dates: {', '.join(entry.instrument.disagree)}"
    if entry.instrument.might_be:
        yield "may be one with another of this ledger: the words don't tell which"


def told_by(step: Step) -> str:
    """By how many documents."""
    return counted(len({telling.document for telling in step.tellings}), "document")


def name_of(instrument: Instrument) -> str:
    """What it is called: "warrant against Ann Sorrel (High Court)", "resolution 7 (Congress)"."""
    named = f"{instrument.kind} {instrument.number}".strip()
    named += f" {link_of(instrument)} {instrument.against}" if instrument.against else ""
    return f"{named} ({instrument.body})" if instrument.body else named


def link_of(instrument: Instrument) -> str:
    """The word between an instrument and whose it is."""
    return {"mandate": "of", "amnesty": "for"}.get(instrument.kind, "against")


def standing_of(instrument: Instrument, state: State) -> str:
    """How it stands, in words; with what may have changed that already."""
    standing: str = state.standing
    if standing == "stands" and instrument.kind in IN_FORCE:
        standing = "in force"
    if standing == "not yet":
        told = any(step.act in MAKES for step in instrument.steps)
        standing = "not yet issued, as far as told" if told else "unknown"
    maybe = ", ".join(dict.fromkeys(step.act for step in state.maybe))
    return f"{standing}, perhaps {maybe}" if maybe else standing


def outdated_words(one: Outdated) -> str:
    """Why words are outdated."""
    said = f" in the words of {' and '.join(one.ended.speakers)}" if one.ended.speakers else ""
    return f"{'outdated' if one.sure else 'may be outdated'}: {one.ended.act} {one.ended.date}{said}"
