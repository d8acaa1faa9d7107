"""What an attack hit, how, and how many it killed: by which two attacks of one place and day are told apart, or known as one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from onrecord.model.entries import Event, Figure
from onrecord.model.text import Span
from onrecord.model.vocabulary import EventType
from onrecord.reconcile.order import Placed
from onrecord.reconcile.wording import Terms, sentence_around, words_of

STRUCK: tuple[EventType, ...] = ("attack", "conflict", "other")
"""Types of events that may be an attack."""
FEWEST = 3
"""Killed: so many that two tellings with the same count speak of the same attack; of one or two killed there are many."""
RISES = 2
"""A toll may rise to so many times what was first told."""
ABOUT = 0.25
"""So much a count with "about" or "nearly" may be off."""


@dataclass(frozen=True, slots=True)
class Harm:
    """What the words tell of the harm done; empty where they don't."""

    targets: frozenset[str] = frozenset()
    """Kinds of what was hit: "market"."""
    means: frozenset[str] = frozenset()
    fewest: float = 0
    """How many were killed at least, all in all; 0 where no count is told."""
    most: float = inf

    def is_other(self, other: "Harm") -> bool:
        """True where both tell what was hit, or how, or how many were killed, and it can't be the same."""
        if are_told_apart(self.targets, other.targets) or are_told_apart(self.means, other.means):
            return True
        if not self.fewest or not other.fewest or (self.fewest <= other.most and other.fewest <= self.most):
            return False
        smaller, larger = sorted((self.fewest, other.fewest))
        return not self.targets or not other.targets or larger > RISES * smaller

    def agrees(self, other: "Harm") -> bool:
        """True where the same was hit, or as many were killed."""
        return not self.targets.isdisjoint(other.targets) or self.counts_as(other)

    def counts_as(self, other: "Harm") -> bool:
        """True where as many were killed, and enough for it to be no chance."""
        return self.fewest == other.fewest and self.fewest >= FEWEST

    @property
    def told(self) -> int:
        """How much of it the words tell."""
        return bool(self.targets) + bool(self.means) + bool(self.fewest)


NO_HARM = Harm()


def are_told_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """True where both are told and have nothing in common."""
    return bool(one) and bool(other) and one.isdisjoint(other)


class Harms:
    """Finds the harm in the words of events of one language."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.targets, self.means = (self.by_stem(terms.table["happenings"][name]) for name in ("targets", "means"))
        self.anybody = terms.empty | terms.words("happenings", "empty")

    def by_stem(self, kinds: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """The kind that each word tells, by the word's stem."""
        return {self.terms.stem(word): kind for kind, words in kinds.items() for word in words}

    def told(self, at: Placed[Event], told: Iterable[Span], words: str) -> Harm:
        """The harm of an event. `told`: the spans of its words; `words`: those, without its date."""
        if at.entry.type not in STRUCK:
            return NO_HARM
        stems = {self.terms.stem(word) for word in words_of(words)}
        counts = counts_of(at, [at.entry.span, *told])
        fewest, most = self.toll(counts[0]) if len(counts) == 1 else (0, inf)
        return Harm(
            frozenset(self.targets[stem] for stem in stems & self.targets.keys()),
            frozenset(self.means[stem] for stem in stems & self.means.keys()),
            fewest,
            most,
        )

    def toll(self, figure: Figure) -> tuple[float, float]:
        """How many a figure tells to have been killed in all, at least and at most: "four children" may be some of more."""
        value, bound = figure.value, figure.bound
        is_part = bool(figure.part_of) or not self.anybody.issuperset(words_of(figure.whom))
        most = {"exactly": value, "about": value * (1 + ABOUT), "nearly": value, "up_to": value}.get(bound, inf)
        fewest = {"about": value * (1 - ABOUT), "nearly": value * (1 - ABOUT), "up_to": 1}.get(bound, value)
        return fewest, inf if is_part else figure.high or most


def counts_of(at: Placed[Event], told: Iterable[Span]) -> list[Figure]:
    """The counts of killed people in an event's words; else in its sentence, where that tells of no other event."""
    killed = [figure for figure in at.read.entries.figures if figure.what == "killed"]
    inside = [figure for span in told for figure in killed if figure.span.touches(span)]
    if inside or not killed:
        return list(dict.fromkeys(inside))
    sentence = sentence_around(at.text, at.entry.span)
    alone = sum(event.span.touches(sentence) for event in at.read.entries.events) == 1
    return [figure for figure in killed if alone and sentence.holds(figure.span)]
