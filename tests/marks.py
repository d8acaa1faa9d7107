"""Texts that carry their own expectations: the words that are meant stand between ⟦ and ⟧."""

import re

from onrecord.model.text import Span

MARK = re.compile("[⟦⟧]")


def marked(source: str) -> tuple[str, list[Span]]:
    """The text without its marks, and the spans that they enclosed, in order of their starts.

    Pairs may nest; of two that start together the longer comes first. Raises ValueError for a mark without its other half.

    >>> marked("The ⟦ministry⟧ ⟦denied ⟦it⟧⟧.")
    ('The ministry denied it.', [Span(start=4, end=12), Span(start=13, end=22), Span(start=20, end=22)])
    """
    open_at: list[int] = []
    spans: list[Span] = []
    for removed, mark in enumerate(MARK.finditer(source)):
        at = mark.start() - removed
        if mark[0] == "⟦":
            open_at.append(at)
        elif open_at:
            spans.append(Span(open_at.pop(), at))
        else:
            raise ValueError(f"a ⟧ without its ⟦ at {mark.start()} of {source!r}")
    if open_at:
        raise ValueError(f"a ⟦ without its ⟧ in {source!r}")
    return MARK.sub("", source), sorted(spans, key=lambda s: (s.start, -s.end))
