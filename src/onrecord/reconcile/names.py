"""One name taken apart: articles, titles, possessives, offices of state, what tells two ministries apart."""

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.reconcile.wording import POSSESSIVE, Terms, words_of

ACRONYM_BEHIND = re.compile(r"(?<=\w)\s*\([A-Z][A-Za-z]*[A-Z]\)?$")
"""A name's own acronym, given with it: "Harbour Relief Fund (HRF)"."""
MARKS = " \t\n\"“”«»'‘’,;:.()[]"


@dataclass(frozen=True)
class Name:
    """A name as a document gives it, and what is left of it when its trimmings go."""

    raw: str
    plain: str
    """Without article, title and a possessive at the end, as written."""
    words: tuple[str, ...]
    """The words of `plain`, folded."""
    titled: bool
    """True where a person's title stood in front."""

    @property
    def key(self) -> str:
        return " ".join(self.words)


@lru_cache(maxsize=50_000)
def name_of(raw: str, terms: Terms) -> Name:
    """The name taken apart. The same ones are asked for again and again."""
    plain = trimmed(raw, terms)
    person = without_title(plain, terms)
    chosen = person or plain
    return Name(raw, chosen, tuple(words_of(chosen)), bool(person))


def trimmed(raw: str, terms: Terms) -> str:
    """Without marks around it, an article before it and a possessive after it."""
    plain = ACRONYM_BEHIND.sub("", " ".join(raw.split()).strip(MARKS))
    first, _, rest = plain.partition(" ")
    if rest and first.casefold() in terms.words("parties", "articles"):
        plain = rest
    end = POSSESSIVE.search(plain, max(0, len(plain) - 2))
    return plain[: end.start()] if end and end.end() == len(plain) and not plain.endswith("s'") else plain


def without_title(plain: str, terms: Terms) -> str:
    """The person's name behind a title ("Foreign Minister X"), or "" where there is no title before a name."""
    titles = terms.words("parties", "titles")
    parts = plain.split()
    folds = [" ".join(words_of(p)) for p in parts]
    last = 0
    for start in range(len(parts) - 1):
        for end in (start + 3, start + 2, start + 1):
            if end < len(parts) and " ".join(folds[start:end]) in titles:
                last = max(last, end)
    rest = parts[last:]
    small = terms.words("parties", "inside") | terms.words("parties", "institutions")
    # "Council General Assembly" is no person: behind a title inside a name stand a first name and a last one.
    alone = len(rest) == 1 and not all(f in titles or " ".join(folds[:last]) in titles for f in folds[:last])
    if not last or alone or len(rest) > 4 or not rest[0][:1].isupper() or any(f in small for f in folds):
        return ""
    return " ".join(rest)


def department(words: tuple[str, ...], terms: Terms) -> tuple[str, frozenset[str]] | None:
    """Its subject and what tells it apart: ("ministry of health", {"arland"}); None for what is no department.

    "Arland Health Ministry" and "Ministry of Health of Arland" come out the same.
    """
    kinds, empty = terms.words("parties", "departments"), terms.empty | terms.words("parties", "vague")
    at = next((i for i, w in enumerate(words) if w in kinds), None)
    if at is None:
        return None
    after = list(words[at + 1 :])
    if after[:1] == ["of"] and len(after) > 1:
        subject, others = after[1], [*words[:at], *after[2:]]
    elif not after and at:
        subject, others = words[at - 1], list(words[: at - 1])
    elif at and after[:1] in (["of"], ["in"]):
        subject, others = words[at - 1], [*words[: at - 1], *after]
    else:
        return None
    return f"{words[at]} of {subject}", frozenset(w for w in others if w not in empty)


def stems_of_people(word: str, terms: Terms) -> list[str]:
    """What a people's name may come from: "arlandish" -> ["arland", ...]; the word itself first."""
    endings = sorted(terms.table["parties"]["people_endings"], key=lambda e: (-len(e), e))
    found = [word]
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            found.append(word[: -len(ending)])
    return found


def country_index(keys: list[str]) -> dict[str, str]:
    """One-word names by their beginnings, so that a people's name finds its country. Ambiguous beginnings are left out."""
    index: dict[str, set[str]] = {}
    for key in keys:
        if " " not in key:
            for start in {key, key[:-1], key[:-2]}:
                if len(start) >= 3:
                    index.setdefault(start, set()).add(key)
    return {start: min(found) for start, found in index.items() if len(found) == 1}


def country_of(word: str, index: dict[str, str], terms: Terms) -> str:
    """The one-word name that a word is or derives from; "" for none."""
    found = (index[stem] for stem in stems_of_people(word, terms) if stem in index)
    return next((country for country in found if country != word + "s"), "")


def is_umbrella(name: Name, terms: Terms) -> bool:
    """True for what means many without naming them: "all parties", "both sides", "the warring parties to the conflict".

    A proper name may begin so: "All People's Congress".
    """
    capital = all(word[:1].isupper() for word in name.plain.split())
    if capital and len(name.words) > 2:
        return False
    every, heads = terms.words("parties", "every"), terms.words("parties", "umbrella_heads")
    return bool(name.words) and (name.words[0] in every or name.words[0] in heads or name.words[-1] in heads)


def is_people_of(one: Name, other: Name, terms: Terms) -> bool:
    """True for a name and that of its people: "Arland" and "Arlanders"."""
    shorter, longer = sorted((one.words[-1], other.words[-1]), key=len)
    return shorter != longer and shorter in stems_of_people(longer, terms)


def is_office_of(one: Name, other: Name, terms: Terms) -> bool:
    """True for a body and whoever heads it: "Ministry of Health" and "Minister of Health"."""
    offices = terms.words("parties", "titles") | terms.words("parties", "offices")
    bodies = terms.words("parties", "institutions")
    apart = [set(a.words) - set(b.words) for a, b in ((one, other), (other, one))]
    return any(a & offices and b & bodies for a, b in (apart, apart[::-1]))
