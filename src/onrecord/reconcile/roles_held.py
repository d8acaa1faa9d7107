"""Roles that change hands: whom documents name in a role, and whom "the Prime Minister" of a document's time can mean by that."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from onrecord.model.groups import DocumentRead
from onrecord.model.text import Span
from onrecord.reconcile.names import Name, name_of
from onrecord.reconcile.states import StateNames
from onrecord.reconcile.wording import POSSESSIVE, Terms, words_of

CAPITALS = r"[^\W\d_a-z][\w’'-]*(?:[ \t]+[^\W\d_a-z][\w’'-]*)"
CAPITAL = re.compile(r"[^\W\d_a-z][\w’'-]*")
CAPITALS_KEPT = 300
REACH = 300
"""Characters around the words of a role: further away nothing belongs to them."""
WITHIN = 366
"""Days within which a document must name a person in a role, for a mention of the role to mean that person."""

Days = tuple[str, str]
"""The first and the last day on which a document can have been published, in ISO."""


@dataclass(frozen=True, slots=True, order=True)
class Held:
    """That a document names somebody in a role: the words for the role, for what it is a role in ("" for none), and for the person."""

    role: str
    whose: str
    person: str
    days: Days


@dataclass(frozen=True, slots=True, order=True)
class Used:
    """That a document names a party by its role alone."""

    name: str
    days: Days
    beside: str = ""
    """Of a role in nothing that the name tells: the words with a capital in its document, which may tell."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a role may mean in documents of some days. `told`: False where the documents do not name what it is a role in."""

    persons: tuple[str, ...]
    told: bool = True

    @property
    def person(self) -> str:
        """The one person; empty where it is not sure who."""
        return self.persons[0] if len(self.persons) == 1 and self.told else ""


