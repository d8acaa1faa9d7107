"""A file to its documents: its own text, its sections, and the files within it, however deep."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import PurePosixPath

from onrecord.documents.guarded import plainly
from onrecord.documents.guarded_process import Opened
from onrecord.documents.outcome import OF_ITSELF, Kept, Part, Reader, Refused, Trouble, trouble_with_text
from onrecord.documents.readers import no_reader, reader_of
from onrecord.model.codec import to_json
from onrecord.model.document import Document, Metadata
from onrecord.model.given import FileStatus
from onrecord.model.layout import Page
from onrecord.model.problems import Problem
from onrecord.model.sections import Section

DEEPEST = 5
"""A file within a file within a file: no deeper than this, the file that was given being 0."""
MOST_WITHIN = 200_000
"""Files that one file can hold, all those within its files counted too."""

Open = Callable[[Reader, bytes], Opened]
"""Runs a reader: gives the one outcome, or the parts as they come."""
Sections = Callable[[Kept], tuple[Section, ...]]
"""Finds the sections of a text; none for a text that is one document."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file, or a file within one, as it was read. `documents`: none, one, or its sections."""

    name: str
    within: str
    """The name of the file that it was found in; empty for one that was given."""
    status: FileStatus
    content: bytes = b""
    sha256: str = ""
    reader: str = ""
    """Name and version, and what was given with the file, by its hash."""
    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()
    pages: tuple[Page, ...] = ()

    @property
    def document(self) -> Document | None:
        """The first of its documents; None where it gave none."""
        return self.documents[0] if self.documents else None


@dataclass
class Names:
    """The names of files within one that was given: each is used once, and they are counted."""

    used: set[str] = field(default_factory=set)

    def take(self, container: str, name: str) -> str:
        """A name for a file within another: never one that leads out of it, never one that another has."""
        parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part.strip("/. ")]
        wanted = PurePosixPath(container, *parts) if parts else PurePosixPath(container, "unnamed")
        name, number = str(wanted), 1
        while name in self.used:
            number += 1
            name = str(wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}"))
        self.used.add(name)
        return name


def own_sections(kept: Kept) -> tuple[Section, ...]:
    """The sections that the reader itself told."""
    return kept.sections


def read_file(name: str, content: bytes, run: Open = plainly, sections: Sections = own_sections) -> Iterator[FileRead]:
    """A file and all files within it, each after those that it holds. Never raises for what is in a file."""
    yield from Reading(run, sections, Names()).file(Part(name, content), name, "", 0)


def read_document(name: str, content: bytes, run: Open = plainly) -> FileRead:
    """The file of this name, without the files within it. Raises LookupError where the name has no reader."""
    if reader_of(name, content) is None:
        raise LookupError(no_reader(name))
    *_, own = read_file(name, content, run)
    return own


