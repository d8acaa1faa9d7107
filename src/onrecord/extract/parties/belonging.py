"""Whose forces they are, where a text tells: "its army", "the government's troops", "the police" in a section on a state."""

from collections import defaultdict

from onrecord.extract.parties.parties import Mention, Parties
from onrecord.extract.parties.words import PartyWords
from onrecord.model.analysis import Word

OWNERS = ("state", "organisation", "armed_group")
"""Kinds of parties that have forces."""
STEM = 4
"""Letters that the name of a state and of its people have in common, where no list knows them."""


def belonging_in(parties: Parties) -> dict[str, str]:
    """By name of forces: whose they are by the words of the text, each by its one name in it. Those of whom it tells two are left out."""
    known = parties.words
    if known is None:
        return {}
    told: dict[str, set[str]] = defaultdict(set)
    for mention in parties.mentions:
        if mention.kind == "forces" and not mention.described:
            owner = owner_of(mention, parties, known)
            told[mention.name] |= set() if owner is None else {owner}
    if parties.subject.headed:
        bare = {m.name for m in parties.mentions if m.kind == "forces" and is_bare(m.name, known)}
        told |= {name: {parties.subject.state} for name in bare if not told.get(name)}
    return {name: min(owners) for name, owners in told.items() if len(owners) == 1 and "" not in owners}


def owner_of(mention: Mention, parties: Parties, known: PartyWords) -> str | None:
    """X of "X's army", "its army", "the forces of X"; of "government forces" the state that the text is about.

    None where the words name no owner; empty where they do and it is not sure whom they mean.
    """
    analysis = parties.analysis
    if named := {known.adjectives[word] for word in mention.name.lower().split() if word in known.adjectives}:
        return min(named) if len(named) == 1 else ""
    if people := people_in(mention, parties):
        return people
    for word in analysis.children(mention.head, "poss", "amod", "compound", "nmod"):
        if word.lower in known.state_heads:
            return government(word, parties, known)
        if word.dep == "poss":
            owner = parties.at(word.index)
            return owner.name if owner and owner.head == word.index and is_sure(word, owner, parties) else ""
    for preposition in analysis.children(mention.head, "prep"):
        things = analysis.children(preposition.index, "pobj") if preposition.lower in known.of_words else ()
        for thing in things:
            if thing.lower in known.state_heads:
                return government(thing, parties, known)
            owner = parties.at(thing.index)
            if owner and owner.head == thing.index and is_sure(thing, owner, parties):
                return owner.name
    return None


def people_in(mention: Mention, parties: Parties) -> str:
    """The one state of the text of whose people a name seems to be, by its first letters: "Arlandish army" of Arland."""
    stems = {word[:STEM].lower() for word in mention.name.split() if word[:1].isupper() and len(word) > STEM}
    states = (
        {m.name for m in parties.mentions if m.kind == "state" and m.name[:STEM].lower() in stems} if stems else set()
    )
    return min(states) if len(states) == 1 else ""


def government(word: Word, parties: Parties, known: PartyWords) -> str:
    """The state whose government a word means: named before it, else the one that the text is about."""
    for beside in parties.analysis.children(word.index, "amod", "compound", "nmod", "poss"):
        state = known.adjectives.get(beside.lower) or known.states.get(beside.lower)
        if state or beside.text[:1].isupper():
            return state or ""
    return parties.subject.state


def is_sure(word: Word, owner: Mention, parties: Parties) -> bool:
    """True for an owner that has forces; led back from a pronoun, only where no other state is named in between."""
    if owner.kind not in OWNERS or not owner.name[:1].isupper():
        return False
    if owner.antecedent is None:
        return True
    if owner.kind == "organisation":
        # "Harbour Watch said so. Its police ...": some state's.
        return False
    analysis = parties.analysis
    start = analysis.sentence_of(analysis.words[owner.antecedent]).span.start
    between = (m for m in parties.mentions if start <= m.span.start < word.start)
    return all(m.name == owner.name for m in between if m.kind == "state" and m.name)


def is_bare(name: str, known: PartyWords) -> bool:
    """True for "police", "security forces": a state's own, and nothing that tells which state's."""
    words = name.lower().split()
    plain = known.forces_of_state | known.beside_forces
    return (
        words[-1] in plain and all(word in plain for word in words) and any(w in known.forces_of_state for w in words)
    )
