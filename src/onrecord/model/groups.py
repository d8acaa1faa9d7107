"""What holds across documents: the record. Groups follow from entries alone, and can be made again from them at any time.

An entry of the record is named by `EntryKey(document, entry)`: the SHA-256 of the document's original and the entry's `id`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.document import Description, Document
from onrecord.model.entries import Entries
from onrecord.model.problems import Problem
from onrecord.model.vocabulary import Category, Relation, Stance, What


@dataclass(frozen=True, slots=True, order=True)
class EntryKey:
    """One entry of one document."""

    document: str
    """SHA-256 of the original, in hexadecimal."""
    entry: str
    """The entry's `id`, such as `f1034`."""


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """One document with all that was found in it: what reconciliation works on."""

    document: Document
    description: Description
    entries: Entries
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class InRole:
    """A name that is a role, and the documents (by SHA-256) in which it means a party: those of the time when it held the role."""

    name: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordParty:
    """One party of the record: its one name, and every name that documents give it."""

    name: str
    names: tuple[str, ...] = ()
    kind: str = "other"
    speaks_for: str = ""
    """The organisation that this person speaks for, by its name in the record; empty where nothing tells, or several."""
    belongs_to: str = ""
    """The party that this one is part of without being the same: forces of a state, a local section. Empty for none."""
    roles: tuple[InRole, ...] = ()
    """The roles that mean this party in some documents; in others they are somebody else's, or it is not sure whose."""


@dataclass(frozen=True, slots=True)
class Member:
    """A figure of a series, and how it stands to an earlier one: the latest that it can be compared with.

    Without a relation: the first, one of another authority with nothing to compare, or one that agrees and says less.
    """

    figure: EntryKey
    relation: Relation | None = None
    """`falls`: a running count that went down, of which nobody has said why. `reset`: a person has said that it began anew."""
    earlier: EntryKey | None = None
    carries: EntryKey | None = None
    """The first figure of the same number on the same authority, which this one only hands on; None for an origin of its own."""
    decision: int = 0
    """The number of the decision that a `reset` rests on; 0 for none."""


@dataclass(frozen=True, slots=True)
class Series:
    """The same thing counted, of the same people, in the same place, for the same event or running count.

    `closed`: one event, which later figures correct and do not add to. Members in the order of their documents' dates.
    """

    id: str
    name: str
    what: What
    whom: str
    where: str
    closed: bool
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """The same call made again. Members in the order of their documents' dates."""

    id: str
    name: str
    to: tuple[str, ...]
    calls: tuple[EntryKey, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """One party's stance in a position, with the findings that say so in order of time.

    `via`: who spoke for it in all of these findings, where somebody did.
    """

    party: str
    stance: Stance
    findings: tuple[EntryKey, ...]
    via: tuple[str, ...] = ()
    owner: str = ""
    """Of a denial for those who belong to somebody: whom, by its text. Others may go by the same name: "the army"."""


@dataclass(frozen=True, slots=True)
class Position:
    """Who stands where on one category and one accused: assertions, charges, suggestions and denials together.

    Stands in the order in which they were first taken.
    """

    id: str
    category: Category
    accused: str
    stands: tuple[Stand, ...]
    by_owners: tuple[Stand, ...] = ()
    """Denials by whom the accused belong to: a state's, of what its forces are accused of. Never among `stands`: nobody says
    that the accused deny it. Those of one owner are of the accusations against what is theirs."""


@dataclass(frozen=True, slots=True)
class Happening:
    """The same event told in one document or in several: same date, and words that agree. Events in the order of their documents."""

    id: str
    events: tuple[EntryKey, ...]
    places: tuple[str, ...] = ()
    """Where it was, by the names that the documents give; empty where the words do not tell."""
    dated_otherwise: tuple[str, ...] = ()
    """The ids of happenings whose words agree so far that they seem to be this one, with another date."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents that carry the same story: a reprint, wire copy. The first is the earliest that is known."""

    id: str
    documents: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Groups:
    """All that reconciliation found. `documents` are those given, with dates narrowed by other documents where they can be."""

    documents: tuple[DocumentRead, ...] = ()
    parties: tuple[RecordParty, ...] = ()
    series: tuple[Series, ...] = ()
    threads: tuple[Thread, ...] = ()
    positions: tuple[Position, ...] = ()
    happenings: tuple[Happening, ...] = ()
    origins: tuple[Origin, ...] = ()
    problems: tuple[Problem, ...] = ()

    def party_names(self) -> dict[str, str]:
        """For each name that a document gives, the party's one name in the record."""
        return {name: party.name for party in self.parties for name in (party.name, *party.names)}

    def names_in_roles(self) -> dict[str, dict[str, str]]:
        """By SHA-256 of a document: the roles that mean a person in it, and that person's one name in the record."""
        found: dict[str, dict[str, str]] = {}
        for party in self.parties:
            for role in party.roles:
                for document in role.documents:
                    found.setdefault(document, {})[role.name] = party.name
        return found


def owners_of(parties: Iterable[RecordParty]) -> dict[str, str]:
    """For each party that belongs to another one, that one; both by their names in the record."""
    return {party.name: party.belongs_to for party in parties if party.belongs_to}
