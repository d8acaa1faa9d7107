"""The words and sentences of a text, without a parse."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.extract.cast.words import NamingWords
from onrecord.model.text import Span

NUMBER = r"\d+(?:[.,]\d+)*"
LETTER = r"[\w\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]"
"""A letter or digit, or a mark that stands over one where a text writes them apart."""
WORD = re.compile(rf"{NUMBER}(?!{LETTER})|\w{LETTER}*(?:(?:[-'’]|(?<=\b\w)\.|\.(?=[a-z0-9])){LETTER}+)*")
OWNER = ("'s", "’s", "'S", "’S")
OPENING = frozenset('.!?:;…“"‘«„•*[\n\r\t')
"""In the gap before a word: a capital after it may be the place's and not the word's."""
ENDING = frozenset(".!?…")


class PlainWord(NamedTuple):
    """One word. `gap` is what stands between it and the word before; `owner` is True where "'s" follows."""

    start: int
    end: int
    text: str
    lower: str
    gap: str
    owner: bool
    opens: bool
    """True where it begins a sentence, a paragraph or words in marks."""
    paragraph: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


def plain_words(text: str, paragraphs: Sequence[Span], known: NamingWords) -> list[PlainWord]:
    """The words of a text in order, an abbreviation with its full stop, a possessive without its ending."""
    out: list[PlainWord] = []
    starts = [p.start for p in paragraphs]
    following, paragraph, before = 0, -1, 0
    for found in WORD.finditer(text):
        start, end, word = found.start(), found.end(), found[0]
        gap = text[before:start]
        opens = not out or not OPENING.isdisjoint(gap)
        while following < len(starts) and starts[following] <= start:
            paragraph, following, opens = following, following + 1, True
        if word[-3:] in known.clitics or word[-2:] in known.clitics:
            word = word[:-3] if word[-3:] in known.clitics else word[:-2]
            end = start + len(word)
        owner = word.endswith(OWNER) and len(word) > 2
        if owner:
            word, end = word[:-2], end - 2
        elif text[end : end + 1] == "." and is_abbreviation(word, known):
            word, end = f"{word}.", end + 1
        elif (
            text[end : end + 1] in ("'", "’") and word[-1] in "sS" and text[end + 1 : end + 2] == " " and "‘" not in gap
        ):
            owner = True
        out.append(PlainWord(start, end, word, word.lower(), gap, owner, opens, paragraph))
        before = max(end, found.end())
    return out


def is_abbreviation(word: str, known: NamingWords) -> bool:
    """True where a full stop after a word belongs to it: initials, "Mr.", "U.N."."""
    return (len(word) == 1 and word.isupper()) or ("." in word and len(word) < 8) or f"{word.lower()}." in known.titles


def words_within(words: Sequence[PlainWord], span: Span) -> tuple[int, int]:
    """The indexes of the first word that ends after the start of a span, and one past the last that begins within it."""
    first = bisect_left(words, span.start + 1, key=lambda w: w.end)
    return first, max(first, bisect_left(words, span.end, key=lambda w: w.start))


class Sentences:
    """Which sentence each word of a text stands in."""

    def __init__(self, words: Sequence[PlainWord]) -> None:
        self.words = words
        self.numbers: list[int] = []
        self.firsts: list[int] = []
        paragraph = -2
        for place, word in enumerate(words):
            ended = word.opens and not (word.text[0].islower()) and not ENDING.isdisjoint(word.gap)
            if word.paragraph != paragraph or ended:
                self.firsts.append(place)
                paragraph = word.paragraph
            self.numbers.append(len(self.firsts) - 1)

    def bounds(self, number: int) -> tuple[int, int]:
        """The first word of a sentence, and one past its last."""
        return self.firsts[number], self.firsts[number + 1] if number + 1 < len(self.firsts) else len(self.words)

    def word_at(self, offset: int) -> int:
        """The index of the word that holds an offset, else of the next one; one past the last where there is none."""
        return bisect_left(self.words, offset + 1, key=lambda w: w.end)
