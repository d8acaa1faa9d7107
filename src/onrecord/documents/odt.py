"""OpenDocument texts (ODT, and FODT which is one XML file): the text as it stands, and what the file says of itself."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from onrecord.documents.odt_body import Body
from onrecord.documents.odt_styles import OPEN_DOCUMENT
from onrecord.documents.outcome import Kept, Outcome, Reader, Refused
from onrecord.documents.xml_events import BrokenXml, Event, Start, events, leaves
from onrecord.documents.zipped import CHUNK, MIB, CantUnpack, Limits, Zipped, open_zip
from onrecord.model.document import Metadata

LIMITS = Limits(member=128 * MIB, total=256 * MIB)
CONTENT, STYLES, META, MANIFEST = "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"
KEPT = (
    "meta:creation-date",
    "dc:date",
    "dc:creator",
    "meta:printed-by",
    "dc:subject",
    "meta:keyword",
    "dc:description",
)
ENCRYPTION = b"encryption-data"
"""What the list of members has for each that is encrypted."""


def read_odt(content: bytes) -> Outcome:
    """The paragraphs, rows "a | b", notes in brackets; no headers, footers, comments, nor what is deleted or hidden."""
    zipped = open_zip(content, LIMITS)
    if isinstance(zipped, Refused):
        return zipped
    if is_locked(zipped):
        return Refused("is locked with a password: open it in a word processor and save it without one")
    doubts: list[str] = []
    fields = fields_of(stream(zipped, META, doubts))
    body = Body()
    for event in stream(zipped, STYLES, doubts):
        if isinstance(event, Start):
            body.styles.see(event.name, event.marks)
    body.read(stream(zipped, CONTENT, doubts))
    return outcome_of(body, fields, doubts)


def read_fodt(content: bytes) -> Outcome:
    """The same of a text that is one XML file."""
    doubts: list[str] = []
    body = Body()
    body.read(told(events(pieces(content), OPEN_DOCUMENT), "it", doubts))
    head = takewhile(is_before_text, told(events(pieces(content), OPEN_DOCUMENT), "it", []))
    return outcome_of(body, fields_of(head), doubts)


def is_before_text(event: Event) -> bool:
    """True up to where the text begins, whose comments have authors and dates of their own."""
    return not (isinstance(event, Start) and event.name == "office:body")


def pieces(content: bytes) -> Iterator[bytes]:
    """The bytes, some at a time."""
    return (content[place : place + CHUNK] for place in range(0, len(content), CHUNK))


def stream(zipped: Zipped, name: str, doubts: list[str]) -> Iterator[Event]:
    """What a member holds, up to where it is broken; nothing where there is no such member."""
    if name in zipped:
        yield from told(events(zipped.chunks(name), OPEN_DOCUMENT), name, doubts)


def told(came: Iterable[Event], name: str, doubts: list[str]) -> Iterator[Event]:
    """The events up to where the XML is broken, which becomes a doubt."""
    try:
        yield from came
    except (BrokenXml, CantUnpack) as wrong:
        doubts.append(f"{name} can't be read to the end: {wrong}")


def is_locked(zipped: Zipped) -> bool:
    """True for a file whose members need a password."""
    try:
        return MANIFEST in zipped and ENCRYPTION in zipped.read(MANIFEST)
    except CantUnpack:
        return False


def outcome_of(body: Body, fields: dict[str, str], doubts: list[str]) -> Outcome:
    """The text, or why there is none."""
    text = body.written.text()
    if not body.is_text and not doubts:
        return Refused(f"is no OpenDocument text: it has no <office:text> in its {CONTENT}; save it as ODT")
    if body.revisions:
        doubts.append(f"has {body.revisions:,} tracked changes: read as if all were accepted")
    if body.comments:
        doubts.append(f"has {body.comments:,} comments, which are no part of the text")
    if body.hidden:
        doubts.append(f"has {body.hidden:,} characters of hidden text, which were left out")
    if not text:
        return Refused("; ".join(("holds no text", *doubts)))
    return Kept(text, metadata_of(fields), tuple(doubts))


def fields_of(came: Iterable[Event]) -> dict[str, str]:
    """The fields that a file says of itself, the first of each."""
    fields: dict[str, str] = {}
    for element, value in leaves(came):
        if value and element.name.startswith(("dc:", "meta:")):
            fields.setdefault(element.name, value)
    return fields


def metadata_of(fields: dict[str, str]) -> Metadata:
    """Title, author and language. When it was made or changed is not when it was published, and is kept as provenance only."""
    return Metadata(
        title=fields.get("dc:title", ""),
        author=fields.get("meta:initial-creator") or fields.get("dc:creator", ""),
        language=fields.get("dc:language", "").lower(),
        provenance=tuple((name, fields[name]) for name in KEPT if name in fields),
    )


ODT = Reader("odt", 1, read_odt, largest=300_000_000)
FODT = Reader("fodt", 1, read_fodt)
