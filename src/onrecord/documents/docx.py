"""Word files (DOCX, Office Open XML): the text as it stands when all changes are accepted, and what the file says of itself."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.documents.docx_body import Body, Seen
from onrecord.documents.docx_styles import WORD, Lists, Relation, Styles, read_lists, read_relations, read_styles
from onrecord.documents.outcome import Kept, Outcome, Part, Reader, Refused, Trouble
from onrecord.documents.xml_events import BrokenXml, Event, events, leaves
from onrecord.documents.zipped import MIB, CantUnpack, Limits, Zipped, open_zip
from onrecord.model.document import Metadata

LIMITS = Limits(member=128 * MIB, total=256 * MIB)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What old Office files begin with, and new ones that are locked with a password."""
LOCKED = "EncryptedPackage".encode("utf-16-le")
MAIN = "word/document.xml"
PROPERTIES = "docProps/core.xml"
FILES_WITHIN = frozenset(("aFChunk", "package", "oleObject"))
"""Kinds of relations to files within: texts of other formats in the place of paragraphs, tables of figures, other documents."""


@dataclass
class Package:
    """A Word file while it is read: its members, and what of them can't be read."""

    zipped: Zipped
    doubts: list[str] = field(default_factory=list)

    def events_of(self, name: str, what: str) -> Iterator[Event]:
        """What a member holds, up to where it is broken, which becomes a doubt; nothing where there is no such member."""
        if name not in self.zipped:
            return
        try:
            yield from events(self.zipped.chunks(name), WORD)
        except (BrokenXml, CantUnpack) as wrong:
            self.doubts.append(f"{what} ({name}) can't be read to the end: {wrong}")

    def relations(self, name: str) -> dict[str, Relation]:
        """The relations of a member, by their id."""
        folder, file = posixpath.split(name)
        return read_relations(
            self.events_of(posixpath.join(folder, "_rels", f"{file}.rels"), "its list of relations"), folder
        )


def read_docx(content: bytes) -> Outcome:
    """The paragraphs, rows "a | b", notes in brackets; no headers, footers, comments, nor what is deleted or hidden."""
    zipped = open_zip(content, LIMITS)
    if isinstance(zipped, Refused):
        return not_docx(content, zipped)
    package = Package(zipped)
    named = [relation.target for relation in package.relations("").values() if relation.kind == "officeDocument"]
    main = next((name for name in (*named, MAIN) if name in zipped), "")
    if not main:
        return Refused(f"is no Word document: it has no {MAIN} in it; save it as DOCX again")
    relations = package.relations(main)
    text, seen = read_text(package, main, {relation.kind: relation.target for relation in relations.values()})
    doubts = (*package.doubts, *doubts_of(seen))
    if not text:
        return Refused("; ".join(("holds no text", *doubts)))
    return Kept(text, read_properties(package), doubts, parts=tuple(files_within(zipped, relations)))


def not_docx(content: bytes, otherwise: Refused) -> Refused:
    """Why a file that is no zip file is no DOCX either."""
    if not content.startswith(OLE):
        return otherwise
    if LOCKED in content:
        return Refused("is locked with a password: open it in a word processor and save it without one")
    return Refused("is an old Office file (.doc), not DOCX: open it in a word processor and save it as DOCX")


def read_text(package: Package, main: str, members: Mapping[str, str]) -> tuple[str, Seen]:
    """The text, and what else was seen in it. `members`: names by the kind of relation."""
    styles, lists, seen = Styles(), Lists(), Seen()
    read_styles(package.events_of(members.get("styles", ""), "the list of styles"), styles)
    read_lists(package.events_of(members.get("numbering", ""), "the list of numberings"), lists)
    notes: dict[tuple[str, str], list[str]] = {}
    for kind in ("footnotes", "endnotes"):
        own = Body(styles, lists, {}, seen)
        own.read(package.events_of(members.get(kind, ""), f"the list of {kind}"))
        notes.update(own.own_notes)
    body = Body(styles, lists, notes, seen)
    body.read(package.events_of(main, "its text"))
    return body.written.text(), seen


def doubts_of(seen: Seen) -> Iterator[str]:
    """What the person who gave the file should know of its text."""
    if seen.revisions:
        yield f"has {seen.revisions:,} tracked changes: read as if all were accepted"
    if seen.comments:
        yield f"has {seen.comments:,} comments, which are no part of the text"
    if seen.hidden:
        yield f"has {seen.hidden:,} characters of hidden text, which were left out"


def files_within(zipped: Zipped, relations: Mapping[str, Relation]) -> Iterator[Part | Trouble]:
    """The files within the file."""
    for name in dict.fromkeys(relation.target for relation in relations.values() if relation.kind in FILES_WITHIN):
        try:
            yield Part(name, zipped.read(name))
        except CantUnpack as wrong:
            yield Trouble(name, str(wrong))


def read_properties(package: Package) -> Metadata:
    """What the file says of itself. When it was made or changed is not when it was published, and is kept as provenance only."""
    fields: dict[str, str] = {}
    for element, value in leaves(package.events_of(PROPERTIES, "its properties")):
        if value:
            fields.setdefault(element.name, value)
    kept = ("dcterms:created", "dcterms:modified", "cp:lastModifiedBy", "dc:subject", "cp:keywords", "dc:description")
    return Metadata(
        title=fields.get("dc:title", ""),
        author=fields.get("dc:creator", ""),
        language=fields.get("dc:language", "").lower(),
        provenance=tuple((name, fields[name]) for name in kept if name in fields),
    )


DOCX = Reader("docx", 1, read_docx, largest=300_000_000)
