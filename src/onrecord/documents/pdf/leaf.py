"""One page of a PDF as it was found, before the pages are compared."""

from contextlib import closing
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from onrecord.documents.ocr import Word
from onrecord.documents.pdf.layer import lines_of
from onrecord.documents.pdf.line import Line
from onrecord.documents.pdf.recognition import Picture, picture_of, recognised
from onrecord.documents.pdf.shown import Shown
from onrecord.model.layout import Box, PageText


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page; `lines` is empty where no text was found."""

    number: int
    width: float = 0.0
    height: float = 0.0
    label: str = ""
    """The number that the file gives it."""
    lines: tuple[Line, ...] = ()
    how: PageText = "none"
    pictured: bool = False
    """It has no text layer, but something else on it."""
    sure: float | None = None
    words: tuple[Box, ...] = ()
    trouble: str = ""
    """Why it can't be read."""


def leaf_of(file: pdfium.PdfDocument, index: int) -> Leaf:
    """A page with the lines of its text layer."""
    leaf = Leaf(index + 1)
    try:
        with closing(file[index]) as page:
            width, height = page.get_size()
            leaf = replace(leaf, width=width, height=height, label=file.get_page_label(index))
            lines = lines_of(page, Shown.of(page), leaf.number)
            if lines:
                return replace(leaf, lines=tuple(lines), how="text")
            return replace(leaf, pictured=next(iter(page.get_objects(max_depth=1)), None) is not None)
    except pdfium.PdfiumError as wrong:
        return replace(leaf, trouble=str(wrong))


def pictured(file: pdfium.PdfDocument, leaf: Leaf) -> Picture:
    """A page as a picture. Raises pdfium.PdfiumError where it can't be shown."""
    with closing(file[leaf.number - 1]) as page:
        return picture_of(page)


def recognised_leaf(leaf: Leaf, found: list[list[Word]] | None, scale: float) -> Leaf:
    """A page that is a picture, with the lines that were found in it; without any as it was."""
    known = recognised(found, scale, leaf.number)
    if known is None:
        return leaf
    return replace(leaf, lines=tuple(known.lines), how="ocr", sure=known.sure, words=known.words)
