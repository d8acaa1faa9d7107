"""Texts with marks that overlap: the text is cut wherever a mark begins or ends, and each piece knows all marks over it.

So no mark is ever lost or bent to nest within another one, and the pieces put together are the text, letter by letter.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from onrecord.model.text import Span

GAP = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that are marked: `kind` tells how, `id` which entry's they are."""

    span: Span
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters with no boundary among them, and every mark over them, the shortest first."""

    span: Span
    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its marks, each once."""
        return tuple(dict.fromkeys(m.kind for m in self.marks))


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces side by side that are all highlighted, or all not. `first`: the first highlighted run of the text."""

    pieces: tuple[Piece, ...]
    highlighted: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, as runs; `gap` is the white space that follows it in the text."""

    runs: tuple[Run, ...]
    gap: str = ""

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(self.runs[0].pieces[0].span.start, self.runs[-1].pieces[-1].span.end)


def cut(text: str, marks: Iterable[Mark], within: Span | None = None) -> tuple[Piece, ...]:
    """The text (or the part `within`) in pieces, cut at both ends of every mark. Marks outside of it are left out.

    >>> [p.text for p in cut("abcde", [Mark(Span(0, 3), "q", "1"), Mark(Span(2, 4), "f", "2")])]
    ['ab', 'c', 'd', 'e']
    """
    whole = within or Span(0, len(text))
    inside = sorted((m for m in marks if m.span.touches(whole) and len(m.span) > 0), key=lambda m: m.span)
    ends = {whole.start, whole.end}
    for mark in inside:
        ends |= {max(mark.span.start, whole.start), min(mark.span.end, whole.end)}
    pieces, active, coming = [], list[Mark](), 0
    for start, end in pairwise(sorted(ends)):
        while coming < len(inside) and inside[coming].span.start <= start:
            active.append(inside[coming])
            coming += 1
        active = [m for m in active if m.span.end > start]
        over = tuple(sorted(active, key=lambda m: (len(m.span), m.kind, m.id)))
        pieces.append(Piece(Span(start, end), text[start:end], over))
    return tuple(pieces)


def paragraphs(text: str) -> tuple[tuple[Span, str], ...]:
    """Each paragraph with the white space after it. Together they are the text; white space before the first belongs to it."""
    found, start = [], 0
    for gap in GAP.finditer(text):
        if gap.start() > start:
            found.append((Span(start, gap.start()), gap.group()))
            start = gap.end()
    if start < len(text):
        found.append((Span(start, len(text)), ""))
    return tuple(found)


def blocks(text: str, marks: Sequence[Mark], highlighted: Sequence[Span] = ()) -> tuple[Block, ...]:
    """The text by paragraphs, its pieces marked, the highlighted words in runs of their own."""
    light = [Mark(span, HIGHLIGHT, "") for span in highlighted]
    ordered = sorted((*marks, *light), key=lambda m: m.span)
    made, seen = [], False
    for span, gap in paragraphs(text):
        runs = []
        for lit, pieces in groupby(cut(text, near(ordered, span), span), key=is_lit):
            kept = tuple(without_highlight(p) for p in pieces)
            runs.append(Run(kept, lit, lit and not seen))
            seen = seen or lit
        made.append(Block(tuple(runs), gap))
    return tuple(made)


HIGHLIGHT = "highlight"


def near(ordered: Sequence[Mark], span: Span) -> list[Mark]:
    """The marks that share a character with a span."""
    return [m for m in ordered if m.span.start < span.end and m.span.end > span.start]


def is_lit(piece: Piece) -> bool:
    return any(m.kind == HIGHLIGHT for m in piece.marks)


def without_highlight(piece: Piece) -> Piece:
    return Piece(piece.span, piece.text, tuple(m for m in piece.marks if m.kind != HIGHLIGHT))
