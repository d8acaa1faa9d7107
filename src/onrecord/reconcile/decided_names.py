"""What people decided about names: which two mean one party, and which do not, held against the names that documents give now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.model.decisions import NO_EFFECT, Decision
from onrecord.model.problems import Problem
from onrecord.reconcile.families import Families
from onrecord.reconcile.names import Name, is_umbrella, name_of
from onrecord.reconcile.wording import Terms


@dataclass(frozen=True)
class DecidedNames:
    """The decisions in force that are about names."""

    decisions: tuple[Decision, ...]
    terms: Terms

    @classmethod
    def of(cls, decisions: Iterable[Decision], terms: Terms) -> "DecidedNames":
        """Those of all decisions that are about names."""
        return cls(tuple(one for one in decisions if one.mark in ("same-as", "different-from")), terms)

    @cached_property
    def different(self) -> tuple[tuple[Name, Name], ...]:
        """The pairs that are kept apart."""
        return tuple(self.pair(one) for one in self.decisions if one.mark == "different-from")

    @cached_property
    def same(self) -> tuple[tuple[Name, Name], ...]:
        """The pairs that are one, in the order in which people decided so: the second is the name to go by."""
        pairs = (self.pair(one) for one in self.decisions if one.mark == "same-as")
        return tuple(pair for pair in pairs if not self.umbrella(*pair))

    def umbrella(self, one: Name, other: Name) -> str:
        """The one of two names that means many, where the other is somebody's; empty where there is none."""
        many = [name.raw for name in (one, other) if is_umbrella(name, self.terms)]
        return many[0] if len(many) == 1 else ""

    def pair(self, one: Decision) -> tuple[Name, Name]:
        return name_of(one.words, self.terms), name_of(one.other, self.terms)

    def set_apart(self, names: Mapping[str, Name]) -> frozenset[str]:
        """The names that stand by themselves: they differ from one that people keep them apart from in nothing that tells parties apart."""
        alike = [(one, other) for one, other in self.different if one.key == other.key]
        found = set()
        for one, other in alike:
            if one.raw in names:
                found.add(one.raw)
            elif one.plain != other.plain:
                found |= {raw for raw, name in names.items() if name.plain == one.plain and raw != other.raw}
        return frozenset(found)

    def apart(self) -> list[tuple[str, str]]:
        """The keys of the pairs that are kept apart and that can be told from each other by them."""
        return [(one.key, other.key) for one, other in self.different if one.key != other.key]


class Parties:
    """Which party each name means, so far; finds the one that a decision is about, however its name is written now."""

    def __init__(self, by_name: Mapping[str, str], names: Mapping[str, Name], alone: Iterable[str] = ()) -> None:
        self.by_name = by_name
        self.shown = frozenset(by_name.values())
        self.by_key = {
            name.key: by_name[raw] for raw, name in names.items() if raw in by_name and raw not in set(alone)
        }

    def of(self, name: Name) -> str:
        """The party that a name means; empty where no document gives it now."""
        if name.raw in self.by_name:
            return self.by_name[name.raw]
        return name.raw if name.raw in self.shown else self.by_key.get(name.key, "")


def taken_together(parties: Parties, decided: DecidedNames) -> dict[str, str]:
    """For the name of a party, that of the party that people say it is. What would join two that are kept apart is left out."""
    pairs = [(parties.of(one), parties.of(other)) for one, other in decided.different]
    families = Families((one, other) for one, other in pairs if one and other and one != other)
    for one, other in decided.same:
        first, second = parties.of(one), parties.of(other)
        if first and second:
            families.lead(families.end(first), second)
    return {name: families.end(name) for name in families.target}


def without_effect(parties: Parties, decided: DecidedNames) -> tuple[Problem, ...]:
    """A problem for each decision that does not hold with the names as they are."""
    found = []
    for decision in decided.decisions:
        one, other = (parties.of(name) for name in decided.pair(decision))
        if why := why_not(decision, one, other, decided.umbrella(*decided.pair(decision))):
            what = f"“{decision.words}” {decision.mark.replace('-', ' ')} “{decision.other}”"
            found.append(Problem("reconcile", "", f"decision {decision.number} by {decision.who} ({what}) {why}"))
    return tuple(found)


def why_not(decision: Decision, one: str, other: str, umbrella: str) -> str:
    """Why a decision does not hold; empty where it does. `one`, `other`: the parties that its names mean, empty for none.

    `umbrella`: the name that means many, where the other one does not.
    """
    missing = decision.words if not one else decision.other if not other else ""
    if missing:
        return f"rests: no document names “{missing}” now; it holds again when one does, and can be undone"
    if decision.mark == "same-as" and umbrella:
        return f"{NO_EFFECT}“{umbrella}” means many without naming them, and is never one of them"
    if decision.mark == "same-as" and one != other:
        return f"{NO_EFFECT}another decision keeps them apart; undo one of the two"
    if decision.mark == "different-from" and one == other:
        return f"{NO_EFFECT}other decisions take them together; undo one of these"
    return ""


def after(by_name: Mapping[str, str], together: Mapping[str, str]) -> dict[str, str]:
    """The party that each name means once parties are taken together."""
    return {raw: together.get(one, one) for raw, one in by_name.items()}


def kept_apart(raw: str, person: str, parties: Parties, different: Sequence[tuple[Name, Name]]) -> bool:
    """True where people say that a name does not mean a person."""
    for one, other in different:
        if (raw == one.raw and parties.of(other) == person) or (raw == other.raw and parties.of(one) == person):
            return True
    return False
