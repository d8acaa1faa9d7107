"""What comes of reading a file: its text, the files within it, or the reason why there is neither."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from onrecord.model.document import Metadata
from onrecord.model.layout import Layout
from onrecord.model.sections import Section

LONGEST_TEXT = 2_000_000
"""Characters, about a thousand pages. A longer text is refused: taking it apart would need more memory than small machines have."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file within a file: an attachment, a member of an archive, a page of a web archive, a row of a table.

    `name` is its name within the file, which is only ever shown, never opened; empty where it is the file's own, less its
    ending. `metadata` is what the file around it says of it: it fills in what the part does not say itself.
    """

    name: str
    content: bytes
    metadata: Metadata = field(default_factory=Metadata)
    ending: str = ""
    """The ending of names (".html") by which its reader is chosen, where its own name does not tell or something else knows better."""
    doubts: tuple[str, ...] = ()
    """What the person who gave the file around it should know of it, a line each: a digest that does not fit."""
    charset: str = ""
    """The encoding that its letters are in by what was sent with it: a header of the web server."""


OF_ITSELF = ""
"""The name of a `Trouble` that is told of the file around, not of one within it."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file within a file that could not be taken out, and why; or, named `OF_ITSELF`, what the giver of the file should know of it."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A text that was read. `doubts`: what the person who gave it should know, a line each."""

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    doubts: tuple[str, ...] = ()
    layout: Layout = field(default_factory=Layout)
    parts: tuple[Part | Trouble, ...] = ()
    """The files within it: attachments."""
    sections: tuple[Section, ...] = ()
    """Those of a long report, side by side, so that together they are the text; none for a text that is one document."""


@dataclass(frozen=True)
class Unpacked:
    """A file that is no document but holds others, which come one by one; what stops them is told as the last `Trouble`."""

    parts: Iterator[Part | Trouble]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why there is no text, and what to do: one line."""

    reason: str


Outcome = Kept | Unpacked | Refused


@dataclass(frozen=True, slots=True)
class Reader:
    """One format. `read` takes the bytes of a file; it never raises, whatever they are."""

    name: str
    version: int
    """Raised with every change of the text that it gives: offsets count in that text."""
    read: Callable[..., Outcome]
    """With the bytes alone, or with `charset` too where `takes_charset`."""
    begins: tuple[bytes, ...] = ()
    """What files of this format begin with, so that one is known without its ending."""
    largest: int = 40_000_000
    """Bytes: a larger file is refused before it is read. Containers may be larger."""
    seconds_a_megabyte: float = 0.0
    """How much longer than others a file may take to give its text, in seconds for each million bytes."""
    contained: bool = True
    """It runs in a process that can be stopped. False only where no bytes can make it slow, large or crash: it then spares the start."""
    takes_charset: bool = False
    """It can be told the encoding of a file's letters, beside its bytes."""

    def in_charset(self, charset: str) -> "Reader":
        """The reader of files that are in this encoding, as something else tells; empty: nothing does."""
        return replace(self, read=partial(self.read, charset=charset)) if charset and self.takes_charset else self


def trouble_with_text(text: str) -> str:
    """Why a text is not read, in words; empty where it can be."""
    if not text.strip():
        return "holds no text"
    if len(text) > LONGEST_TEXT:
        return f"holds {len(text):,} characters, more than the {LONGEST_TEXT:,} that are read; split it"
    return ""
