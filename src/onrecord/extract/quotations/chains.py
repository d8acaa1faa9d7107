"""Which quotation stands in which: "A said that B told C" holds what B told."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.entries import Quotation
from onrecord.model.text import Span, cover


def chained(quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """The quotations, in their order, each with the id of the innermost one around it as `within`; empty where there is none.

    One is within another where its content, cue and source all stand in the other's content. Ids must have been given.
    """
    wholes = [cover((*q.content, *q.cue, *q.source)) for q in quotations]
    around = [""] * len(quotations)
    open_now: list[int] = []
    # What is around begins no later than what is within it, and ends no earlier.
    for place in sorted(range(len(quotations)), key=lambda i: (wholes[i].start, -wholes[i].end)):
        open_now = [i for i in open_now if quotations[i].span.end > wholes[place].start]
        holding = [i for i in open_now if holds(quotations[i], quotations[place], wholes[place])]
        if holding:
            around[place] = quotations[min(holding, key=lambda i: len(quotations[i].span))].id
        open_now.append(place)
    return tuple(replace(one, within=outer) for one, outer in zip(quotations, around, strict=True))


def holds(outer: Quotation, inner: Quotation, whole: Span) -> bool:
    """True where all words of one, which together take up `whole`, stand in the content of the other."""
    return len(inner.span) < len(outer.span) and all(
        any(held.holds(span) for held in outer.content) for span in (*inner.content, *inner.cue, *inner.source)
    )
