"""Acronyms that a document gives in brackets behind the full name."""

import re
from collections.abc import Iterator

from onrecord.reconcile.names import Name
from onrecord.reconcile.wording import Terms

IN_BRACKETS = re.compile(r"\(\s*[\"“«]?([A-Z][A-Za-z]*[A-Z])[\"”»]?\s*\)")
Acronym = tuple[str, str]
"""A short form, and the name that a document explains it by."""

LONGEST_ACRONYM = 8
NAME_WORD = re.compile(r"[^\s(),;:.“”\"«»]+")


def acronyms_in(text: str, terms: Terms) -> Iterator[Acronym]:
    """Pairs of an acronym and the name before it whose initials it has."""
    for found in IN_BRACKETS.finditer(text):
        short = found[1]
        before = list(NAME_WORD.finditer(text, max(0, found.start() - 120), found.start()))
        if before and not text[before[-1].end() : found.start()].strip():
            start = spelled(short, before, terms)
            if start is not None:
                yield short, " ".join(text[start : found.start()].split())


def spelled(short: str, before: list[re.Match[str]], terms: Terms) -> int | None:
    """Where the name begins whose words, small ones left out, have these initials; None where it is not so."""
    left = [letter.casefold() for letter in short if letter.isupper()]
    for word in reversed(before):
        first = word[0][0]
        if left and first.casefold() == left[-1] and first.isupper():
            left.pop()
            if not left:
                return word.start()
        elif word[0].casefold() not in terms.words("parties", "inside"):
            return None
    return None


def is_acronym(name: Name) -> bool:
    """True for capital letters alone, two or more."""
    return len(name.words) == 1 and name.plain.isupper() and 2 <= len(name.plain) <= LONGEST_ACRONYM


def initials(name: Name, terms: Terms) -> set[str]:
    """The first letters of a name's words, with and without its small words."""
    small = terms.words("parties", "inside")
    large = [word[0] for word in name.words if word not in small]
    return {"".join(large), "".join(word[0] for word in name.words)} if len(large) > 1 else set()
