"""One name in the record for each party. Only merges that the words themselves support: all others stay apart."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model.groups import DocumentRead, RecordParty
from onrecord.reconcile.acronyms import Acronym, acronyms_in
from onrecord.reconcile.affiliations import Presented, Presenting, affiliations, folded_alike, holders, presented_in
from onrecord.reconcile.names import Name, country_index, country_of, department, name_of
from onrecord.reconcile.wording import Terms


@dataclass(frozen=True)
class Names:
    """Every name that the record's entries give, and the party each one means."""

    parties: tuple[RecordParty, ...]
    by_name: dict[str, str] = field(default_factory=dict)
    voices: dict[str, str] = field(default_factory=dict)
    """For each person who speaks for an organisation, that organisation; both by their names in the record."""

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
        given += [n.by, *n.accused]
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


def find_names(reads: Sequence[DocumentRead], terms: Terms) -> Names:
    """One name in the record for each name given. `reads` in any order."""
    counts = Counter(name for read in reads for name in names_given(read))
    acronyms = {pair for read in reads for pair in acronyms_in(read.document.text, terms)}
    merged = merged_names(counts, acronyms, terms)
    presenting = Presenting(terms)
    presented = {one for read in reads for one in presented_in(read, merged.by_name, merged.forms, presenting, terms)}
    return with_offices(merged, presented, terms)


def merged_names(counts: Mapping[str, int], acronyms: Iterable[Acronym], terms: Terms) -> Merged:
    """The names given, with how often, taken together. `acronyms`: those that documents explain."""
    names = {raw: name_of(raw, terms) for raw in sorted(counts)}
    names = {raw: name for raw, name in names.items() if name.words}
    target = merges(names, acronyms, terms)
    family = {raw: final(name.key, target) for raw, name in names.items()}
    members: dict[str, list[str]] = defaultdict(list)
    for raw, key in family.items():
        members[key].append(raw)
    shown = {key: best_form(key, those, names, counts) for key, those in members.items()}
    by_name = {raw: shown[key] for raw, key in family.items()}
    return Merged(names, by_name, {folded_alike(names[raw].plain): one for raw, one in by_name.items()})


def with_offices(merged: Merged, presented: Iterable[Presented], terms: Terms) -> Names:
    """The names, with the persons whom offices mean and those who speak for others. `presented`: in all documents."""
    presented, by_name = set(presented), dict(merged.by_name)
    by_name |= by_office(by_name, holders(presented), merged.names, terms)
    voices = affiliations(presented)
    given: dict[str, list[str]] = defaultdict(list)
    for raw, one in by_name.items():
        given[one].append(raw)
    return Names(tuple(party(one, given[one], merged.names, voices) for one in sorted(given)), by_name, voices)


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


def final(key: str, target: dict[str, str]) -> str:
    """The end of a chain of merges; a ring ends where it began."""
    seen = {key}
    while key in target and target[key] not in seen:
        key = target[key]
        seen.add(key)
    return key


def merges(names: dict[str, Name], acronyms: Iterable[Acronym], terms: Terms) -> dict[str, str]:
    """For a key that means what another key means, that other key. The surest reason first."""
    keys = sorted({name.key for name in names.values()})
    target: dict[str, str] = {}
    for step in (same_names, acronym_names, same_words, states, departments, longer_names):
        for key, other in step(keys, names, acronyms, terms).items():
            if key != other and key not in target and final(other, target) != key:
                target[key] = other
    persons: dict[str, list[str]] = defaultdict(list)
    for key in persons_among(names.values()):
        persons[key.rpartition(" ")[2]].append(key)
    for name in names.values():
        if name.titled and len(name.words) == 1 and name.key not in target and len(persons[name.key]) == 1:
            target[name.key] = persons[name.key][0]
    return target


def persons_among(names: Iterable[Name]) -> set[str]:
    """The keys, of two to four words, of those that stand behind a title somewhere, or have two or three words, all with a capital."""
    return {
        n.key
        for n in names
        if 2 <= len(n.words) <= 4
        and (n.titled or (len(n.words) <= 3 and all(w[:1].isupper() for w in n.plain.split())))
    }


Given = dict[str, Name]


