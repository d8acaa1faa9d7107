"""Words broken over two lines: whether the hyphen belongs to the word."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.documents.pdf.line import Line

WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
HYPHENS = ("-", "\u2010", "\u2011")
FEWEST_COMPOUNDS = 3
"""Different words with a hyphen that a part begins, from which it is one that writers join with a hyphen: "self-", "anti-"."""
LAST_PART = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*[-\u2010\u2011]$")
FIRST_PART = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Words:
    """How often each word stands whole within a line of the document."""

    counts: Counter[str]
    first_parts: Counter[str]
    """How many different words with a hyphen begin with this part."""

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "Words":
        counts: Counter[str] = Counter()
        broken = False
        for line in lines:
            words = WORD.findall(line.text.casefold())
            goes_on = line.text.endswith(HYPHENS)
            # The two parts of a broken word are not words.
            counts.update(words[int(broken) : len(words) - int(goes_on)])
            broken = goes_on
        return cls(counts, Counter(word.split("-")[0] for word in counts if "-" in word))

    def joins(self, above: str, below: str) -> bool:
        """True where the hyphen at the end of a line was put there by the line break: it is left out.

        The word that stands elsewhere decides, with the hyphen or without. Where neither does: two parts that are words
        of the document by themselves were joined by the writer ("power-sharing"), others were parted ("minis-try").
        """
        last, first = LAST_PART.search(above), FIRST_PART.match(below)
        if last is None or first is None or not first[0][0].islower():
            return False
        if last[0][:-1].isupper() or any(character.isdigit() for character in last[0]):
            return False
        left, right = last[0][:-1].casefold(), first[0].casefold()
        whole, parted = self.counts[left + right], self.counts[f"{left}-{right}"]
        if whole or parted:
            return whole >= parted
        if any(hyphen in left for hyphen in HYPHENS) or self.first_parts[left] >= FEWEST_COMPOUNDS:
            return False
        return not (self.counts[left] and self.counts[right])


def follows_without_space(above: str, below: str) -> bool:
    """True where two lines meet within a word: "NATO-" and "led", "1979-" and "80".

    A hyphen with a space before it is a dash.
    """
    return len(above) > 1 and above.endswith(HYPHENS) and above[-2].isalnum() and below[0].isalnum()
