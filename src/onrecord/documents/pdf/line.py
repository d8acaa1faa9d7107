"""A line of letters on a page: what every step of reading a PDF hands to the next."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple


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


class Font(NamedTuple):
    """A typeface at a size in points, as shown."""

    name: str
    size: float


@dataclass(frozen=True, slots=True)
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
    parts: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[Piece] = field(default_factory=list)
    fonts: list[Font] = field(default_factory=list)
    letters: list[int] = field(default_factory=list)
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    baseline: float = 0.0

    def add(self, text: str, source: int, source_end: int) -> None:
        """Letters without a place of their own."""
        end = self.length + len(text)
        last = self.pieces[-1] if self.pieces else None
        one_by_one = len(text) == source_end - source == 1
        if last and one_by_one and last.source_end == source and last.is_one_by_one:
            self.pieces[-1] = Piece(last.start, end, last.source, source_end)
        else:
            self.pieces.append(Piece(self.length, end, source, source_end))
        self.parts.append(text)
        self.length = end

    def place(self, left: float, top: float, right: float, bottom: float, font: Font) -> None:
        """Where the letters just added stand."""
        if not self.fonts:
            self.left, self.top, self.right, self.bottom = left, top, right, bottom
        else:
            self.left, self.right = min(self.left, left), max(self.right, right)
            self.top, self.bottom = min(self.top, top), max(self.bottom, bottom)
        if self.fonts and self.fonts[-1] == font:
            self.letters[-1] += 1
        else:
            self.fonts.append(font)
            self.letters.append(1)

    def build(self) -> Line:
        return Line(
            "".join(self.parts),
            tuple(self.pieces),
            self.left,
            self.top,
            self.right,
            self.bottom,
            self.baseline,
            tuple(self.fonts),
            tuple(self.letters),
            self.page,
            self.turned,
        )


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
    )
