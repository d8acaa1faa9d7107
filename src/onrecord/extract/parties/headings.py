"""The state that a section of a report is about, by its heading."""

import re
from collections.abc import Iterable, Iterator

from onrecord.extract.parties.names import shown_name
from onrecord.extract.parties.words import PartyWords

BRACKETS = re.compile(r"\s*\((?P<inside>[^()]*)\)")


def state_of_heading(heading: str, names: Iterable[str], known: PartyWords) -> str:
    """The state whose name a heading is or begins with; empty for any other heading.

    `names` are those of the text: one of them that gives the heading's full name ("Republic of Norland") makes a state of it,
    even where no list knows it.
    """
    for form in forms_of(heading, known):
        if form in known.states:
            return known.states[form]
    low = heading.casefold()
    if not low:
        return ""
    ends = tuple(f" {of} {low}" for of in known.of_words)
    names = tuple(names)
    if not any(name.casefold().endswith(ends) and set(name.casefold().split()) & known.state_bodies for name in names):
        return ""
    same = sorted((name for name in (*names, heading) if name.casefold() == low), key=str.isupper)
    return shown_name(same[0])


def forms_of(heading: str, known: PartyWords) -> Iterator[str]:
    """The names that a heading may give, in lower case: whole, turned where it has brackets, before what is joined to it."""
    low = " ".join(heading.replace("’", "'").casefold().split())
    yield low
    match = BRACKETS.search(low)
    outside = BRACKETS.sub("", low)
    if match:
        yield f"{match['inside']} {outside}"
        return
    first, slash, second = low.partition("/")
    if not slash:
        first, _, second = low.partition(" and ")
    # Of two states neither is the one whose government is meant.
    if second.strip() not in known.states:
        yield first.strip()
