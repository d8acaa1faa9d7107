"""What a name's words tell of it: where a person's name begins after titles, and what kind of party it names."""

from collections.abc import Sequence

from onrecord.extract.cast.words import NamingWords
from onrecord.model.vocabulary import PartyKind


def person_begins(lowers: Sequence[str], known: NamingWords) -> int:
    """Where the person's name begins in a run that a title opens or stands within; 0 where no title is there.

    "Secretary of Health Ana Ruiz": a field after "of" goes with the title.
    """
    titles = [i for i, low in enumerate(lowers) if low in known.titles]
    if not titles:
        return 0
    of = next((i for i, low in enumerate(lowers) if i > titles[0] and low in known.known.of_words), 0)
    if of:
        field = lowers[of + 1 :]
        offices = next((i for i, low in enumerate(field) if not known.is_office(low)), len(field))
        if len(field) - max(offices, 1) < 2 or any(low in known.known.name_conjunctions for low in field):
            return 0
        cut = of + 1 + offices if offices else len(lowers) - 2
    else:
        cut = titles[-1] + 1
        if cut == len(lowers) and len(titles) > 1 and lowers[titles[-2]] in known.honorifics:
            cut -= 1  # "Mr Bishop"
    rest = lowers[cut:]
    small = known.known.joins_persons
    if any(low in known.known.joins_names and low not in small for low in rest):
        return 0
    if (
        not rest
        or len([r for r in rest if r not in small]) > 4
        or any(r in known.institutions or r in known.known.name_heads or r in known.known.states for r in rest)
    ):
        return 0
    return cut


def kind_of(lowers: Sequence[str], known: NamingWords) -> PartyKind:
    """What kind of party an untitled name names, by its words; "other" where they do not tell."""
    words = known.known
    whole = " ".join(lowers)
    if whole in words.states:
        return "state"
    if whole in words.adjectives:
        return "people"
    if any(low in words.armed for low in lowers):
        return "armed_group"
    if lowers[-1] in words.forces:
        return "forces"
    heads = [low for low in lowers if low in words.name_heads or low in words.bodies or low in known.institutions]
    if any(low in words.bodies for low in heads):
        return "body"
    if (
        lowers[-1] in known.titles
        or lowers[-1] in known.roles
        or (lowers[0] in known.roles and not words.of_words.isdisjoint(lowers))
    ):
        return "role"
    if heads:
        return "role" if all(low in known.roles or low in known.titles for low in heads) else "organisation"
    return "other"
