"""Paragraphs in marks beside which nobody is named: somebody named elsewhere goes on speaking."""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.extract.quotations.marks import Quoted
from onrecord.model.text import Span, Spans

FEWEST_ALONE = 5
"""Words of a paragraph in marks that is somebody's although no cue goes with it."""
ALONE_CHANCE = 0.6
"""How often such a paragraph is somebody's words, of whom the text leaves no doubt."""


def left_alone(
    text: str, paragraphs: Sequence[Span], quoted: Sequence[Quoted], read: Iterable[Span]
) -> Iterator[Quoted]:
    """Paragraphs that stand in marks as a whole and of which nothing was read.

    Of a run of paragraphs that all open with a mark, of which only the last one closes, none is too short.
    """
    held = Spans(read)
    goes_on = -1
    for one in quoted:
        paragraph = paragraphs[one.paragraph]
        whole = one.span.start == paragraph.start and paragraph.end - one.span.end <= 1
        long = len(one.inner.of(text).split()) >= FEWEST_ALONE or not one.closed or goes_on == one.paragraph - 1
        if whole and long and not held.touch(one.span):
            yield one
        goes_on = one.paragraph if whole and not one.closed else -1
