"""A page's picture and the rectangles of words on it, as a worker that can be stopped gives them."""

from functools import partial

import msgspec

from onrecord.documents.outcome import Outcome, Part, Reader, Refused, Unpacked
from onrecord.documents.pdf.page_picture import boxes_of, picture_of
from onrecord.model.layout import Box, Page, SourceRange


def picture_reader(page: int, width: int) -> Reader:
    """What draws a page, counted from 1: gives one `Part`, a PNG that is so many pixels wide."""
    return Reader("page picture", 1, partial(draw, page=page, width=width))


def boxes_reader(origins: tuple[SourceRange, ...], pages: tuple[Page, ...]) -> Reader:
    """What finds words on their pages: gives one `Part`, the rectangles by page as JSON for `boxes_in`."""
    return Reader("word boxes", 1, partial(find, origins=origins, pages=pages))


def draw(content: bytes, page: int, width: int) -> Outcome:
    try:
        return Unpacked(iter([Part(f"{page}.png", picture_of(content, page, width))]))
    except ValueError as wrong:
        return Refused(str(wrong))


def find(content: bytes, origins: tuple[SourceRange, ...], pages: tuple[Page, ...]) -> Outcome:
    try:
        return Unpacked(iter([Part("boxes.json", msgspec.json.encode(boxes_of(content, origins, pages)))]))
    except ValueError as wrong:
        return Refused(str(wrong))


def boxes_in(content: bytes) -> dict[int, list[Box]]:
    """The rectangles by page that `boxes_reader` gave."""
    return msgspec.json.decode(content, type=dict[int, list[Box]])
