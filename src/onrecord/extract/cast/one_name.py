"""One name for each party: the fullest one that a text gives, for surnames, first names and short forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import combining, normalize

from onrecord.extract.cast.words import NamingWords
from onrecord.model.vocabulary import PartyKind

GROUPS: tuple[PartyKind, ...] = ("organisation", "armed_group", "body", "forces")
LONGEST = 5
"""Words that a person's full name may have, small words aside."""


@dataclass(frozen=True)
class Forms:
    """The names of a text as they are written: how often, of what kind, how often after "the", and where first.

    `below` are the first places below the headline. `led` are the names that are already known to stand for another.
    """

    counts: Mapping[str, int]
    kinds: dict[str, PartyKind]
    definite: Mapping[str, int]
    firsts: Mapping[str, int]
    below: Mapping[str, int]
    led: Mapping[str, str]


def fuller_persons(forms: Forms, known: NamingWords) -> tuple[dict[str, str], dict[str, set[str]]]:
    """For each short name of a person ("Ruiz") the one full name that has it; and the names that several persons share.

    Of those, one leads to whoever is named in full before it is first used, where the others come later.
    Marks in `forms.kinds` as a person who is named both in full and by surname.
    """
    longer: dict[str, set[str]] = {}
    for full in forms.counts:
        if full not in forms.led and may_be_full(full, forms, known):
            for part in parts_of(folded(full).split()):
                longer.setdefault(part, set()).add(full)
    out: dict[str, str] = {}
    shared: dict[str, set[str]] = {}
    for short in forms.counts:
        key = folded(short)
        fulls = {f for f in longer.get(key, ()) if f != short}
        named = short in forms.below and " " in short
        fulls = {f for f in fulls if f in forms.below} or (set() if named else fulls)
        if not fulls or short in forms.led or not may_be_short(short, forms.kinds, known):
            continue
        chosen = fullest(fulls) or by_surname(key, fulls)
        if not chosen:
            shared[short] = fulls
            chosen = introduced(short, fulls, forms)
        if chosen and longest_of(short, chosen, forms.counts):
            out[short] = chosen
            if forms.kinds[chosen] == "person" or folded(chosen).endswith(f" {key}"):
                forms.kinds[chosen] = forms.kinds[short] = "person"
    return out, shared


def longest_of(short: str, full: str, counts: Mapping[str, int]) -> bool:
    """True where a name leads to another; of two that differ in accents alone the more frequent one leads."""
    if folded(full) != folded(short):
        return True
    return (counts[full], full) > (counts[short], short)


def parts_of(words: list[str]) -> set[str]:
    """The forms in which a full name's words may be taken up: any run of them, and the first with the last."""
    n = len(words)
    parts = {" ".join(words[i:j]) for i in range(n) for j in range(i + 1, n + 1)}
    return parts | {f"{words[0]} {words[-1]}"}


def may_be_full(text: str, forms: Forms, known: NamingWords) -> bool:
    """True for what may be a person's full name: several words, none of them an organisation's or a state's."""
    kind, small = forms.kinds[text], known.known.joins_persons
    words = text.split()
    long = [w for w in words if w not in small]
    if kind not in ("person", "other") or not len(words) >= 2 or len(long) > LONGEST or words[0] in small:
        return False
    lowers = set(text.lower().split())
    if kind == "other" and (forms.definite.get(text) or lowers & known.institutions):
        return False
    states = known.known.states.keys() | known.known.adjectives.keys()
    return not lowers & states and not any(c.isdigit() for c in text)


def may_be_short(text: str, kinds: Mapping[str, PartyKind], known: NamingWords) -> bool:
    """True for what may be a part of a person's name."""
    words = (known.known.joins_persons, known.institutions, known.roles, known.titles, known.known.organisations)
    plain = not any(text.lower() in listed for listed in words)
    return kinds[text] == "person" or (kinds[text] in ("other", "role") and plain)


def fullest(fulls: set[str]) -> str:
    """The longest of several names where all the others are forms of it; empty where they name several persons."""
    longest = max(fulls, key=lambda f: (len(f.split()), len(f), f))
    words = set(folded(longest).split())
    return longest if all(set(folded(f).split()) <= words for f in fulls) else ""


def introduced(short: str, fulls: set[str], forms: Forms) -> str:
    """Of several persons, the one who is named in full before the short name is used, where the others come later."""
    used = forms.below.get(short)
    before = {f for f in fulls if used is not None and forms.firsts[f] < used}
    return fullest(before) if before else ""


def by_surname(key: str, fulls: set[str]) -> str:
    """Of several persons, the one whose last name it is, where the others only have it further in front."""
    return fullest(ending) if (ending := {f for f in fulls if folded(f).split()[-1] == key}) else ""


def shorter_organisations(
    counts: Mapping[str, int], kinds: dict[str, PartyKind], led: Mapping[str, str], known: NamingWords
) -> dict[str, str]:
    """For the first words of one organisation's name ("Amity") that name ("Amity Watch").

    Marks in `kinds` a name as an organisation's where its first words are one.
    """
    longer: dict[str, set[str]] = {}
    for text in counts:
        words = text.lower().split()
        if len(words) > 1 and kinds[text] in (*GROUPS, "other") and not any(c.isdigit() for c in text):
            for i in range(1, len(words)):
                longer.setdefault(" ".join(words[:i]), set()).add(text)
                if kinds[text] != "other":
                    longer.setdefault(" ".join(words[i:]), set()).add(text)
    out: dict[str, str] = {}
    states = known.known.states.keys() | known.known.adjectives.keys() | known.known.umbrellas.keys()
    for short in counts:
        low = short.lower()
        if short in led or low in states or short.isupper() or kinds[short] not in (*GROUPS, "other"):
            continue
        fulls = {f for f in longer.get(low, ()) if f != short and (kinds[f] != "other" or kinds[short] in GROUPS)}
        front = {f for f in fulls if f.lower().startswith(low)}
        sections = {f for f in front if f[len(short) + 1 :].lower() in states or f[len(short) + 1 :] in counts}
        front -= sections
        chosen = front or fulls - sections
        if len(chosen) == 1 and (front or low.split()[0] in known.known.name_heads):
            out[short] = full = chosen.pop()
            kinds[full] = kinds[short] if kinds[full] == "other" else kinds[full]
    return out


def folded(name: str) -> str:
    """A name in lower case without accents and full stops.

    >>> folded("Álvaro B. Ruiz")
    'alvaro b ruiz'
    """
    plain = "".join(c for c in normalize("NFKD", name) if not combining(c))
    return plain.casefold().replace(".", "").replace("’", "'")
