"""Copies of a text, brought to date: only documents that share passages with those that changed are compared again."""

from collections import Counter
from collections.abc import Iterable, Mapping
from heapq import nsmallest
from itertools import chain, islice

from onrecord.model.groups import DocumentRead, Origin
from onrecord.reconcile.increment.shelf import Shelf
from onrecord.reconcile.order import order_of
from onrecord.reconcile.origins import FIRST, SHARED, Likeness, likenesses, origins_of
from onrecord.reconcile.passages import passages_of
from onrecord.reconcile.wording import Terms

PASSAGE, PLACED, LIKE, LIKED, COPIED = "passage", "placed", "like", "liked", "copied"
APART = "\x1f"

Order = tuple[str, ...]


def order_on(shelf: Shelf, document: str) -> Order:
    """Where a document stands among the others: sorts as they do."""
    known = shelf.keys(PLACED, [document])
    return tuple(min(known).split(APART)) if known else ()


class Copying:
    """The keys by which documents are known as copies of one text."""

    def __init__(self, shelf: Shelf, terms: Terms) -> None:
        self.shelf, self.terms = shelf, terms
        self.orders: dict[str, Order] = {}
        self.sizes: dict[str, int] = {}
        self.first: dict[str, list[str]] = {}
        """By passage: the first documents that have it, in order."""

    def renew(self, changed: Iterable[DocumentRead], gone: Iterable[str]) -> set[str]:
        """Compare again what these documents touch; the documents of every origin that is another one now."""
        reads = {read.document.sha256: read for read in changed}
        before = {document: self.order(document) for document in (*reads, *gone)}
        passages = self.shelf.keys(PASSAGE, before)
        had = self.held(passages)
        seeds = self.shelf.keys(LIKED, before)
        for document in gone:
            for kind in (PASSAGE, PLACED, LIKE, LIKED):
                self.shelf.touch(kind, document, ())
        own = {document: [f"{one:016x}" for one in passages_of(read.document.text)] for document, read in reads.items()}
        passages.update(*own.values())
        now = {passage: rest for passage, those in self.held(passages).items() if (rest := those - before.keys())}
        for document, read in reads.items():
            for passage in own[document]:
                now.setdefault(passage, set()).add(document)
            self.shelf.touch(PASSAGE, document, own[document])
            self.shelf.touch(PLACED, document, [APART.join(map(str, order_of(read)))])
        for document in before:
            self.orders.pop(document, None)
        was, left = self.moved(had, set(before), before)
        behind, come = self.moved(now, set(before), {})
        self.keep_first(now)
        again = (set(reads) | self.likened_otherwise((was | behind) - reads.keys(), left | come)) - set(gone)
        for document in sorted(again):
            seeds |= self.shelf.keys(LIKED, [document])
            self.liken(document)
        return self.regroup(again | (seeds - set(gone)), set(gone))

    def order(self, document: str) -> Order:
        """Where a document stands in the record."""
        if document not in self.orders:
            self.orders[document] = order_on(self.shelf, document)
        return self.orders[document]

    def held(self, passages: Iterable[str]) -> dict[str, set[str]]:
        """By passage: the documents that have it; where these stand is known then."""
        found = self.shelf.held(PASSAGE, passages)
        unknown = set(chain.from_iterable(found.values())) - self.orders.keys()
        for document, (placed, *_) in self.shelf.keys_of_each(PLACED, unknown).items():
            self.orders[document] = tuple(placed.split(APART))
        return found

    def size(self, document: str) -> int:
        """How many passages a document has."""
        if document not in self.sizes:
            self.sizes[document] = len(self.shelf.keys(PASSAGE, [document]))
        return self.sizes[document]

    def moved(
        self, held: dict[str, set[str]], changed: set[str], orders: dict[str, Order]
    ) -> tuple[set[str], set[str]]:
        """The documents behind one that changed, where it is among the first of a passage; those with which they are compared otherwise.

        The latter are changed ones, and as many of the others behind the first: these were pushed out, or move up.
        """
        behind, others = set[str](), set[str]()
        for those in held.values():
            if len(those) > 1:
                ordered = sorted(those, key=lambda one: orders.get(one) or self.order(one))
                among = [at for at, one in enumerate(ordered[:FIRST]) if one in changed]
                if among:
                    behind.update(ordered[among[0] :])
                    others.update(ordered[at] for at in among)
                    rest = (one for one in ordered[FIRST:] if one not in changed)
                    others.update(islice(rest, len(among)))
        return behind, others

    def likened_otherwise(self, documents: set[str], others: set[str]) -> set[str]:
        """Those of the documents that are like one of the others, or share so much with one that they can be."""
        if not documents:
            return set()
        found = documents & (others | self.shelf.holding(LIKED, others))
        own = self.shelf.keys_of_each(PASSAGE, others)
        held = self.shelf.held(PASSAGE, set().union(*own.values()))
        for passages in own.values():
            together = Counter(one for passage in passages for one in held.get(passage, ()) if one in documents)
            for one in together.keys() - found:
                if together[one] >= SHARED * min(len(passages), self.size(one)):
                    found.add(one)
        return found

    def liken(self, document: str) -> None:
        """Compare a document with the earlier ones that share its passages."""
        own = self.shelf.keys(PASSAGE, [document])
        # The view of the keys would be walked through as a whole to be taken from the set.
        self.keep_first(self.held(passage for passage in own if passage not in self.first))
        here = self.order(document)
        # Most passages are in no other document.
        shared = [those for passage in own if (those := self.first[passage]) != [document]]
        earlier = [[other for other in those if self.order(other) < here] for those in shared]
        sizes = {other: self.size(other) for those in earlier for other in those}
        found = likenesses(earlier, len(own), sizes)
        self.shelf.touch(LIKE, document, [APART.join((f"{n:04}", o, repr(s))) for n, (o, s) in enumerate(found)])
        self.shelf.touch(LIKED, document, [other for other, _ in found])

    def keep_first(self, held: Mapping[str, set[str]]) -> None:
        """Remember the first documents of each passage."""
        for passage, those in held.items():
            self.first[passage] = nsmallest(FIRST, those, self.order) if len(those) > 1 else list(those)

    def regroup(self, seeds: set[str], gone: set[str]) -> set[str]:
        """Put together anew all that hangs together with these documents."""
        together, todo = set[str](), seeds
        while todo:
            together |= todo
            todo = (self.shelf.keys(LIKED, todo) | self.shelf.holding(LIKED, todo)) - together
        old = self.shelf.keys(COPIED, together | gone)
        before = {one.id: one for one in self.shelf.groups(Origin, old)}
        copies = {d for d in together if self.shelf.keys(LIKED, [d]) or self.shelf.holding(LIKED, [d])}
        reads = sorted((read for d in copies if (read := self.shelf.read("settled", d))), key=order_of)
        alike = {read.document.sha256: self.likenesses_of(read.document.sha256) for read in reads}
        now = {one.id: one for one in origins_of(reads, alike, self.terms)}
        self.shelf.replace(Origin, {**{one: [] for one in old}, **{key: [one] for key, one in now.items()}})
        in_origin = {document: one.id for one in now.values() for document in one.documents}
        for document in together | gone:
            self.shelf.touch(COPIED, document, [in_origin[document]] if document in in_origin else ())
        other = {one for one in (*before.values(), *now.values()) if before.get(one.id) != now.get(one.id)}
        return {document for one in other for document in one.documents}

    def likenesses_of(self, document: str) -> list[Likeness]:
        rows = (key.split(APART) for key in sorted(self.shelf.keys(LIKE, [document])))
        return [(other, float(share)) for _, other, share in rows]

    def stories(self, documents: Iterable[str]) -> dict[str, str]:
        """By document that is a copy: the first of its origin."""
        origins = self.shelf.groups(Origin, self.shelf.keys(COPIED, documents))
        return {document: one.documents[0] for one in origins for document in one.documents}
