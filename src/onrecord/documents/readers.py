"""FILE -> DOCUMENT: which reader reads which file."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath

from onrecord.documents.html import HTML
from onrecord.documents.outcome import Kept, Reader, Refused, within_limits
from onrecord.documents.plain import MARKDOWN, PLAIN
from onrecord.model.document import Document
from onrecord.model.problems import Problem

READERS: dict[str, Reader] = {".txt": PLAIN, ".md": MARKDOWN, ".html": HTML, ".htm": HTML}
"""By the ending of a file's name, in lower case. A new format is a `Reader` and a row here."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file as it was read: a document, or None and a problem that says why."""

    document: Document | None
    problems: tuple[Problem, ...] = ()


def reader_of(name: str) -> Reader | None:
    """The reader for files of this name; None where there is none."""
    return READERS.get(PurePath(name).suffix.lower())


def no_reader(name: str) -> str:
    """Why a file of this name is not read."""
    suffix = PurePath(name).suffix
    known = " ".join(READERS)
    return (
        f"not read: no reader for {suffix} files; there are readers for {known}"
        if suffix
        else (f"not read: its name has no ending that tells the format; there are readers for {known}")
    )


def read_document(name: str, content: bytes) -> FileRead:
    """The document in a file of this name with these bytes. Raises LookupError where the name has no reader."""
    reader = reader_of(name)
    if reader is None:
        raise LookupError(no_reader(name))
    outcome = within_limits(reader.read(content)) if content else Refused("is empty: 0 bytes")
    if not isinstance(outcome, Kept):
        outcome = outcome if isinstance(outcome, Refused) else Refused("holds files, which are not read yet")
        return FileRead(None, (Problem("read", name, outcome.reason),))
    document = Document(
        name=name,
        text=outcome.text,
        sha256=sha256(content).hexdigest(),
        reader=f"{reader.name}/{reader.version}",
        metadata=outcome.metadata,
        names=(name,),
    )
    return FileRead(document, tuple(Problem("read", name, doubt) for doubt in outcome.doubts))
