"""Quotations as a page shows them: their words marked among those around them, and through whom they come."""

import re
from dataclasses import dataclass, replace

from onrecord.model.entries import Quotation
from onrecord.model.groups import EntryKey
from onrecord.model.text import Span, cover
from onrecord.views.voices import Voice, chain_of
from onrecord.views.web.catalogue import Catalogue, Placed
from onrecord.views.web.marking import GAP, Mark, Piece, cut

AROUND = 140
"""Characters of context on either side."""
FAR = 300
"""Characters from a quotation beyond which the words that name its speaker are not shown with it."""
LONGEST = 1500
"""Characters of a quotation that a list shows; its document has the rest."""

LINE_END = re.compile(r"(?<!\n)\n(?!\s*\n)")


@dataclass(frozen=True, slots=True)
class Link:
    """One quotation of a chain: who speaks, and the address of the words."""

    voice: Voice
    address: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation in its context. `pieces`: in the order of the text, marked `content`, `source` or `cue`."""

    placed: Placed
    voice: Voice
    pieces: tuple[Piece, ...]
    more_before: bool
    """True where its paragraph has more words before those shown,"""
    more_after: bool
    """and where it has more after them."""
    rest: int
    """Characters of the quotation itself that are not shown."""
    source: str
    cue: str
    chain: tuple[Link, ...]
    """Those through whom it comes, the outermost first."""
    inner: tuple[Link, ...]
    """The quotations within it."""

    @property
    def shown(self) -> Span:
        """All words that are shown of the text."""
        return Span(self.pieces[0].span.start, self.pieces[-1].span.end) if self.pieces else Span(0, 0)


def quoted(catalogue: Catalogue, placed: Placed) -> Quoted:
    """The quotation with the words around it."""
    said, text = placed.quotation, placed.read.document.text
    shown, rest = core_of(said)
    start, more_before = start_of_context(text, shown.start)
    end, more_after = (shown.end, True) if rest else end_of_context(text, shown.end)
    marks = [Mark(s, kind, "") for kind in ("content", "source", "cue") for s in getattr(said, kind)]
    others = {other.id: other for other in placed.read.entries.quotations}
    return Quoted(
        placed,
        catalogue.voices[placed.key],
        in_lines(cut(text, marks, Span(start, end)), text),
        more_before,
        more_after,
        rest,
        placed.words_at(said.source),
        placed.words_at(said.cue),
        tuple(link(catalogue, placed, outer) for outer in chain_of(said, others)),
        tuple(link(catalogue, placed, other) for other in others.values() if other.within == said.id),
    )


def link(catalogue: Catalogue, placed: Placed, other: Quotation) -> Link:
    """A quotation of the same document."""
    there = catalogue.placed[EntryKey(placed.key.document, other.id)]
    return Link(catalogue.voices[there.key], there.address)


def core_of(said: Quotation) -> tuple[Span, int]:
    """The words that must be shown, those of saying included, and how many characters of a long quotation are left out."""
    content = cover(said.content)
    if len(content) > LONGEST:
        return Span(content.start, content.start + LONGEST), len(content) - LONGEST
    near = [s for s in (*said.source, *said.cue) if s.end >= content.start - FAR and s.start <= content.end + FAR]
    return cover([content, *near]), 0


def start_of_context(text: str, at: int) -> tuple[int, bool]:
    """Where the words before these begin, within their paragraph and at a whole word; True where it has more of them."""
    first = max(0, at - AROUND)
    gaps = list(GAP.finditer(text, first, at))
    if gaps:
        return gaps[-1].end(), False
    if not text[:first].strip():
        return first, False
    space = next((i for i in range(first, at) if text[i].isspace()), first - 1)
    return space + 1, True


def end_of_context(text: str, at: int) -> tuple[int, bool]:
    """Where the words after these end, and whether their paragraph has more."""
    last = min(len(text), at + AROUND)
    gap = GAP.search(text, at, last)
    if gap:
        return gap.start(), False
    if not text[last:].strip():
        return last, False
    return next((i for i in range(last - 1, at, -1) if text[i].isspace()), last), True


def in_lines(pieces: tuple[Piece, ...], text: str) -> tuple[Piece, ...]:
    """The pieces with a space for each end of a line within a paragraph."""
    if not pieces:
        return ()
    whole = Span(pieces[0].span.start, pieces[-1].span.end)
    lines = LINE_END.sub(" ", whole.of(text))
    return tuple(replace(p, text=lines[p.span.start - whole.start : p.span.end - whole.start]) for p in pieces)
