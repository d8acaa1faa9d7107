"""A line of letters on a page: what every step of reading a PDF hands to the next."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from onrecord.documents.pdf.spaces import Font, Letter, spaces_in
from onrecord.model.layout import Box
from onrecord.model.text import Span

WIDE_GAP = 2.0
"""Between cells of a table, in sizes: wider than the gap behind a bullet or in a justified line."""
LONGEST_MARK = 3
"""Letters of a bullet or number before an item."""


class Piece(NamedTuple):
    """The letters `start` up to `end` of a line's text, and the characters of the page's own text that they were made from."""

    start: int
    end: int
    source: int
    source_end: int

    @property
    def is_one_by_one(self) -> bool:
        """True where each letter was made from one character."""
        return self.end - self.start == self.source_end - self.source


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Letters on one baseline with no gap between them that is wider than the space between words.

    Measured in points from the top left of the page as it is shown.
    """

    text: str
    pieces: tuple[Piece, ...]
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    fonts: tuple[Font, ...]
    """That of each stretch of letters, in order."""
    letters: tuple[int, ...]
    """How many letters each stretch has."""
    page: int
    turned: bool = False
    """True where it does not run from left to right."""
    is_row: bool = False
    """True where it was put together from cells of a table."""

    @property
    def font(self) -> Font:
        """That of most of its letters."""
        return self.fonts[self.letters.index(max(self.letters))]

    @property
    def size(self) -> float:
        return self.font.size


@dataclass(slots=True)
class LineBuilder:
    """A line while its letters come in."""

    page: int
    turned: bool
    baseline: float
    left: float
    top: float
    right: float
    bottom: float
    letters: list[Letter] = field(default_factory=list)

    def add(self, text: str, source: Span, corners: Box, font: Font, space: int, is_guess: bool) -> None:
        """Letters that one character gave, and the box in which it stands."""
        left, top, right, bottom = corners
        gap = left - self.right if self.letters else 0.0
        self.letters.append(Letter(text, source.start, source.end, font, gap, space, is_guess))
        if left < self.left:
            self.left = left
        if top < self.top:
            self.top = top
        if right > self.right:
            self.right = right
        if bottom > self.bottom:
            self.bottom = bottom

    def build(self) -> Line:
        """The line, with a space where letters stand apart and the file has none."""
        spaces = [letter.space >= 0 for letter in self.letters] if self.turned else spaces_in(self.letters)
        text, pieces = pieced(self.letters, spaces)
        fonts: list[Font] = []
        counts: list[int] = []
        for letter in self.letters:
            if fonts and (fonts[-1] is letter.font or fonts[-1] == letter.font):
                counts[-1] += 1
            else:
                fonts.append(letter.font)
                counts.append(1)
        box = (self.left, self.top, self.right, self.bottom)
        return Line(text, pieces, *box, self.baseline, tuple(fonts), tuple(counts), self.page, self.turned)


def pieced(letters: Sequence[Letter], spaces: Sequence[bool]) -> tuple[str, tuple[Piece, ...]]:
    """The letters as a text, and what they were made from in as few pieces as tell it. `spaces`: before which there is one."""
    parts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for letter, after_space in zip(letters, spaces, strict=True):
        if after_space:
            parts.append(" ")
            if letter.space >= 0:
                add_piece(pieces, Piece(at, at + 1, letter.space, letter.space + 1))
            at += 1
        parts.append(letter.text)
        end = at + len(letter.text)
        add_piece(pieces, Piece(at, end, letter.source, letter.source_end))
        at = end
    return "".join(parts), tuple(pieces)


def add_piece(pieces: list[Piece], piece: Piece) -> None:
    """Add a piece, joined to the last where both go on letter by letter."""
    last = pieces[-1] if pieces else None
    if (
        last
        and last.end == piece.start
        and last.source_end == piece.source
        and last.is_one_by_one
        and piece.is_one_by_one
    ):
        pieces[-1] = Piece(last.start, piece.end, last.source, piece.source_end)
    else:
        pieces.append(piece)


def shortened(line: Line, count: int) -> Line:
    """The line without its last `count` letters."""
    end = len(line.text) - count
    return replace(
        line, text=line.text[:end], pieces=tuple(cut(piece, end) for piece in line.pieces if piece.start < end)
    )


def cut(piece: Piece, end: int) -> Piece:
    """The piece up to a place in the line."""
    if piece.end <= end or not piece.is_one_by_one:
        return piece._replace(end=min(piece.end, end))
    return Piece(piece.start, end, piece.source, piece.source_end - (piece.end - end))


def side_by_side(lines: Sequence[Line]) -> Line:
    """Lines of one row as one, from left to right, with a space between them."""
    if len(lines) == 1:
        return lines[0]
    text = ""
    pieces: list[Piece] = []
    for line in lines:
        at = len(text) + 1 if text else 0
        text = f"{text} {line.text}" if text else line.text
        pieces += [Piece(p.start + at, p.end + at, p.source, p.source_end) for p in line.pieces]
    longest = max(lines, key=lambda line: len(line.text))
    return replace(
        longest,
        text=text,
        pieces=tuple(pieces),
        left=min(line.left for line in lines),
        top=min(line.top for line in lines),
        right=max(line.right for line in lines),
        bottom=max(line.bottom for line in lines),
        fonts=tuple(font for line in lines for font in line.fonts),
        letters=tuple(count for line in lines for count in line.letters),
        is_row=any(
            after.left - before.right > WIDE_GAP * after.size and len(before.text) > LONGEST_MARK
            for before, after in zip(lines, lines[1:], strict=False)
        ),
    )
