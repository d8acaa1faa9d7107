"""A shelf in memory, on which groups are brought to date, and what it holds in the form of groups made at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from onrecord.model.groups import DocumentRead
from onrecord.reconcile.increment.shelf import Stage

T = TypeVar("T")


class MemoryShelf:
    """What `Shelf` asks for, in dictionaries."""

    def __init__(self) -> None:
        self.asked: set[str] = set()
        """The documents that were looked at."""
        self.reads: dict[tuple[str, str], DocumentRead] = {}
        self.touched: dict[str, dict[str, dict[str, int]]] = defaultdict(dict)
        self.blocks: dict[type[Any], dict[str, list[Any]]] = defaultdict(dict)
        self.holders: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))

    def read(self, stage: Stage, document: str) -> DocumentRead | None:
        self.asked.add(document)
        return self.reads.get((stage, document))

    def put(self, stage: Stage, read: DocumentRead) -> None:
        self.reads[stage, read.document.sha256] = read

    def remove(self, document: str) -> None:
        """Take a document off the shelf: what a record does with one that is gone."""
        for stage in ("found", "dated", "settled"):
            self.reads.pop((stage, document), None)

    def touch(self, kind: str, document: str, keys: Iterable[str] | Mapping[str, int]) -> None:
        for key in self.touched[kind].pop(document, {}):
            self.holders[kind][key].discard(document)
        self.touched[kind][document] = dict(keys) if isinstance(keys, Mapping) else dict.fromkeys(keys, 1)
        for key in self.touched[kind][document]:
            self.holders[kind][key].add(document)

    def keys(self, kind: str, documents: Iterable[str]) -> set[str]:
        return {key for document in documents for key in self.touched[kind].get(document, ())}

    def keys_of_each(self, kind: str, documents: Iterable[str]) -> dict[str, set[str]]:
        return {document: those for document in documents if (those := self.keys(kind, [document]))}

    def holding(self, kind: str, keys: Iterable[str]) -> set[str]:
        return {document for key in keys for document in self.holders[kind].get(key, ())}

    def held(self, kind: str, keys: Iterable[str]) -> dict[str, set[str]]:
        return {key: set(those) for key in keys if (those := self.holders[kind].get(key))}

    def counts(self, kind: str, prefix: str = "") -> dict[str, int]:
        if prefix:
            return {key: len(those) for key, those in self.holders[kind].items() if those and key.startswith(prefix)}
        found: dict[str, int] = defaultdict(int)
        for keys in self.touched[kind].values():
            for key, times in keys.items():
                found[key] += times
        return dict(found)

    def groups(self, kind: type[T], blocks: Iterable[str]) -> list[T]:
        return [one for block in blocks for one in self.blocks[kind].get(block, ())]

    def replace(self, kind: type[T], blocks: Mapping[str, list[T]]) -> None:
        for block, groups in blocks.items():
            self.blocks[kind].pop(block, None)
            if groups:
                self.blocks[kind][block] = list(groups)

    def every(self, kind: type[T]) -> Iterator[tuple[str, T]]:
        yield from ((block, one) for block, groups in self.blocks[kind].items() for one in groups)
