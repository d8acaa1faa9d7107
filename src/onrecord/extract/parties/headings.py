"""The state that a section of a report is about, by its heading."""

import re
from collections.abc import Iterator

from onrecord.extract.parties.words import PartyWords
from onrecord.extract.parties.written import shown_name

HEAD = 5_000
"""Characters in which a full name stands below a heading, where the columns of a page are mixed."""
JOINED = re.compile(r"/|\sand\s")
BRACKETS = re.compile(r"\s*\((?P<inside>[^()]*)\)")


def state_of_heading(heading: str, text: str, known: PartyWords) -> str:
    """The state whose name a heading is or begins with; empty for any other heading.

    A text that gives the heading's full name ("Republic of Norland") makes a state of it, even where no list knows it.
    """
    low = " ".join(heading.replace("’", "'").casefold().split())
    named = [known.states[form] for form in forms_of(low) if form in known.states]
    if named:
        return named[0]
    joined = [part.strip() for part in JOINED.split(low)]
    states = [part for part in joined if part in known.states]
    if len(states) > 1:
        # Of two states it is the one whose full name stands below the heading.
        states = [part for part in states if gives_full_name(text[:HEAD], part, known)]
        joined = states
    if len(states) == 1 and joined[0] == states[0]:
        return known.states[states[0]]
    return spelled_in(text, heading) if heading and gives_full_name(text, heading, known) else ""


def forms_of(low: str) -> Iterator[str]:
    """The names that a heading may give, in lower case: whole; with what is in brackets before the rest."""
    yield low
    if match := BRACKETS.search(low):
        yield f"{match['inside']} {BRACKETS.sub('', low)}"


def gives_full_name(text: str, name: str, known: PartyWords) -> bool:
    """True where a text has a name after "Republic of", "Kingdom of the" and the like."""
    bodies, of = (rf"\b(?:{'|'.join(sorted(words))})\b" for words in (known.state_bodies, known.of_words))
    full = rf"{bodies}(?:\W+\w+){{0,2}}?\W+{of}\W+(?:\w{{1,3}}\W+)?{pattern_of(name)}"
    return bool(re.search(full, text, re.IGNORECASE))


def spelled_in(text: str, name: str) -> str:
    """The name as a text spells it, rather not in capitals."""
    found = [match[0] for match in re.finditer(rf"\b{pattern_of(name)}", text, re.IGNORECASE)]
    return shown_name(min(found, key=str.isupper, default=name))


def pattern_of(name: str) -> str:
    """The words of a name, whatever stands between them, as a regular expression."""
    return r"\W+".join(re.escape(word) for word in name.split()) + r"(?!\w)"
