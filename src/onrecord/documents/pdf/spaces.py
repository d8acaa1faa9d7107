"""Where words end on a line: many files have no spaces, only gaps between letters."""

from collections.abc import Sequence
from statistics import median_low
from typing import NamedTuple

WORD_GAP = 0.13
"""A gap wider than those between the letters around it by this many sizes parts two words."""
AROUND = 4
"""Letters on either side whose gaps are compared."""
SPREAD_SHARE, SPREAD_LETTERS = 0.6, 6
"""Of the letters of a line so many, and at least so many, stand alone: its letters are spread, and PDFium took each for a word."""


class Font(NamedTuple):
    """A typeface at a size in points, as shown."""

    name: str
    size: float


class Letter(NamedTuple):
    """What one character of the page's own text gave: mostly one letter. Spaces are none of them."""

    text: str
    source: int
    source_end: int
    font: Font
    gap: float
    """From the letter before it, in points; 0 for the first."""
    space: int
    """The white space before it, as a character of the page's own text; below 0: there is none."""
    is_guess: bool
    """That space is not in the file: PDFium saw a gap."""


def spaces_in(letters: Sequence[Letter]) -> list[bool]:
    """For each letter of a line, whether a space stands before it."""
    guesses = sum(letter.is_guess for letter in letters)
    is_spread = len(letters) >= SPREAD_LETTERS and guesses > SPREAD_SHARE * len(letters)
    whole = median_low(letter.gap for letter in letters[1:]) if is_spread else 0.0
    found = [False] * len(letters)
    for i, letter in enumerate(letters):
        if letter.space >= 0 and not (is_spread and letter.is_guess):
            found[i] = True
        elif i and letter.gap > 0:
            usual = whole if is_spread else gap_around(letters, i)
            found[i] = letter.gap - usual > WORD_GAP * letter.font.size
    return found


def gap_around(letters: Sequence[Letter], at: int) -> float:
    """The usual gap between the letters next to a gap, on that side where they stand further apart."""
    sides = (letters[max(1, at - AROUND) : at], letters[at + 1 : at + 1 + AROUND])
    gaps = ([letter.gap for letter in side if letter.space < 0] for side in sides)
    return max((median_low(side) for side in gaps if side), default=0.0)
