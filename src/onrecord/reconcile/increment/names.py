"""One name for each party, brought to date: from the names that documents give, not from the documents."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model.decisions import Decision
from onrecord.model.groups import DocumentRead
from onrecord.reconcile.acronyms import acronyms_in
from onrecord.reconcile.affiliations import (
    Forms,
    Presented,
    Presenting,
    folded_alike,
    mentions_of,
    presented_in,
    speakers_in,
    words_near,
)
from onrecord.reconcile.decided_names import DecidedNames
from onrecord.reconcile.departments_told import DepartmentTold, departments_told
from onrecord.reconcile.increment.shelf import Shelf
from onrecord.reconcile.parties import Holding, Merged, Names, merged_names, names_given, with_offices, with_roles
from onrecord.reconcile.roles_held import Held, RoleWords, Used, held_in, used_in
from onrecord.reconcile.wording import Terms

GIVEN, ACRONYM, NEAR, PRESENTED, HELD, USED = "name", "acronym", "near", "presented", "role held", "role used"
DEPARTMENT = "department"
MERGED, FORM, MEANT, IN_ROLE = "merged", "form", "meant", "in role"
OF_ALL = ""
"""Stands for a document where a key belongs to the whole record."""
APART = "\x1f"


@dataclass(frozen=True)
class Renamed:
    """The names of a record as they are now, and the documents that give a name which means another party than before."""

    names: Names
    documents: set[str]


class Naming:
    """The keys by which documents name parties."""

    def __init__(self, shelf: Shelf, terms: Terms) -> None:
        self.shelf, self.terms = shelf, terms
        self.presenting, self.roles = Presenting(terms), RoleWords(terms)

    def note(self, read: DocumentRead) -> None:
        """Keep the keys of a document that changed."""
        document = read.document.sha256
        acronyms = {APART.join(pair) for pair in acronyms_in(read.document.text, self.terms)}
        given = Counter(names_given(read))
        self.shelf.touch(GIVEN, document, given)
        self.shelf.touch(ACRONYM, document, acronyms)
        self.shelf.touch(NEAR, document, set(pairs_near_persons(read, self.terms)))
        held = {APART.join((one.role, one.whose, one.person, *one.days)) for one, _ in held_in(read, self.roles)}
        self.shelf.touch(HELD, document, held)
        used = {APART.join((one.name, *one.days, one.beside)) for one in used_in(read, given, self.roles)}
        self.shelf.touch(USED, document, used)
        departments = {
            APART.join((one.name, one.beside, one.dateline)) for one in departments_told(read, given, self.terms)
        }
        self.shelf.touch(DEPARTMENT, document, departments)

    def forget(self, document: str) -> None:
        """Take out the keys of a document that is gone."""
        for kind in (GIVEN, ACRONYM, NEAR, PRESENTED, HELD, USED, DEPARTMENT):
            self.shelf.touch(kind, document, ())

    def renamed(self, changed: set[str], decisions: Sequence[Decision] = ()) -> Renamed:
        """The names now that these documents have changed; all their keys must have been kept. `decisions`: in force."""
        decided = DecidedNames.of(decisions, self.terms)
        acronyms = [(short, full) for short, _, full in (key.partition(APART) for key in self.shelf.counts(ACRONYM))]
        departments = [DepartmentTold(*key.split(APART)) for key in self.shelf.counts(DEPARTMENT)]
        merged = merged_names(self.shelf.counts(GIVEN), acronyms, decided, departments)
        given = self.shelf.holding(GIVEN, turned(self.shelf, MERGED, merged.by_name))
        pairs = {first_pair(form) for form in turned(self.shelf, FORM, merged.forms)}
        self.present(changed | given | self.shelf.holding(NEAR, pairs), merged)
        presented = (Presented(*key.split(APART)) for key in self.shelf.counts(PRESENTED))
        names = with_roles(with_offices(merged, presented, decided), merged, self.holding(), decided)
        meant = {raw: one + APART + names.voices.get(one, "") for raw, one in names.by_name.items()}
        in_role = {
            document + APART + raw: person for document, own in names.in_role.items() for raw, person in own.items()
        }
        documents = self.shelf.holding(GIVEN, turned(self.shelf, MEANT, meant)) | turned(self.shelf, IN_ROLE, in_role)
        return Renamed(names, documents)

    def holding(self) -> Holding:
        """Who holds which role, and which documents name a party by its role alone."""
        held = [
            Held(role, whose, person, (first, last))
            for role, whose, person, first, last in (key.split(APART) for key in self.shelf.counts(HELD))
        ]
        used = {
            Used(name, (first, last), beside): documents
            for key, documents in self.shelf.held(USED, self.shelf.counts(USED)).items()
            for name, first, last, beside in [key.split(APART)]
        }
        return Holding(held, used, self.roles)

    def present(self, documents: Iterable[str], merged: Merged) -> None:
        """Look again at whom these documents present as speaking for whom."""
        forms = Forms(merged.forms)
        for document in documents:
            read = self.shelf.read("dated", document)
            if read:
                found = presented_in(read, merged.by_name, forms, self.presenting, self.terms)
                keys = {APART.join((one.person, one.organisation, one.office)) for one in found}
                self.shelf.touch(PRESENTED, document, keys)


def turned(shelf: Shelf, kind: str, now: Mapping[str, str]) -> set[str]:
    """The names that mean something else than they did, or are new, or gone; what they mean now is kept."""
    pairs = {name + APART + one for name, one in now.items()}
    before = shelf.keys(kind, [OF_ALL])
    shelf.touch(kind, OF_ALL, pairs)
    return {pair.partition(APART)[0] for pair in pairs ^ before}


def pairs_near_persons(read: DocumentRead, terms: Terms) -> Iterator[str]:
    """Each two words that stand together near a person who speaks, and the last word: a name that stands there begins so."""
    text = folded_alike(read.document.text)
    for raw in sorted(speakers_in(read, terms)):
        for at in mentions_of(raw, text, terms):
            words = words_near(text, at)
            yield from map(" ".join, pairwise(words))
            yield from words[-1:]


def first_pair(form: str) -> str:
    """The first two words of a name, or its only one."""
    return " ".join(form.split(" ")[:2])
