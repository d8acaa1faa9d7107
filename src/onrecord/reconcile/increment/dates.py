"""Which documents tell the dates of which others, and what they tell."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from onrecord.model.codec import published_from_json, to_json
from onrecord.model.groups import DocumentRead
from onrecord.reconcile.comparable import Places
from onrecord.reconcile.dates import dated_by_days, dated_by_things, is_doubtful, is_wide, nearly_so_long
from onrecord.reconcile.increment.names import APART
from onrecord.reconcile.increment.shelf import Shelf, Stage
from onrecord.reconcile.things import DatedThing, Thing, Things
from onrecord.reconcile.windows import DayOfYear, Phrases
from onrecord.reconcile.wording import Terms

STARTS = "start"


class Telling:
    """The keys by which documents tell each other's dates, at one stage of reading.

    Dates are told in two steps: by days, from the documents as they are at this stage; then by things, whose own days may follow
    from the first step. What the first step gave, and the days of things, are kept as keys: no document is read for them again.
    """

    def __init__(self, stage: Stage, shelf: Shelf, terms: Terms, before: "Telling | None" = None) -> None:
        """`before`: one of an earlier stage, which read the same texts."""
        self.stage, self.shelf, self.terms = stage, shelf, terms
        self.tells, self.asks, self.places = f"tells {stage}", f"asks {stage}", f"place {stage}"
        self.by_days, self.dated = f"by days {stage}", f"dated {stage}"
        self.phrases: Phrases = before.phrases if before else Phrases(terms)
        self.things: Things = before.things if before else Things((), terms, self.phrases)
        self.days: dict[str, tuple[DayOfYear, ...]] = before.days if before else {}
        """By document: the days that its text names."""

    def noted(self, read: DocumentRead) -> set[str]:
        """Keep the keys of a document that changed; what it told before, and tells now."""
        document = read.document.sha256
        told = self.forgotten(document)
        tells = set(self.told_by(read))
        self.shelf.touch(self.tells, document, tells)
        self.shelf.touch(self.asks, document, set(self.asked_by(read)) if is_doubtful(read) else ())
        self.shelf.touch(self.places, document, {figure.where for figure in read.entries.figures})
        return told | tells

    def forgotten(self, document: str) -> set[str]:
        """Take out the keys of a document; what it told."""
        told = self.shelf.keys(self.tells, [document])
        for kind in (self.tells, self.asks, self.places, self.by_days, self.dated):
            self.shelf.touch(kind, document, ())
        return told

    def days_in(self, read: DocumentRead) -> tuple[DayOfYear, ...]:
        """The days of the year that a document's text names."""
        key = read.document.sha256
        if key not in self.days:
            self.days[key] = tuple(self.phrases.days(read.document.text))
        return self.days[key]

    def told_by(self, read: DocumentRead) -> Iterator[str]:
        """The days that it gives with their year, the things that it says were done, and whether it says since when it counts."""
        for day in self.days_in(read):
            if day.year and day.in_year(day.year):
                yield f"{day.month}-{day.day}"
        for event in read.entries.events:
            first = event.date.earliest
            if len(event.date.iso) == 10 and first:
                yield f"{first.month}-{first.day}"
        for thing in self.things.told_in(read):
            yield from keys_of(thing)
        for figure in read.entries.figures:
            start = figure.period.start if figure.period else None
            if figure.where and start and start.earliest and len(start.iso) == 10:
                yield STARTS

    def asked_by(self, read: DocumentRead) -> Iterator[str]:
        """The days without a year, the things without a day, and the counts by which its date can be told."""
        for thing in self.things.told_in(read):
            if not thing.day:
                yield from keys_of(thing)
        if not is_wide(read):
            return
        for day in self.days_in(read):
            if day.year is None:
                yield f"{day.month}-{day.day}"
        if any(nearly_so_long(read, figure, self.phrases) for figure in read.entries.figures):
            yield STARTS

    def narrowed(self, changed: Iterable[str], told: set[str]) -> dict[str, DocumentRead]:
        """By document: those that changed, and those whose dates may follow from what is `told` anew; with their dates now."""
        known = self.known_by_days(set(changed), {key for key in told if not is_of_thing(key)})
        things = {key for key in told | self.shelf.keys(self.tells, known) if is_of_thing(key)}
        for document in self.shelf.holding(self.asks, things) - known.keys():
            read = self.shelf.read(self.stage, document)
            if read:
                known[document] = self.as_known_by_days(read)
        doubtful = {document for document, read in known.items() if is_doubtful(read)}
        dated = self.things_asked_by(doubtful)
        return {d: dated_by_things(read, dated) if d in doubtful else read for d, read in known.items()}

    # --- by days -------------------------------------------------------------------------------------------------

    def known_by_days(self, changed: set[str], days: set[str]) -> dict[str, DocumentRead]:
        """Those that changed, and those for which the first step gives another date, now that other documents tell these days."""
        wanted = changed | self.shelf.holding(self.asks, days)
        reads = {d: read for d in sorted(wanted) if (read := self.shelf.read(self.stage, d))}
        doubtful = [read for read in reads.values() if is_doubtful(read)]
        reads |= self.told_days(doubtful)
        found = {
            d: read for d, read in reads.items() if d in changed or self.keys_by_days(read) != self.kept_by_days(d)
        }
        for document, read in found.items():
            self.shelf.touch(self.by_days, document, self.keys_by_days(read))
            self.shelf.touch(self.dated, document, set(self.dated_things(read)))
        return found

    def told_days(self, doubtful: list[DocumentRead]) -> dict[str, DocumentRead]:
        """The documents as the first step dates them."""
        asked = {key for key in self.shelf.keys(self.asks, ids(doubtful)) if not is_of_thing(key)}
        tellers = (self.shelf.read(self.stage, d) for d in sorted(self.shelf.holding(self.tells, asked)))
        places = Places(self.shelf.counts(self.places) if STARTS in asked else (), self.terms)
        return dated_by_days(doubtful, [read for read in tellers if read], self.phrases, places)

    def keys_by_days(self, read: DocumentRead) -> set[str]:
        """What is kept of the first step: the date that it gave, where others told it."""
        published = read.description.published
        return {to_json(published)} if published and published.basis == "across" else set()

    def kept_by_days(self, document: str) -> set[str]:
        return self.shelf.keys(self.by_days, [document])

    def as_known_by_days(self, read: DocumentRead) -> DocumentRead:
        """A document with the date that the first step gave it before."""
        for kept in self.kept_by_days(read.document.sha256):
            return replace(read, description=replace(read.description, published=published_from_json(kept)))
        return read

    # --- by things -----------------------------------------------------------------------------------------------

    def dated_things(self, read: DocumentRead) -> Iterator[str]:
        """The things of which it gives the day."""
        for thing in self.things.told_in(read):
            for key in keys_of(thing) if thing.day else ():
                yield APART.join((key, str(thing.day), thing.quote, thing.document))

    def things_asked_by(self, documents: set[str]) -> Things:
        """All that the record tells of the things that these documents speak of without their day."""
        found = Things((), self.terms, self.phrases)
        for asked in self.shelf.keys(self.asks, documents):
            if is_of_thing(asked):
                kind, _, maker = asked.partition(" ")
                for kept in self.shelf.counts(self.dated, asked + APART):
                    _, day, quote, document = kept.split(APART, 3)
                    found.dated[kind, maker].add(DatedThing(date.fromisoformat(day), document, quote))
        return found


def keys_of(thing: Thing) -> Iterator[str]:
    """The keys by which documents speak of the same thing."""
    yield from (f"{thing.kind} {maker}" for maker in thing.makers)


def is_of_thing(key: str) -> bool:
    return " " in key


def ids(reads: Iterable[DocumentRead]) -> set[str]:
    return {read.document.sha256 for read in reads}
