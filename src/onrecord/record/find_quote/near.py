"""Where words stand nearly: the part of a text that is most like them, how alike the two are, and what differs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from onrecord.model.text import Span
from onrecord.record.find_quote.alignment import Aligned, aligned, worth
from onrecord.record.find_quote.asked import Asked
from onrecord.record.find_quote.folding import JOINT, Folded

NEAR = 0.6
"""From this likeness on, the words are nearly the same;"""
CLOSE = 0.35
"""from this one on, they are worth a look where there is nothing better."""
ENOUGH = 5.0
"""The worth of words (five long ones) that are no chance, wherever they stand in what was asked for;"""
FAITHFUL = 0.7
"""as long as, between the first and the last of them, this share is the same."""

SKIPPED = 150
"""Words of the text that "..." may stand for in what is compared."""


@dataclass(frozen=True, slots=True)
class Region:
    """Some words of a folded text in which those asked for are laid, and how many of them it shares, by their worth."""

    text: Folded
    words: tuple[tuple[int, int], ...]
    shared: float

    @property
    def letters(self) -> list[str]:
        return [self.text.letters[start:end] for start, end in self.words]

    def joint(self, number: int) -> bool:
        """True for a word after a hyphen."""
        return self.text.breaks[self.words[number][0]] == JOINT

    def span(self, number: int) -> Span:
        """Where a word stands in the document's text."""
        start, end = self.words[number]
        return Span(self.text.at[start], self.text.at[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Near:
    """The words of a text that are most like those asked for, from the first that both have to the last."""

    region: Region
    steps: tuple[Aligned, ...]
    likeness: float
    """0 to 1: the share of both that is the same, longer words counted more."""
    near: bool
    """True where that is no chance: the same words but for some, or a stretch of them long enough to be theirs."""

    @property
    def span(self) -> Span:
        numbers = [step.text for step in self.steps if step.text is not None]
        return Span(self.region.span(numbers[0]).start, self.region.span(numbers[-1]).end)


def region_of(asked: Asked, text: Folded) -> Region | None:
    """The part of a text that shares most with the words asked for; None where it shares none."""
    words = text.words()
    known = {word.letters for word in asked.words}
    worths = [worth(letters) if (letters := text.letters[a:b]) in known else 0.0 for a, b in words]
    wide = len(asked.words) * 3 // 2 + 8 + SKIPPED * (len(asked.pieces) - 1)
    sums = [0.0, *accumulate(worths)]
    starts = range(max(1, len(words) - wide + 1))
    first = max(starts, key=lambda start: sums[min(start + wide, len(words))] - sums[start])
    shared = sums[min(first + wide, len(words))] - sums[first]
    part = words[max(0, first - wide // 2) : first + wide + wide // 2]
    return Region(text, tuple(part), shared) if shared else None


def nearest(asked: Asked, region: Region) -> Near | None:
    """The words asked for laid beside the region; None where they are not even close."""
    letters = region.letters
    steps = aligned(asked.words, letters)
    same = sum(step.likeness * worth(letters[step.text]) for step in steps if step.text is not None and step.likeness)
    counted = [word for word in asked.words if word.letters and not word.bracketed]
    mine = sum(worth(word.letters) for word in counted)
    theirs = sum(worth(letters[number]) for number in compared(asked, steps))
    likeness = 2 * same / (mine + theirs) if mine + theirs else 0.0
    if likeness < CLOSE and same < ENOUGH:
        return None
    between = sum(
        worth(asked.words[step.asked].letters)
        for step in steps
        if step.asked is not None and asked.words[step.asked].letters and not asked.words[step.asked].bracketed
    )
    faithful = 2 * same / (between + theirs) if between + theirs else 0.0
    near = likeness >= NEAR or (same >= ENOUGH and faithful >= FAITHFUL)
    return Near(region, tuple(steps), min(likeness, 1.0), near)


def compared(asked: Asked, steps: Sequence[Aligned]) -> Iterator[int]:
    """The words of the text that count: those that "..." stands for do not."""
    skipping = False
    for step in steps:
        if step.asked is not None:
            skipping = not asked.words[step.asked].letters
        if step.text is not None and not (skipping and step.asked is None):
            yield step.text
