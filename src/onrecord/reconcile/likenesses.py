"""Which parties may be one: by their names alone. Every rule looks names up; none compares all with all."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.model.groups import RecordParty
from onrecord.model.suggestions import Likeness, Reason
from onrecord.reconcile.acronyms import LONGEST_ACRONYM, Acronym, initials, is_acronym
from onrecord.reconcile.belonging import Belonging
from onrecord.reconcile.capitals import Told
from onrecord.reconcile.gazetteer import Gazetteer
from onrecord.reconcile.merging import persons_among
from onrecord.reconcile.names import Name, is_office_of, is_people_of, is_umbrella, name_of
from onrecord.reconcile.spelling import are_alike, skeleton
from onrecord.reconcile.wording import Terms, words_of

MOST = 4
"""Parties that a short form may mean; what may mean more tells nothing."""
NEIGHBOURS = 3
"""How many names behind it in the alphabet a name is compared with, among those with one word's difference."""

Pair = tuple[Name, Name, bool]
"""Two names that are alike, and whether a document explains one by the other."""


@dataclass(frozen=True)
class Known:
    """The names of a record's parties, as rules look them up."""

    names: Sequence[Name]
    party: Mapping[str, str]
    """By name as documents give it: the party's name in the record."""
    explained: frozenset[Acronym]
    told_persons: frozenset[str]
    """The parties of which documents tell that they are persons."""
    terms: Terms
    gazetteer: Gazetteer
    capitals: tuple[Told, ...] = ()
    """Capitals that speak, each with its country, by names as documents give them."""

    @cached_property
    def by_key(self) -> dict[str, Name]:
        """One name for each key."""
        return {name.key: name for name in reversed(self.names)}

    @cached_property
    def persons(self) -> set[str]:
        """The keys that may be those of persons."""
        return persons_among(self.names)

    @cached_property
    def small(self) -> frozenset[str]:
        """The keys that some document writes in small letters: they are words for many."""
        return frozenset(name.key for name in self.names if name.plain == name.plain.lower())

    @cached_property
    def belonging(self) -> Belonging:
        return Belonging(self.names, self.terms)

    @cached_property
    def states(self) -> frozenset[str]:
        """The keys of states, by the lists and by the forces and ministries that are somebody's."""
        whose = (
            self.belonging.state_of_forces(n) or self.belonging.state_of_department(n) for n in self.by_key.values()
        )
        told = (name_of(country, self.terms).key for _, country in self.capitals)
        return frozenset(filter(None, (*whose, *told))) | self.belonging.states.table.keys()

    @cached_property
    def by_last_name(self) -> dict[str, list[Name]]:
        """The names of persons, by their last word."""
        found: dict[str, list[Name]] = defaultdict(list)
        for key in sorted(self.persons):
            found[key.rpartition(" ")[2]].append(self.by_key[key])
        return found

    def is_place(self, name: Name) -> bool:
        """True for a state or another place that is known."""
        plain = self.gazetteer.words.plain(name.plain)
        return name.key in self.states or plain in self.gazetteer.codes

    def is_person(self, name: Name) -> bool:
        """True where documents tell that a name is a person's."""
        return name.titled or self.party[name.raw] in self.told_persons


