"""Texts as their letters alone: what two copies of the same words have in common, whatever was done to marks, spaces and lines.

Case, accents, quotation marks, punctuation and invisible characters go; every letter remembers where it came from, and
whether a word begins with it.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model.text import Span

INSIDE, WORD, JOINT = 0, 1, 2
"""What comes before a letter: nothing; the beginning of a word; a hyphen, which may be one of the word or of the line."""

APOSTROPHES = frozenset("'’‘ʼʹ`´＇")
HYPHENS = frozenset("-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d")
TATWEEL = "\u0640"
POINTS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\ufe00-\ufe0f]")  # fmt: skip
"""Accents, vowel points and variation selectors; marks of other scripts make another word and stay."""

UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Letters of scripts that set no space between words: each counts as a word."""

END_OF_LINE = re.compile(r"[^\S\n\r]*[\n\r]")


class Folds(dict[str, str]):
    """For each character its letters without case and accents; empty where it is no letter, digit, currency or per cent."""

    def __missing__(self, mark: str) -> str:
        folded = "".join(filter(is_letter, POINTS.sub("", unicodedata.normalize("NFKD", mark)).casefold()))
        self[mark] = folded
        return folded


def is_letter(mark: str) -> bool:
    if mark in APOSTROPHES or mark == TATWEEL:
        return False
    return mark in "%‰" or unicodedata.category(mark)[0] in "LNM" or unicodedata.category(mark) == "Sc"


FOLDS = Folds()


@dataclass(frozen=True, slots=True)
class Folded:
    """The letters of a text, or of parts of it put together.

    >>> fold("“The min-\\nistry’s”").letters
    'theministrys'
    """

    letters: str
    breaks: bytes
    """By letter: INSIDE, WORD or JOINT."""
    at: Sequence[int]
    """By letter: where its character stands in the text."""
    seams: tuple[int, ...] = ()
    """The letters, after the first, at which a new part begins."""

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The characters of some letters, one span for each part; at least one letter must be asked for."""
        cuts = [start, *(seam for seam in self.seams if start < seam < end), end]
        return tuple(Span(self.at[a], self.at[b - 1] + 1) for a, b in pairwise(cuts))

    def words(self) -> list[tuple[int, int]]:
        """Where each word's letters begin and end; the parts of a word with a hyphen are words."""
        starts = [number for number, kind in enumerate(self.breaks) if kind != INSIDE]
        return list(pairwise([*starts, len(self.letters)]))


def fold(text: str, parts: Sequence[Span] | None = None) -> Folded:
    """The letters of a text, or of these parts of it in their order."""
    letters: list[str] = []
    breaks = bytearray()
    at: list[int] = []
    seams: list[int] = []
    for part in (Span(0, len(text)),) if parts is None else parts:
        if letters:
            seams.append(len(at))
        fold_part(text, part, letters, breaks, at)
    return Folded("".join(letters), bytes(breaks), at, tuple(seams))


def fold_part(text: str, part: Span, letters: list[str], breaks: bytearray, at: list[int]) -> None:
    """Add the letters of one part. Its first begins a word."""
    before = WORD
    dense = broken = False
    for place in range(part.start, part.end):
        mark = text[place]
        folded = FOLDS[mark]
        if folded:
            point = unicodedata.category(mark)[0] == "M" if not mark.isalnum() else False
            was_dense, dense = dense, not mark.isascii() and bool(UNSPACED.match(mark))
            kind = INSIDE if point and before == INSIDE else WORD if dense or was_dense else before
            letters.append(folded)
            breaks.append(kind)
            breaks.extend(bytes(len(folded) - 1))
            at.extend([place] * len(folded))
            before, broken = INSIDE, False
        elif mark in HYPHENS:
            before = before or JOINT
        elif mark.isspace():
            # A hyphen at the end of a line stays one, whatever the next line is set in by.
            broken = broken or (before == JOINT and bool(END_OF_LINE.match(text, place, part.end)))
            before = before if before == JOINT and broken else WORD
        elif mark in ".,:" and part.start < place < part.end - 1 and text[place - 1].isdigit() and text[place + 1].isdigit():  # fmt: skip
            letters.append(mark)
            breaks.append(INSIDE)
            at.append(place)
        elif mark not in APOSTROPHES and mark != TATWEEL and unicodedata.category(mark) not in ("Cf", "Mn"):
            before, broken = WORD, False


def same_words(one: Folded, start: int, other: Folded) -> bool:
    """True where the letters of `one` from `start`, which are those of `other`, make the same words: "the rapist" is no "therapist"."""
    end = start + len(other.letters)
    if one.breaks[start] == INSIDE or (end < len(one.letters) and one.breaks[end] == INSIDE):
        return False
    mine, theirs = one.breaks[start + 1 : end], other.breaks[1:]
    return mine == theirs or all(a == b or JOINT in (a, b) for a, b in zip(mine, theirs, strict=True))
