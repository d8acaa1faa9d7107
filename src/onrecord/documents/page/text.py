"""From the pieces of a page's tree to the kept text: white space as a page shows it, and for each character where it came from."""

import re
from collections.abc import Iterable, Iterator

from onrecord.documents.page.marked import Piece
from onrecord.model.layout import Run

BREAK = Piece("\n")
"""The end of a line that the page sets: `<br>`."""
BAR = Piece(" | ")
"""Between two cells of a table's row."""
INVISIBLE = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphens, zero-width spaces and joiners of lines: they steer the line break and are no letters."""
UNSEEN = re.compile(f"[{INVISIBLE}]+")
# Not all white space: a no-break space stays.
GAP = re.compile(rf"\A[ \t\r\n\f]+|[ \t\r\n\f]+\Z|[ \t\r\n\f]{{2,}}|[\t\r\n\f]|[{INVISIBLE}]+")


def tidied(pieces: Iterable[Piece]) -> list[Piece]:
    """A block's text with one space for each gap, and none at the ends of lines."""
    tidy: list[Piece] = []
    space: Piece | None = None
    in_line = False
    for piece in pieces:
        if piece is BREAK:
            space, in_line = None, False
            tidy.append(BREAK)
            continue
        for part in parted(piece, GAP):
            if part.text.isspace() and part.text.strip(" \t\r\n\f") == "":
                space = space or (part if in_line else None)
            elif not UNSEEN.fullmatch(part.text):
                if space:
                    tidy.append(Piece(" ", space.start, space.end))
                tidy.append(part)
                space, in_line = None, True
    return without_ends(tidy)


def preformatted(pieces: Iterable[Piece]) -> list[Piece]:
    """A block's text with all its white space, without the line ends before and after it."""
    parts = [part for piece in pieces for part in parted(piece, UNSEEN) if not UNSEEN.fullmatch(part.text)]
    lines = [line for part in parts for line in parted(part, re.compile("\n+"))]
    return without_ends(lines)


def without_ends(pieces: list[Piece]) -> list[Piece]:
    """The pieces without the line ends at both ends."""
    first, last = 0, len(pieces)
    while first < last and not pieces[first].text.strip("\n"):
        first += 1
    while last > first and not pieces[last - 1].text.strip("\n"):
        last -= 1
    return pieces[first:last]


def parted(piece: Piece, gap: re.Pattern[str]) -> Iterator[Piece]:
    """The piece cut before and after what is a gap; whole where its letters do not belong to the source's one by one."""
    if piece.end - piece.start != len(piece.text) and piece.start >= 0:
        yield piece
        return
    at = 0
    for found in gap.finditer(piece.text):
        if found.start() > at:
            yield part_of(piece, at, found.start())
        yield part_of(piece, found.start(), found.end())
        at = found.end()
    if at < len(piece.text):
        yield part_of(piece, at, len(piece.text))


def part_of(piece: Piece, start: int, end: int) -> Piece:
    """Some letters of a piece."""
    if piece.start < 0:
        return Piece(piece.text[start:end])
    return Piece(piece.text[start:end], piece.start + start, piece.start + end)


class Writer:
    """Writes blocks one after the other, with an empty line between them."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.runs: list[Run] = []
        self.length = 0

    def block(self, bullet: str, pieces: Iterable[Piece]) -> None:
        """One block; where it is an item of a list, after its bullet."""
        self.put(Piece("\n\n" + bullet if self.parts else bullet))
        for piece in pieces:
            self.put(piece)

    def put(self, piece: Piece) -> None:
        """One piece; the run before it grows where the two belong together letter by letter."""
        start, self.length = self.length, self.length + len(piece.text)
        self.parts.append(piece.text)
        if piece.start < 0:
            return
        run = Run(start, self.length, piece.start, piece.end)
        last = self.runs[-1] if self.runs else None
        if last and last.end == start and last.source_end == piece.start and even(last) and even(run):
            self.runs[-1] = Run(last.start, run.end, last.source, run.source_end)
        else:
            self.runs.append(run)

    def text(self) -> str:
        return "".join(self.parts)


def even(run: Run) -> bool:
    """True where each letter belongs to one of the source."""
    return run.end - run.start == run.source_end - run.source