class RoleWords:
    """How a language writes roles of state, and persons beside them."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.roles = terms.words("parties", "state_roles")
        one = "|".join(
            sorted((re.escape(r).replace(r"\ ", r"[ \t\n]+") for r in self.roles), key=lambda r: (-len(r), r))
        )
        past = "|".join(sorted(map(re.escape, terms.words("parties", "past_roles"))))
        role = rf"(?<![\w-])(?P<before>(?:[\w’'-]+[ \t]+){{0,2}})(?P<role>{one})(?![\w-])"
        of = rf"(?:[ \t]+of[ \t]+(?:the[ \t]+)?(?P<of>{CAPITALS}{{0,3}}))?"
        self.role = re.compile(rf"(?<![\w-])(?:{one})(?![\w-])", re.IGNORECASE)
        self.past = re.compile(rf"\b(?:{past})\b", re.IGNORECASE)
        self.before_person = re.compile(
            rf"(?i:{role}){of},?[ \t\n]+(?P<person>{CAPITALS}{{1,3}})(?:[ \t]+of[ \t]+(?P<later>{CAPITALS}{{0,3}}))?"
        )
        self.after_person = re.compile(
            rf"(?P<person>{CAPITALS}{{1,3}}),[ \t\n]+(?:the[ \t]+)?(?i:{role}){of}(?=[,.;:\n]|[ \t]+(?:said|told|and))"
        )

    def role_in(self, name: Name) -> tuple[str, tuple[str, ...]] | None:
        """The role that a name is, and the words for what it is a role in; None for a name that is no role alone."""
        words = tuple(word for word in name.words if word not in self.terms.empty)
        for size in (3, 2, 1):
            for at in range(len(words) - size + 1):
                role = " ".join(words[at : at + size])
                if role in self.roles:
                    rest = (*words[:at], *words[at + size :])
                    return None if self.past.search(" ".join(rest)) else (role, rest)
        return None


def held_in(read: DocumentRead, words: RoleWords) -> Iterator[tuple[Held, Span]]:
    """Whom a dated document names in a role of state, and where."""
    days = days_of(read)
    if days:
        text = read.document.text
        near = list(near_roles(text, words))
        for pattern in (words.before_person, words.after_person):
            for found in chain.from_iterable(pattern.finditer(text, span.start, span.end) for span in near):
                if not words.past.search(found["before"]):
                    role, person = " ".join(words_of(found["role"])), " ".join(found["person"].split())
                    yield Held(role, whose_of(found), person, days), Span(found.start("role"), found.end("role"))


def near_roles(text: str, words: RoleWords) -> Iterator[Span]:
    """The stretches of a text around the words of roles: whole patterns are looked for only there, which is much quicker."""
    start = end = 0
    for found in words.role.finditer(text):
        if found.start() - REACH > end:
            if end:
                yield Span(start, end)
            start = max(0, found.start() - REACH)
        end = min(len(text), found.end() + REACH)
    if end:
        yield Span(start, end)


def whose_of(found: re.Match[str]) -> str:
    """What a role is one in, by the words around it; empty where they do not tell. "?" before a word that may be the name of anything."""
    told = words_of(found["of"] or found.groupdict().get("later") or "")
    if told:
        return " ".join(told)
    last = found["before"].split()[-1:]
    if not last or not last[0][:1].isupper():
        return ""
    word = " ".join(words_of(last[0]))
    return word if POSSESSIVE.search(last[0]) else f"?{word}"


def used_in(read: DocumentRead, given: Iterable[str], words: RoleWords) -> Iterator[Used]:
    """The parties that a dated document names by a role alone. `given`: the names that it gives."""
    days, beside = days_of(read), ""
    for raw in sorted(set(given)) if days else ():
        told = words.role_in(name_of(raw, words.terms))
        if told and days:
            beside = beside or capitals_in(read.document.text)
            yield Used(raw, days, "" if told[1] else beside)


def capitals_in(text: str) -> str:
    """The words with a capital in a text, each once, folded: as many as tell of what country it is."""
    found = dict.fromkeys(word for run in CAPITAL.findall(text) for word in words_of(run))
    return " ".join(sorted(islice(found, CAPITALS_KEPT)))


def days_of(read: DocumentRead) -> Days | None:
    """The days on which a document can have been published, the one that is known where it is one end; None where nothing tells."""
    published = read.description.published
    first = published.date.earliest or published.date.latest if published else None
    last = published.date.latest or published.date.earliest if published else None
    return (first.isoformat(), last.isoformat()) if first and last else None


class Holders:
    """Who held which role when, as all documents tell it."""

    def __init__(
        self, held: Iterable[Held], by_key: Mapping[str, str], names: Iterable[Name], words: RoleWords
    ) -> None:
        self.words, self.by_key = words, by_key
        self.states = StateNames((name.key for name in names if name.plain != name.plain.lower()), words.terms)
        self.held: dict[tuple[str, str], set[tuple[Days, str]]] = defaultdict(set)
        for one in held:
            person = self.party(one.person)
            if person:
                self.held[one.role, self.whole(one.whose)].add((one.days, person))
        self.known: dict[tuple[str, str, Days], tuple[str, ...]] = {}

    def party(self, run: str) -> str:
        """The party that a run of words with capitals begins with; empty for none."""
        words = words_of(run)
        found = (self.by_key.get(" ".join(words[:size])) for size in range(len(words), 1, -1))
        return next((one for one in found if one), "")

    def whole(self, whose: str) -> str:
        """What a role is one in, by its name in the record where it has one there; empty where that is not told."""
        plain = whose.removeprefix("?")
        key = self.states.of(plain.split()) if plain else ""
        found = self.by_key.get(key or plain) or min(self.states.table.get(plain, ()), default="")
        return found or (plain if plain == whose else "")

    def meant(self, name: Name, used: Used) -> Meant:
        """Whom a role means in a document of these days; nobody where the name is no role or no document tells."""
        told = self.words.role_in(name)
        if told is None:
            return Meant(())
        role, whose = told[0], self.whole(" ".join(told[1]))
        key = (role, whose, used.days)
        if key not in self.known:
            self.known[key] = tuple(sorted(around(self.of(role, whose), used.days)))
        return Meant(self.known[key], bool(whose) or self.is_beside(role, used))

    def is_beside(self, role: str, used: Used) -> bool:
        """True where the document of a role names what others say that it is a role in."""
        told = {where for kind, where in self.held if kind == role and where}
        return bool(told.intersection(map(self.whole, used.beside.split())))

    def of(self, role: str, whose: str) -> set[tuple[Days, str]]:
        """Who is named in a role, and when. Where no document tells in what, all of the record must be in the same."""
        told = {where for kind, where in self.held if kind == role and where}
        if len(told | {whose} - {""}) > 1:
            return self.held.get((role, whose), set()) if whose else set()
        return set().union(*(self.held[role, where] for where in ("", *told) if (role, where) in self.held))


def around(held: Iterable[tuple[Days, str]], days: Days) -> set[str]:
    """Who may have held a role on some days: those named in it last before, first after, and in between."""
    first, last = days
    before: tuple[str, set[str]] = ("", set())
    after: tuple[str, set[str]] = ("", set())
    between: set[str] = set()
    for (start, end), person in held:
        if end <= first:
            if end >= before[0]:
                before = (end, {person} if end > before[0] else before[1] | {person})
        elif start >= last:
            if not after[0] or start <= after[0]:
                after = (start, {person} if not after[0] or start < after[0] else after[1] | {person})
        else:
            between.add(person)
    near = between | {p for day, those in (before, after) if day and apart(day, days) <= WITHIN for p in those}
    # Somebody else's time, however long ago or ahead, leaves it open who held the role in between.
    return near | before[1] | after[1] if near else set()


def apart(day: str, days: Days) -> int:
    """How many days lie between a day and some days."""
    one = date.fromisoformat(day)
    return min(abs((one - date.fromisoformat(end)).days) for end in days)


def in_roles(
    used: Mapping[Used, Iterable[str]],
    holders: Holders,
    names: Mapping[str, Name],
    open_to_rules: Callable[[str, str], bool],
) -> dict[str, dict[str, str]]:
    """By document: the roles in it that mean a person for sure. `used`: in which documents; `open_to_rules`: False where people decided."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for one, documents in sorted(used.items()):
        person = holders.meant(names[one.name], one).person if one.name in names else ""
        if person and open_to_rules(one.name, person):
            for document in documents:
                found[document][one.name] = person
    return dict(found)
