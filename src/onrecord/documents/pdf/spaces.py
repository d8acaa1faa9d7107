"""Where words end on a line: many files have no spaces, only gaps between letters."""

from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Letters:
    """What the characters of a line gave, spaces left out: lists of one length, with an entry for each, mostly one letter."""

    texts: list[str] = field(default_factory=list)
    sources: list[int] = field(default_factory=list)
    """The characters, as units of the page's own text: the first of each."""
    ends: list[int] = field(default_factory=list)
    """That after the last of each."""
    fonts: list[Font] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    """From the letter before, in points; 0 for the first."""
    spaces: list[int] = field(default_factory=list)
    """The white space before, as a unit of the page's own text; below 0: there is none."""
    guesses: set[int] = field(default_factory=set)
    """Before which of the letters that space is not in the file: PDFium saw a gap."""


def spaces_in(letters: Letters) -> list[bool]:
    """For each letter of a line, whether a space stands before it."""
    count, gaps = len(letters.texts), letters.gaps
    is_spread = count >= SPREAD_LETTERS and len(letters.guesses) > SPREAD_SHARE * count
    whole = median_low(gaps[1:]) if is_spread else 0.0
    found = [space >= 0 for space in letters.spaces]
    if is_spread:
        for i in letters.guesses:
            found[i] = False
    # No letters have a lower usual gap between them: what is not wide against this need not be looked at.
    lowest = min(0.0, *gaps)
    for i, (gap, font) in enumerate(zip(gaps, letters.fonts, strict=True)):
        if gap > 0 and gap - lowest > WORD_GAP * font.size and i and not found[i]:
            usual = whole if is_spread else gap_around(letters, i)
            found[i] = gap - usual > WORD_GAP * font.size
    return found


def gap_around(letters: Letters, at: int) -> float:
    """The usual gap between the letters next to a gap, on that side where they stand further apart."""
    sides = (range(max(1, at - AROUND), at), range(at + 1, min(at + 1 + AROUND, len(letters.gaps))))
    gaps = ([letters.gaps[i] for i in side if letters.spaces[i] < 0] for side in sides)
    return max((median_low(side) for side in gaps if side), default=0.0)
