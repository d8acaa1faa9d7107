"""What is known of one document while it is read: each step adds to it, and every extractor works on it."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.extract.parties.parties import Parties
from onrecord.extract.resolutions import Organ, find_organs
from onrecord.extract.tagger.tagger import QuotationTagger
from onrecord.languages import Language
from onrecord.model.analysis import Analysis
from onrecord.model.document import Description, Document
from onrecord.model.entries import Quotation, TimeExpression
from onrecord.model.text import Span

OWN_VOICE = ("press_release", "report", "statement")
"""Kinds of document in which the publisher itself speaks where nobody else does; news reports what others say."""


@dataclass(frozen=True)
class Voice:
    """Who speaks at a place: `name` is empty where nobody can be named. `quotation` is None in the document's own voice."""

    name: str
    quotation: Quotation | None = None


@dataclass(frozen=True)
class Reading:
    """One document, taken apart, with what the steps so far have found. Steps that have not run leave their field empty."""

    document: Document
    language: Language
    analysis: Analysis
    dates: tuple[TimeExpression, ...] = ()
    description: Description = field(default_factory=Description)
    parties: Parties = field(default_factory=Parties.none)
    quotations: tuple[Quotation, ...] = ()
    tagger: QuotationTagger | None = None
    """The trained tagger of the language; None where it has none."""

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def heading(self) -> str:
        """What a section of a report goes by, often a country; empty for a document that is a whole file."""
        return self.document.metadata.title if self.document.section else ""

    @property
    def own_voice(self) -> Voice:
        """The document's own: its publisher's, for the kinds of document in which a publisher speaks for itself."""
        return Voice(self.description.publisher if self.description.kind in OWN_VOICE else "")

    def voice_at(self, offset: int) -> Voice:
        """Who speaks at an offset: the speaker of the innermost quotation around it, the body of a resolution, else the document's own voice."""
        first = bisect_right(self._contents, (offset, len(self.text), 0)) - 1
        around = []
        while first >= 0 and offset - self._contents[first][0] <= self._longest_content:
            start, end, number = self._contents[first]
            if start <= offset < end:
                around.append(self.quotations[number])
            first -= 1
        if not around:
            organ = self.organ_at(offset)
            return Voice(self.named(organ)) if organ else self.own_voice
        inner = min(around, key=lambda q: (len(q.span), q.span))
        return Voice(inner.speaker, inner)

    @cached_property
    def organs(self) -> tuple[Organ, ...]:
        """The bodies whose resolutions the text holds."""
        return find_organs(self.text, self.analysis.paragraphs, self.language)

    def organ_at(self, offset: int) -> Organ | None:
        """The body of the resolution that holds an offset; None outside of all."""
        return next((o for o in self.organs if o.speaks.start <= offset < o.speaks.end), None)

    def named(self, organ: Organ) -> str:
        """The one name of a body: the longer one under which the text knows it, else its own."""
        last = self.analysis.word_at(organ.words.end - 1)
        mention = self.parties.at(last.index) if last else None
        return mention.name if mention and mention.name else organ.name

    def dates_in(self, span: Span) -> list[TimeExpression]:
        """The time expressions that begin within a span, in order."""
        first, last = (bisect_left(self._date_starts, at) for at in (span.start, span.end))
        return self._dates_in_order[first:last]

    @cached_property
    def _date_starts(self) -> list[int]:
        return [d.span.start for d in self._dates_in_order]

    @cached_property
    def _dates_in_order(self) -> list[TimeExpression]:
        return sorted(self.dates, key=lambda d: d.span)

    @cached_property
    def _contents(self) -> list[tuple[int, int, int]]:
        """Start and end of every content span, with the number of its quotation, in order."""
        return sorted((s.start, s.end, i) for i, q in enumerate(self.quotations) for s in q.content)

    @cached_property
    def _longest_content(self) -> int:
        return max((end - start for start, end, _ in self._contents), default=0)
