"""A page of a PDF as a picture, and where on it words stand: for the page on which an entry opens."""

import ctypes
import struct
import zlib
from collections.abc import Iterable, Sequence
from contextlib import closing

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from onrecord.documents.outcome import Refused
from onrecord.documents.pdf.file import opened
from onrecord.documents.pdf.shown import Shown
from onrecord.model.layout import Box, Page, SourceRange
from onrecord.model.text import Span

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
TRUECOLOUR = struct.pack("!BBBBB", 8, 2, 0, 0, 0)
"""Eight bits a colour, red green blue; deflated, filtered by the one method there is, not interlaced."""
WIDEST, HIGHEST = 4_000, 8_000
"""Pixels."""
SAME_LINE = 0.5
"""Boxes that share this much of the height of the lower are marked as one."""
SAME_WIDTH = 0.1
"""Points."""
NEAR = 1.5
"""So many heights apart on a line, boxes are marked as one: the space between words."""


def boxes_of(content: bytes, origins: Iterable[SourceRange], pages: Sequence[Page] = ()) -> dict[int, list[Box]]:
    """The rectangles to mark on each page, by its number: what `Layout.origins_of` told of some words, a rectangle a line.

    `pages` are those of the layout; the words of a page that was read by recognition are found in them. A range that the
    file has not is passed over. Raises ValueError where these bytes are no PDF that can be read.
    """
    words = {page.number: page.words for page in pages if page.words}
    found: dict[int, list[Box]] = {}
    with opened(content) as file:
        if isinstance(file, Refused):
            raise ValueError(f"the original {file.reason}")
        for origin in origins:
            if origin.page in words:
                boxes = list(words[origin.page][origin.span.start : origin.span.end])
            elif 0 < origin.page <= len(file):
                boxes = letter_boxes(file, origin)
            else:
                continue
            found.setdefault(origin.page, []).extend(boxes)
    return {page: by_line(boxes) for page, boxes in found.items() if boxes}


def picture_of(content: bytes, page: int, width: int) -> bytes:
    """A page, counted from 1, as a PNG that is so many pixels wide. Raises ValueError where there is no such page, or no PDF."""
    with opened(content) as file:
        if isinstance(file, Refused):
            raise ValueError(f"the original {file.reason}")
        if not 0 < page <= len(file):
            raise ValueError(f"no page {page}: the original has {len(file)}")
        try:
            with closing(file[page - 1]) as shown:
                across, down = shown.get_size()
                scale = min(min(width, WIDEST) / across, HIGHEST / down)
                return as_png(shown.render(scale=scale, rev_byteorder=True))
        except pdfium.PdfiumError as wrong:
            raise ValueError(f"page {page} of the original can't be shown: {wrong}") from wrong


def letter_boxes(file: pdfium.PdfDocument, origin: SourceRange) -> list[Box]:
    """The boxes of characters of a page's text layer."""
    box = raw.FS_RECTF()
    boxes = []
    with closing(file[origin.page - 1]) as page, closing(page.get_textpage()) as layer:
        shown = Shown.of(page)
        span = Span(origin.span.start, min(origin.span.end, layer.count_chars()))
        for index in range(span.start, span.end):
            if raw.FPDFText_GetLooseCharBox(layer, index, ctypes.byref(box)) and box.right > box.left:
                boxes.append(shown.box(box.left, box.bottom, box.right, box.top))
    return boxes


def by_line(boxes: Iterable[Box]) -> list[Box]:
    """The boxes, those joined that follow each other on a line."""
    joined: list[Box] = []
    for box in boxes:
        if joined and (is_beside(joined[-1], box) or is_below(joined[-1], box)):
            last = joined.pop()
            box = (min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
        joined.append(box)
    return [(round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)) for left, top, right, bottom in joined]


def is_beside(one: Box, other: Box) -> bool:
    """True for boxes of one line with no more than a space between them."""
    lower = min(one[3] - one[1], other[3] - other[1])
    shared = min(one[3], other[3]) - max(one[1], other[1])
    apart = max(one[0], other[0]) - min(one[2], other[2])
    return shared >= SAME_LINE * lower and apart <= NEAR * lower


def is_below(one: Box, other: Box) -> bool:
    """True for letters of one line of turned text: as wide as each other, one under the other."""
    apart = max(one[1], other[1]) - min(one[3], other[3])
    width = other[2] - other[0]
    return max(abs(one[0] - other[0]), abs(one[2] - other[2])) < SAME_WIDTH and apart <= NEAR * width


def as_png(bitmap: pdfium.PdfBitmap) -> bytes:
    """A picture of red, green and blue as PNG (ISO/IEC 15948)."""
    with closing(bitmap):
        rows = bitmap.to_numpy()[:, :, :3].reshape(bitmap.height, -1)
        filtered = b"".join(b"\0" + row.tobytes() for row in rows)
        header = struct.pack("!II", bitmap.width, bitmap.height) + TRUECOLOUR
    return PNG_SIGNATURE + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(filtered, 6)) + chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a PNG: its length, kind, data and checksum."""
    return struct.pack("!I", len(data)) + kind + data + struct.pack("!I", zlib.crc32(kind + data))
