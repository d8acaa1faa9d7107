"""One place where words stand: the document, the paragraph, what is around them, and the quotation that they are part of."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.model.entries import Quotation
from onrecord.model.text import Span, cover
from onrecord.model.vocabulary import Form, Polarity
from onrecord.record.find_quote.differences import Difference

Match = Literal["exact", "near", "close"]
Inside = Literal["quotation", "part", "text"]
"""Whether the words stand in a quotation, only partly in one, or in none: then they are the document's own."""

GAP = re.compile(r"\n[^\S\n]*\n\s*")
AROUND = 160
"""Characters shown before and after."""
INTERRUPTION = 250
"""Characters that may stand between two parts of what one speaker says in one go."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document in which words were found."""

    sha256: str
    name: str
    title: str
    publisher: str
    published: str
    """As the record writes dates; empty where nothing tells."""
    earliest: str
    """The first day on which it may have been published; empty: not known."""


@dataclass(frozen=True, slots=True)
class Said:
    """Who says the words, by the quotation that they stand in."""

    entry: str
    """The quotation's id."""
    speaker: str
    """As the document names the speaker; empty where nobody can be named for sure."""
    party: str
    """The one name of the speaker in the record."""
    mention: str
    """The words that stand for the speaker: "she"."""
    role: str
    form: Form
    polarity: Polarity
    confidence: float
    through: tuple[str, ...]
    """Those in whose words they are told, the nearest first: A, where A says that B said them."""
    speaks_for: str = ""
    """The organisation that the speaker speaks for; told only where a speaker was asked for."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place where words stand, or nearly or hardly stand."""

    match: Match
    source: Source
    spans: tuple[Span, ...]
    """Several where the document, or the user by "...", has other words between."""
    words: str
    paragraph: int
    """From 1; paragraphs are set apart by empty lines."""
    before: str
    after: str
    inside: Inside
    said: Said | None
    by_asked: bool | None
    """Whether the speaker asked for says them; None where none was, or where the speaker is not named."""
    likeness: float = 1.0
    remarks: tuple[str, ...] = ()
    interruptions: tuple[str, ...] = ()
    """The document's words between those asked for, as "he said"."""
    differences: tuple[Difference, ...] = ()
    """Empty where the words are the same."""

    @property
    def shown(self) -> Span:
        """All words that are shown, with those before and after."""
        whole = cover(self.spans)
        return Span(max(0, whole.start - len(self.before)), whole.end + len(self.after))


def paragraph_of(text: str, place: int) -> int:
    """The number of the paragraph in which a character stands.

    >>> paragraph_of("a\\n\\nb", 3)
    2
    """
    start = len(text) - len(text.lstrip())
    return 1 + sum(1 for _ in GAP.finditer(text, start, max(place, start)))


def context_of(text: str, span: Span) -> tuple[str, str]:
    """The words before and after a span in its paragraph, cut between words."""
    before = text[max(0, span.start - AROUND) : span.start]
    after = text[span.end : span.end + AROUND]
    paragraph, rest = GAP.split(before)[-1].lstrip(), GAP.split(after)[0].rstrip()
    if len(paragraph) == AROUND:
        paragraph = "…" + (paragraph.partition(" ")[2] or paragraph)
    if len(rest) == AROUND:
        rest = (rest.rpartition(" ")[0] or rest) + "…"
    return paragraph, rest


def speeches(text: str, quotations: Iterable[Quotation]) -> list[tuple[Span, ...]]:
    """What one speaker says in one go, where other words ("he said") stand between: two spans or more each."""
    open_: dict[str, list[Span]] = {}
    made: list[list[Span]] = []
    for quotation in sorted(quotations, key=lambda q: q.span):
        who = quotation.speaker or quotation.id
        for span in quotation.content:
            going = open_.get(who)
            if going and span.start < going[-1].end:
                continue
            if going and span.start - going[-1].end <= INTERRUPTION and not GAP.search(text, going[-1].end, span.start):
                going.append(span)
            else:
                open_[who] = [span]
                made.append(open_[who])
    return [tuple(spans) for spans in made if len(spans) > 1]


def quotation_around(
    text: str, spans: Sequence[Span], quotations: Iterable[Quotation]
) -> tuple[Quotation | None, Inside]:
    """The quotation that holds most of the words, the shortest where several do; and whether it holds all of them."""
    whole = letters_in(text, spans)
    best: Quotation | None = None
    most, held = (0, 0), 0
    for quotation in quotations:
        shared = letters_in(text, [s for c in quotation.content for s in shared_by(spans, c)])
        rank = (shared, -sum(map(len, quotation.content)))
        if shared and (best is None or rank > most):
            best, most, held = quotation, rank, shared
    if best is None:
        return None, "text"
    others = [q for q in quotations if q.speaker == best.speaker and (q.speaker or q.id == best.id)]
    everything = letters_in(text, distinct(s for q in others for c in q.content for s in shared_by(spans, c)))
    return (best, "quotation") if max(held, everything) >= whole else (best, "part")


def shared_by(spans: Iterable[Span], other: Span) -> list[Span]:
    """What each span has in common with another one."""
    return [Span(max(s.start, other.start), min(s.end, other.end)) for s in spans if s.touches(other)]


def distinct(spans: Iterable[Span]) -> list[Span]:
    """The spans without what an earlier one of them holds."""
    kept: list[Span] = []
    for span in sorted(spans):
        start = max([span.start, *(one.end for one in kept)])
        if start < span.end:
            kept.append(Span(start, span.end))
    return kept


def letters_in(text: str, spans: Iterable[Span]) -> int:
    return sum(mark.isalnum() for span in spans for mark in span.of(text))


def tellers(quotation: Quotation, quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """The quotations in which this one is told, the innermost first."""
    by_id = {q.id: q for q in quotations}
    chain: list[Quotation] = []
    around = by_id.get(quotation.within)
    while around and around not in (quotation, *chain):
        chain.append(around)
        around = by_id.get(around.within)
    return tuple(chain)


def mention_of(text: str, quotation: Quotation) -> str:
    """The words that stand for the speaker."""
    return " ".join(cover(quotation.source).of(text).split()) if quotation.source else ""
