"""Who belongs to whom without being the same: forces and departments to their state, local sections to the whole organisation."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from onrecord.model.vocabulary import PartyKind
from onrecord.reconcile.names import Name, department
from onrecord.reconcile.states import StateNames
from onrecord.reconcile.wording import Terms


class Belonging:
    """The names of a record, and which of them is part of which. All by key."""

    def __init__(self, names: Iterable[Name], terms: Terms) -> None:
        self.terms = terms
        proper = {name.key for name in names if name.plain != name.plain.lower()}
        self.states = StateNames(proper, terms)
        self.keys = proper

    def owner(self, name: Name) -> str:
        """What a name belongs to; empty where the record names nothing of the kind."""
        return self.state_of_forces(name) or self.state_of_department(name) or self.whole(name)

    def state_of_forces(self, name: Name) -> str:
        """The state of forces: "Arlandish army", "security forces of Arland"."""
        rest = self.without_forces(name)
        return self.states.of(rest) if rest else ""

    def are_forces(self, name: Name) -> bool:
        """True for forces of whatever state, and of none that is named."""
        return self.without_forces(name) is not None

    def without_forces(self, name: Name) -> list[str] | None:
        """The words beside those for forces; None where the name is not one of forces."""
        heads, beside = self.terms.words("parties", "forces"), self.terms.words("parties", "beside_forces")
        if not any(word in heads for word in name.words):
            return None
        return [w for w in name.words if w not in heads and w not in beside and w not in self.terms.empty]

    def state_of_department(self, name: Name) -> str:
        """The state of a ministry: "Ministry of Health of Arland"."""
        apart = department(name.words, self.terms)
        said = [word for word in name.words if apart and word in apart[1]]
        return self.states.of(said) if said else ""

    def whole(self, name: Name) -> str:
        """The organisation of which a name is the local section: "X in Arland", "X Arland", "Arlandish branch of X"."""
        words = name.words
        if len(words) > 2 and words[-1] in self.terms.words("parties", "branches"):
            words = words[:-1]
        for at in range(1, len(words)):
            before, after = words[:at], words[at:]
            if after[0] == "in" and " ".join(before) in self.keys and not self.has_field(before):
                return " ".join(before)
            if len(before) > 1 and self.states.are_place(after) and " ".join(before) in self.keys:
                return " ".join(before)
        return self.of_branch(name.words)

    def of_branch(self, words: tuple[str, ...]) -> str:
        """The organisation behind "Arlandish branch of ..."."""
        branches = self.terms.words("parties", "branches")
        for at, (word, link) in enumerate(pairwise(words)):
            whole = " ".join(w for w in words[at + 2 :] if w != "the")
            if word in branches and link == "of" and at and self.states.of(words[:at]) and whole in self.keys:
                return whole
        return ""

    def kind_of(self, name: Name) -> PartyKind:
        """What a name that is no person's is of: forces or a state, else nothing that its words tell for sure."""
        return "forces" if self.are_forces(name) else "state" if name.key in self.states.names else "other"

    def has_field(self, words: tuple[str, ...]) -> bool:
        """True for a body whose place belongs to its name: a mission is the mission in a country."""
        return words[-1] in self.terms.words("parties", "bodies_with_a_place")


def owners(belonging: Belonging, names: Mapping[str, Name], by_name: Mapping[str, str]) -> dict[str, str]:
    """By party: the one that it belongs to. Parties of which several are told, or themselves, are left out."""
    one_name = {name.key: by_name[raw] for raw, name in names.items()}
    found: dict[str, set[str]] = {}
    for raw, name in names.items():
        whole = one_name.get(belonging.owner(name), "")
        if whole and whole != by_name[raw]:
            found.setdefault(by_name[raw], set()).add(whole)
    return {one: min(those) for one, those in found.items() if len(those) == 1}
