"""Totals told after their parts: "20 were killed and 10 wounded. In all there were 30 casualties"."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.figures.tally import Tally
from onrecord.extract.figures.unnamed_actors import FieldWords
from onrecord.model.analysis import Analysis

REACH = 30
"""Words before a number in which those stand that make it a total."""


def with_later_wholes(analysis: Analysis, tallies: Sequence[Tally], words: FieldWords) -> tuple[Tally, ...]:
    """The tallies; those that a later one adds up, in their sentence or the next, made its parts."""
    found = list(tallies)
    for i, tally in enumerate(tallies):
        before = near_before(found, i)
        parts = summed(found, before, i) if is_total(analysis, tally, words) else []
        parts = parts or (brought(found, before, i) if brings(analysis, tally, words) else [])
        for part in parts:
            found[part] = replace(found[part], whole=i)
    return tuple(found)


def near_before(tallies: Sequence[Tally], i: int) -> list[int]:
    """The positions of the tallies of a sentence before this one, and of the last sentence before it that has any."""
    before: list[int] = []
    first_of = tallies[i].sentence.first
    sentences = {first_of}
    for position in range(i - 1, -1, -1):
        sentences.add(tallies[position].sentence.first)
        if len(sentences) > 2 or first_of - tallies[position].sentence.last > REACH:
            break
        before.append(position)
    return before


def is_total(analysis: Analysis, tally: Tally, words: FieldWords) -> bool:
    """True for "in all", "altogether", "a total of", in the same sentence before the number."""
    first = max(tally.sentence.first, tally.counted.first - REACH)
    before = " ".join(w.lower for w in analysis.words[first : tally.counted.first])
    return any(f" {phrase} " in f" {before} " for phrase in words["total"])


def summed(tallies: Sequence[Tally], before: Sequence[int], i: int) -> list[int]:
    """The nearest tallies before that add up to this one, if there are two or more."""
    total: float = 0
    for n, position in enumerate(before):
        if tallies[position].whole is not None:
            continue
        total += tallies[position].counted.number.value
        if n and total == tallies[i].counted.number.value:
            return [p for p in before[: n + 1] if tallies[p].whole is None]
    return []


def brings(analysis: Analysis, tally: Tally, words: FieldWords) -> bool:
    """True for "this brings to N the number of", "raising the toll to N"."""
    first = max(tally.sentence.first, tally.counted.first - 8)
    before = analysis.words[first : tally.counted.first]
    return any(w.lemma in words["bringing"] for w in before) and any(w.lower in words["to"] for w in before[-3:])


def brought(tallies: Sequence[Tally], before: Sequence[int], i: int) -> list[int]:
    """The tally just before of the same harm that is smaller: it is counted in."""
    value = tallies[i].counted.number.value
    same = [p for p in before if tallies[p].what == tallies[i].what and tallies[p].counted.number.value < value]
    return [p for p in same[:1] if tallies[p].whole is None]
