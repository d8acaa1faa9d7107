"""Instruments against somebody in a role alone: whom "the warrant for the Prime Minister" means, where the documents tell."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from onrecord.model.groups import DocumentRead
from onrecord.reconcile.ledger_told import Told
from onrecord.reconcile.names import Name, name_of
from onrecord.reconcile.roles_held import Days, Held, Holders, RoleWords, Used, capitals_in, days_of, held_in
from onrecord.reconcile.wording import words_of

InRoles = Mapping[str, Mapping[str, str]]
"""By SHA-256 of a document: the roles that mean a person in it, and that person, as the names of entries tell it."""


class RoleHolders:
    """Who held which role when. `documents`: gives those of the record; looked at only where a role has to be told."""

    def __init__(
        self,
        documents: Callable[[], Iterable[DocumentRead]],
        names: Mapping[str, str],
        known: InRoles,
        words: RoleWords,
    ) -> None:
        self.documents, self.names, self.known, self.words = documents, names, known, words

    def resolved(self, told: Sequence[Told], read: DocumentRead) -> list[Told]:
        """The tellings of one document, with persons for the roles that can mean one person only."""
        out = []
        for one in told:
            meant = [(self.meant(name, read), name) for name in one.against]
            by_role = tuple((person, role) for person, role in meant if person != role)
            out.append(replace(one, against=tuple(dict.fromkeys(person for person, _ in meant)), roles=by_role))
        return out

    def meant(self, name: str, read: DocumentRead) -> str:
        """The person whom a role means in a document, told by it or an earlier one; any other name is its own."""
        role, days = name_of(name, self.words.terms), days_of(read)
        told = self.words.role_in(role)
        if told is None:
            return name
        known = self.known.get(read.document.sha256, {})
        person = known.get(name) or known.get(f"the {name}")
        if person or days is None:
            return person or name
        own = self.in_document(*told, read)
        return (own.pop() if len(own) == 1 else "" if own else self.by_documents(role, read, days)) or name

    def in_document(self, role: str, whose: tuple[str, ...], read: DocumentRead) -> set[str]:
        """Whom the document itself names in a role; in that of another state nobody."""
        held = (one for one, _ in held_in(read, self.words) if one.role == role)
        of = self.holders.whole(" ".join(whose))
        return {
            self.holders.party(one.person)
            for one in held
            if not (of and one.whose) or self.holders.whole(one.whose) == of
        }

    def by_documents(self, role: Name, read: DocumentRead, days: Days) -> str:
        """The only person whom documents name in a role around these days; empty where none does by then."""
        person = self.holders.meant(role, Used(role.raw, days, capitals_in(read.document.text))).person
        by_then = any(one.days[1] <= days[1] and self.holders.party(one.person) == person for one in self.held)
        return person if by_then else ""

    @cached_property
    def held(self) -> frozenset[Held]:
        """Whom the documents name in roles of state."""
        return frozenset(one for read in self.documents() for one, _ in held_in(read, self.words))

    @cached_property
    def holders(self) -> Holders:
        names = [name_of(raw, self.words.terms) for raw in sorted(self.names)]
        by_key = {name.key: self.names[name.raw] for name in names if name.key}
        return Holders(self.held, dict(self.unknown(by_key)) | by_key, names, self.words)

    def unknown(self, by_key: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """The persons named in roles whom no entry of the record names, by their key."""
        for one in sorted(self.held):
            words = words_of(one.person)
            if not any(" ".join(words[:size]) in by_key for size in range(2, len(words) + 1)):
                yield " ".join(words), one.person
