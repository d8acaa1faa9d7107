"""The model's values to JSON and back, exactly: what is read is equal to what was written."""

from dataclasses import replace
from typing import Any, TypeVar

import msgspec

from onrecord.model.document import Published
from onrecord.model.entries import Call, Entries, Entry, Event, Figure, Finding, Quotation
from onrecord.model.groups import DocumentRead, Groups
from onrecord.model.vocabulary import Kind

T = TypeVar("T")

TYPE_OF: dict[Kind, type[Entry]] = {
    "quotation": Quotation,
    "figure": Figure,
    "finding": Finding,
    "call": Call,
    "event": Event,
}

WRITER = msgspec.json.Encoder(order="deterministic")
# A reader made once is several times faster than one made for every value.
READERS: dict[type[Any], msgspec.json.Decoder[Any]] = {
    kind: msgspec.json.Decoder(kind) for kind in (*TYPE_OF.values(), DocumentRead, Groups, Published)
}


def to_json(value: Any) -> str:
    """One line of JSON; the same for equal values."""
    return WRITER.encode(value).decode("utf-8")


def read_from_json(line: str | bytes) -> DocumentRead:
    """The document with its entries. Raises ValueError where the JSON is not one."""
    read = decoded(line, DocumentRead)
    return replace(read, entries=with_whole_numbers(read.entries)) if read.entries.figures else read


def groups_from_json(line: str | bytes) -> Groups:
    """The groups. Raises ValueError where the JSON is none."""
    return decoded(line, Groups)


def published_from_json(line: str | bytes) -> Published:
    """When a document was published. Raises ValueError where the JSON does not say so."""
    return decoded(line, Published)


def entry_from_json(kind: Kind, line: str | bytes) -> Entry:
    """One entry of a kind. Raises ValueError where the JSON is none."""
    entry: Entry = decoded(line, TYPE_OF[kind])
    return with_whole_number(entry) if isinstance(entry, Figure) else entry


def decoded(line: str | bytes, kind: type[T]) -> T:
    """The value of this type. Raises ValueError (of msgspec) where the JSON is none."""
    value: T = READERS[kind].decode(line)
    return value


def with_whole_numbers(entries: Entries) -> Entries:
    """The entries, with figures' whole numbers as int: JSON has one kind of number only."""
    return replace(entries, figures=tuple(with_whole_number(figure) for figure in entries.figures))


def with_whole_number(figure: Figure) -> Figure:
    """The figure, its value and upper end int where they are whole."""
    return replace(figure, value=whole(figure.value), high=None if figure.high is None else whole(figure.high))


def whole(number: float) -> float:
    """The number, as int where it is whole.

    >>> whole(40.0), whole(2.5)
    (40, 2.5)
    """
    return int(number) if number == int(number) else number


def to_plain(value: Any) -> Any:
    """The value as dicts, lists, strings and numbers, as JSON has them."""
    return msgspec.to_builtins(value)
