"""Capitals, which often speak for their governments ("Nairobi denied it"): by a list of all countries, and by the documents.

Where the gazetteer's list is behind, the language's table of states adds to it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from onrecord.model.text import Span
from onrecord.reconcile.gazetteer import Gazetteer, capital_codes
from onrecord.reconcile.names import trimmed
from onrecord.reconcile.wording import Terms, words_of

REACH = 80
"""Characters before and behind "capital" in which both names stand."""
WORD = re.compile(r"[^\W\d_][\w’'-]*")
OWN = re.compile(r"['’]s?\Z")

Told = tuple[str, str]
"""A capital, and the name of its country or of its people."""


def listed_capitals(names: Iterable[str], terms: Terms, gazetteer: Gazetteer) -> Iterator[Told]:
    """Of these names: each capital with each name of its country, by the lists."""
    names = sorted(set(names))
    further = {" ".join(words_of(c)): state for state, told in terms.states.items() for c in told.get("capitals", ())}
    countries: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for code in gazetteer.codes.get(gazetteer.words.plain(name), frozenset()):
            countries[code].append(name)
    for name in names:
        key = " ".join(words_of(name))
        own = gazetteer.codes.get(gazetteer.words.plain(further.get(key, "")), frozenset())
        for code in sorted(capital_codes().get(key, frozenset()) | own):
            yield from ((name, country) for country in countries.get(code, ()))


def told_capitals(text: str, terms: Terms) -> Iterator[tuple[Told, Span]]:
    """What a text says of capitals, and where: "Brenn, the capital of Arland", "Arland's capital, Brenn", "the Arlandish capital Brenn"."""
    words = "|".join(sorted(map(re.escape, terms.words("parties", "capital")), key=lambda w: (-len(w), w)))
    if not any(word in text for word in terms.words("parties", "capital")):
        return
    of = "|".join(sorted(map(re.escape, terms.words("parties", "of"))))
    articles = "|".join(sorted(map(re.escape, terms.words("parties", "articles"))))
    for found in re.finditer(rf"\b(?:{words})\b", text):
        before, after = text[max(0, found.start() - REACH) : found.start()], text[found.end() : found.end() + REACH]
        apart = re.fullmatch(rf"(.*),\s+(?:{articles})\s+(?:\w+\s+)?", before, re.DOTALL)
        of_country = re.match(rf"\s+(?:{of})\s+(?:(?:{articles})\s+)?", after)
        named = re.match(rf",?\s+(?:(?:{of})\s+)?", after)
        if apart and of_country:
            pair = last_name(apart[1]), first_name(after[of_country.end() :])
        elif named and before[-1:].isspace():
            pair = first_name(after[named.end() :]), last_name(before.rstrip())
        else:
            continue
        capital, country = (trimmed(name, terms) for name in pair)
        if capital and country:
            yield (capital, country), Span(found.start(), found.end())


def first_name(text: str) -> str:
    """The words with a capital with which a text begins."""
    end = 0
    for word in WORD.finditer(text):
        if not word[0][0].isupper() or text[end : word.start()].strip(" "):
            break
        end = word.end()
    return OWN.sub("", text[:end])


def last_name(text: str) -> str:
    """The words with a capital with which a text ends."""
    start = len(text)
    for word in reversed(list(WORD.finditer(text))):
        if not word[0][0].isupper() or text[word.end() : start].strip(" "):
            break
        start = word.start()
    return OWN.sub("", text[start:].strip())
