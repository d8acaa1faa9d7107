"""Paragraphs in marks beside which nobody is named: somebody named elsewhere goes on speaking."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from onrecord.extract.quotations.marks import Quoted
from onrecord.model.text import Span

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
    held = sorted(read)
    starts, ends = [s.start for s in held], list(accumulate((s.end for s in held), max))
    goes_on = -1
    for one in quoted:
        paragraph = paragraphs[one.paragraph]
        whole = one.span.start == paragraph.start and paragraph.end - one.span.end <= 1
        long = len(one.inner.of(text).split()) >= FEWEST_ALONE or not one.closed or goes_on == one.paragraph - 1
        if whole and long and not is_read(one.span, starts, ends):
            yield one
        goes_on = one.paragraph if whole and not one.closed else -1


def is_read(span: Span, starts: Sequence[int], ends: Sequence[int]) -> bool:
    """True where a span shares a character with others, given by their starts in order and the furthest end so far."""
    before = bisect_left(starts, span.end)
    return before > 0 and ends[before - 1] > span.start
