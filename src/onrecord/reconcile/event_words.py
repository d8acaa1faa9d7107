"""The words that tell an event: its own without its date, and the rest of the clause, where the place often stands."""

import re
from collections.abc import Iterator, Sequence

from onrecord.model.entries import Event
from onrecord.model.text import Span
from onrecord.reconcile.order import Placed
from onrecord.reconcile.wording import Terms, folded

DATELINE = re.compile(
    r"\A(?:[^\n()]{2,60}\()?[^()\n]{2,40}\)\s*[-–—]+\s*|\A[A-Z][A-Z ]{1,30}[A-Z](?:,\s[\w .,]{2,30}?)?\s*[-–—]+\s+"
)
"""The place and day that a report opens with: "TOLM, 4 May (Bell) – ", "TOLM, 4 May – "."""
FURTHEST = 90
"""Characters behind an event's words in which the clause may go on."""
WRAPPED = 50
"""Characters that a line has at least which was broken to fit; a shorter one ends by itself."""
NEXT = re.compile(r"(?:[^\S\n]*|\n(?=[a-z]))([^\W_]+(?:[-’'][^\W_]+)*)")
"""The next word; that of the next line where it begins in lower case."""


def opening_of(at: Placed[Event]) -> str:
    """The place and day that a report opens with, where the event's words begin with them."""
    opening = DATELINE.match(at.words)
    return opening[0] if opening else ""


def date_spans(at: Placed[Event]) -> list[Span]:
    """The words that give an event's date."""
    return sorted(one.span for one in at.entry.evidence if one.field == "date")


class EventWords:
    """Finds the words of events in texts of one language."""

    def __init__(self, terms: Terms) -> None:
        self.ends = terms.words("happenings", "clause_ends")
        self.since = terms.words("happenings", "since")

    def told(self, at: Placed[Event], dates: Sequence[int]) -> Iterator[Span]:
        """The words of an event without its date and the opening of a report. `dates`: where the document's events are dated."""
        start, end = at.entry.span.start + len(opening_of(at)), at.entry.span.end
        for dated in date_spans(at):
            if start <= dated.start < end:
                if start < dated.start:
                    yield Span(start, dated.start)
                start = dated.end
        rest = self.rest_of_clause(at.text, end, dates)
        if start < max(end, rest):
            yield Span(start, max(end, rest))

    def rest_of_clause(self, text: str, end: int, dates: Sequence[int]) -> int:
        """Where the clause ends that goes on there: at a mark, at a word that begins another one, at another event's date."""
        limit = min([len(text), end + FURTHEST, *(start for start in dates if start >= end)])
        while (word := NEXT.match(text, end, limit)) and folded(word[1]) not in self.ends:
            if text[end] == "\n" and end - (text.rfind("\n", 0, end) + 1) < WRAPPED:
                break
            end = word.end()
        return end

    def is_since(self, at: Placed[Event]) -> bool:
        """True where the word right before the date says that what is told began then."""
        before = (at.text[max(0, span.start - 12) : span.start].split()[-1:] for span in date_spans(at))
        return any(folded(last[0]) in self.since for last in before if last)
