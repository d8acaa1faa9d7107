"""A sentence in words, and the names in it: what the reading of legal steps works on."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from onrecord.model.text import Span
from onrecord.reconcile.ledger_words import LedgerWords
from onrecord.reconcile.wording import folded

# Accents may be letters of their own, as PDFs have them.
LETTERS = r"[\w\u0300-\u036f]+"
TOKEN = re.compile(rf"{LETTERS}(?:[-/.]{LETTERS})*(?:['’]s\b|['’](?=\s))?|[,;:()—–]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark. `word`: folded, without a possessive ending."""

    raw: str
    word: str
    span: Span

    @property
    def is_capital(self) -> bool:
        """True for a name's word, "al-Ansar" too."""
        return any(part[:1].isupper() for part in self.raw.split("-"))

    @property
    def is_owner(self) -> bool:
        """True for "Front's"."""
        return self.raw.endswith(("'s", "’s", "'", "’"))


@dataclass(frozen=True, slots=True)
class Run:
    """Words with a capital in a row, by their places in the sentence: `first` up to, not including, `last`."""

    first: int
    last: int
    name: str


def tokens_of(text: str, span: Span) -> list[Token]:
    """The words and marks of a sentence."""
    return [
        Token(found[0], re.sub(r"['’]s?\Z", "", folded(found[0])), Span(found.start(), found.end()))
        for found in TOKEN.finditer(text, span.start, span.end)
    ]


def name_between(tokens: list[Token], first: int, last: int) -> str:
    """The words as a name, without a possessive ending."""
    return re.sub(r"['’]s?\Z", "", " ".join(token.raw for token in tokens[first:last]))


def runs_in(tokens: list[Token], calendar: frozenset[str], words: LedgerWords) -> Iterator[Run]:
    """The names of a sentence: words with capitals; bodies with what they are of ("Tribunal for the Straits").

    No months and days of the week, no instruments, no small words at the start of a sentence.
    """
    instruments = words.kinds.keys() - words.all("in_names_too")
    none = calendar | instruments | words.all("definite") | words.all("relative") | words.all("behind")
    at = 0
    while at < len(tokens):
        end = end_of_capitals(tokens, at, none)
        opens = at == 0 and (
            words.has_any("openers", [tokens[0].word]) or (end == 1 and words.has_any("officers", [tokens[0].word]))
        )
        if end == at or opens:
            at += 1
            continue
        if words.is_body(name_between(tokens, at, end)):
            end = with_what_it_is_of(tokens, end, none, words)
        yield Run(at, end, name_between(tokens, at, end))
        at = end


def end_of_capitals(tokens: list[Token], start: int, none: Set[str]) -> int:
    """The end of the words with capitals that begin here; `start` for none. A full stop, and an owner ("Front's"), end them."""
    end = start
    while end < len(tokens) and tokens[end].is_capital and tokens[end].word not in none:
        parted = end > start and (tokens[end - 1].is_owner or tokens[end].span.start - tokens[end - 1].span.end > 1)
        if parted:
            break
        end += 1
    return end


def with_what_it_is_of(tokens: list[Token], end: int, none: Set[str], words: LedgerWords) -> int:
    """The end of a body's name, its "of the Straits" included."""
    while True:
        here = end
        while here < len(tokens) and here - end < 2 and tokens[here].word in words.all("inside"):
            here += 1
        further = end_of_capitals(tokens, here, none)
        if here == end or further == here:
            return end
        end = further
