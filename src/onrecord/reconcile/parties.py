"""One name in the record for each party. Only merges that the words themselves support: all others stay apart."""

from collections import ChainMap, Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.model.decisions import Decision
from onrecord.model.groups import DocumentRead, InRole, RecordParty
from onrecord.model.problems import Problem
from onrecord.reconcile.acronyms import Acronym, acronyms_in
from onrecord.reconcile.affiliations import (
    Forms,
    Presented,
    Presenting,
    affiliations,
    folded_alike,
    holders,
    presented_in,
)
from onrecord.reconcile.belonging import Belonging, owners
from onrecord.reconcile.decided_names import DecidedNames, Parties, after, kept_apart, taken_together, without_effect
from onrecord.reconcile.departments_told import DepartmentTold, departments_told, told_apart
from onrecord.reconcile.merging import families_of
from onrecord.reconcile.names import Name, name_of
from onrecord.reconcile.roles_held import Held, Holders, RoleWords, Used, held_in, in_roles, used_in
from onrecord.reconcile.wording import Terms


@dataclass(frozen=True)
class Names:
    """Every name that the record's entries give, and the party each one means."""

    parties: tuple[RecordParty, ...]
    by_name: MutableMapping[str, str] = field(default_factory=dict)
    voices: dict[str, str] = field(default_factory=dict)
    """For each person who speaks for an organisation, that organisation; both by their names in the record."""
    problems: tuple[Problem, ...] = ()
    """The decisions about names that do not hold with the names as they are."""
    in_role: Mapping[str, dict[str, str]] = field(default_factory=dict)
    """By document: the roles that mean a person in it, and that person."""

    def within(self, read: DocumentRead) -> "Names":
        """The names as this document means them: "the Prime Minister" is who held the role at its time."""
        own = self.in_role.get(read.document.sha256)
        return replace(self, by_name=ChainMap(own, self.by_name)) if own else self

    def of(self, name: str) -> str:
        """The party's name in the record; a name that no entry gave is its own."""
        return self.by_name.get(name, name)

    def all_of(self, names: Iterable[str]) -> tuple[str, ...]:
        """The parties, each once, in order of the alphabet."""
        return tuple(sorted({self.of(name) for name in names if name}))

    def voice(self, name: str) -> str:
        """The organisation that a person speaks for; anybody else speaks for themselves."""
        one = self.of(name)
        return self.voices.get(one, one)


def names_given(read: DocumentRead) -> Iterator[str]:
    """Every party that the entries of a document name, its publisher among them; once for each time."""
    found = read.entries
    given: list[str] = [read.description.publisher, *(q.speaker for q in found.quotations)]
    for f in found.figures:
        given += [f.authority, f.said_by, *f.by]
    for n in found.findings:
        given += [n.by, *n.accused, *n.answers]
    for c in found.calls:
        given += [c.by, *c.to]
    for e in found.events:
        given += [e.body, *e.parties]
    return (name for name in given if name.strip())


@dataclass(frozen=True)
class Merged:
    """The names as they are taken together by their own words, before anybody's office is looked at."""

    names: dict[str, Name]
    by_name: dict[str, str]
    forms: dict[str, str]
    """By name, folded: the party that it means."""
    alone: frozenset[str] = frozenset()
    """The names that people keep apart from others that are the same but for title, case and accents."""


def find_names(reads: Sequence[DocumentRead], terms: Terms, decisions: Sequence[Decision] = ()) -> Names:
    """One name in the record for each name given. `reads` in any order; `decisions`: those in force."""
    counts = Counter(name for read in reads for name in names_given(read))
    acronyms = {pair for read in reads for pair in acronyms_in(read.document.text, terms)}
    decided = DecidedNames.of(decisions, terms)
    told = {one for read in reads for one in departments_told(read, names_given(read), terms)}
    merged = merged_names(counts, acronyms, decided, told)
    presenting, words = Presenting(terms), RoleWords(terms)
    forms = Forms(merged.forms)
    presented = {one for read in reads for one in presented_in(read, merged.by_name, forms, presenting, terms)}
    held = {one for read in reads for one, _ in held_in(read, words)}
    used: dict[Used, list[str]] = defaultdict(list)
    for read in reads:
        for one in used_in(read, names_given(read), words):
            used[one].append(read.document.sha256)
    return with_roles(with_offices(merged, presented, decided), merged, Holding(held, used, words), decided)


@dataclass(frozen=True)
class Holding:
    """Who holds which role by the documents, and which of them name a party by its role alone."""

    held: Collection[Held]
    used: Mapping[Used, Iterable[str]]
    words: RoleWords


