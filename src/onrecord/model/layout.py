"""Where the characters of a kept text came from: which page, and which characters of the file's own text."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.model.text import Span

PageText = Literal["text", "ocr", "none"]
"""What a page's text is from: the page's own text layer, recognition of its picture, or there is none."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in points from the top left of a page as it is shown."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a file: the characters from `start` up to, not including, `end` of the kept text stand on it."""

    number: int
    """From 1, as the file counts."""
    start: int
    end: int
    how: PageText = "text"
    label: str = ""
    """The number that is printed on it or that the file gives it; empty where nothing tells."""
    width: float = 0.0
    """In points of 1/72 inch,"""
    height: float = 0.0
    """as it is shown."""
    confidence: float | None = None
    """Of recognition: the mean over its words, 0 to 1. None for a text layer."""
    words: tuple[Box, ...] = ()
    """Where the words stand that recognition found; empty for a text layer, whose boxes are in the file."""


@dataclass(frozen=True, slots=True)
class Run:
    """The characters `start` up to `end` of the kept text, and what they were made from: `source` up to `source_end` of the source.

    The source is the text that the file itself holds: the characters of page `page`, as the PDF library counts them, or where
    `page` is 0 the file decoded to text; on a page that was read by recognition, the words of `Page.words`. Ranges of one length
    belong together letter by letter, others only as a whole (a ligature that was spelt out). Characters in no run were put there by the reader: a space for the end of a line, the gap between blocks.
    """

    start: int
    end: int
    source: int
    source_end: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class SourceRange:
    """Characters of the source that words of the kept text were made from."""

    page: int
    span: Span


@dataclass(frozen=True, slots=True)
class Layout:
    """Pages and runs in the order of the kept text; both are empty where a reader keeps none."""

    pages: tuple[Page, ...] = ()
    runs: tuple[Run, ...] = ()

    def pages_of(self, span: Span) -> tuple[Page, ...]:
        """The pages on which words stand, in order; none where there are no pages."""
        return tuple(page for page in self.pages if page.start < span.end and page.end > span.start)

    def origins_of(self, span: Span) -> tuple[SourceRange, ...]:
        """What the words were made from, in order: a range of the source for each run that they touch."""
        first = max(0, bisect_right(self.runs, span.start, key=lambda run: run.start) - 1)
        found = []
        for run in self.runs[first:]:
            if run.start >= span.end:
                break
            if run.end > span.start:
                found.append(SourceRange(run.page, source_of(run, span)))
        return tuple(found)

    def cut(self, span: Span) -> "Layout":
        """The layout of a part of the text, its offsets counted from the part's start."""
        pages = (
            replace(p, start=max(p.start, span.start) - span.start, end=min(p.end, span.end) - span.start)
            for p in self.pages_of(span)
        )
        return Layout(tuple(pages), tuple(cut_runs(self.runs, span)))


def source_of(run: Run, span: Span) -> Span:
    """The part of a run's source that belongs to the characters of a span."""
    if run.end - run.start != run.source_end - run.source:
        return Span(run.source, run.source_end)
    start, end = max(run.start, span.start), min(run.end, span.end)
    return Span(run.source + start - run.start, run.source + end - run.start)


def cut_runs(runs: Iterable[Run], span: Span) -> Iterable[Run]:
    """The runs that lie in a span, cut to it and counted from its start."""
    for run in runs:
        if run.start < span.end and run.end > span.start:
            source = source_of(run, span)
            start, end = max(run.start, span.start) - span.start, min(run.end, span.end) - span.start
            yield Run(start, end, source.start, source.end, run.page)
