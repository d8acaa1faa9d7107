"""The state that a section of a report is about, by its heading."""

import re
from collections.abc import Iterator

from onrecord.extract.parties.names import shown_name
from onrecord.extract.parties.words import PartyWords

BRACKETS = re.compile(r"\s*\((?P<inside>[^()]*)\)")


def state_of_heading(heading: str, text: str, known: PartyWords) -> str:
    """The state whose name a heading is or begins with; empty for any other heading.

    A text that gives the heading's full name ("Republic of Norland") makes a state of it, even where no list knows it.
    """
    if not heading:
        return ""
    for form in forms_of(heading, known):
        if form in known.states:
            return known.states[form]
    bodies, of = (rf"\b(?:{'|'.join(sorted(words))})\b" for words in (known.state_bodies, known.of_words))
    name = r"\W+".join(re.escape(word) for word in heading.split())
    if not re.search(rf"{bodies}(?:\W+\w+){{0,2}}?\W+{of}\W+(?:\w{{1,3}}\W+)?{name}\b", text, re.IGNORECASE):
        return ""
    spelled = sorted((match[0] for match in re.finditer(rf"\b{name}\b", text, re.IGNORECASE)), key=str.isupper)
    return shown_name(spelled[0])


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
