"""The properties in an Outlook message file (.msg, MS-OXMSG), which is a file system in a file."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO

import olefile

from onrecord.documents.mail_headers import in_some_encoding
from onrecord.documents.rtf_tokens import code_page

Place = tuple[str, ...]
"""The names of the storages that one lies in, and its own."""

TEXT, NARROW_TEXT, BINARY, TIME, NUMBER = 0x001F, 0x001E, 0x0102, 0x0040, 0x0003
"""Types of properties: text in UTF-16, text in the code page of the message, bytes, moments, whole numbers."""
CODE_PAGE = 0x3FFD
FIXED = "__properties_version1.0"
"""The stream of the properties that have a fixed length."""
HEAD_OF_FIXED = 32
ENTRY = struct.Struct("<HHIQ")
"""Type, property, flags, value."""
EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
BROKEN = (
    OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, MemoryError, struct.error,
)  # fmt: skip
"""What olefile raises on bytes that are no sound file of this kind."""


class CantOpen(Exception):
    """The bytes are no sound file of this kind; the message says why, in one line."""


@dataclass
class Storage:
    """The streams of a message file. `left`: how many bytes are still read; damaged ones may name the same bytes again and again."""

    ole: olefile.OleFileIO
    streams: frozenset[Place]
    left: int
    encoding: str = "cp1252"

    def bytes_of(self, number: int, kind: int = BINARY, within: Place = ()) -> bytes:
        """A property's bytes; none where there is no such property, or it can't be read."""
        place = (*within, f"__substg1.0_{number:04X}{kind:04X}")
        return self.stream(place) if place in self.streams else b""

    def stream(self, place: Place) -> bytes:
        """The bytes of a stream, as far as there are any."""
        try:
            content = bytes(self.ole.openstream(list(place)).read(self.left))
        except BROKEN:
            return b""
        self.left -= len(content)
        return content

    def text_of(self, number: int, within: Place = ()) -> str:
        """A property's text; empty where there is none."""
        wide = self.bytes_of(number, TEXT, within)
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        return in_some_encoding(self.bytes_of(number, NARROW_TEXT, within), self.encoding).rstrip("\0")

    def fixed(self) -> Iterator[tuple[int, int, int]]:
        """The properties of fixed length: number, type and value."""
        entries = self.stream((FIXED,))[HEAD_OF_FIXED:]
        for kind, number, _, value in ENTRY.iter_unpack(entries[: len(entries) // ENTRY.size * ENTRY.size]):
            yield number, kind, value

    def storages(self, beginning: str) -> tuple[str, ...]:
        """The storages whose names begin so, in order."""
        return tuple(sorted({place[0] for place in self.streams if len(place) > 1 and place[0].startswith(beginning)}))


def open_storage(content: bytes) -> Storage:
    """The properties in these bytes. Raises CantOpen."""
    try:
        ole = olefile.OleFileIO(BytesIO(content))
        streams = frozenset(tuple(place) for place in ole.listdir())
    except BROKEN as wrong:
        raise CantOpen(" ".join(str(wrong).split()) or type(wrong).__name__) from wrong
    return Storage(ole, streams, left=len(content))


def moment(value: int) -> datetime | None:
    """The moment of a number of 100 nanoseconds since 1601; None where no calendar has it."""
    try:
        return EPOCH + timedelta(microseconds=value // 10) if value else None
    except OverflowError:
        return None


def encoding_of(properties: dict[int, int]) -> str:
    """The encoding of narrow texts."""
    return code_page(properties.get(CODE_PAGE, 1252) & 0xFFFF)
