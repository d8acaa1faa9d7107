"""In what role somebody speaks, in the words of the document: "Foreign Minister", "a spokeswoman for the port"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.extract.parties.words import party_words
from onrecord.extract.quotations.forms import Forms, forms_of
from onrecord.languages import Language
from onrecord.model.text import Span

WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s?$")
BREAK = re.compile(r"[,;:!?()\[\]\n“”\"«»—–]|``|''|\.(?=\s+[^\W\d_a-z]|\s+[\"'`“‘]|\s*$)|\s-\s")
APPOSITION = re.compile(r"(?:['’]s)?\s*(?:,|\(|–|—|-)\s*(?:\d{1,3},\s*)?")
LONGEST = 16
"""Words of a role: what is longer tells more than the role."""
REACH = 200
"""Characters within which a role stands."""


@dataclass(frozen=True)
class RoleWords:
    """Lower-case words by what they tell of a role. `heads` name one, `parts` lead to one: "one of the guards"."""

    heads: frozenset[str]
    modifiers: frozenset[str]
    courtesy: frozenset[str]
    prepositions: frozenset[str]
    parts: frozenset[str]
    conjunctions: frozenset[str]
    definite: frozenset[str]
    short: frozenset[str]
    """Short forms before names, with their full stop: "sen."."""
    stops: re.Pattern[str]
    leads: frozenset[str]
    verbs: frozenset[str]
    forms: Forms

    def is_head(self, word: str) -> bool:
        """True for a word that names a role, one or several who have it, or that ends in one: "co-director"."""
        lower = POSSESSIVE.sub("", word.lower())
        return any(lemma in self.heads for part in (lower, lower.split("-")[-1]) for lemma in self.forms.lemmas(part))


@cache
def role_words(language: Language) -> RoleWords:
    """The words for roles of a language, read once."""
    table, parties = language.table("roles"), party_words(language)
    no_role = {*table["none"], *table["courtesy"], *parties.organisations, *parties.bodies, *parties.state_heads}
    titles = frozenset(title.rstrip(".") for title in parties.titles)
    return RoleWords(
        heads=frozenset({*parties.roles, *titles, *table["more"]} - no_role),
        modifiers=titles | parties.title_words,
        courtesy=frozenset(table["courtesy"]),
        prepositions=frozenset(table["prepositions"]),
        parts=parties.partitive,
        conjunctions=frozenset(table["and"]),
        definite=frozenset(table["definite"]),
        short=frozenset([*(t for t in parties.titles if t.endswith(".")), *(f"{word}." for word in table["courtesy"])]),
        stops=re.compile(rf"\b(?:{'|'.join(table['stops'])})\b", re.IGNORECASE),
        leads=frozenset(table["leads"]),
        verbs=frozenset(table["verbs"]),
        forms=forms_of(language),
    )


def role_of(text: str, source: Sequence[Span], speaker: str, language: Language) -> str:
    """The words that tell the speaker's role: in the source, right before it, or in apposition after the name. Empty: none do."""
    known = role_words(language)
    for span in (led_in(text, one, known) for one in source):
        if is_surname(text, span, known):
            continue
        name = name_in(text, span, speaker, known)
        role = described(text, span, known, name_follows=True) if name is None else beside(text, span, name, known)
        if role:
            return role
    return ""


def led_in(text: str, source: Span, known: RoleWords) -> Span:
    """The source, with "former" or "acting" right before the role that it begins with: who no longer holds it is not named by it."""
    before = words_in(text, Span(max(0, source.start - LONGEST), source.start))[-1:]
    first = words_in(text, source)[:1]
    if not before or not first or before[0].of(text).lower() not in known.leads:
        return source
    plain = first[0].of(text).lower()
    joined = text[before[0].end : source.start].isspace() and (plain in known.modifiers or known.is_head(plain))
    return Span(before[0].start, source.end) if joined else source


def is_surname(text: str, source: Span, known: RoleWords) -> bool:
    """True for "Cook" and "King" alone and capitalised: without "the" they are names."""
    words = words_in(text, source)
    plain = POSSESSIVE.sub("", words[0].of(text)) if len(words) == 1 else ""
    return plain[:1].isupper() and plain.lower() in known.heads


def beside(text: str, source: Span, name: Span, known: RoleWords) -> str:
    """The role that stands around a name: of which it is a part ("a spokesman for NAME"), before it, or after it."""
    before, after = words_in(text, Span(source.start, name.start)), words_in(text, Span(name.end, source.end))
    small = known.prepositions | known.conjunctions
    leads_on = before and before[-1].of(text).lower() in known.prepositions
    goes_on = after and text[name.end : after[0].start].strip("'’s ") == "" and after[0].of(text).lower() not in small
    whole = described(text, source, known) if leads_on or goes_on else ""
    return (
        whole
        or before_name(text, Span(source.start, name.start), known)
        or (before_source(text, source, known) if name.start == source.start else "")
        or after_name(text, name.end, known)
    )


