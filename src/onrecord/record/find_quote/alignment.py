"""Words laid beside words: which are the same, which were left out, added or changed, where the two texts are most alike.

A local alignment (Smith and Waterman 1981) of words. A word that is spelt almost the same counts as nearly the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from onrecord.record.find_quote.asked import Word
from onrecord.record.find_quote.folding import UNSPACED

SHORT_WORD = 0.4
"""The worth of a word of three letters or fewer, which stands everywhere; longer ones are worth 1."""
LEFT_OUT = 0.15
"""What it costs to leave out a word of the text,"""
ADDED = 0.35
"""and one of the words asked for."""
ALIKE = 0.75
"""From this likeness of their letters on, two words are one with a slip or another ending."""

STOP, BOTH, ASKED_ONLY, TEXT_ONLY = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Aligned:
    """One step: the number of a word asked for, of a word of the text, or both. `likeness`: 1 for the same word."""

    asked: int | None
    text: int | None
    likeness: float = 0.0


def worth(letters: str) -> float:
    """How much a word tells."""
    return 0.6 if UNSPACED.match(letters) else 1.0 if len(letters) > 3 else SHORT_WORD


@lru_cache(maxsize=50_000)
def likeness(one: str, other: str) -> float:
    """How alike two words are, 0 to 1; 0 where they are other words, and for numbers that differ.

    >>> likeness("ministry", "minstry") > 0.9, likeness("closed", "opened"), likeness("310", "311")
    (True, 0.0, 0.0)
    """
    if one == other:
        return 1.0
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 3 or any(map(str.isdigit, one + other)):
        return 0.0
    if one[0] != other[0] and one[-1] != other[-1]:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    alike = matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0
    return alike if alike >= ALIKE else 0.0


def aligned(asked: Sequence[Word], text: Sequence[str]) -> list[Aligned]:
    """The steps from the first word that both have to the last, in order; empty where they share none."""
    here, known = set(text), {word.letters for word in asked}
    best, at = 0.0, (0, 0)
    row = [0.0] * (len(text) + 1)
    trace = [bytearray(len(text) + 1)]
    for number, word in enumerate(asked, 1):
        gain, costs_text, costs_asked = worth(word.letters), LEFT_OUT if word.letters else 0.0, ADDED
        if word.bracketed or not word.letters:
            costs_asked = 0.0
        slips = word.letters not in here
        above, row, steps = row, [0.0], bytearray(1)
        for column, other in enumerate(text, 1):
            score, step = 0.0, STOP
            if word.letters == other:
                score, step = above[column - 1] + gain, BOTH
            elif slips and other not in known and (alike := likeness(word.letters, other)):
                score, step = above[column - 1] + gain * alike * alike, BOTH
            if (left := row[column - 1] - costs_text) > score:
                score, step = left, TEXT_ONLY
            if (up := above[column] - costs_asked) > score:
                score, step = up, ASKED_ONLY
            row.append(score)
            steps.append(step)
            if score > best and step == BOTH:
                best, at = score, (number, column)
        trace.append(steps)
    return traced(trace, at, asked, text)


def traced(trace: list[bytearray], at: tuple[int, int], asked: Sequence[Word], text: Sequence[str]) -> list[Aligned]:
    """The steps that lead to the best place, in order."""
    steps: list[Aligned] = []
    number, column = at
    while (step := trace[number][column]) != STOP:
        if step == BOTH:
            alike = likeness(asked[number - 1].letters, text[column - 1])
            steps.append(Aligned(number - 1, column - 1, alike))
            number, column = number - 1, column - 1
        elif step == TEXT_ONLY:
            steps.append(Aligned(None, column - 1))
            column -= 1
        else:
            steps.append(Aligned(number - 1, None))
            number -= 1
    steps.reverse()
    first = next((i for i, step in enumerate(steps) if step.likeness), len(steps))
    return steps[first:]
