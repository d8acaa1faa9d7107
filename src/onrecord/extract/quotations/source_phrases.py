"""The words of a source taken apart without a parse: determiner, head, what hangs on it, and the apposition."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.cast.plain_words import PlainWord, words_within
from onrecord.extract.cast.words import NamingWords
from onrecord.model.text import Span

QUOTES = ("“", '"', "''", "«", "„", "‘")
LONGEST = 80
"""Words of a source that are looked at."""
DASHES = ("-", "–", "—", "--", "(", ")")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: words `first` up to, not including, `last`, without article, apposition and relative clause.

    `head` is the word that says what it is ("director" in "director of Relief"); `determiner` is the article or
    demonstrative before it, in lower case; `beside` the words of the apposition, up to `end`.
    """

    first: int
    last: int
    head: int
    determiner: str
    beside: int
    end: int

    def span(self, words: Sequence[PlainWord]) -> Span:
        return Span(words[self.first].start, words[self.last - 1].end)


class Phrases:
    """Takes the sources of one text apart."""

    def __init__(self, text: str, words: Sequence[PlainWord], known: NamingWords) -> None:
        self.text, self.words, self.known = text, words, known

    def of(self, span: Span) -> Phrase | None:
        """The phrase that a source's words make; None where it holds no word."""
        first, end = words_within(self.words, span)
        end = min(end, first + LONGEST)
        while end - first > 1 and self.words[first].lower in self.known.led_in_by:
            first += 1
        return self.between(first, end) if first < end else None

    def between(self, first: int, end: int) -> Phrase:
        """The phrase of words `first` up to `end`."""
        words, known = self.words, self.known
        determiner = ""
        if words[first].lower in known.articles and end - first > 1:
            determiner, first = words[first].lower, first + 1
        elif words[first].lower in known.pointing:
            determiner = words[first].lower
        elif first and words[first].gap.isspace() and words[first - 1].lower in (*known.articles, *known.pointing):
            determiner = words[first - 1].lower
        last = next((k for k in range(first + 1, end) if self.breaks(first, k, end)), end)
        return Phrase(first, last, self.head(first, last), determiner, last, end)

    def breaks(self, first: int, k: int, end: int) -> bool:
        """True where an apposition or a clause begins with word `k`."""
        word, known = self.words[k], self.known
        if word.lower in known.relatives:
            return True
        mark = word.gap.strip()
        apart = word.gap[:1].isspace() or mark[:1] not in ("-", "")
        if mark.startswith(DASHES) and apart:
            return True
        titled = self.words[k - 1].owner or not self.words[k - 1].capital
        if titled and any(quote in mark for quote in QUOTES):
            return True
        if "," not in mark:
            return False
        after = self.words[k + 1].lower if k + 1 < end else ""
        if word.capital and self.is_list(first, k, end):
            return False
        begins = (
            after in known.articles
            or word.lower in known.articles
            or word.lower in known.possessives
            or word.lower in known.openers
        )
        if word.capital or begins or word.lower.endswith(known.verb_endings[:1]) or not word.text.isalpha():
            return True
        named = self.words[first].capital and self.words[k - 1].capital
        return named or self.known.is_role(self.words[self.head(k, end)].lower)

    def is_list(self, first: int, k: int, end: int) -> bool:
        """True where a comma before word `k` stands in a list of names after a preposition: "heads of A, B and C"."""
        led = any(w.lower in self.known.prepositions for w in self.words[first:k])
        joint = next((j for j in range(k, end) if not self.words[j].capital), end)
        return led and joint + 1 < end and self.words[joint].lower in self.known.joins_speakers

    def head(self, first: int, last: int) -> int:
        """The index of the word before the first preposition or participle of words `first` up to `last`."""
        for k in range(first + 1, last):
            word = self.words[k]
            if word.capital:
                continue
            follows = k + 1 < last and self.words[k + 1].lower in self.known.prepositions
            if word.lower in self.known.prepositions or (word.lower.endswith(self.known.verb_endings) and follows):
                return k - 1
        return last - 1

    def lowers(self, first: int, last: int) -> list[str]:
        """Words `first` up to `last` in lower case."""
        return [w.lower for w in self.words[first:last]]

    def shown(self, first: int, last: int) -> str:
        """Words `first` up to `last` as the text has them, on one line."""
        return " ".join(self.text[self.words[first].start : self.words[last - 1].end].split()) if first < last else ""
