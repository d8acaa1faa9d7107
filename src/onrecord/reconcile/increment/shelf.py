"""What must be kept of a record so that its groups can be brought to date without reading all of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, Protocol, TypeVar

from onrecord.model.groups import DocumentRead

Stage = Literal["found", "dated", "settled"]
"""A document as extraction left it; with its entries found again by the date that others told; and with its date narrowed."""

T = TypeVar("T")


class Shelf(Protocol):
    """Documents, the keys by which one touches others, and groups by block. What is put there can be had again at once.

    A key belongs to a kind. A block is what groups are made of together: all of a block are replaced at once.
    """

    def read(self, stage: Stage, document: str) -> DocumentRead | None:
        """A document; None where it is not there (any more)."""

    def put(self, stage: Stage, read: DocumentRead) -> None:
        """Keep a document; a later stage that is equal to an earlier one costs nothing."""

    def touch(self, kind: str, document: str, keys: Iterable[str] | Mapping[str, int]) -> None:
        """Put these keys of a kind in the place of those that the document had; with how often, where that is given."""

    def keys(self, kind: str, documents: Iterable[str]) -> set[str]:
        """The keys of a kind that these documents have."""

    def keys_of_each(self, kind: str, documents: Iterable[str]) -> dict[str, set[str]]:
        """By document: the keys of a kind that it has; without those that have none."""

    def holding(self, kind: str, keys: Iterable[str]) -> set[str]:
        """The documents that have any of these keys."""

    def held(self, kind: str, keys: Iterable[str]) -> dict[str, set[str]]:
        """By key: the documents that have it; without those that none has."""

    def counts(self, kind: str, prefix: str = "") -> dict[str, int]:
        """Every key of a kind that begins so, and how often it is there."""

    def groups(self, kind: type[T], blocks: Iterable[str]) -> list[T]:
        """The groups of these blocks, in the order in which they were put there."""

    def every(self, kind: type[T]) -> Iterator[tuple[str, T]]:
        """All groups of a kind, each with its block; those of a block in the order in which they were put there."""

    def replace(self, kind: type[T], blocks: Mapping[str, list[T]]) -> None:
        """Put these groups in the place of those of the blocks; a block without groups is taken out."""


def noted(shelf: Shelf, kind: str, touched: set[str], gone: set[str], keys_of: Callable[[str], set[str]]) -> set[str]:
    """Keep the keys of these documents anew; all that they had, and have now."""
    keys = shelf.keys(kind, touched | gone)
    for document in touched | gone:
        now = keys_of(document) if document not in gone else set()
        shelf.touch(kind, document, now)
        keys |= now
    return keys