def likenesses(
    parties: Iterable[RecordParty],
    explained: Iterable[Acronym],
    decided: Iterable[tuple[str, str]],
    terms: Terms,
    gazetteer: Gazetteer,
    capitals: Iterable[Told] = (),
) -> tuple[Likeness, ...]:
    """The pairs of parties that may be one, each once, for its strongest reason.

    `explained`: acronyms as documents explain them; `decided`: pairs of parties of which people have said whether they are one;
    `capitals`: those that speak, each with its country as it may be written.
    """
    parties = sorted(parties, key=lambda one: one.name)
    party = {raw: one.name for one in parties for raw in one.names or (one.name,)}
    names = [name for raw in sorted(party) if (name := name_of(raw, terms)).words and not is_umbrella(name, terms)]
    persons = frozenset(one.name for one in parties if one.kind == "person")
    known = Known(names, party, frozenset(explained), persons, terms, gazetteer, tuple(sorted(set(capitals))))
    part_of = {(one.name, one.belongs_to) for one in parties if one.belongs_to}
    found: dict[tuple[str, str], Likeness] = {}
    apart = {frozenset(pair) for pair in decided}
    for reason, rule in RULES:
        for name, like, is_explained in rule(known):
            one, other = party[name.raw], party[like.raw]
            pair = (min(one, other), max(one, other))
            if one == other or pair in found or frozenset(pair) in apart or part_of & {(one, other), (other, one)}:
                continue
            if reason == "capital" or can_be_one(name, like, known):
                found[pair] = Likeness(
                    one, other, reason_of(reason, name, like, known), name.raw, like.raw, is_explained
                )
    return tuple(found[pair] for pair in sorted(found, key=lambda pair: (found[pair].reason != "acronym", pair)))


def can_be_one(name: Name, like: Name, known: Known) -> bool:
    """False for two states or known places, and for forces beside what is none."""
    if known.belonging.are_forces(name) != known.belonging.are_forces(like):
        return False
    words = known.gazetteer.words
    return not known.gazetteer.apart(words.plain(name.plain), words.plain(like.plain))


def reason_of(reason: Reason, name: Name, like: Name, known: Known) -> Reason:
    """A short name that goes on with a place or a branch may be that of the whole."""
    longer, shorter = max(name, like, key=lambda n: len(n.words)), min(name, like, key=lambda n: len(n.words))
    rest = longer.words[len(shorter.words) :]
    sections = known.terms.words("parties", "branches") | {"in"}
    is_section = bool(rest) and longer.words[: len(shorter.words)] == shorter.words and bool(sections & set(rest))
    return "section" if reason == "short name" and is_section else reason


def acronyms(known: Known) -> Iterator[Pair]:
    """Short forms, with the names that documents explain them by, else those of which they are the first letters."""
    for short, full in sorted(known.explained):
        one, other = (known.by_key.get(name_of(raw, known.terms).key) for raw in (short, full))
        if one and other:
            yield one, other, True
    spelled: dict[str, list[Name]] = defaultdict(list)
    for name in known.by_key.values():
        if 2 <= len(name.words) <= LONGEST_ACRONYM + 3 and not known.is_person(name):
            for letters in initials(name, known.terms):
                spelled[letters].append(name)
    for name in known.by_key.values():
        full_names = spelled.get(name.key, []) if is_acronym(name) else []
        # Two letters are too few to choose between names.
        if len(full_names) <= (MOST if len(name.plain) > 2 else 1):
            yield from ((name, full, False) for full in full_names)


def last_names(known: Known) -> Iterator[Pair]:
    """Persons of one last name whose first names may be one: "J. Quarrow", "Minister Quarrow", "Ilsa Maren Quarrow" and "Ilsa Quarrow"."""
    for last, persons in sorted(known.by_last_name.items()):
        alone = known.by_key.get(last)
        if alone and len(persons) <= MOST and alone.plain[:1].isupper() and not known.is_place(alone):
            yield from ((alone, one, False) for one in persons if known.is_person(alone) or known.is_person(one))
        by_first: dict[str, list[Name]] = defaultdict(list)
        for person in persons:
            by_first[person.words[0][0]].append(person)
        for same in by_first.values():
            yield from ((one, other, False) for one, other in neighbours(same) if first_names_fit(one, other))


def first_names_fit(one: Name, other: Name) -> bool:
    """True where each name before the last is the beginning of one in the other, in its order; the longer may have more of them."""
    shorter, longer = sorted((one.words[:-1], other.words[:-1]), key=len)
    left = iter(longer)
    return all(any(begins(word, name) for name in left) for word in shorter) and begins(one.words[0], other.words[0])


