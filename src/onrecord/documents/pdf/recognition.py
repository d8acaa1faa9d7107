"""A page that is only a picture -> its LINES, by recognition; the source of each is a word of the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median

import pypdfium2 as pdfium

from onrecord.documents.ocr import Word
from onrecord.documents.pdf.line import Line, Piece
from onrecord.documents.pdf.spaces import Font
from onrecord.model.layout import Box

DOTS_PER_INCH = 300
POINTS_PER_INCH = 72
MOST_PIXELS = 6_000
"""Along a side; larger pages are shown smaller."""
HEADING = 1.35
"""Lines this many times as high as most are larger letters; smaller differences are those of the words."""
WIDEST_SPACE = 2.0
"""Between words of a line, in heights of a word."""
LEAST_SURE = 0.6
"""Mean over a page: what is under it was found in a photograph."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What recognition found on a page."""

    lines: list[Line]
    words: tuple[Box, ...]
    sure: float
    """Mean over the words, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a picture in the format PGM; `scale` is how many pixels a point has."""

    content: bytes
    scale: float


def picture_of(page: pdfium.PdfPage) -> Picture:
    """The page as recognition is to see it. Raises pdfium.PdfiumError where it can't be shown."""
    scale = min(DOTS_PER_INCH / POINTS_PER_INCH, MOST_PIXELS / max(page.get_size()))
    return Picture(portable_grey(page, scale), scale)


def recognised(found: list[list[Word]] | None, scale: float, number: int) -> Recognised | None:
    """What is written on the picture of a page, by the words found in it; None where there are none, or they are hardly sure."""
    if not found:
        return None
    words = [word for line in found for word in line]
    sure = fmean(word.sure for word in words)
    if sure < LEAST_SURE:
        return None
    usual = median(height_of(line) for line in found) / scale
    lines, first = [], 0
    for row in found:
        for line in apart(row, WIDEST_SPACE * usual * scale):
            lines.append(line_of(line, first, number, scale, usual))
            first += len(line)
    return Recognised(lines, tuple(box_of(word, scale) for word in words), round(sure, 3))


def portable_grey(page: pdfium.PdfPage, scale: float) -> bytes:
    """The page as a picture in the format PGM."""
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        pixels: bytes = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width].tobytes()
        return f"P5 {bitmap.width} {bitmap.height} 255\n".encode() + pixels
    finally:
        bitmap.close()


def apart(words: list[Word], widest: float) -> Iterator[list[Word]]:
    """The words of a line, cut where two are further apart than this many pixels: cells of a table."""
    start = 0
    for i, (before, after) in enumerate(pairwise(words), start=1):
        if after.left - before.right > widest:
            yield words[start:i]
            start = i
    yield words[start:]


def height_of(words: list[Word]) -> float:
    return median(word.bottom - word.top for word in words)


def box_of(word: Word, scale: float) -> Box:
    """The word's place in points."""
    return word.left / scale, word.top / scale, word.right / scale, word.bottom / scale


def line_of(words: list[Word], first: int, page: int, scale: float, usual: float) -> Line:
    """A line of words, the first of which is the one with this number on its page."""
    text, pieces = "", []
    for i, word in enumerate(words):
        start = len(text) + 1 if text else 0
        text = f"{text} {word.text}" if text else word.text
        pieces.append(Piece(start, len(text), first + i, first + i + 1))
    height = height_of(words) / scale
    return Line(
        text,
        tuple(pieces),
        min(word.left for word in words) / scale,
        min(word.top for word in words) / scale,
        max(word.right for word in words) / scale,
        max(word.bottom for word in words) / scale,
        median(word.bottom for word in words) / scale,
        (Font("", round(height if height > HEADING * usual else usual, 1)),),
        (len(text),),
        page,
    )
