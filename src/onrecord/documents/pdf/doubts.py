"""What the person who gave a PDF should know of its pages, a line for each thing."""

from collections.abc import Iterator, Sequence
from statistics import fmean

from onrecord.documents.ocr import Tesseract
from onrecord.documents.pdf.leaf import Leaf

INSTALL = "install Tesseract (Debian: apt install tesseract-ocr tesseract-ocr-eng) and add the file again"


def doubts_of(leaves: Sequence[Leaf], program: Tesseract | None, unread: Sequence[int]) -> Iterator[str]:
    """Pages without a text layer, what recognition made of them, and pages that are damaged.

    `unread`: the numbers of the pages for which recognition had no time left.
    """
    without = [leaf.number for leaf in leaves if leaf.pictured and leaf.how == "none" and leaf.number not in unread]
    if without and program is None:
        yield f"{numbered(without)} without a text layer, only a picture: {INSTALL}"
    elif without:
        yield f"{numbered(without)} without a text layer, and recognition found no words in the picture"
    if unread:
        yield (
            f"{numbered(unread)} without a text layer, and the time for recognising pictures was over: "
            "split the file, or give it a text layer with OCRmyPDF"
        )
    read = [leaf for leaf in leaves if leaf.how == "ocr"]
    if read and program is not None:
        sure = fmean(leaf.sure or 0.0 for leaf in read)
        yield (
            f"{numbered([leaf.number for leaf in read])} read by recognition of the picture ({program.version}, "
            f"{sure:.0%} sure on average): check the words against the page"
        )
    damaged = [leaf.number for leaf in leaves if leaf.trouble]
    if damaged:
        yield f"{numbered(damaged)} damaged and not read: open the file elsewhere and save it anew"


def numbered(pages: Sequence[int]) -> str:
    """Page numbers and their verb.

    >>> numbered([3]), numbered([3, 7, 8, 9])
    ('page 3 is', 'pages 3, 7-9 are')
    """
    ranges: list[list[int]] = []
    for page in pages:
        if ranges and ranges[-1][1] == page - 1:
            ranges[-1][1] = page
        else:
            ranges.append([page, page])
    names = ", ".join(f"{first}" if first == last else f"{first}-{last}" for first, last in ranges)
    return f"page {names} is" if len(pages) == 1 else f"pages {names} are"