def begins(one: str, other: str) -> bool:
    """True for an initial and a name, a short form and the full one."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and (len(shorter) != 2 or one == other)


def spellings(known: Known) -> Iterator[Pair]:
    """Names that sound alike as a whole, or in the one word that they differ in."""
    alike: dict[str, list[Name]] = defaultdict(list)
    for name in known.by_key.values():
        alike[skeleton(name.plain)].append(name)
    beside: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in known.by_key.values():
        for at in range(len(name.words) if 1 < len(name.words) < 6 else 0):
            rest = (*name.words[:at], f"\x1f{name.words[at][:1]}", *name.words[at + 1 :])
            beside[rest].append(name)
    for same in (*alike.values(), *beside.values()):
        for one, other in neighbours(same):
            words_for_many = {one.key, other.key} & known.small
            of_people = is_people_of(one, other, known.terms) or is_office_of(one, other, known.terms)
            if are_alike(one.plain, other.plain) and not words_for_many and not of_people:
                yield one, other, False


def neighbours(names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Each with the few that follow it in the alphabet."""
    ordered = sorted(names, key=lambda name: (name.key, name.raw))
    for at, name in enumerate(ordered):
        yield from ((name, other) for other in ordered[at + 1 : at + 1 + NEIGHBOURS])


def short_names(known: Known) -> Iterator[Pair]:
    """Names with which a few longer ones begin or end: "the Lantern" and "Rights Lantern"."""
    longer: dict[str, list[Name]] = defaultdict(list)
    links, branches = known.terms.words("parties", "links") | {"in", "on"}, known.terms.words("parties", "branches")
    for name in known.by_key.values():
        for at in range(1, len(name.words)):
            for part, rest in ((name.words[:at], name.words[at:]), (name.words[at:], name.words[:at])):
                key = " ".join(part)
                led_to = part != name.words[:at] and rest[-1] in links
                is_branch = branches.issuperset(rest)
                if key in known.by_key and not led_to and (is_branch or tells_a_name(name, rest)):
                    longer[key].append(name)
    for key, those in sorted(longer.items()):
        name = known.by_key[key]
        if len(those) <= MOST and is_short_name(name, known):
            own = (one for one in those if known.belonging.whole(one) in ("", key, known.belonging.whole(name)))
            yield from ((name, one, False) for one in own if one.key not in known.small)


def tells_a_name(name: Name, rest: Sequence[str]) -> bool:
    """True where a part of a name has a word with a capital: "Lantern volunteers" are people of the Lantern, and no other name of it."""
    large = {words_of(word)[0] for word in name.plain.split() if word[:1].isupper() and words_of(word)}
    return bool(large.intersection(rest))


def capitals_speaking(known: Known) -> Iterator[Pair]:
    """Capitals that speak as governments do, with the names of their countries; not those that are somebody's name."""
    for capital, country in known.capitals:
        name = known.by_key.get(name_of(capital, known.terms).key)
        whole = name_of(country, known.terms)
        state = known.by_key.get(whole.key) or known.by_key.get(known.belonging.states.of(whole.words))
        if name and state and not known.is_person(name):
            yield name, state, False


def is_short_name(name: Name, known: Known) -> bool:
    """False for a place, a role, forces of nobody, and what some document writes in small letters."""
    roles = known.terms.words("parties", "titles") | known.terms.words("parties", "offices")
    if name.key in known.small or name.key in roles or known.is_place(name):
        return False
    return name.plain[:1].isupper() and known.belonging.without_forces(name) != []


RULES: tuple[tuple[Reason, Callable[[Known], Iterator[Pair]]], ...] = (
    ("acronym", acronyms),
    ("last name", last_names),
    ("spelling", spellings),
    ("short name", short_names),
    ("capital", capitals_speaking),
)
"""The strongest reason first."""
