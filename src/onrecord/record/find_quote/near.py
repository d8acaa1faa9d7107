"""Where words stand nearly: the part of a text that is most like them, how alike the two are, and what differs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from onrecord.model.text import Span
from onrecord.record.find_quote.alignment import Aligned, aligned, worth
from onrecord.record.find_quote.asked import Asked
from onrecord.record.find_quote.folding import JOINT, Folded

NEAR = 0.6
SHORT = 0.8
"""From a likeness of NEAR + SHORT / worth on, the words are nearly the same: the fewer there are, the more alike they must be;"""
CLOSE = 0.35
"""from this one on, they are worth a look where there is nothing better."""
ENOUGH = 5.0
"""The worth of words (five long ones) that are no chance, wherever they stand in what was asked for;"""
FAITHFUL = 0.7
"""as long as, between the first and the last of them, this share is the same."""

MOST = 4
"""Parts of one stretch of text that are compared, as long as each shares nearly as much as the best of them."""
ALMOST = 0.7

SKIPPED = 150
"""Words of the text that "..." may stand for in what is compared;"""
MOST_SKIPPED = 6
"""so many times at most."""


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

    @property
    def whole(self) -> Span:
        """Where all its words stand."""
        return Span(self.span(0).start, self.span(-1).end)

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
    def same(self) -> tuple[Span, ...]:
        """The words that are the same, or nearly."""
        return tuple(self.region.span(step.text) for step in self.steps if step.text is not None and step.likeness)

    @property
    def span(self) -> Span:
        numbers = [step.text for step in self.steps if step.text is not None]
        return Span(self.region.span(numbers[0]).start, self.region.span(numbers[-1]).end)


def regions(asked: Asked, text: Folded) -> Iterator[Region]:
    """The parts of a text that share most with the words asked for, the best first; MOST of them at most."""
    words = text.words()
    known = {word.letters for word in asked.words}
    worths = [worth(letters) if (letters := text.letters[a:b]) in known else 0.0 for a, b in words]
    wide = len(asked.words) * 3 // 2 + 8 + SKIPPED * min(len(asked.pieces) - 1, MOST_SKIPPED)
    least = 0.0
    for _ in range(MOST):
        first, shared = densest(worths, wide)
        if shared <= least:
            return
        yield Region(text, tuple(words[max(0, first - wide // 4) : first + wide + wide // 4]), shared)
        worths[first : first + wide] = [0.0] * len(worths[first : first + wide])
        least = least or ALMOST * shared


def densest(worths: Sequence[float], wide: int) -> tuple[int, float]:
    """Where the stretch of so many words begins that is worth most, and what it is worth.

    >>> densest([0.0, 1.0, 1.0, 0.0], 2)
    (1, 2.0)
    """
    sums = [0.0, *accumulate(worths)]
    first = max(range(max(1, len(worths) - wide + 1)), key=lambda n: sums[min(n + wide, len(worths))] - sums[n])
    return first, sums[min(first + wide, len(worths))] - sums[first]


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
    near = likeness >= NEAR + SHORT / max(mine, 1) or (same >= ENOUGH and faithful >= FAITHFUL)
    return Near(region, tuple(steps), min(likeness, 1.0), near)


def compared(asked: Asked, steps: Sequence[Aligned]) -> Iterator[int]:
    """The words of the text that count: those that "..." stands for do not."""
    skipping = False
    for step in steps:
        if step.asked is not None:
            skipping = not asked.words[step.asked].letters
        if step.text is not None and not (skipping and step.asked is None):
            yield step.text
