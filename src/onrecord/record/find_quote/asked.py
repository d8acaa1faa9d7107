"""The words that a user looks for: cut where they leave words out, and checked that there are enough to look for."""

import re
from dataclasses import dataclass
from functools import cached_property

from onrecord.model.text import Span
from onrecord.record.find_quote.folding import JOINT, UNSPACED, Folded, fold

LONGEST = 5_000
"""Characters that are looked for at most: more than any quotation."""

FEWEST = 3
"""Words that are looked for at least; two letters of a script without spaces count as one."""

ELLIPSIS = re.compile(r"[\[(]\s*(?:…|⋯|‥|\.(?:\s?\.)+)\s*[\])]|(?:…|⋯|‥)+|\.\s?\.(?:\s?\.)+|。。+")
LETTER_IN_BRACKETS = re.compile(r"\[(\w)\](?=\w)")
IN_BRACKETS = re.compile(r"\[[^\[\]]*\]")
# What no database takes as text.
UNREADABLE = re.compile("[\x00\ud800-\udfff]")


class NoQuotation(ValueError):
    """What was given can't be looked for; the message says why, and what was expected."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word that is looked for, or (with `letters` empty) the place where words were left out."""

    letters: str
    span: Span
    """In the words as asked."""
    bracketed: bool = False
    """In brackets: put there by whoever quotes."""
    joint: bool = False
    """After a hyphen: with the word before it may be one."""


@dataclass(frozen=True)
class Asked:
    """The words looked for. `pieces`: what stands between the places where words were left out."""

    text: str
    pieces: tuple[Folded, ...]

    @cached_property
    def words(self) -> list[Word]:
        """The words in their order, with one that is empty between two pieces."""
        brackets = [Span(*found.span()) for found in IN_BRACKETS.finditer(self.text)]
        words: list[Word] = []
        for piece in self.pieces:
            if words:
                words.append(Word("", Span(words[-1].span.end, piece.at[0])))
            for start, end in piece.words():
                span = Span(piece.at[start], piece.at[end - 1] + 1)
                inside = any(bracket.holds(span) for bracket in brackets)
                words.append(Word(piece.letters[start:end], span, inside, piece.breaks[start] == JOINT))
        return words


def asked_for(words: str) -> Asked:
    """What is looked for. Raises NoQuotation.

    >>> [piece.letters for piece in asked_for("“[T]he gate … was closed”").pieces]
    ['thegate', 'wasclosed']
    """
    if len(words) > LONGEST:
        raise NoQuotation(
            f"{len(words):,} characters are too long for a quotation: {LONGEST:,} at most were expected; give the part that matters"
        )
    text = LETTER_IN_BRACKETS.sub(r"\1", UNREADABLE.sub(" ", words))
    ends = [0, *(edge for found in ELLIPSIS.finditer(text) for edge in found.span()), len(text)]
    parts = [Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=True)]
    pieces = tuple(piece for part in parts if (piece := fold(text, [part])).letters)
    if sum(weight_of(piece) for piece in pieces) < FEWEST:
        said = f"“{words.strip()}” is" if words.strip() else "nothing was given: that is"
        raise NoQuotation(f"{said} too short to tell where it is from: {FEWEST} words or more were expected")
    return Asked(text, pieces)


def weight_of(piece: Folded) -> float:
    """How many words there are."""
    return sum(0.5 if UNSPACED.match(piece.letters[start]) else 1 for start, _ in piece.words())
