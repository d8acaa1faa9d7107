"""Numbers before the paragraphs of a list, as word processors count them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from onrecord.documents.paragraphs import BULLET

Numeral = Literal["1", "01", "a", "A", "i", "I", "•", ""]
"""How a number is written: in digits, letters or Roman numerals; a bullet; not at all."""

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
ROMAN_UP_TO = 3_999
LETTERS_UP_TO = 26 * 9
"""Beyond it numbers are written in digits: a file may count from a thousand million."""
PLACE = re.compile(r"%(\d)")
DEEPEST = 9
"""Levels of a list, in both formats."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `pattern`: "%1.%2)" puts the numbers of the first and second level in those places."""

    numeral: Numeral = "•"
    pattern: str = ""
    start: int = 1


@dataclass
class Count:
    """The numbers that a list has come to, by level from 0."""

    now: dict[int, int] = field(default_factory=dict)

    def next(self, levels: Mapping[int, Level], level: int, restart: int | None = None) -> str:
        """The mark of the next paragraph at a level, with a space behind it; empty where the list has no such level.

        `restart`: the number that it begins again with.
        """
        own = levels.get(level)
        if own is None:
            return ""
        self.now[level] = self.now.get(level, own.start - 1) + 1 if restart is None else restart
        for deeper in range(level + 1, DEEPEST + 1):
            self.now.pop(deeper, None)
        if own.numeral == "•":
            return BULLET

        def number(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            one = levels.get(at, own)
            return numeral(self.now.get(at, one.start), one.numeral)

        mark = PLACE.sub(number, own.pattern).strip()
        return f"{mark} " if mark else ""


def numeral(number: int, how: Numeral) -> str:
    """A number as it is written.

    >>> [numeral(28, how) for how in ("1", "01", "a", "A", "i", "I", "")]
    ['28', '28', 'bb', 'BB', 'xxviii', 'XXVIII', '']
    """
    if how == "":
        return ""
    if how in "aA" and 0 < number <= LETTERS_UP_TO:
        times, letter = divmod(number - 1, 26)
        written = "abcdefghijklmnopqrstuvwxyz"[letter] * (times + 1)
    elif how in "iI" and 0 < number <= ROMAN_UP_TO:
        written = roman(number)
    else:
        return f"{number:02}" if how == "01" else str(number)
    return written.upper() if how.isupper() else written


def roman(number: int) -> str:
    """The number in small Roman numerals.

    >>> roman(1994)
    'mcmxciv'
    """
    written = ""
    for value, letters in ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


def whole_number(words: str | None, otherwise: int) -> int:
    """The number that an attribute gives, of up to nine digits; `otherwise` where it gives none."""
    return int(words) if words and re.fullmatch(r"[0-9]{1,9}", words) else otherwise