@dataclass(frozen=True, slots=True)
class Reading:
    """One file that was given while it is read."""

    run: Open
    sections: Sections
    names: Names

    def file(self, part: Part, name: str, within: str, depth: int) -> Iterator[FileRead]:
        """A file, at a depth below the one that was given."""
        told = f"{name}{part.ending}"
        reader = reader_of(told, part.content) or reader_of(name, part.content)
        digest = sha256(part.content).hexdigest()
        if reader is None:
            yield unread(name, within, "passed over", no_reader(told), part.content)
            return
        if not part.content:
            yield unread(name, within, "refused", "is empty: 0 bytes")
            return
        own: Kept | Refused | None = None
        inner: list[Trouble] = []
        for one in self.run(reader.in_charset(part.charset), part.content):
            if isinstance(one, Part):
                yield from self.within(one, name, depth)
            elif isinstance(one, Trouble):
                inner.append(one)
            else:
                own = one
                for attached in one.parts if isinstance(one, Kept) else ():
                    if isinstance(attached, Part):
                        yield from self.within(attached, name, depth)
                    else:
                        inner.append(attached)
        for trouble in inner:
            if trouble.name != OF_ITSELF:
                yield unread(self.names.take(name, trouble.name), name, "refused", trouble.reason)
        if isinstance(own, Kept):
            own = self.with_sections(own)
        read = as_read(part, name, within, digest, reader, own)
        own_problems = tuple(Problem("read", name, trouble.reason) for trouble in inner if trouble.name == OF_ITSELF)
        yield replace(read, problems=(*own_problems, *read.problems))

    def with_sections(self, own: Kept) -> Kept:
        """The text with its sections; as one document, with a doubt, where they can't be told."""
        try:
            return replace(own, sections=self.sections(own))
        except Exception as wrong:  # noqa: BLE001 - whatever a rule raises for one text, the run goes on
            said = " ".join(f"{type(wrong).__name__}: {wrong}".split())[:300]
            doubt = f"can't be cut into sections by this version of onrecord ({said}): read as one document; please report it"
            return replace(own, doubts=(*own.doubts, doubt))

    def within(self, part: Part, container: str, depth: int) -> Iterator[FileRead]:
        """A file within a file."""
        name = self.names.take(container, part.name or PurePosixPath(container).stem)
        if depth >= DEEPEST:
            yield unread(name, container, "refused", f"lies {depth + 1} files deep; {DEEPEST} are opened: unpack it")
        elif len(self.names.used) > MOST_WITHIN:
            yield unread(name, container, "refused", f"is beyond the {MOST_WITHIN:,} files that one file may hold")
        else:
            yield from self.file(part, name, container, depth + 1)


def as_read(part: Part, name: str, within: str, digest: str, reader: Reader, own: Kept | Refused | None) -> FileRead:
    """What came of a file, after the files within it."""
    made = reader_and_given(reader, part.metadata)
    if isinstance(own, Refused):
        return replace(unread(name, within, "refused", own.reason, part.content), reader=made)
    if own is None:
        return FileRead(name, within, "holds", part.content, digest, made)
    document = Document(
        name=name,
        text=own.text,
        sha256=digest,
        reader=f"{reader.name}/{reader.version}",
        metadata=own.metadata.filled(part.metadata),
        names=(name,),
        layout=own.layout,
    )
    reasons = [(one, trouble_with_text(one.text)) for one in cut_up(document, own.sections)]
    documents = tuple(one for one, reason in reasons if not reason)
    if not documents and not own.parts:
        return replace(unread(name, within, "refused", reasons[0][1], part.content), reader=made)
    problems = [Problem("read", name, doubt) for doubt in (*part.doubts, *own.doubts)]
    problems += [Problem("read", one.name, reason) for one, reason in reasons if reason and one.text.strip()]
    status: FileStatus = "read" if documents else "holds"
    return FileRead(name, within, status, part.content, digest, made, documents, tuple(problems), own.layout.pages)


def unread(name: str, within: str, status: FileStatus, reason: str, content: bytes = b"") -> FileRead:
    """A file that gave no document, and why."""
    digest = sha256(content).hexdigest() if content else ""
    return FileRead(name, within, status, content, digest, problems=(Problem("read", name, reason),))


def cut_up(document: Document, sections: tuple[Section, ...]) -> tuple[Document, ...]:
    """The sections of a document as documents of their own; the document itself where it has none."""
    if not sections:
        return (document,)
    cut, seen = [], Counter[str]()
    for section in sections:
        seen[section.name] += 1
        name = section.name if seen[section.name] == 1 else f"{section.name} ({seen[section.name]})"
        one = replace(
            document,
            name=f"{document.name}#{name}",
            names=(f"{document.name}#{name}",),
            text=section.span.of(document.text),
            sha256=sha256(f"{document.sha256}#{name}".encode("utf-8", "surrogatepass")).hexdigest(),
            metadata=section.metadata.filled(replace(document.metadata, title="")),
            file=document.sha256,
            section=name,
            starts=section.span.start,
            layout=document.layout.cut(section.span),
        )
        cut.append(one)
    return tuple(cut)


def reader_and_given(reader: Reader, given: Metadata) -> str:
    """What a file's text and metadata follow from, beside its bytes."""
    if given == Metadata():
        return f"{reader.name}/{reader.version}"
    return f"{reader.name}/{reader.version} given/{sha256(to_json(given).encode()).hexdigest()[:12]}"
