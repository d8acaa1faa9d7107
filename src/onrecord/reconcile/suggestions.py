"""Parties that may be one, each pair with the words of documents that show it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.model.decisions import Decision
from onrecord.model.entries import Call, Entry, Event, Figure, Finding, Quotation
from onrecord.model.groups import DocumentRead, Groups
from onrecord.model.suggestions import Likeness, Shown, Suggestion
from onrecord.model.text import Span
from onrecord.reconcile.acronyms import Acronym, acronyms_in
from onrecord.reconcile.capitals import Told, listed_capitals, told_capitals
from onrecord.reconcile.comparable import words_of_places
from onrecord.reconcile.gazetteer import Gazetteer
from onrecord.reconcile.likenesses import likenesses
from onrecord.reconcile.names import name_of
from onrecord.reconcile.order import in_order
from onrecord.reconcile.roles_suggested import RolesInDoubt
from onrecord.reconcile.showing import place_of, shown_at
from onrecord.reconcile.wording import Terms

PLACES = 2
"""Documents that are shown for each name."""


def find_suggestions(groups: Groups, decisions: Iterable[Decision], terms: Terms) -> tuple[Suggestion, ...]:
    """The pairs of parties that may be one and of which nobody has decided. `groups`: with documents; `decisions`: in force."""
    reads, known = in_order(groups.documents), groups.party_names()
    kept_apart = [one for one in decisions if one.mark == "different-from"]
    decided = [(known.get(one.words, one.words), known.get(one.other, one.other)) for one in kept_apart]
    explained: dict[Acronym, DocumentRead] = {}
    for read in reads:
        for pair in acronyms_in(read.document.text, terms):
            explained.setdefault(pair, read)
    roles, gazetteer = RolesInDoubt(reads, groups.parties, terms), Gazetteer(words_of_places(terms))
    capitals = capitals_speaking(reads, known, terms, gazetteer)
    found = likenesses(groups.parties, explained, decided, terms, gazetteer, capitals)
    in_doubt = without_decided(roles.likenesses(), decided)
    pairs = {(one.one, one.other) for one in in_doubt}
    found = (*in_doubt, *(one for one in found if (one.one, one.other) not in pairs))
    by_keys = {keys_of(pair, terms): explained_at(read, pair) for pair, read in explained.items()} if found else {}
    shown = named_at(reads, {name for one in found for name in (one.name, one.like)})

    def evidence(one: Likeness) -> Iterator[Shown]:
        if one.reason == "role":
            yield from roles.shown(one)
        elif one.reason == "capital":
            yield from telling_capital(one, capitals, terms)
        else:
            yield from explaining(one, by_keys, terms)
        yield from (*shown[one.name], *shown[one.like])

    return tuple(Suggestion(one, tuple(dict.fromkeys(evidence(one)))) for one in found)


def capitals_speaking(
    reads: Sequence[DocumentRead], names: Iterable[str], terms: Terms, gazetteer: Gazetteer
) -> dict[Told, Shown | None]:
    """The capitals that say something in the documents, each with its country, and where a document tells so; None by the lists alone."""
    speaking = {name for read in reads for entry in read.entries.all() for name in speakers_in(entry) if name}
    keys = {name_of(name, terms).key for name in speaking}
    listed = {pair: None for pair in listed_capitals(names, terms, gazetteer) if pair[0] in speaking}
    found: dict[Told, Shown | None] = {}
    for read in reads:
        for pair, span in told_capitals(read.document.text, terms):
            if name_of(pair[0], terms).key in keys:
                found.setdefault(pair, shown_at(read, pair[0], span))
    return {**listed, **found}


def telling_capital(one: Likeness, capitals: Mapping[Told, Shown | None], terms: Terms) -> Iterator[Shown]:
    """The words of a document that call the first name a capital, where one does."""
    key = name_of(one.name, terms).key
    return (place for (capital, _), place in capitals.items() if place and name_of(capital, terms).key == key)


def speakers_in(entry: Entry) -> tuple[str, ...]:
    """Who says what an entry holds."""
    match entry:
        case Quotation():
            return (entry.speaker,)
        case Figure():
            return (entry.said_by,)
        case Finding() | Call():
            return (entry.by,)
        case Event():
            return ()


def without_decided(found: Iterable[Likeness], decided: Iterable[tuple[str, str]]) -> tuple[Likeness, ...]:
    """The likenesses, one for each pair of parties, of which nobody has decided."""
    apart = {frozenset(pair) for pair in decided}
    by_pair = {(one.one, one.other): one for one in found if frozenset((one.one, one.other)) not in apart}
    return tuple(by_pair[pair] for pair in sorted(by_pair))


def keys_of(pair: tuple[str, str], terms: Terms) -> tuple[str, str]:
    return name_of(pair[0], terms).key, name_of(pair[1], terms).key


def explaining(one: Likeness, by_keys: dict[tuple[str, str], Shown], terms: Terms) -> list[Shown]:
    """The words that explain one name of a pair by the other, where a document does."""
    place = by_keys.get(keys_of((one.name, one.like), terms)) if one.explained else None
    return [place] if place else []


def explained_at(read: DocumentRead, pair: Acronym) -> Shown:
    """Where a document explains an acronym."""
    short, full = pair
    return shown_at(
        read, short, place_of(read.document.text, full, rf"\s*\(\s*[\"“«]?{re.escape(short)}") or Span(0, 1)
    )


def named_at(reads: Sequence[DocumentRead], wanted: set[str]) -> dict[str, list[Shown]]:
    """For each name: the words of the first documents whose entries give it."""
    places: dict[str, list[Shown]] = defaultdict(list)
    for read in reads:
        given: dict[str, Span] = {}
        for name, span in names_with_words(read):
            if name in wanted:
                given.setdefault(name, span)
        for name, span in given.items():
            if len(places[name]) < PLACES:
                places[name].append(shown_at(read, name, place_of(read.document.text, name, near_to=span) or span))
    return places


def names_with_words(read: DocumentRead) -> Iterator[tuple[str, Span]]:
    """Every party that a document's entries name, with the words of the entry."""
    if read.description.publisher:
        yield read.description.publisher, Span(0, min(1, len(read.document.text)))
    for entry in read.entries.all():
        for name in names_in(entry):
            yield name, entry.span


def names_in(entry: Entry) -> tuple[str, ...]:
    """The parties that an entry names."""
    match entry:
        case Quotation():
            return (entry.speaker,)
        case Figure():
            return (entry.authority, entry.said_by, *entry.by)
        case Finding():
            return (entry.by, *entry.accused, *entry.answers)
        case Call():
            return (entry.by, *entry.to)
        case Event():
            return (entry.body, *entry.parties)
