"""The events and quotations of a document by where they stand: found without looking at all of them."""

from collections import defaultdict

from onrecord.model.entries import Event, Quotation
from onrecord.model.groups import DocumentRead
from onrecord.model.text import Span

BLOCK = 500
"""Characters of the stretches into which a text is cut for looking up."""


def day_of(event: Event) -> Span:
    """The first of the words that date an event; its own where none are told apart."""
    return next((one.span for one in event.evidence if one.field == "date"), event.span)


class EntriesNear:
    """What of one document's entries touches a span."""

    def __init__(self, read: DocumentRead) -> None:
        self.events: dict[int, list[Event]] = defaultdict(list)
        self.quotations: dict[int, list[Quotation]] = defaultdict(list)
        for event in read.entries.events:
            for block in blocks(day_of(event)):
                self.events[block].append(event)
        for said in read.entries.quotations:
            for block in blocks(said.span):
                self.quotations[block].append(said)

    def events_in(self, span: Span) -> list[Event]:
        """Those whose day is told within."""
        near = {event.id: event for block in blocks(span) for event in self.events.get(block, ())}
        return [event for event in near.values() if span.touches(day_of(event))]

    def quotations_in(self, span: Span) -> list[Quotation]:
        near = {said.id: said for block in blocks(span) for said in self.quotations.get(block, ())}
        return [said for said in near.values() if span.touches(said.span)]


def blocks(span: Span) -> range:
    """The numbers of the stretches that a span touches."""
    return range(span.start // BLOCK, span.end // BLOCK + 1)
