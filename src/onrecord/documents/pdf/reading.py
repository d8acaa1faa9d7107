"""PDF -> KEPT: all the steps, in order."""

import time
from collections import Counter, deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

import pypdfium2 as pdfium

from onrecord.documents.ocr import Tesseract, Word, find_tesseract
from onrecord.documents.outcome import LONGEST_TEXT, Kept, Outcome, Reader, Refused
from onrecord.documents.pdf.bullets import with_bullets
from onrecord.documents.pdf.columns import in_reading_order
from onrecord.documents.pdf.doubts import doubts_of
from onrecord.documents.pdf.file import metadata_of, opened
from onrecord.documents.pdf.hyphens import Words
from onrecord.documents.pdf.interruptions import without_interruptions
from onrecord.documents.pdf.leaf import Leaf, leaf_of, pictured, recognised_leaf
from onrecord.documents.pdf.line import Line
from onrecord.documents.pdf.paragraphs import paragraphs_of
from onrecord.documents.pdf.running import running_line, without_running
from onrecord.documents.pdf.writing import TextWriter
from onrecord.model.layout import Layout, Page
from onrecord.model.text import Span

MOST_CHARACTERS = 2 * LONGEST_TEXT
"""In the text layers of all pages. A longer text is refused anyway; no more than twice as much is looked at."""
SECONDS_A_MEGABYTE = 100.0
"""For the file: a page that is only a picture has some 50,000 bytes and takes Tesseract three seconds or so."""
RECOGNISING, RECOGNISING_A_MEGABYTE = 12.0, 80.0
"""Seconds of that for recognition, so that the pages with a text layer are read and kept even where it takes longer."""
LONGEST_RECOGNITION = 60.0
"""Seconds, of one page."""
RECOGNISED_AT_ONCE = 2
"""Pages: each by a Tesseract of its own, which takes one processor and 100 MB."""


def read_pdf(content: bytes) -> Outcome:
    """The text of the pages in reading order, without what repeats on each.

    Pages that are only pictures are read by Tesseract where it is installed.
    """
    with opened(content) as file:
        if isinstance(file, Refused):
            return file
        leaves: list[Leaf] = []
        characters = 0
        for index in range(len(file)):
            leaves.append(leaf_of(file, index))
            characters += sum(len(line.text) for line in leaves[-1].lines)
            if characters > MOST_CHARACTERS:
                return Refused(f"holds over {MOST_CHARACTERS:,} characters on its first {index + 1} pages; split it")
        metadata = metadata_of(file)
        program = find_tesseract() if any(leaf.pictured for leaf in leaves) else None
        seconds = RECOGNISING + RECOGNISING_A_MEGABYTE * len(content) / 1_000_000
        unread = recognise(file, leaves, program, seconds) if program else []
    doubts = tuple(doubts_of(leaves, program, unread))
    if not any(leaf.lines for leaf in leaves):
        return Refused("; ".join(doubts) or "holds no text: its pages are empty")
    if program and any(leaf.how == "ocr" for leaf in leaves):
        metadata = replace(metadata, provenance=(*metadata.provenance, ("recognised by", program.version)))
    bulleted = with_bullets([leaf.lines for leaf in leaves])
    pages = without_running(bulleted)
    if line := running_line(bulleted, [lines for lines, _ in pages]):
        metadata = replace(metadata, provenance=(*metadata.provenance, ("pdf:running line", line)))
    text, layout = put_together(leaves, pages)
    return Kept(text, metadata, doubts, layout)


def recognise(file: pdfium.PdfDocument, leaves: list[Leaf], program: Tesseract, seconds: float) -> list[int]:
    """Read those of the pages that are only pictures, in place; the numbers of those for which the time was too short."""
    ends = time.monotonic() + seconds
    unread = []
    under_way: deque[tuple[int, float, Future[list[list[Word]] | None]]] = deque()

    def settle() -> None:
        i, scale, found = under_way.popleft()
        leaves[i] = recognised_leaf(leaves[i], found.result(), scale)

    with ThreadPoolExecutor(RECOGNISED_AT_ONCE) as threads:
        for i, leaf in enumerate(leaves):
            if not leaf.pictured:
                continue
            if len(under_way) == RECOGNISED_AT_ONCE:
                settle()
            left = min(ends - time.monotonic(), LONGEST_RECOGNITION)
            if left <= 0:
                unread.append(leaf.number)
                continue
            try:
                # Here, not in the thread: PDFium does one thing at a time.
                picture = pictured(file, leaf)
            except pdfium.PdfiumError as wrong:
                leaves[i] = replace(leaf, trouble=str(wrong))
                continue
            under_way.append((i, picture.scale, threads.submit(program.lines_in, picture.content, seconds=left)))
        while under_way:
            settle()
    return unread


def put_together(leaves: Sequence[Leaf], pages: Sequence[tuple[list[Line], str]]) -> tuple[str, Layout]:
    """The text of the pages' lines, and where its letters are from. `pages`: the lines that are kept, and the number printed."""
    blocks = [block for lines, _ in pages for block in in_reading_order(lines)]
    writer = TextWriter(Words.of(line for block in blocks for line in block.lines))
    text = writer.write(without_interruptions(list(paragraphs_of(blocks))))
    times = Counter(leaf.label for leaf in leaves)
    shown, at = [], 0
    for leaf, (_, printed) in zip(leaves, pages, strict=True):
        span = writer.pages.get(leaf.number, Span(at, at))
        at = span.end
        # Some programs label every page "1".
        label = printed or (leaf.label if times[leaf.label] == 1 else "")
        size = (leaf.width, leaf.height)
        shown.append(Page(leaf.number, span.start, span.end, leaf.how, label, *size, leaf.sure, leaf.words))
    return text, Layout(tuple(shown), tuple(writer.runs))


PDF = Reader("pdf", 2, read_pdf, begins=(b"%PDF-",), seconds_a_megabyte=SECONDS_A_MEGABYTE)
