"""Paragraphs of a plain text, whether its lines were wrapped or not."""

import re
from statistics import median

from onrecord.model.text import Span

LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
BULLET = re.compile(r"\s*(?:[•●▪◦‣⁃·*–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
NUMBERING = re.compile(r"\s*(?:\(?(?:\d{1,3}|[a-z]{1,4}|[A-Z]{1,2})[.)]|[•●▪*–—-])?\s*")
"""What may stand before the first word of a resolution's paragraph: "3.", "(a)", a bullet."""
NEARLY_ALL = 0.92
"""The share of the long lines that lie within the width; of fewer than MANY, all do."""
MANY = 12
ENDS = re.compile(r"[.!?:;…]['\"”’»)\]]*\s*$")


def find_paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text, without white space at their ends, in order.

    A line is a paragraph, except in a text whose lines were wrapped at a width: there lines run on until an empty line,
    a bullet, or a line that ends early.

    >>> [s.of("One.\\n\\n  Two.") for s in find_paragraphs("One.\\n\\n  Two.")]
    ['One.', 'Two.']
    """
    lines = [Span(m.start(), m.end()) for m in LINE.finditer(text) if not m[0].isspace()]
    lines = [line.stripped(text) for line in lines]
    width = wrap_width(text, lines)
    if not width:
        return lines
    paragraphs: list[Span] = []
    previous: Span | None = None
    for line in lines:
        between = text[previous.end : line.start] if previous else ""
        gap = between.replace("\r\n", "\n").count("\n") > 1
        early = previous is not None and (
            len(previous) < width * 0.6 or (len(previous) < width * 0.8 and ENDS.search(previous.of(text)) is not None)
        )
        if previous is None or gap or early or BULLET.match(line.of(text)):
            paragraphs.append(line)
        else:
            paragraphs[-1] = Span(paragraphs[-1].start, line.end)
        previous = line
    return paragraphs


def wrap_width(text: str, lines: list[Span]) -> int:
    """The width at which the lines were wrapped, in characters; 0 where they were not.

    Wrapped: many lines of much the same length, most of which end within a sentence. In a longer text a few may be up
    to twice as long: a word that was parted at the end of a line joins two of them in some texts from PDF.
    """
    long = [line for line in lines if len(line) >= 40]
    if len(long) < 4:
        return 0
    lengths = sorted(len(line) for line in long)
    common = lengths[int((len(lengths) - 1) * NEARLY_ALL)]
    widest = common if len(lengths) >= MANY and lengths[-1] < 2.2 * common else lengths[-1]
    if widest > 140 or median(len(line) for line in long) < widest * 0.7:
        return 0
    open_ended = sum(1 for line in long if not ENDS.search(line.of(text)))
    return widest if open_ended > len(long) * 0.5 else 0
