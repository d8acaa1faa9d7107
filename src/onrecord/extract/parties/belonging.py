"""Whose forces they are, where a text tells: "its army", "the government's troops", "the police" in a section on a state."""

from collections import defaultdict
from functools import cached_property

from onrecord.extract.parties.parties import Mention, Parties
from onrecord.extract.parties.words import PartyWords
from onrecord.model.analysis import Word

OWNERS = ("state", "organisation", "armed_group")
"""Kinds of parties that have forces."""
STEM = 4
"""Letters that the name of a state and of its people have in common, where no list knows them."""


class Belonging:
    """Who belongs to whom in one document, by its words, and speaks for whom because of it."""

    def __init__(self, parties: Parties, known: PartyWords) -> None:
        self.parties, self.analysis, self.known = parties, parties.analysis, known

    @cached_property
    def owners(self) -> dict[str, str]:
        """By name of forces: whose they are, each by its one name in the text. Those of whom it tells two are left out."""
        told: dict[str, set[str]] = defaultdict(set)
        forces = [m for m in self.parties.mentions if m.kind == "forces" and not m.described]
        for mention in forces:
            owner = self.owner_of(mention)
            told[mention.name] |= set() if owner is None else {owner}
        if self.parties.subject.headed:
            bare = {m.name for m in forces if is_bare(m.name, self.known) and not told[m.name]}
            told |= {name: {self.parties.subject.state} for name in bare}
        return one_of_each(told)

    @cached_property
    def bodies(self) -> dict[str, str]:
        """By name of a ministry or parliament: the state whose it is, the one that the text is about where the name tells nothing more."""
        told: dict[str, set[str]] = defaultdict(set)
        for mention in self.parties.mentions:
            if mention.kind == "body" and self.known.state_bodies & set(mention.name.lower().split()):
                by_name = self.owner_of(mention) or state_behind(mention.name, self.known)
                told[mention.name].add(by_name or self.parties.subject.state)
        return one_of_each(told)

    @cached_property
    def states(self) -> frozenset[str]:
        """The states that the text names, also as those of ministries."""
        named = {m.name for m in self.parties.mentions if m.kind == "state"}
        return frozenset(named | {state_behind(m.name, self.known) for m in self.parties.mentions if m.kind == "body"})

    def speaks_for(self, speaker: str, accused: str) -> bool:
        """True for the state whose forces are accused, and for a ministry of it; never for other forces."""
        owner = self.owners.get(accused, "")
        return bool(owner) and owner in (speaker, self.bodies.get(speaker))

    def owner_of(self, mention: Mention) -> str | None:
        """X of "X's army", "its army", "the forces of X"; of "government forces" the state that the text is about.

        None where the words name no owner; empty where they do and it is not sure whom they mean.
        """
        known, children = self.known, self.analysis.children
        if named := {known.adjectives[word] for word in mention.name.lower().split() if word in known.adjectives}:
            return min(named) if len(named) == 1 else ""
        if state := self.state_of_people(mention) or self.state_within(mention):
            return state
        for word in children(mention.head, "poss", "amod", "compound", "nmod"):
            if word.dep == "poss" or word.lower in known.state_heads:
                return self.meant(word)
        behind = (p for p in children(mention.head, "prep") if p.lower in known.of_words)
        return next((self.meant(thing) for p in behind for thing in children(p.index, "pobj")), None)

    def meant(self, word: Word) -> str:
        """The owner that a word beside forces means; empty where it is not sure."""
        if word.lower in self.known.state_heads:
            return self.government(word)
        owner = self.parties.at(word.index)
        return owner.name if owner and owner.head == word.index and self.is_sure(word, owner) else ""

    def state_within(self, mention: Mention) -> str:
        """The state that the name of forces ends with: Arland for "Armed Forces of Arland"; empty for none."""
        words = mention.name.split()
        of = max((at for at, word in enumerate(words) if word.lower() in self.known.of_words), default=-1)
        last = " ".join(words[of + 1 :]) if of > 0 else ""
        return last if last in self.states else ""

    def state_of_people(self, mention: Mention) -> str:
        """The one state of the text of whose people a name seems to be, by its first letters: "Arlandish army" of Arland."""
        stems = {word[:STEM].lower() for word in mention.name.split() if word[:1].isupper() and len(word) > STEM}
        states = {name for name in self.states if name[:STEM].lower() in stems} if stems else set()
        return min(states) if len(states) == 1 else ""

    def government(self, word: Word) -> str:
        """The state whose government a word means: named before it, else the one that the text is about."""
        for beside in self.analysis.children(word.index, "amod", "compound", "nmod", "poss"):
            state = self.known.adjectives.get(beside.lower) or self.known.states.get(beside.lower)
            if state or beside.text[:1].isupper():
                return state or ""
        return self.parties.subject.state

    def is_sure(self, word: Word, owner: Mention) -> bool:
        """True for an owner that has forces; led back from a pronoun, only where no other state is named in between."""
        if owner.kind not in OWNERS or not owner.name[:1].isupper():
            return False
        if owner.antecedent is None:
            return True
        if owner.kind == "organisation":
            # "Harbour Watch said so. Its police ...": some state's.
            return False
        start = self.analysis.sentence_of(self.analysis.words[owner.antecedent]).span.start
        between = (m for m in self.parties.mentions if start <= m.span.start < word.start)
        return all(m.name == owner.name for m in between if m.kind == "state" and m.name)


def belonging_of(parties: Parties) -> Belonging | None:
    """Who belongs to whom among the parties of a document; None before they were looked for."""
    return Belonging(parties, parties.words) if parties.words else None


def one_of_each(told: dict[str, set[str]]) -> dict[str, str]:
    """The one owner of each; without those of whom two are told, or whose is not sure."""
    return {name: min(owners) for name, owners in told.items() if len(owners) == 1 and "" not in owners}


def state_behind(name: str, known: PartyWords) -> str:
    """Arland for "Ministry of Defence of Arland"; empty for "Ministry of Defence"."""
    words = name.split()
    links = [i for i, word in enumerate(words) if word.lower() in known.of_words]
    last = " ".join(words[links[-1] + 1 :]) if links else ""
    return known.states.get(last.lower()) or (last if len(links) > 1 and last[:1].isupper() else "")


def is_bare(name: str, known: PartyWords) -> bool:
    """True for "police", "security forces": a state's own, and nothing that tells which state's."""
    words = name.lower().split()
    plain = known.forces_of_state | known.beside_forces
    return all(word in plain for word in words) and any(word in known.forces_of_state for word in words)
