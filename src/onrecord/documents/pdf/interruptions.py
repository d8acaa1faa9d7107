"""Footnotes, captions and quotations in large type that stand between the two halves of a paragraph."""

from collections.abc import Sequence

from onrecord.documents.pdf.paragraphs import Paragraph, goes_on_in_words, is_prose

MOST_BETWEEN = 6
"""Paragraphs between two halves."""


def without_interruptions(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, halves joined; what stood between them comes before, or after where it is on a later page."""
    ordered: list[Paragraph] = []
    at = 0
    while at < len(paragraphs):
        paragraph = paragraphs[at]
        rest = rest_of(paragraphs, at)
        between = paragraphs[at + 1 : rest]
        page = paragraph.last.page
        if rest:
            paragraph = Paragraph(paragraph.lines + paragraphs[rest].lines, paragraph.opens)
        ordered += [one for one in between if one.lines[0].page <= page]
        ordered.append(paragraph)
        ordered += [one for one in between if one.lines[0].page > page]
        at = max(rest, at) + 1
    return ordered


def rest_of(paragraphs: Sequence[Paragraph], at: int) -> int:
    """Where the second half of an interrupted paragraph is; 0 where it is whole.

    The half opens a column, goes on in lower case and in the same font; what is between is all in other fonts.
    """
    half = paragraphs[at]
    if not is_prose(half) or half.last.turned:
        return 0
    for i in range(at + 1, min(at + 2 + MOST_BETWEEN, len(paragraphs))):
        first = paragraphs[i].lines[0]
        if first.font == half.last.font:
            return i if i > at + 1 and paragraphs[i].opens and goes_on_in_words(half.last, first) else 0
    return 0
