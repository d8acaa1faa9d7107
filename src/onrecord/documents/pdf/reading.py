"""PDF -> KEPT: all the steps, in order."""

from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium

from onrecord.documents.outcome import LONGEST_TEXT, Kept, Outcome, Reader, Refused
from onrecord.documents.pdf.bullets import with_bullets
from onrecord.documents.pdf.columns import in_reading_order
from onrecord.documents.pdf.file import metadata_of, opened
from onrecord.documents.pdf.hyphens import Words
from onrecord.documents.pdf.interruptions import without_interruptions
from onrecord.documents.pdf.layer import lines_of
from onrecord.documents.pdf.line import Line
from onrecord.documents.pdf.paragraphs import paragraphs_of
from onrecord.documents.pdf.running import without_running
from onrecord.documents.pdf.shown import Shown
from onrecord.documents.pdf.writing import TextWriter
from onrecord.model.layout import Layout, Page, PageText
from onrecord.model.text import Span


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page as it was found."""

    number: int
    width: float
    height: float
    lines: list[Line]
    label: str
    pictured: bool
    """It has something on it that is no text."""
    trouble: str = ""


def read_pdf(content: bytes) -> Outcome:
    """The text of the pages in reading order, without what repeats on each."""
    with opened(content) as file:
        if isinstance(file, Refused):
            return file
        leaves = []
        characters = 0
        for index in range(len(file)):
            leaves.append(leaf_of(file, index))
            characters += sum(len(line.text) for line in leaves[-1].lines)
            if characters > 2 * LONGEST_TEXT:
                return Refused(
                    f"holds more than {2 * LONGEST_TEXT:,} characters on its first {index + 1} pages; split it"
                )
        metadata = metadata_of(file)
    if not any(leaf.lines for leaf in leaves):
        return Refused(no_text(leaves))
    text, layout = put_together(leaves)
    return Kept(text, metadata, tuple(doubts_of(leaves)), layout)


def leaf_of(file: pdfium.PdfDocument, index: int) -> Leaf:
    """A page; without lines where it can't be read."""
    try:
        page = file[index]
    except pdfium.PdfiumError as wrong:
        return Leaf(index + 1, 0.0, 0.0, [], "", False, str(wrong))
    try:
        width, height = page.get_size()
        lines = lines_of(page, Shown.of(page), index + 1)
        pictured = not lines and next(iter(page.get_objects(max_depth=1)), None) is not None
        return Leaf(index + 1, width, height, lines, file.get_page_label(index), pictured)
    except pdfium.PdfiumError as wrong:
        return Leaf(index + 1, 0.0, 0.0, [], "", False, str(wrong))
    finally:
        page.close()


def put_together(leaves: Sequence[Leaf]) -> tuple[str, Layout]:
    """The kept text of the pages and where its letters are from."""
    pages = without_running(with_bullets([leaf.lines for leaf in leaves]))
    blocks = [block for lines, _ in pages for block in in_reading_order(lines)]
    writer = TextWriter(Words.of(line for block in blocks for line in block.lines))
    text = writer.write(without_interruptions(list(paragraphs_of(blocks))))
    shown, at = [], 0
    for leaf, (_, printed) in zip(leaves, pages, strict=True):
        span = writer.pages.get(leaf.number, Span(at, at))
        at = span.end
        how: PageText = "text" if leaf.lines else "none"
        label = printed or leaf.label
        shown.append(Page(leaf.number, span.start, span.end, how, label, leaf.width, leaf.height))
    return text, Layout(tuple(shown), tuple(writer.runs))


def no_text(leaves: Sequence[Leaf]) -> str:
    return "; ".join(doubts_of(leaves)) or "has no text: its pages are empty"


def doubts_of(leaves: Sequence[Leaf]) -> list[str]:
    """What could not be read, a line for each reason."""
    pictures = [leaf.number for leaf in leaves if leaf.pictured]
    broken = [leaf.number for leaf in leaves if leaf.trouble]
    doubts = []
    if pictures:
        doubts.append(f"{numbered(pictures)} without a text layer, only a picture: install Tesseract, which reads it")
    if broken:
        doubts.append(f"{numbered(broken)} damaged and not read; open the file elsewhere and save it anew")
    return doubts


def numbered(pages: Sequence[int]) -> str:
    """Pages as "page 3 is", "pages 3, 7-9 are"."""
    ranges: list[list[int]] = []
    for page in pages:
        if ranges and ranges[-1][1] == page - 1:
            ranges[-1][1] = page
        else:
            ranges.append([page, page])
    names = ", ".join(f"{first}" if first == last else f"{first}-{last}" for first, last in ranges)
    return f"page {names} is" if len(pages) == 1 else f"pages {names} are"


PDF = Reader("pdf", 1, read_pdf, begins=(b"%PDF-",))
