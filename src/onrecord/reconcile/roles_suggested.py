"""Persons whom a role may mean in some document, where it is not sure."""

from collections.abc import Iterator, Sequence

from onrecord.model.groups import DocumentRead, RecordParty
from onrecord.model.suggestions import Likeness, Shown
from onrecord.reconcile.names import name_of
from onrecord.reconcile.parties import names_given
from onrecord.reconcile.roles_held import Held, Holders, RoleWords, Used, held_in, used_in
from onrecord.reconcile.showing import shown_at
from onrecord.reconcile.wording import Terms


class RolesInDoubt:
    """The roles of a record of which it is not sure whom they mean, and the words that name persons in them."""

    def __init__(self, reads: Sequence[DocumentRead], parties: Sequence[RecordParty], terms: Terms) -> None:
        self.words, self.terms = RoleWords(terms), terms
        self.party = {raw: one.name for one in parties for raw in (one.name, *one.names)}
        names = [name_of(raw, terms) for raw in self.party]
        places = {one: (read, span) for read in reversed(reads) for one, span in held_in(read, self.words)}
        self.holders = Holders(places, {name.key: self.party[name.raw] for name in names}, names, self.words)
        self.places: dict[tuple[str, str], Shown] = {}
        for one, (read, span) in places.items():
            self.places[one.role, self.person(one)] = shown_at(read, self.person(one), span)
        given = {one for read in reads for one in used_in(read, names_given(read), self.words)}
        self.used = sorted(given)

    def person(self, one: Held) -> str:
        return self.holders.party(one.person)

    def likenesses(self) -> Iterator[Likeness]:
        """Each role with each person whom it may mean, where that is not sure."""
        for used in self.used:
            for person in self.in_doubt(used):
                one, other = sorted((self.party[used.name], person))
                if one != other:
                    yield Likeness(one, other, "role", used.name, person)

    def in_doubt(self, used: Used) -> tuple[str, ...]:
        """The persons whom a role may mean; none where it is sure which."""
        meant = self.holders.meant(name_of(used.name, self.terms), used)
        return () if meant.person else meant.persons

    def shown(self, one: Likeness) -> list[Shown]:
        """The words that name a person in the role."""
        told = self.words.role_in(name_of(one.name, self.terms))
        place = self.places.get((told[0], one.like)) if told else None
        return [place] if place else []
