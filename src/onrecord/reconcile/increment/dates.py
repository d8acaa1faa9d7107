"""Which documents tell the dates of which others."""

from collections.abc import Iterable, Iterator

from onrecord.model.groups import DocumentRead
from onrecord.reconcile.comparable import Places
from onrecord.reconcile.dates import is_doubtful, narrowed, nearly_so_long
from onrecord.reconcile.increment.shelf import Shelf, Stage
from onrecord.reconcile.things import Things
from onrecord.reconcile.windows import Phrases
from onrecord.reconcile.wording import Terms

STARTS = "start"


class Telling:
    """The keys by which documents tell each other's dates, at one stage of reading."""

    def __init__(self, stage: Stage, shelf: Shelf, terms: Terms) -> None:
        self.stage, self.shelf, self.terms = stage, shelf, terms
        self.tells, self.asks, self.places = f"tells {stage}", f"asks {stage}", f"place {stage}"
        self.phrases = Phrases(terms)
        self.things = Things((), terms, self.phrases)

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
        for kind in (self.tells, self.asks, self.places):
            self.shelf.touch(kind, document, ())
        return told

    def told_by(self, read: DocumentRead) -> Iterator[str]:
        """The days that it gives with their year, the things that it says were done, and whether it says since when it counts."""
        for day in self.phrases.days(read.document.text):
            if day.year and day.in_year(day.year):
                yield f"{day.month}-{day.day}"
        for event in read.entries.events:
            first = event.date.earliest
            if len(event.date.iso) == 10 and first:
                yield f"{first.month}-{first.day}"
        yield from self.things_in(read)
        for figure in read.entries.figures:
            start = figure.period.start if figure.period else None
            if figure.where and start and start.earliest and len(start.iso) == 10:
                yield STARTS

    def asked_by(self, read: DocumentRead) -> Iterator[str]:
        """The days without a year, the things, and the counts by which its date can be told."""
        for day in self.phrases.days(read.document.text):
            if day.year is None:
                yield f"{day.month}-{day.day}"
        yield from self.things_in(read)
        if any(nearly_so_long(read, figure, self.phrases) for figure in read.entries.figures):
            yield STARTS

    def things_in(self, read: DocumentRead) -> Iterator[str]:
        for thing in self.things.told_in(read):
            yield from (f"{thing.kind} {maker}" for maker in thing.makers)

    def narrowed(self, changed: Iterable[str], told: set[str]) -> dict[str, DocumentRead]:
        """By document: those that changed, and those whose dates may follow from what is `told` anew; with their dates now."""
        wanted = set(changed) | self.shelf.holding(self.asks, told)
        # The day of a thing can follow from the date of its document, which others told.
        things = {key for key in self.shelf.keys(self.tells, self.doubtful(wanted)) if " " in key}
        wanted |= self.shelf.holding(self.asks, things)
        asked = self.shelf.keys(self.asks, wanted)
        tellers = self.shelf.holding(self.tells, asked)
        asked |= self.shelf.keys(self.asks, self.doubtful(tellers))
        tellers = self.shelf.holding(self.tells, asked)
        every = [read for d in sorted(wanted | tellers) if (read := self.shelf.read(self.stage, d))]
        places = Places(self.shelf.counts(self.places), self.terms) if STARTS in asked else None
        done = narrowed(every, self.terms, places=places)
        return {read.document.sha256: read for read in done if read.document.sha256 in wanted}

    def doubtful(self, documents: Iterable[str]) -> set[str]:
        """Those of the documents whose date others can tell."""
        return {document for document in documents if self.shelf.keys(self.asks, [document])}
