"""What people decided, found again in the documents as they are read now."""

from collections.abc import Sequence

from onrecord.model.decisions import Decision
from onrecord.model.entries import Figure
from onrecord.model.groups import DocumentRead, EntryKey
from onrecord.model.problems import Problem
from onrecord.model.text import Span
from onrecord.reconcile.order import key_of


def resets_in(
    reads: Sequence[DocumentRead], decisions: Sequence[Decision]
) -> tuple[dict[EntryKey, int], tuple[Problem, ...]]:
    """The figures that begin a count anew, with the numbers of the decisions; and a problem for each that is not there now."""
    by_digest = {read.document.sha256: read for read in reads}
    resets: dict[EntryKey, int] = {}
    lost = []
    for one in decisions:
        read = by_digest.get(one.entry.document)
        figure = figure_decided(read, one) if read else None
        if read and figure:
            resets[key_of(read, figure.id)] = one.number
        elif read:
            message = (
                f"decision {one.number} by {one.who} is about the figure {one.words!r}, which is no longer found there: "
                f"decide again, or undo it"
            )
            lost.append(Problem("reconcile", read.document.name, message, Span(one.start, one.end)))
    return resets, tuple(lost)


def figure_decided(read: DocumentRead, decision: Decision) -> Figure | None:
    """The figure at the words that were decided on; None where none is there now, or several are."""
    words = Span(decision.start, decision.end)
    same = [f for f in read.entries.figures if f.id == decision.entry.entry and f.span == words]
    over = [f for f in read.entries.figures if f.span.start < words.end and words.start < f.span.end]
    found = same or over
    return found[0] if len(found) == 1 else None