def before_name(text: str, span: Span, known: RoleWords) -> str:
    """The role in the words before a name: "Foreign Minister", "the head of the port,"."""
    words = words_in(text, span)
    while words and words[-1].of(text).lower() in known.courtesy:
        words.pop()
    joints = [i for i, word in enumerate(words) if word.of(text).lower() in known.conjunctions]
    for first in [*(joint + 1 for joint in reversed(joints)), 0]:
        if first < len(words) and (role := described(text, Span(words[first].start, words[-1].end), known)):
            return role
    return ""


def before_source(text: str, source: Span, known: RoleWords) -> str:
    """The title right before a source that begins with the name: "said spokeswoman NAME"."""
    words = words_in(text, Span(max(0, source.start - REACH), source.start))
    taken: list[Span] = []
    for word in reversed(words):
        plain = word.of(text)
        between = text[word.end : taken[0].start if taken else source.start]
        if (
            between.strip(" .")
            or ("." in between and not is_short(text, word, known))
            or not (plain[:1].isupper() or known.is_head(plain) or plain.lower() in known.modifiers)
        ):
            break
        taken.insert(0, word)
    # A plural there is no title: "the two candidates NAME chose".
    titled = taken and taken[-1].of(text).lower() in known.heads
    return described(text, Span(taken[0].start, taken[-1].end), known) if titled else ""


def after_name(text: str, end: int, known: RoleWords) -> str:
    """The role in apposition: ", a spokeswoman for the port,"."""
    begins = APPOSITION.match(text, end)
    if begins is None:
        return ""
    return described(text, Span(begins.end(), len(text)), known)


def described(text: str, span: Span, known: RoleWords, *, name_follows: bool = False) -> str:
    """The words of a phrase whose head is a role, without "the" before it; empty where it is none.

    `name_follows`: capitalised words after the role are a name, and no part of it.
    """
    span = Span(span.start, min(span.end, span.start + REACH))
    words = words_in(text, Span(span.start, end_of_phrase(text, span, known)))
    while words and words[0].of(text).lower() in known.definite:
        words = words[1:]
    if not words or len(words) > LONGEST:
        return ""
    plain = [word.of(text) for word in words]
    head = head_at(plain, known)
    if head is None or not known.verbs.isdisjoint(plain):
        return ""
    rest = plain[head + 1 :]
    if rest and rest[0].lower() not in known.prepositions | known.conjunctions:
        if not (name_follows and all(word[:1].isupper() for word in rest)):
            return ""
        words = words[: head + 1]
    end = words[-1].end + is_short(text, words[-1], known)
    return " ".join(text[words[0].start : end].split())


def end_of_phrase(text: str, span: Span, known: RoleWords) -> int:
    """Where a phrase ends: at a mark, or before "who"."""
    end = span.end
    for mark in BREAK.finditer(text, span.start, span.end):
        before = words_in(text, Span(span.start, mark.start()))
        if mark[0] != "." or not (before and before[-1].end == mark.start() and is_short(text, before[-1], known)):
            end = mark.start()
            break
    stop = known.stops.search(text, span.start, end)
    return stop.start() if stop else end


def is_short(text: str, word: Span, known: RoleWords) -> bool:
    """True for a word whose full stop belongs to it: "Sen.", an initial."""
    plain = text[word.start : word.end + 1].lower()
    return plain in known.short or (len(word) == 1 and plain.endswith(".") and word.of(text).isupper())


def head_at(words: Sequence[str], known: RoleWords) -> int | None:
    """The place of the word that names the role, before anything it is a role in; None where no word does."""
    first = 0
    if len(words) > 2 and words[0].lower() in known.parts and words[1].lower() in known.prepositions:
        first = 2
    end = next((i for i in range(first, len(words)) if words[i].lower() in known.prepositions), len(words))
    heads = [i for i in range(first, end) if known.is_head(words[i])]
    joint = next((i for i in range(first, end) if words[i].lower() in known.conjunctions), end)
    # "the League and its director" are two.
    return max(heads) if heads and min(heads) < joint else None


def name_in(text: str, source: Span, speaker: str, known: RoleWords) -> Span | None:
    """Where the speaker's name stands in a source, wholly or in part; None where the source only describes them."""
    parts = {part for part in WORD.findall(speaker) if part[:1].isupper() and part.lower() not in known.courtesy}
    if parts and all(known.is_head(part) or part.lower() in known.modifiers for part in parts):
        return None
    words = words_in(text, source)
    inside = [word for word in words if POSSESSIVE.sub("", word.of(text)) in parts]
    if not inside:
        return None
    following = [word for word in words if inside[0].start <= word.start]
    last = inside[0]
    for word in following:
        if word not in inside:
            break
        last = word
    end = last.end - len(last.of(text)) + len(POSSESSIVE.sub("", last.of(text)))
    return Span(inside[0].start, end)


def words_in(text: str, span: Span) -> list[Span]:
    """The words of a span."""
    return [Span(found.start(), found.end()) for found in WORD.finditer(text, span.start, span.end)]
