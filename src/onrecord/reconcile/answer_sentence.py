"""One sentence with its words, as answers to calls are looked for in it."""

from functools import cached_property

from onrecord.model.text import Span
from onrecord.reconcile.ledger_tokens import Token, tokens_of
from onrecord.reconcile.sought import ElsewhereWords

DATELINE = 16
"""Words of a dateline."""


class Clause:
    """One sentence with its words."""

    def __init__(self, text: str, span: Span, words: ElsewhereWords) -> None:
        self.text, self.words = text, words
        tokens = tokens_of(text, span)
        self.tokens = tokens[dateline_in(tokens) :]
        self.span = Span(self.tokens[0].span.start, span.end) if self.tokens else span

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(map(self.words.terms.stem, (token.word for token in self.tokens)))

    @cached_property
    def calendar(self) -> frozenset[str]:
        table = self.words.terms.table
        return frozenset((*table["months"], *table["weekdays"]))

    def word(self, at: int) -> str:
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def is_(self, name: str, at: int) -> bool:
        """True where the word is in a list of the data."""
        return self.word(at) in self.words.all(name)

    def part_around(self, first: int, last: int) -> tuple[int, int]:
        """The part of the sentence that these words stand in, between words that join what is told of different things."""
        start = max((at + 1 for at in range(first) if self.is_("joining", at)), default=0)
        end = min((at for at in range(last, len(self.tokens)) if self.is_("joining", at)), default=len(self.tokens))
        return start, end

    def span_of(self, first: int, last: int) -> Span:
        """The words from one up to, not including, another, as they stand in the text."""
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)

    def is_day(self, at: int) -> bool:
        """True for a word of a date."""
        return self.word(at) in self.calendar or self.word(at)[:1].isdigit()

    def names_in(self, first: int, last: int) -> frozenset[str]:
        """The words with a capital, but for the sentence's first."""
        return frozenset(
            one.word
            for at, one in enumerate(self.tokens[first:last], first)
            if at and one.is_capital and one.word not in self.calendar
        )


def dateline_in(tokens: list[Token]) -> int:
    """How many words of a sentence are its document's dateline: "KESTRIN, 2 May 2031 (River Post) –"."""
    if not tokens or not tokens[0].raw.isupper() or len(tokens[0].raw) < 3:
        return 0
    return next((at + 1 for at, token in enumerate(tokens[:DATELINE]) if token.raw in "–—"), 0)
