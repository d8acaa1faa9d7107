"""What the guard and its worker process say to each other: a request goes down, messages come back, each with its length before it.

A reader that a hostile file has taken over could answer anything. So answers are data of these types and are checked as they come;
nothing that comes from a worker is run. Requests go the other way and are pickled.
"""

from collections.abc import Callable
from dataclasses import dataclass
from struct import Struct as Packing

import msgspec

from onrecord.documents.outcome import Outcome, Part, Trouble
from onrecord.model.document import Metadata
from onrecord.model.layout import Layout
from onrecord.model.sections import Section

LENGTH = Packing("!Q")
"""What a message begins with: the number of its bytes."""
LONGEST_MESSAGE = 256_000_000
"""Bytes. A longer one is not taken: a file within a file is held in memory as a whole."""


OUT_OF_MEMORY = 86
"""The exit status by which a worker says that a file needed more memory than it may take."""


@dataclass(frozen=True, slots=True)
class Request:
    """A file to read. The bytes follow as a message of their own."""

    read: Callable[[bytes], Outcome]
    processor_seconds: int


class Answer(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """One message of the worker."""


class Ready(Answer, frozen=True):
    """The worker has started."""


class PartFound(Answer, frozen=True):
    """A file within the file. `attached`: it belongs to the text that follows."""

    part: Part
    attached: bool = False


class TroubleFound(Answer, frozen=True):
    """A file within the file that could not be taken out."""

    trouble: Trouble
    attached: bool = False


class TextKept(Answer, frozen=True):
    """A text that was read; the files within it have come before."""

    text: str
    metadata: Metadata
    doubts: tuple[str, ...]
    layout: Layout
    sections: tuple[Section, ...]


class FileRefused(Answer, frozen=True):
    """Why there is no text."""

    reason: str


class Stopped(Answer, frozen=True):
    """The reader could not go on, for a reason that the worker itself saw; the worker has ended."""

    reason: str


class Done(Answer, frozen=True):
    """All was said about this file. `resident`: the memory that the worker takes now, in bytes."""

    resident: int


Answers = Ready | PartFound | TroubleFound | TextKept | FileRefused | Stopped | Done
ENCODER = msgspec.msgpack.Encoder()
DECODER: msgspec.msgpack.Decoder[Answers] = msgspec.msgpack.Decoder(Answers)


def framed(message: bytes) -> bytes:
    """The message with its length before it."""
    return LENGTH.pack(len(message)) + message
