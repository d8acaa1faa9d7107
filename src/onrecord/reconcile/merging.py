"""Which names mean the same by their own words: the steps, the surest first. All that only might be the same stays apart."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from onrecord.reconcile.acronyms import Acronym
from onrecord.reconcile.belonging import Belonging
from onrecord.reconcile.families import Families
from onrecord.reconcile.names import Name, department, is_umbrella, name_of
from onrecord.reconcile.states import StateNames, key_of
from onrecord.reconcile.wording import Terms

Given = dict[str, Name]


def families_of(
    names: Given, acronyms: Iterable[Acronym], terms: Terms, apart: Iterable[tuple[str, str]] = ()
) -> Families:
    """The keys that mean what other keys mean. `apart`: pairs of keys that people keep apart."""
    families = Families(apart)
    names = {raw: name for raw, name in names.items() if not is_umbrella(name, terms)}
    keys = sorted({name.key for name in names.values()})
    for step in (same_names, same_states, acronym_names, same_words, states, forces, departments, longer_names):
        for key, other in step(keys, names, acronyms, terms).items():
            families.lead(key, other)
    persons: dict[str, list[str]] = defaultdict(list)
    for key in persons_among(names.values()):
        persons[key.rpartition(" ")[2]].append(key)
    for name in names.values():
        if name.titled and len(name.words) == 1 and len(persons[name.key]) == 1:
            families.lead(name.key, persons[name.key][0])
    return families


def persons_among(names: Iterable[Name]) -> set[str]:
    """The keys, of two to four words, of those that stand behind a title somewhere, or have two or three words, all with a capital."""
    return {
        n.key
        for n in names
        if 2 <= len(n.words) <= 4
        and (n.titled or (len(n.words) <= 3 and all(w[:1].isupper() for w in n.plain.split())))
    }


def same_names(keys: list[str], names: Given, acronyms: Iterable[Acronym], terms: Terms) -> dict[str, str]:
    """Short forms that everybody uses."""
    return {short: full for full, shorts in terms.table["parties"]["same"].items() for short in shorts if short in keys}


def same_states(keys: list[str], names: Given, acronyms: Iterable[Acronym], terms: Terms) -> dict[str, str]:
    """Other common names of a state, by the table of states: they are the one that the table has first of those that are given."""
    known = {n.key for n in names.values() if n.plain != n.plain.lower()}
    found: dict[str, str] = {}
    for name, told in sorted(terms.states.items()):
        given = [key for one in (name, *told.get("also", ())) if (key := key_of(one)) in known]
        found |= dict.fromkeys(given[1:], given[0]) if given else {}
    return found


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
    countries = StateNames((key for key in keys if key not in small), terms)
    found = {}
    for key in keys:
        words = key.split()
        rest = [w for w in words if w not in state and w not in empty]
        if rest and len(rest) < len(words) and any(w in state for w in words):
            country = countries.of(rest)
            if country and country != key:
                found[key] = country
    return found


def forces(keys: list[str], names: Given, acronyms: Iterable[Acronym], terms: Terms) -> dict[str, str]:
    """ "The Arlandish army" and "the army of Arland" are one: the same words for forces, and one state whose they are."""
    belonging = Belonging(names.values(), terms)
    alike: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in names.values():
        whose = belonging.without_forces(name)
        state = belonging.states.of(whose) if whose else ""
        if whose and state:
            alike[state, *sorted(w for w in name.words if w not in whose and w not in terms.empty)].add(name.key)
    found: dict[str, str] = {}
    for (state, *_), those in alike.items():
        chosen = min(those, key=lambda key: (f" {state} " not in f" {key} ", key))
        found |= dict.fromkeys(those - {chosen}, chosen)
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
    """A name of several words that begins exactly one longer name ("... of", "... on") is that one.

    What an organisation is called in one place is its local section: only bodies with a field of their own go on with "in".
    """
    plain, fields = terms.words("parties", "links") | {"on"}, terms.words("parties", "bodies_with_a_place")
    found = {}
    proper = {n.key for n in names.values() if n.plain != n.plain.lower()}
    for i, key in enumerate(keys):
        if " " not in key or key not in proper or key in terms.words("parties", "state_roles"):
            continue
        links = plain | {"in"} if key.rpartition(" ")[2] in fields else plain
        end = bisect_left(keys, key + " \U0010ffff", lo=i)
        longer = [k for k in keys[i + 1 : end] if k[len(key) :].split()[0] in links]
        if longer and all(k.startswith(min(longer, key=len)) for k in longer):
            found[key] = min(longer, key=len)
    return found
