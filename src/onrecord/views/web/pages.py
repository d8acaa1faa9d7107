"""Pages of originals as pictures, with the words of an entry marked on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from onrecord.documents.guarded import GuardedReaders
from onrecord.documents.outcome import Part, Reader, Refused
from onrecord.documents.pdf.drawn import boxes_in, boxes_reader, picture_reader
from onrecord.model.layout import Box, Layout, Page
from onrecord.model.text import Span
from onrecord.views.web.addresses import picture_address

WIDTH = 1_200
"""Pixels: sharp on a telephone's screen and still legible when enlarged."""
MOST = 3
"""Pages that are shown for one entry."""


@dataclass(frozen=True, slots=True)
class Pictured:
    """One page to show. `boxes`: rectangles to mark, in points from the top left; `trouble`: why there are none."""

    page: Page
    address: str
    boxes: tuple[Box, ...]
    trouble: str = ""


class CantShow(Exception):
    """A page can't be drawn; the message says why."""


class PagePictures:
    """Draws pages in a worker that can be stopped: originals are other people's files. One at a time."""

    def __init__(self) -> None:
        self.readers = GuardedReaders()
        self.lock = Lock()

    def picture(self, original: Path, page: int) -> bytes:
        """A page as PNG. Raises CantShow."""
        return self.part(picture_reader(page, WIDTH), original)

    def pages(self, original: Path, document: str, layout: Layout, spans: Sequence[Span]) -> tuple[Pictured, ...]:
        """The pages on which words of a document stand; none for a format without pages."""
        shown = dict.fromkeys(page for span in spans for page in layout.pages_of(span))
        if not shown:
            return ()
        origins = tuple(one for span in spans for one in layout.origins_of(span))
        trouble, boxes = "", dict[int, list[Box]]()
        try:
            boxes = boxes_in(self.part(boxes_reader(origins, tuple(shown)), original))
        except CantShow as wrong:
            trouble = str(wrong)
        return tuple(
            Pictured(page, picture_address(document, page.number), tuple(boxes.get(page.number, ())), trouble)
            for page in list(shown)[:MOST]
        )

    def part(self, reader: Reader, original: Path) -> bytes:
        """The one file that a reader gives. Raises CantShow."""
        try:
            content = original.read_bytes()
        except OSError as wrong:
            raise CantShow(f"the original can't be read: {wrong.strerror}") from None
        with self.lock:
            [*given] = self.readers.read(reader, content)
        match given:
            case [Part(content=made)]:
                return made
            case [Refused(reason=reason)]:
                raise CantShow(reason)
            case _:
                raise CantShow("the page could not be drawn")
