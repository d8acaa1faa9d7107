"""What a call asks for, in words that can be compared: an act and what it is about."""

import re
from collections.abc import Iterator

from onrecord.model.entries import Call
from onrecord.reconcile.parties import Names
from onrecord.reconcile.wording import POSSESSIVE, Terms, folded, words_of

Demand = tuple[str, str]
"""An act and its object, as stems: ("release", "hostag"). An act of its own ("", "ceasefir") has the object alone."""

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
FAR = 14
"""How many words of meaning behind an act may be what it is about."""


def wording_of_names(call: Call, names: Names) -> frozenset[str]:
    """The words of the parties' names that stand around a call: they tell who, not what."""
    return frozenset(w for name in (call.by, *call.to, *map(names.of, call.to)) for w in words_of(name))


def demands_in(words: str, parties: frozenset[str], terms: Terms) -> set[Demand]:
    """Everything that a call asks for."""
    acts, outcomes = terms.acts, terms.outcomes
    tokens = list(tokens_of(without_circumstances(words, terms), parties, terms))
    found: set[Demand] = {("", stem) for stem, _ in tokens if stem in outcomes}
    starts = [i for i, (stem, proper) in enumerate(tokens) if stem in acts and not proper]
    if not starts and not found:
        starts = [0] if tokens else []
    verbs = {tokens[i][0] for i in starts} | set(acts) | outcomes
    telling = {s for s, proper in tokens if not proper and s not in verbs} or {s for s, proper in tokens if proper}
    for at in starts:
        act = acts.get(tokens[at][0], tokens[at][0])
        found |= {(act, about) for about in objects(tokens, at, starts, telling, terms) if about != tokens[at][0]}
    return found


def without_circumstances(words: str, terms: Terms) -> str:
    """A demand without its conditions, and without "by the end of the month": they say when, not what."""
    kept: list[str] = []
    skipping = False
    for word in words.split():
        plain, before = folded(word).strip(",;."), folded(" ".join(kept[-2:]))
        by_end = plain in terms.words("calls", "ends_of_time") and before in terms.words("calls", "before_an_end")
        skipping = bool(kept) and (skipping or by_end or plain in terms.words("calls", "provisos"))
        if not skipping:
            kept.append(word)
        skipping = skipping and not word.endswith((",", ";"))
    return " ".join(kept)


def objects(tokens: list[tuple[str, bool]], at: int, starts: list[int], telling: set[str], terms: Terms) -> set[str]:
    """What an act is about: the words behind it, up to the next act; before it where there are none behind."""
    if at and tokens[at][0] in terms.after_their_object:
        return {tokens[at - 1][0]} & telling
    following = [s for s in starts if s > at and any(stem in telling for stem, _ in tokens[at + 1 : s])]
    end = min([*following[:1], at + FAR, len(tokens)])
    behind = {stem for stem, _ in tokens[at + 1 : end]} & telling
    return behind or {stem for stem, _ in tokens[max(0, at - FAR) : at]} & telling


def tokens_of(words: str, parties: frozenset[str], terms: Terms) -> Iterator[tuple[str, bool]]:
    """The stems of the words that mean something, and whether each is a name; the parties' own names left out."""
    small = terms.empty | terms.words("calls", "empty") | {*terms.table["months"], *terms.table["weekdays"]} | parties
    for n, match in enumerate(WORD.finditer(POSSESSIVE.sub("", words))):
        plain = folded(match[0])
        proper = match[0][0].isupper() and n > 0
        if plain not in small and not plain.endswith("ly"):
            yield (plain if proper else terms.stem(plain)), proper
