"""The model's values to JSON and back, exactly: what is read is equal to what was written."""

from typing import Any, TypeVar

import msgspec

from onrecord.model.document import Published
from onrecord.model.entries import Call, Entry, Event, Figure, Finding, Quotation
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
    return decoded(line, DocumentRead)


def groups_from_json(line: str | bytes) -> Groups:
    """The groups. Raises ValueError where the JSON is none."""
    return decoded(line, Groups)


def published_from_json(line: str | bytes) -> Published:
    """When a document was published. Raises ValueError where the JSON does not say so."""
    return decoded(line, Published)


def entry_from_json(kind: Kind, line: str | bytes) -> Entry:
    """One entry of a kind. Raises ValueError where the JSON is none."""
    entry: Entry = decoded(line, TYPE_OF[kind])
    return entry


def decoded(line: str | bytes, kind: type[T]) -> T:
    """The value of this type. Raises ValueError (of msgspec) where the JSON is none."""
    value: T = READERS[kind].decode(line)
    return value


def to_plain(value: Any) -> Any:
    """The value as dicts, lists, strings and numbers, as JSON has them."""
    return msgspec.to_builtins(value)
