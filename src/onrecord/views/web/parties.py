"""The parties of a record: every name that documents give them, and all entries that name one."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from onrecord.model.entries import Call, Entry, Event, Figure, Finding, Quotation
from onrecord.views.web.catalogue import Catalogue, Placed
from onrecord.views.web.paging import chosen, paged

PAGE = 150
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
    for placed in catalogue.placed.values():
        for role, name in dict.fromkeys((role, catalogue.party(n)) for role, n in roles(placed.entry) if n):
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
    return {"page": paged(rows, "/parties", query, PAGE), "kinds": kinds, "kind": kind}


def party_page(catalogue: Catalogue, name: str) -> Context | None:
    """All that the record holds on one party, by role; None where no such party is known."""
    name = catalogue.party(name)
    entries = named(catalogue).get(name, {})
    known = next((p for p in catalogue.groups.parties if p.name == name), None)
    if not entries and known is None:
        return None
    by_role = [(label, entries[role][:SHOWN], len(entries[role])) for role, label in ROLES.items() if role in entries]
    others = [n for n in known.names if n != name] if known else []
    return {"name": name, "known": known, "others": others, "by_role": by_role}
