"""Roles tied to the persons who hold them: "the director, Ana Ruiz", and later "the director"."""

from bisect import bisect_right
from dataclasses import replace

from onrecord.extract.parties.parties import Mention, Parties
from onrecord.extract.parties.words import PartyWords
from onrecord.model.analysis import Analysis
from onrecord.model.vocabulary import PartyKind

GROUPS: tuple[PartyKind, ...] = ("organisation", "armed_group", "body", "forces")


def tie_roles(parties: Parties, known: PartyWords) -> list[Mention]:
    """The mentions, with a description beside a name ("the director, Ana Ruiz") under that name, and any later mention
    of the same role words too where one person alone holds them.
    """
    analysis = parties.analysis
    holders: dict[str, set[str]] = {}
    tied: dict[int, tuple[str, PartyKind]] = {}
    persons: set[str] = set()
    armed: set[str] = set()
    """What the text calls an armed group, beside its name."""
    by_head = {m.head: m for m in parties.mentions}
    for mention in parties.mentions:
        if mention.name[:1].isupper() and len(mention.name.split()) > 1:
            for title in titles_of(analysis, mention):
                holders.setdefault(title, set()).add(mention.name)
            for role in described_beside(analysis, mention, by_head):
                if analysis.words[role.head].tag in ("NNS", "NNPS"):
                    continue
                if role.kind == "role" and may_be_person(mention, known):
                    persons.add(mention.name)
                    tied[role.head] = (mention.name, "person")
                    holders.setdefault(role_key(analysis, role), set()).add(mention.name)
                elif role.kind in GROUPS and mention.kind in GROUPS and not role.name[:1].isupper():
                    tied[role.head] = (mention.name, mention.kind)
                    if role.kind == "armed_group":
                        armed.add(mention.name)
    named: dict[str, list[int]] = {}
    for mention in parties.mentions:
        named.setdefault(mention.name, []).append(mention.span.start)
    out = []
    for mention in parties.mentions:
        name, kind = tied.get(mention.head, ("", mention.kind))
        if (
            not name
            and mention.kind == "role"
            and determiner(analysis, mention) in known.definite
            and not owned(analysis, mention, known)
        ):
            held = holders.get(role_key(analysis, mention), set())
            name = held_last(named, mention, held)
            kind = "person" if name else kind
        if name:
            out.append(replace(mention, name=name, kind=kind, described=True))
        else:
            told: PartyKind = "person" if mention.name in persons else mention.kind
            out.append(replace(mention, kind="armed_group" if mention.name in armed else told))
    return out


def held_last(named: dict[str, list[int]], mention: Mention, held: set[str]) -> str:
    """Of the holders of one title, the one named last before a mention of it; the only one wherever it is named.

    `named` are the offsets at which each name stands, in order.
    """
    if len(held) < 2:
        return next(iter(held), "")
    last = {name: bisect_right(named[name], mention.span.start) for name in held}
    before = {named[name][i - 1]: name for name, i in last.items() if i}
    return before[max(before)] if before else ""


def may_be_person(mention: Mention, known: PartyWords) -> bool:
    """True for a person, and for a name of some other kind that has no word of an organisation or state in it."""
    words = set(mention.name.lower().split())
    if mention.kind == "person":
        return True
    institutions = known.name_heads | known.organisations | known.bodies | known.forces
    may = mention.kind in ("state", "other", "organisation")
    return may and not words & institutions and mention.name.lower() not in known.states


def titles_of(analysis: Analysis, mention: Mention) -> list[str]:
    """The title before a person's name, as a later "the president" would say it."""
    if mention.kind != "person":
        return []
    before = [w.lower for w in analysis.words_in(mention.span)]
    own = set(mention.name.lower().split())
    while before and before[-1] in own:
        before.pop()
    return [before[-1], " ".join(before[-2:])] if before else []


def owned(analysis: Analysis, mention: Mention, known: PartyWords) -> bool:
    """True where a name stands within a description ("the UN director"): it may be another office of the same name."""
    own = known.roles | known.titles
    return any(w.text[:1].isupper() and w.entity and w.lower not in own for w in analysis.words_in(mention.span))


def described_beside(analysis: Analysis, mention: Mention, by_head: dict[int, Mention]) -> list[Mention]:
    """The descriptions in apposition to a name, or that it is in apposition to."""
    word = analysis.words[mention.head]
    beside = analysis.children(word.index, "appos", "compound", "nmod")
    if word.dep == "appos":
        beside.append(analysis.head(word))
    return [
        m for other in beside if (m := by_head.get(other.index)) and m.head != mention.head and m.name != mention.name
    ]


def role_key(analysis: Analysis, mention: Mention) -> str:
    """The words of a role that are compared: "secretary general" for "Reed's Secretary General"."""
    words = [
        w.lower
        for w in analysis.words_in(mention.span)
        if w.dep not in ("poss", "case", "punct", "det") and w.tag != "POS"
    ]
    return " ".join(words[-2:])


def determiner(analysis: Analysis, mention: Mention) -> str:
    """The determiner of a mention's head, in lower case; empty where it has none."""
    for child in analysis.children(mention.head):
        if child.pos in ("DET", "PRON") and child.index < mention.head:
            return child.lower
    before = analysis.word_at(max(0, mention.span.start - 1))
    first = analysis.words_in(mention.span)[:1]
    if first and first[0].index > 0:
        before = analysis.words[first[0].index - 1]
        return before.lower if before.pos in ("DET", "PRON") else ""
    return ""
