"""Where words stand: spans of one document's text."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters from `start` up to, not including, `end` of one document's text.

    Counted in code points, as Python counts them: bytes and UTF-16 units differ.

    >>> Span(4, 7).of("She won.")
    'won'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: "Span") -> bool:
        """True where `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: "Span") -> bool:
        """True where the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def stripped(self, text: str) -> "Span":
        """This span without white space at either end."""
        start, end = self.start, self.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(start, end)


def cover(spans: "list[Span] | tuple[Span, ...]") -> Span:
    """The shortest span that holds them all. Raises ValueError where there is none.

    >>> cover([Span(3, 5), Span(9, 12)])
    Span(start=3, end=12)
    """
    return Span(min(s.start for s in spans), max(s.end for s in spans))


class Spans:
    """Spans of one text, asked whether any of them touches another.

    >>> held = Spans([Span(9, 12), Span(3, 5)])
    >>> held.touch(Span(4, 6)), held.touch(Span(5, 9))
    (True, False)
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._furthest = list(accumulate((span.end for span in ordered), max))

    def touch(self, span: Span) -> bool:
        """True where one of them shares at least one character with a span."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._furthest[before - 1] > span.start