def with_roles(names: Names, merged: Merged, holding: Holding, decided: DecidedNames) -> Names:
    """The names, with the persons whom roles mean in documents of their time. What people decided about a name stays as it is."""
    by_key = {name.key: names.by_name[raw] for raw, name in merged.names.items()}
    holders = Holders(holding.held, by_key, merged.names.values(), holding.words)
    parties = Parties(names.by_name, merged.names, merged.alone)
    same = {name.key for pair in decided.same for name in pair}

    def open_to_rules(raw: str, person: str) -> bool:
        decided_so = merged.names[raw].key in same or kept_apart(raw, person, parties, decided.different)
        return names.by_name[raw] != person and not decided_so

    in_role = in_roles(holding.used, holders, merged.names, open_to_rules)
    roles: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for document, meant in in_role.items():
        for raw, person in meant.items():
            roles[person][raw].append(document)
    told = {
        person: tuple(InRole(raw, tuple(sorted(documents))) for raw, documents in sorted(those.items()))
        for person, those in roles.items()
    }

    persons = {person for those in holders.held.values() for _, person in those}

    def kind_of(one: RecordParty) -> str:
        if one.kind != "other":
            return one.kind
        if all(holding.words.role_in(merged.names[raw]) for raw in one.names):
            return "role"
        return "person" if one.name in persons else "other"

    parties_told = (replace(one, roles=told.get(one.name, ()), kind=kind_of(one)) for one in names.parties)
    return replace(names, in_role=in_role, parties=tuple(parties_told))


def merged_names(
    counts: Mapping[str, int],
    acronyms: Iterable[Acronym],
    decided: DecidedNames,
    departments: Iterable[DepartmentTold] = (),
) -> Merged:
    """The names given, with how often, taken together. `acronyms`: those that documents explain; `departments`: those that they name."""
    terms = decided.terms
    names = {raw: name_of(raw, terms) for raw in sorted(counts)}
    names = {raw: name for raw, name in names.items() if name.words}
    alone = decided.set_apart(names)
    others = {raw: name for raw, name in names.items() if raw not in alone}
    apart = {*decided.apart(), *told_apart(departments, others, terms)}
    families = families_of(others, acronyms, terms, sorted(apart))
    members: dict[str, list[str]] = defaultdict(list)
    for raw, name in others.items():
        members[families.end(name.key)].append(raw)
    by_name = {raw: best_form(key, those, names, counts) for key, those in members.items() for raw in those}
    forms = {folded_alike(names[raw].plain): one for raw, one in by_name.items()}
    return Merged(
        names, by_name | {raw: raw for raw in alone}, {folded_alike(raw): raw for raw in alone} | forms, alone
    )


def with_offices(merged: Merged, presented: Iterable[Presented], decided: DecidedNames) -> Names:
    """The names, with the persons whom offices mean, those who speak for others, and what people decided.

    `presented`: in all documents.
    """
    terms = decided.terms
    together = taken_together(Parties(merged.by_name, merged.names, merged.alone), decided)
    by_name = after(merged.by_name, together)
    presented = {
        replace(one, person=together.get(one.person, one.person), organisation=together.get(one.organisation, one.organisation))
        for one in presented
    }  # fmt: skip
    in_office = by_office(by_name, holders(presented), merged.names, terms)
    parties = Parties(by_name, merged.names, merged.alone)
    by_name |= {raw: one for raw, one in in_office.items() if not kept_apart(raw, one, parties, decided.different)}
    # An office that people say is somebody's may mean another person by now.
    again = taken_together(Parties(by_name, merged.names, merged.alone), decided)
    by_name = after(by_name, again)
    voices = {again.get(one, one): again.get(other, other) for one, other in affiliations(presented).items()}
    voices = {one: other for one, other in voices.items() if one != other}
    problems = without_effect(Parties(by_name, merged.names, merged.alone), decided)
    return Names(told_parties(by_name, merged.names, voices, terms), by_name, voices, problems)


def by_office(
    by_name: dict[str, str], held: dict[tuple[str, str], str], names: dict[str, Name], terms: Terms
) -> dict[str, str]:
    """The persons meant by names that are an office alone ("the secretary general of X", "X's director")."""
    ones = {name.key: by_name[raw] for raw, name in names.items()}
    drop = terms.empty | terms.words("parties", "links")
    found = {}
    offices = {office for office, _ in held}
    for raw, name in names.items():
        for office in (o for o in sorted(offices) if f" {o} " in f" {name.key} "):
            rest = [w for w in f" {name.key} ".replace(f" {office} ", " ", 1).split() if w not in drop]
            person = held.get((office, ones.get(" ".join(rest), "")))
            if person:
                found[raw] = person
    return found


def best_form(key: str, members: Sequence[str], names: dict[str, Name], counts: Mapping[str, int]) -> str:
    """The form to show: one with exactly the family's words; with its accents; the most frequent."""
    forms = [n for n in (names[raw] for raw in members) if n.key == key] or [names[raw] for raw in members]
    return min(forms, key=lambda n: (-accents(n.plain), -counts[n.raw], n.plain, n.raw)).plain


def accents(text: str) -> int:
    return 0 if text.isascii() else sum(1 for c in text if c.isalpha() and ord(c) > 127)


def told_parties(
    by_name: dict[str, str], names: dict[str, Name], voices: dict[str, str], terms: Terms
) -> tuple[RecordParty, ...]:
    """Every party with all names that mean it, by the alphabet."""
    given: dict[str, list[str]] = defaultdict(list)
    for raw, one in by_name.items():
        given[one].append(raw)
    belonging = Belonging(names.values(), terms)
    whole = owners(belonging, names, by_name)
    found = []
    for one in sorted(given):
        raws = tuple(sorted(given[one]))
        person = one in voices or any(names[raw].titled for raw in raws)
        kinds = {belonging.kind_of(names[raw]) for raw in raws}
        kind = "person" if person else min(kinds) if len(kinds) == 1 else "other"
        found.append(RecordParty(one, raws, kind, voices.get(one, ""), whole.get(one, "")))
    return tuple(found)
