"""What people decided, found again in the documents as they are read now."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from onrecord.model.decisions import Decision
from onrecord.model.entries import Call, Figure
from onrecord.model.groups import DocumentRead, EntryKey
from onrecord.model.problems import Problem
from onrecord.model.text import Span
from onrecord.model.vocabulary import STATE_OF
from onrecord.reconcile.order import key_of

E = TypeVar("E", Figure, Call)


def resets_in(
    reads: Sequence[DocumentRead], decisions: Sequence[Decision]
) -> tuple[dict[EntryKey, int], tuple[Problem, ...]]:
    """The figures that begin a count anew, with the numbers of the decisions; and a problem for each entry that is not there now."""
    by_digest = {read.document.sha256: read for read in reads}
    resets: dict[EntryKey, int] = {}
    lost = []
    for one in decisions:
        read = by_digest.get(one.entry.document)
        if read is None:
            continue
        figure = entry_decided(read.entries.figures, one) if one.mark == "reset" else None
        call = entry_decided(read.entries.calls, one) if one.mark in STATE_OF else None
        if figure:
            resets[key_of(read, figure.id)] = one.number
        elif not call:
            lost.append(no_longer_there(read, one))
    return resets, tuple(lost)


def no_longer_there(read: DocumentRead, decision: Decision) -> Problem:
    """That what was decided on is not found in its document now."""
    kind = "call" if decision.mark in STATE_OF else "figure"
    message = (
        f"decision {decision.number} by {decision.who} is about the {kind} {decision.words!r}, which is no longer found there: "
        f"decide again, or undo it"
    )
    return Problem("reconcile", read.document.name, message, Span(decision.start, decision.end))


def entry_decided(entries: Iterable[E], decision: Decision) -> E | None:
    """The entry at the words that were decided on; None where none is there now, or several are."""
    words, there = Span(decision.start, decision.end), list(entries)
    same = [one for one in there if one.id == decision.entry.entry and one.span == words]
    over = [one for one in there if one.span.start < words.end and words.start < one.span.end]
    found = same or over
    return found[0] if len(found) == 1 else None
