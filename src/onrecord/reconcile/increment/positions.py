"""Who stands where, brought to date: only positions that the changed findings are in, or bear on."""

from collections import defaultdict
from collections.abc import Iterator
from typing import get_args

from onrecord.model.groups import Position, owners_of
from onrecord.model.vocabulary import ALL_ACCUSATIONS, Category
from onrecord.reconcile.increment.names import APART, turned
from onrecord.reconcile.increment.shelf import Shelf, noted
from onrecord.reconcile.parties import Names
from onrecord.reconcile.positions import Subject, Taken, positions_on, taken_in
from onrecord.reconcile.wording import Terms

POSITION, OWNER, OWNED = "position", "owner", "owned"
CATEGORIES: tuple[Category, ...] = get_args(Category)


class Accusing:
    """The positions on a shelf. A block is one category and one accused."""

    def __init__(self, shelf: Shelf, names: Names, terms: Terms) -> None:
        self.shelf, self.names, self.terms = shelf, names, terms
        self.owners = owners_of(names.parties)
        self.known: dict[str, list[tuple[Subject, Taken]]] = {}

    def renew(self, touched: set[str], gone: set[str]) -> None:
        """The positions that findings of these documents are in, and those that they bear on."""
        moved = {block_of(category, one) for one in turned(self.shelf, OWNER, self.owners) for category in CATEGORIES}
        touched = touched | (self.shelf.holding(POSITION, moved) - gone)
        blocks = noted(
            self.shelf, POSITION, touched, gone, lambda d: {block_of(*subject) for subject, _ in self.taken(d)}
        )
        noted(self.shelf, OWNED, touched, gone, lambda d: set(self.owned_in(d)))
        # A denial of all accusations may be in any position on those for whom it denies.
        denied = {accused_of(block) for block in blocks if block.startswith(ALL_ACCUSATIONS + APART)}
        blocks |= {block_of(category, accused) for accused in denied for category in CATEGORIES}
        blocks |= self.owned_by(blocks)
        found = self.found(blocks)
        made = {block_of(*subject): positions_on(subject, found, self.terms) for subject in list(found)}
        self.shelf.replace(Position, {block: made.get(block, []) for block in blocks})

    def taken(self, document: str) -> list[tuple[Subject, Taken]]:
        """The stances of one document; none of one that is gone."""
        if document not in self.known:
            read = self.shelf.read("settled", document)
            self.known[document] = list(taken_in(read, self.names, self.owners)) if read else []
        return self.known[document]

    def owned_in(self, document: str) -> Iterator[str]:
        """The subjects of accusations against those who belong to somebody, behind whom they belong to."""
        accusing = ((subject, one) for subject, one in self.taken(document) if one.stance != "denies")
        return (APART.join((one.owner, *subject)) for subject, one in accusing if one.owner)

    def owned_by(self, blocks: set[str]) -> set[str]:
        """The positions on those who belong to the accused of these blocks: what their owner denies may be of them."""
        categories: dict[str, set[str]] = defaultdict(set)
        for block in blocks:
            category, _, owner = block.partition(APART)
            categories[owner].add(category)
        owned = (key.split(APART) for owner in categories for key in self.shelf.counts(OWNED, owner + APART))
        return {block_of(c, accused) for owner, c, accused in owned if categories[owner] & {c, ALL_ACCUSATIONS}}

    def found(self, blocks: set[str]) -> dict[Subject, list[Taken]]:
        """All stances on the subjects of these blocks, with those of the owners of the accused."""
        found: dict[Subject, list[Taken]] = defaultdict(list)
        documents = self.shelf.holding(POSITION, with_general(blocks))
        self.add(found, documents)
        of_owners = {
            block_of(category, one.owner)
            for (category, accused), those in found.items()
            for one in those
            if one.owner and block_of(category, accused) in blocks
        }
        self.add(found, self.shelf.holding(POSITION, with_general(of_owners)) - documents)
        return found

    def add(self, found: dict[Subject, list[Taken]], documents: set[str]) -> None:
        for document in sorted(documents):
            for subject, one in self.taken(document):
                found[subject].append(one)


def block_of(category: str, accused: str) -> str:
    return APART.join((category, accused))


def accused_of(block: str) -> str:
    return block.partition(APART)[2]


def with_general(blocks: set[str]) -> set[str]:
    """The blocks, with those of the denials of all accusations on the same parties."""
    return blocks | {block_of(ALL_ACCUSATIONS, accused_of(block)) for block in blocks}
