"""The parties of a record: every name that documents give them, and all entries that name one."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.model.decisions import in_force
from onrecord.model.entries import Call, Entry, Event, Figure, Finding, Quotation
from onrecord.model.groups import DocumentRead, InRole
from onrecord.model.suggestions import Shown, Suggestion
from onrecord.model.vocabulary import MARKS_OF_PARTIES, SAID_OF_PARTIES
from onrecord.views.party_words import why_alike
from onrecord.views.web.accused import Line
from onrecord.views.web.addresses import SHORT, span_address
from onrecord.views.web.catalogue import Catalogue, Placed
from onrecord.views.web.paging import chosen, paged

PAGE = 150
PAIRS = 50
SHOWN = 60
"""Entries of one role that one page shows."""

ROLES = {
    "speaker": "Quoted",
    "authority": "Gives a count",
    "said_by": "Tells a number",
    "counted_by": "Named as those who did it, in figures",
    "by": "Accuses, charges, suggests or denies",
    "accused": "Accused, or cleared by a denial",
    "caller": "Calls on others",
    "to": "Called on",
    "party": "In events",
    "body": "As court or assembly",
}

Context = dict[str, object]


def roles(entry: Entry) -> Iterator[tuple[str, str]]:
    """Whom an entry names, and as what."""
    match entry:
        case Quotation():
            yield "speaker", entry.speaker
        case Figure():
            yield "authority", entry.authority
            yield "said_by", entry.said_by if entry.said_by != entry.authority else ""
            yield from (("counted_by", name) for name in entry.by)
        case Finding():
            yield "by", entry.by
            yield from (("accused", name) for name in entry.accused)
        case Call():
            yield "caller", entry.by
            yield from (("to", name) for name in entry.to)
        case Event():
            yield from (("party", name) for name in entry.parties)
            yield "body", entry.body


def named(catalogue: Catalogue) -> dict[str, dict[str, list[Placed]]]:
    """For each party of the record, its entries by role."""
    made: dict[str, dict[str, list[Placed]]] = defaultdict(lambda: defaultdict(list))
    in_roles = catalogue.groups.names_in_roles()
    for placed in catalogue.placed.values():
        own = in_roles.get(placed.key.document, {})
        given = [(role, n) for role, n in roles(placed.entry) if n]
        # Under a role and under the person who held it at the time of the document.
        meant = [*((role, catalogue.party(n)) for role, n in given), *((role, own[n]) for role, n in given if n in own)]
        for role, name in dict.fromkeys(meant):
            made[name][role].append(placed)
    return made


def parties_page(catalogue: Catalogue, query: Mapping[str, str]) -> Context:
    """All parties by name, with how often they are named in each kind of entry."""
    entries = named(catalogue)
    known = {p.name: p for p in catalogue.groups.parties}
    kinds = sorted({p.kind for p in known.values()})
    kind = chosen(query, "kind", kinds)
    rows = [
        (name, known.get(name), Counter(p.kind for found in entries[name].values() for p in found) if name in entries else Counter())
        for name in sorted(entries.keys() | known.keys(), key=lambda n: (n.casefold(), n))
        if not kind or (name in known and known[name].kind == kind)
    ]  # fmt: skip
    page = paged(rows, "/parties", query, PAGE)
    return {"page": page, "kinds": kinds, "kind": kind}


def suggested_page(catalogue: Catalogue, query: Mapping[str, str]) -> Context:
    """The pairs of parties that may be one, with the words that show it, for people to decide; those with one party where asked for."""
    party = catalogue.party(query.get("party", "").strip())
    wanted = [one for one in catalogue.suggestions if party in ("", one.likeness.one, one.likeness.other)]
    page = paged(wanted, "/parties/suggested", query, PAIRS)
    return {"page": page, "pairs": [alike(catalogue, one) for one in page.items], "party": party}


@dataclass(frozen=True, slots=True)
class Words:
    """Words that show a name, and where they open."""

    shown: Shown
    read: DocumentRead
    address: str
    accusations: tuple[Line, ...]
    """Who accuses whom in them, and who denies it."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two parties that may be one, why, and the words that show it."""

    one: str
    other: str
    why: str
    words: tuple[Words, ...]


def alike(catalogue: Catalogue, suggestion: Suggestion) -> Alike:
    """A suggestion with its words opened."""
    reads = ((place, catalogue.by_address.get(place.document[:SHORT])) for place in suggestion.shown)
    words = tuple(
        Words(place, read, span_address(place.document, place.span), catalogue.accused_within(read, place.around))
        for place, read in reads
        if read
    )
    likeness = suggestion.likeness
    return Alike(likeness.one, likeness.other, why_alike(likeness), words)


def party_page(catalogue: Catalogue, name: str) -> Context | None:
    """All that the record holds on one party, by role; None where no such party is known."""
    name = catalogue.party(name)
    entries = named(catalogue).get(name, {})
    known = next((p for p in catalogue.groups.parties if p.name == name), None)
    if not entries and known is None:
        return None
    by_role = [(label, entries[role][:SHOWN], len(entries[role])) for role, label in ROLES.items() if role in entries]
    others = [n for n in known.names if n != name] if known else []
    about = [one for one in in_force(catalogue.decisions.values()) if one.mark in MARKS_OF_PARTIES]
    return {
        "name": name, "known": known, "others": others, "by_role": by_role,
        "belonging": [one.name for one in catalogue.groups.parties if one.belongs_to == name],
        "speakers": [one.name for one in catalogue.groups.parties if one.speaks_for == name],
        "roles": [in_role(catalogue, role, name) for role in (known.roles if known else ())],
        "held_by": [
            in_role(catalogue, role, one.name) for one in catalogue.groups.parties for role in one.roles if catalogue.party(role.name) == name
        ],
        "said_of_parties": SAID_OF_PARTIES,
        "decided": [one for one in about if name in (catalogue.party(one.words), catalogue.party(one.other))],
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """A role that means a person in some documents."""

    name: str
    person: str
    reads: tuple[DocumentRead, ...]


def in_role(catalogue: Catalogue, role: InRole, person: str) -> Role:
    """A role with the documents in which it means a person."""
    reads = (catalogue.by_address.get(document[:SHORT]) for document in role.documents)
    return Role(role.name, person, tuple(read for read in reads if read))
