"""Quotation marks around what is said: where content should begin and end, and whether it is direct, indirect or mixed."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from onrecord.extract.quotations.marks import Quoted
from onrecord.model.text import Span
from onrecord.model.vocabulary import Form

MOST_OF = 0.5
"""Share of the words in a pair of marks that makes all of them part of what is said."""
PART_OF = 0.1
"""The same where the cue stands outside of them, and everything read within; at an edge any share will do."""
WORD = re.compile(r"\w+")


class MarkEdges:
    """The pairs of marks of a text, outermost only, in order."""

    def __init__(self, text: str, quoted: Sequence[Quoted]) -> None:
        self.text = text
        self.quoted = quoted
        self.starts = [q.span.start for q in quoted]

    def around(self, span: Span) -> Sequence[Quoted]:
        """The pairs that share characters with a span."""
        first = max(0, bisect_right(self.starts, span.start) - 1)
        return [q for q in self.quoted[first : bisect_left(self.starts, span.end)] if q.span.end > span.start]

    def mended(self, content: Sequence[Span], cue: Sequence[Span] = ()) -> tuple[Span, ...]:
        """The content with every pair of marks that it holds most of held whole, and its stretches within one pair joined.

        A stretch within a pair is all of it where its cue stands outside: a cue tells of the whole.
        """
        joined: list[Span] = []
        for span in sorted(self._carried(span, cue) for span in content):
            if joined and (span.start <= joined[-1].end or self._one_pair(joined[-1], span)):
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        return tuple(joined)

    def form_of(self, content: Sequence[Span]) -> Form:
        """`direct` where all words are in marks, `indirect` where none is, else `mixed`. One word in marks counts as none."""
        inside = total = 0
        for span in content:
            marks = [q.span for q in self.around(span) if " " in q.inner.of(self.text).strip()]
            for word in WORD.finditer(self.text, span.start, span.end):
                total += 1
                inside += any(m.start <= word.start() < m.end for m in marks)
        return "indirect" if not inside else "direct" if inside == total else "mixed"

    def from_marks(self, content: Sequence[Span], that: Collection[str]) -> tuple[Span, ...]:
        """The content without a "that" of the sentence around, where all the rest stands in marks."""
        first = WORD.search(self.text, content[0].start, content[0].end) if content else None
        if first is None or first[0].lower() not in that or not self.around(content[0]):
            return tuple(content)
        rest = (Span(first.end(), content[0].end).stripped(self.text), *content[1:])
        return rest if self.form_of(rest) == "direct" else tuple(content)

    def _carried(self, span: Span, cue: Sequence[Span]) -> Span:
        start, end = span.start, span.end
        for one in self.around(span):
            held = min(span.end, one.span.end) - max(span.start, one.span.start)
            told = cue and one.span.holds(span) and not any(one.span.touches(c) for c in cue)
            at_edge = span.start <= one.inner.start or span.end >= one.inner.end
            if not one.closed and any(one.span.touches(c) for c in cue):
                # The closing mark was forgotten: what stands before the cue is said, and the cue is not.
                start = min(start, one.span.start) if span.end <= cue[0].start else start
                continue
            if held >= (MOST_OF if not told else 0 if at_edge else PART_OF) * len(one.span):
                start, end = min(start, one.span.start), max(end, one.span.end)
        return Span(start, end)

    def _one_pair(self, first: Span, second: Span) -> bool:
        whole = Span(first.start, second.end)
        return any(q.span.holds(whole) for q in self.around(whole))