def same_names(keys: list[str], names: Given, acronyms: Iterable[Acronym], terms: Terms) -> dict[str, str]:
    """Short forms that everybody uses."""
    return {short: full for full, shorts in terms.table["parties"]["same"].items() for short in shorts if short in keys}


def acronym_names(keys: list[str], names: Given, acronyms: Iterable[Acronym], terms: Terms) -> dict[str, str]:
    """Acronyms that documents give in brackets behind a name, where all of them mean the same."""
    meant: dict[str, set[str]] = defaultdict(set)
    for short, full in acronyms:
        meant[name_of(short, terms).key].add(name_of(full, terms).key)
    known = set(keys)
    return {
        key: min(full) for key, full in sorted(meant.items()) if key in known and len(full) == 1 and min(full) in known
    }


def same_words(keys: list[str], names: Given, acronyms: Iterable[Acronym], terms: Terms) -> dict[str, str]:
    """ "Armed northern groups" are "northern armed groups": three words or more in another order."""
    first: dict[tuple[str, ...], str] = {}
    for key in keys:
        words = key.split()
        if len(words) > 2:
            first.setdefault(tuple(sorted(words)), key)
    return {key: other for key in keys if (other := first.get(tuple(sorted(key.split())), key)) != key}


def states(keys: list[str], names: Given, acronyms: Iterable[Acronym], terms: Terms) -> dict[str, str]:
    """ "The Arlandish government" and "the authorities of Arland" are Arland, where some entry names it."""
    state, empty = terms.words("parties", "state"), terms.empty
    small = {n.key for n in names.values() if n.plain == n.plain.lower()}
    countries = [key for key in keys if key not in small]
    index, known = country_index(countries), set(countries)
    found = {}
    for key in keys:
        words = key.split()
        rest = [w for w in words if w not in state and w not in empty]
        if rest and len(rest) < len(words) and any(w in state for w in words):
            country = country_of(rest[0], index, terms) if len(rest) == 1 else " ".join(rest)
            if country in known and country != key:
                found[key] = country
    return found


def departments(keys: list[str], names: Given, acronyms: Iterable[Acronym], terms: Terms) -> dict[str, str]:
    """A ministry with less said of it is the one with more, where only one in the record can be meant."""
    alike: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
    for key in keys:
        apart = department(tuple(key.split()), terms)
        if apart:
            alike[apart[0]].append((apart[1], key))
    found = {}
    for those in alike.values():
        those.sort(key=lambda one: (-len(one[0]), -len(one[1]), one[1]))
        fullest: list[tuple[frozenset[str], str]] = []
        for said, key in those:
            within = [other for full, other in fullest if said <= full]
            if len(within) == 1:
                found[key] = within[0]
            elif not within:
                fullest.append((said, key))
    return found


def longer_names(keys: list[str], names: Given, acronyms: Iterable[Acronym], terms: Terms) -> dict[str, str]:
    """A name of several words that begins exactly one longer name ("... of", "... on") is that one."""
    links = terms.words("parties", "links") | {"on", "in"}
    found = {}
    proper = {n.key for n in names.values() if n.plain != n.plain.lower()}
    for i, key in enumerate(keys):
        if " " not in key or key not in proper:
            continue
        end = bisect_left(keys, key + " \U0010ffff", lo=i)
        longer = [k for k in keys[i + 1 : end] if k[len(key) :].split()[0] in links]
        if longer and all(k.startswith(min(longer, key=len)) for k in longer):
            found[key] = min(longer, key=len)
    return found


def best_form(key: str, members: Sequence[str], names: dict[str, Name], counts: Mapping[str, int]) -> str:
    """The form to show: one with exactly the family's words; with its accents; the most frequent."""
    forms = [n for n in (names[raw] for raw in members) if n.key == key] or [names[raw] for raw in members]
    return min(forms, key=lambda n: (-accents(n.plain), -counts[n.raw], n.plain, n.raw)).plain


def accents(text: str) -> int:
    return 0 if text.isascii() else sum(1 for c in text if c.isalpha() and ord(c) > 127)


def party(name: str, given: Iterable[str], names: dict[str, Name], voices: dict[str, str]) -> RecordParty:
    """The party with all names that mean it."""
    given = tuple(sorted(given))
    titled = any(names[raw].titled for raw in given)
    return RecordParty(name, given, "person" if titled or name in voices else "other", voices.get(name, ""))
