"""The lines of a long text, as headings are looked for among them."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from onrecord.model.text import Span

HEADING = 90
"""Characters of a heading's line at most; a longer one is text."""

LABEL = 60
"""Characters of a label before a colon at most."""

LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
WORD = re.compile(r"[^\W_]+")
MIXED = re.compile(r"[a-z].*[A-Z]")
MARKS = re.compile(r"[\u0300-\u036f\ufffc\ue000-\uf8ff\u200b-\u200f\ufeff]+")
NUMBER = re.compile(r"\d{1,4}|[ivxlcIVXLC]{1,7}")
CAPITALS = re.compile(r"(?:[^\W\d_a-z][^\d\sa-z]+\s+){2,}(?=[^\W\d_][a-z])")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True)
class Line:
    """A line without white space and marks of objects at its ends; `number` counts the lines that hold something."""

    number: int
    span: Span
    shown: str

    @cached_property
    def key(self) -> str:
        """Its words in lower case, without accents and signs between them: what two spellings of a heading share."""
        return folded(self.shown)

    @property
    def is_short(self) -> bool:
        return len(self.shown) <= HEADING

    @cached_property
    def label(self) -> str:
        """Its words before a colon at its beginning, a name in capitals before them left out; empty where there is none."""
        name = CAPITALS.match(self.shown)
        label, colon, _ = self.shown[name.end() if name else 0 :][: LABEL + 1].partition(":")
        return folded(label) if colon else ""

    @cached_property
    def capital(self) -> bool:
        """True for a line in capitals, or in small capitals that came out mixed ("rIGhts"), of three letters at least."""
        letters = [c for c in self.shown if c.isalpha()]
        if len(letters) < 3 or not any(c.isupper() for c in letters):
            return False
        words = [word for word in WORD.findall(self.shown) if len(word) > 2]
        mixed = sum(bool(MIXED.search(word)) for word in words)
        return sum(c.isupper() for c in letters) >= 0.8 * len(letters) or 2 * mixed > len(words)


def folded(words: str) -> str:
    """Words in lower case, without accents and signs between them.

    >>> folded("CÔTE D’OR / The  coast")
    'cote d or the coast'
    """
    plain = words if words.isascii() else MARKS.sub("", unicodedata.normalize("NFKD", words))
    return " ".join(WORD.findall(plain.casefold()))


def lines_of(text: str) -> list[Line]:
    """The lines of a text that hold a letter or a digit."""
    found: list[Line] = []
    for match in LINE.finditer(text):
        span = trimmed(text, Span(match.start(), match.end()))
        if len(span):
            found.append(Line(len(found), span, span.of(text)))
    return found


def trimmed(text: str, span: Span) -> Span:
    """The span without white space and the marks that stand for pictures at its ends; empty where nothing else is there."""
    start, end = span.start, span.end
    while start < end and is_blank(text[start]):
        start += 1
    while end > start and is_blank(text[end - 1]):
        end -= 1
    return Span(start, end)


def is_blank(char: str) -> bool:
    """True for white space, and for what stands in a text for a picture or is not shown at all."""
    return char.isspace() or char in "\ufffc\ufeff\u200b" or "\ue000" <= char <= "\uf8ff"


def number_of(words: str) -> int:
    """The number that figures or Roman numerals give; 0 for other words.

    >>> number_of("12"), number_of("xiv"), number_of("civil")
    (12, 14, 0)
    """
    if not NUMBER.fullmatch(words):
        return 0
    if words.isdecimal():
        return int(words)
    values = [ROMAN[c] for c in words.lower()]
    total = sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
    return total if roman(total) == words.lower() else 0


def roman(number: int) -> str:
    """A number below 400 in Roman numerals, in small letters."""
    out = ""
    for value, letters in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        out += letters * (number // value)
        number %= value
    return out
