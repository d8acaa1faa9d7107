"""Which kind of party a name names, by its own words first and by the analysis where they do not tell."""

from collections.abc import Sequence

from onrecord.extract.parties.words import PartyWords
from onrecord.extract.parties.written import is_officer
from onrecord.model.analysis import Analysis, Word
from onrecord.model.vocabulary import PartyKind


def common_noun(words: tuple[Word, ...], known: PartyWords) -> bool:
    """True for a single word that describes and does not name, whatever its capital ("the Commission")."""
    low = words[0].lower
    if " ".join(w.lower for w in words) in known.never:
        return True
    lists = (
        known.organisations,
        known.bodies,
        known.roles,
        known.state_heads,
        known.forces,
        known.umbrellas,
        known.never,
    )
    return len(words) == 1 and any(low in words_of_one_kind for words_of_one_kind in lists)


def head_of(analysis: Analysis, first: int, last: int) -> int:
    """The word of the name on which the others hang; the last one in doubt."""
    for word in analysis.words[first:last]:
        outside = word.head == word.index or not first <= word.head < last
        if outside and word.pos in ("PROPN", "NOUN", "ADJ"):
            return word.index
    return last - 1


def kind_of(words: tuple[Word, ...], known: PartyWords) -> PartyKind:
    """What kind of party a name names, by its words first and by the analysis where they do not tell."""
    lowers = [w.lower for w in words]
    whole = " ".join(lowers)
    if whole in known.states:
        return "state"
    if whole in known.adjectives:
        return "people"
    if words[-1].entity == "PERSON" and not known.name_heads & set(lowers):
        return "person"
    if is_officer(lowers, known):
        return "person"
    heads = [w for w in lowers if w in known.name_heads or w in known.bodies]
    people = sum(w.entity == "PERSON" for w in words)
    if (
        lowers[0] in known.titles
        and lowers[0] not in known.bodies
        and len(words) > 1
        and not (set(lowers) & known.organisations)
        and (people or not heads)
        and (lowers[-1] not in known.forces or lowers[-1] in known.titles)
    ):
        return "person"
    if is_office(lowers, known):
        return "role"
    if any(w in known.armed for w in lowers):
        return "armed_group"
    of = next((at for at, low in enumerate(lowers) if low in known.of_words), 0)
    if lowers[-1] in known.forces:
        return "forces"
    if of and lowers[of - 1] in known.forces:
        return "forces" if known.rebel_words.isdisjoint(lowers) else "armed_group"
    if heads:
        role = any(w in known.roles for w in heads) and not any(w in known.bodies for w in heads)
        return "role" if role else "body" if set(heads) & known.bodies else "organisation"
    if of and is_people_by_name(words[of - 1], known):
        return "organisation"
    by_entity: dict[str, PartyKind] = {
        "PERSON": "person",
        "ORG": "organisation",
        "GPE": "state",
        "NORP": "people",
        "LOC": "other",
        "FAC": "other",
    }
    counted = [w.entity for w in words if w.entity]
    best = max(set(counted), key=lambda e: (counted.count(e), e)) if counted else ""
    return by_entity.get(best, "other")


def is_people_by_name(word: Word, known: PartyWords) -> bool:
    """True for a plural with a capital that only a group goes by: "Sons of Orla", and not "Ministers of Orla", "Harun of Orla"."""
    plain = known.titles | known.state_heads | known.name_heads
    lemma = word.lemma.lower()
    others = word.lower in known.states or word.lower in known.adjectives
    return word.tag in ("NNPS", "NNS") and word.text[:1].isupper() and lemma not in plain and not others


def is_office(lowers: Sequence[str], known: PartyWords) -> bool:
    """True for "Chair of the Commission": whoever heads it, and not the body itself."""
    of = next((at for at, low in enumerate(lowers) if low in known.of_words), 0)
    return of > 0 and lowers[of - 1] in known.titles and lowers[of - 1] in known.roles
