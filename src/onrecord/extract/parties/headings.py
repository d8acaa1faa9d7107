"""The state that a text is about, by what stands above it: a section's heading, a ministry's letterhead, a dateline."""

import re
from collections.abc import Container, Iterable, Iterator
from itertools import islice

from onrecord.extract.parties.words import PartyWords
from onrecord.extract.parties.written import shown_name

HEAD = 5_000
"""Characters in which a full name stands below a heading, where the columns of a page are mixed."""
HEAD_LINES = 6
"""Paragraphs in which a letterhead or a dateline stands."""
LONGEST_LETTERHEAD = 12
"""Words of a letterhead."""
DATELINE = re.compile(
    r"[^\W\d_][^,\n(]{1,40},\s*(?P<state>[^\W\d_][^,\n(–—]{2,40}?)\s*(?:,[^,(–—\n]{0,40}|\([^)\n]*\)){0,6}\s*(?:(?<=\s)-\s|[–—]|\n|$)"
)
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


def state_of_letterhead(line: str, known: PartyWords) -> str:
    """The state whose ministry or government a line names, and nothing else: "Ministry of Health of Norland"; empty for none."""
    words = line.split()
    lowers = [word.lower() for word in words]
    small = known.joins_names | known.name_conjunctions | known.name_determiners
    if not 1 < len(words) <= LONGEST_LETTERHEAD or known.state_bodies.isdisjoint(lowers):
        return ""
    if not all(word[0].isupper() or low in small for word, low in zip(words, lowers, strict=True)):
        return ""
    if not (words[-1].isalpha() and words[-1][0].isupper()):
        return ""
    first, second = lowers[:2]
    if state := known.adjectives.get(first) or known.states.get(first):
        return state if second in known.state_bodies else ""
    if (second if first in known.name_determiners else first) not in known.state_bodies:
        return ""
    links = [at for at, low in enumerate(lowers) if low in known.of_words]
    if not links or links[-1] + 1 == len(words):
        return ""
    behind = links[-1] + 1 + (lowers[links[-1] + 1] in known.name_determiners)
    name = " ".join(words[behind:])
    whole = len(links) > 1 or lowers[links[-1] - 1] in known.state_bodies - known.bodies
    return known.states.get(name.lower()) or (shown_name(name) if whole else "")


def state_sued(line: str, known: PartyWords, declared: Container[str]) -> str:
    """The state against which a case is brought, by its title: "Case of Bo Tarn v. Norland"; empty for any other line."""
    words = line.split("(")[0].split()
    at = next((i for i, word in enumerate(words) if i and word.lower() in known.versus), 0)
    name = " ".join(words[at + 1 :]).strip(" .,") if at else ""
    shown = shown_name(name)
    return known.states.get(name.lower()) or (shown if shown in declared else "")


def state_of_dateline(paragraph: str, known: PartyWords, declared: Container[str]) -> str:
    """The state in a paragraph's dateline ("BRENN, Norland, 3 May - "), where it is listed or `declared`; empty for none."""
    found = DATELINE.match(paragraph.lstrip())
    name = " ".join(found["state"].split()) if found else ""
    return known.states.get(name.lower()) or (name if name in declared else "")


def state_above(
    paragraphs: Iterable[str], known: PartyWords, named: Iterable[str], declared: Container[str], publisher: str = ""
) -> str:
    """The state that a statement's letterhead or publisher names; else that of a dateline, where the text names no other.

    `named`: all states that the text names; `declared`: those of them that only the text makes one. Empty for none.
    """
    head = [*islice(paragraphs, HEAD_LINES)]
    for line in (publisher, *(line for part in head for line in part.splitlines())):
        if state := state_of_letterhead(line, known):
            return state
    states = {state for part in head if (state := state_of_dateline(part, known, declared))}
    return min(states) if len(states) == 1 and states >= set(named) else ""
