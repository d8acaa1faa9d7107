"""A line of letters on a page: what every step of reading a PDF hands to the next."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple

from onrecord.documents.pdf.spaces import Font, Letters, spaces_in
from onrecord.model.layout import Box

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
    letters: Letters = field(default_factory=Letters)

    def add(self, text: str, source: int, end: int, corners: Box, font: Font, space: int) -> None:
        """Letters that one character gave, its units `source` up to `end`, and the box in which it stands."""
        letters = self.letters
        letters.gaps.append(corners[0] - self.right if letters.texts else 0.0)
        letters.texts.append(text)
        letters.sources.append(source)
        letters.ends.append(end)
        letters.fonts.append(font)
        letters.spaces.append(space)
        self.reach(corners)

    def add_run(self, texts: Sequence[str], source: int, corners: Box, gaps: Sequence[float], font: Font) -> None:
        """Letters without a space between them, each of one unit from `source` on, the gaps before them, and the box in which all stand."""
        letters, count = self.letters, len(texts)
        letters.texts.extend(texts)
        letters.sources.extend(range(source, source + count))
        letters.ends.extend(range(source + 1, source + count + 1))
        letters.fonts.extend([font] * count)
        letters.gaps.extend(gaps)
        letters.spaces.extend([-1] * count)
        self.reach(corners)

    def reach(self, corners: Box) -> None:
        """Make the line's box hold another one."""
        left, top, right, bottom = corners
        if left < self.left:
            self.left = left
        if top < self.top:
            self.top = top
        if right > self.right:
            self.right = right
        if bottom > self.bottom:
            self.bottom = bottom

    def guess_space(self) -> None:
        """The space before the last letter is not in the file."""
        self.letters.guesses.add(len(self.letters.texts) - 1)

    def build(self) -> Line:
        """The line, with a space where letters stand apart and the file has none."""
        spaces = [space >= 0 for space in self.letters.spaces] if self.turned else spaces_in(self.letters)
        text, pieces = pieced(self.letters, spaces)
        stretches = [(font, len(list(those))) for font, those in groupby(self.letters.fonts)]
        fonts, counts = zip(*stretches, strict=True)
        box = (self.left, self.top, self.right, self.bottom)
        return Line(text, pieces, *box, self.baseline, fonts, counts, self.page, self.turned)


def pieced(letters: Letters, spaces: Sequence[bool]) -> tuple[str, tuple[Piece, ...]]:
    """The letters as a text, and what they were made from in as few pieces as tell it. `spaces`: before which there is one."""
    parts: list[str] = []
    pieces: list[Piece] = []
    # The piece that goes on letter by letter begins here; it ends at `at`, and its source at `goes_on`, below 0 where none does.
    start = begins = at = 0
    goes_on = -1
    columns = (letters.texts, letters.sources, letters.ends, letters.spaces, spaces)
    for text, source, end, space, after_space in zip(*columns, strict=True):
        if after_space:
            parts.append(" ")
            if space != goes_on or space < 0:
                if goes_on >= 0:
                    pieces.append(Piece(start, at, begins, goes_on))
                start, begins = at, space
            goes_on = space + 1 if space >= 0 else -1
            at += 1
        parts.append(text)
        if source == goes_on and len(text) == end - source:
            goes_on = end
            at += len(text)
            continue
        if goes_on >= 0:
            pieces.append(Piece(start, at, begins, goes_on))
        start, begins, goes_on = at, source, end
        at += len(text)
        if len(text) != end - source:
            pieces.append(Piece(start, at, begins, end))
            goes_on = -1
    if goes_on >= 0:
        pieces.append(Piece(start, at, begins, goes_on))
    return "".join(parts), tuple(pieces)


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
