"""The files that were given, and those found within them: one row each, whatever came of it."""

from dataclasses import dataclass
from typing import Literal

FileStatus = Literal["read", "holds", "refused", "passed over"]
"""`read`: it gave one document or several. `holds`: it is none itself, but holds files. `refused`: it should have been read, and
could not be. `passed over`: there is no reader for it."""


@dataclass(frozen=True, slots=True)
class GivenFile:
    """One file, or one within another."""

    name: str
    path: str
    """Where it was when it was read; for a file within another, the other's place and its name in there."""
    status: FileStatus
    within: str = ""
    """The name of the file that it lies in; empty for one that was given."""
    sha256: str = ""
    """Of its bytes, in hexadecimal; empty where they could not be had."""
    made_by: str = ""
    """The reader, the extractors and their versions."""
    size: int = 0
    """In bytes."""
    pages_text: int = 0
    pages_ocr: int = 0
    pages_none: int = 0
    """Pages with neither a text layer nor recognised words. All three are 0 for formats without pages."""

    @property
    def reader(self) -> str:
        """The reader alone, with its version: "pdf/1".

        >>> GivenFile("a", "/a", "read", made_by="json lines/1 entries/4").reader
        'json lines/1'
        """
        name, slash, rest = self.made_by.partition("/")
        return f"{name}{slash}{rest.split(' ')[0]}"
