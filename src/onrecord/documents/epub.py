"""Books (EPUB 2 and 3): the chapters in the order of reading, and what the book says of itself."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from onrecord.documents.encoding import decode
from onrecord.documents.html import read_html
from onrecord.documents.outcome import LONGEST_TEXT, Kept, Outcome, Reader, Refused
from onrecord.documents.xml_events import BrokenXml, Event, Start, events, leaves
from onrecord.documents.zipped import MIB, CantUnpack, Limits, Zipped, open_zip
from onrecord.model.dates import When
from onrecord.model.document import Metadata

LIMITS = Limits(member=32 * MIB, total=256 * MIB)
PREFIXES = {"http://www.idpf.org/2007/opf": "opf", "http://purl.org/dc/elements/1.1/": "dc"}
CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
FONTS_ONLY = frozenset(("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"))
"""Methods that disguise fonts and lock nothing."""
PAGES = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml"))
DECLARED = re.compile(rb"""^<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""")
UTF8_MARK = b"\xef\xbb\xbf"
EMPTY = re.compile(
    r"<(title|script|style|iframe|textarea|noscript|p|div|td|th|a|span|b|i|em|strong)(\s[^<>]*)?/>", re.IGNORECASE
)
"""Elements that XML may close in one tag and HTML may not: all that follows would be taken as their content."""
WHOLE_PAGE = re.compile(r"<(/?)(?:main|article|aside|header|footer)(?=[\s/>])", re.IGNORECASE)
"""What tells the article of a web page from what stands around it; in a book all of it is text."""
DATE = re.compile(r"[12]\d{3}(?:-\d\d(?:-\d\d)?)?")
KEPT = ("dc:identifier", "dc:source", "dc:rights", "dc:subject", "dc:contributor")


@dataclass
class Book:
    """What the package file says: names of members by their id, the ids in order of reading, and the fields of the book."""

    items: dict[str, str] = field(default_factory=dict)
    pages: list[str] = field(default_factory=list)
    """Ids of all chapters, in the order of the list."""
    navigation: set[str] = field(default_factory=set)
    """Ids of tables of contents, which repeat the headings."""
    spine: list[str] = field(default_factory=list)
    fields: list[tuple[str, str]] = field(default_factory=list)


def read_epub(content: bytes) -> Outcome:
    """The text of all chapters, in blocks with an empty line between them."""
    zipped = open_zip(content, LIMITS)
    if isinstance(zipped, Refused):
        return zipped
    doubts: list[str] = []
    package = package_name(zipped, doubts)
    if package not in zipped:
        return Refused(f"is no EPUB book: it names no package file in {CONTAINER}; get an undamaged copy")
    book = read_package(zipped, package, doubts)
    chapters = [book.items[one] for one in book.spine if one in book.items]
    if not chapters:
        chapters = [book.items[one] for one in book.pages if one not in book.navigation]
        doubts.append("does not tell in which order its chapters are read: taken in the order of its list of files")
    if locked(zipped, doubts).intersection(chapters):
        return Refused("is locked (DRM): its chapters are encrypted; give a copy without a lock")
    text = "\n\n".join(read_chapters(zipped, chapters, {book.items.get(one, "") for one in book.navigation}, doubts))
    if not text:
        return Refused("; ".join(("holds no text", *doubts)))
    return Kept(text, metadata_of(book.fields), tuple(doubts))


def stream(zipped: Zipped, name: str, doubts: list[str]) -> Iterator[Event]:
    """What a member of the book's own files holds, up to where it is broken, which becomes a doubt."""
    try:
        yield from events(zipped.chunks(name), PREFIXES)
    except (BrokenXml, CantUnpack) as wrong:
        doubts.append(f"{name} can't be read to the end: {wrong}")


def package_name(zipped: Zipped, doubts: list[str]) -> str:
    """The name of the file that lists all others; empty where there is none."""
    if CONTAINER in zipped:
        for event in stream(zipped, CONTAINER, doubts):
            if isinstance(event, Start) and event.name == "rootfile":
                return within("", event.marks.get("full-path", ""))
    return next((name for name in zipped.names if name.lower().endswith(".opf")), "")


def within(folder: str, address: str) -> str:
    """The name of the member at an address relative to a folder of the archive. One that leads out of it names no member."""
    return posixpath.normpath(posixpath.join("/" + folder, unquote(address.partition("#")[0]))).lstrip("/")


def read_package(zipped: Zipped, name: str, doubts: list[str]) -> Book:
    """What the package file says, as far as it can be read."""
    book, folder = Book(), posixpath.dirname(name)
    came = list(stream(zipped, name, doubts))
    for event in came:
        if not isinstance(event, Start):
            continue
        marks = event.marks
        if event.name == "opf:item":
            one = marks.get("id", "")
            book.items[one] = within(folder, marks.get("href", ""))
            if marks.get("media-type") in PAGES:
                book.pages.append(one)
            if "nav" in marks.get("properties", "").split():
                book.navigation.add(one)
        elif event.name == "opf:itemref":
            book.spine.append(marks.get("idref", ""))
    for element, value in leaves(came):
        named = element.marks.get("property", element.name) if element.name == "opf:meta" else element.name
        if element.name == "dc:date" and element.marks.get("opf:event", "publication") != "publication":
            named = f"dc:date {element.marks['opf:event']}"
        if value and named.startswith("dc"):
            book.fields.append((named, value))
    return book


def locked(zipped: Zipped, doubts: list[str]) -> set[str]:
    """The names of the members that are encrypted."""
    found: set[str] = set()
    method = ""
    if ENCRYPTION not in zipped:
        return found
    for event in stream(zipped, ENCRYPTION, doubts):
        if isinstance(event, Start) and event.name == "EncryptedData":
            method = ""
        elif isinstance(event, Start) and event.name == "EncryptionMethod" and not method:
            method = event.marks.get("Algorithm", "")
        elif isinstance(event, Start) and event.name == "CipherReference" and method not in FONTS_ONLY:
            found.add(within("", event.marks.get("URI", "")))
    return found


def read_chapters(zipped: Zipped, chapters: list[str], navigation: set[str], doubts: list[str]) -> Iterator[str]:
    """The texts of the chapters that have one; those without are told together, once."""
    size, blank = 0, 0
    for name in dict.fromkeys(chapters):
        if name in navigation:
            continue
        try:
            outcome = read_chapter(zipped.read(name))
        except CantUnpack as wrong:
            doubts.append(f"its chapter {name}: {wrong}")
            continue
        if isinstance(outcome, Kept):
            doubts += (f"its chapter {name} {doubt}" for doubt in outcome.doubts)
            size += len(outcome.text)
            yield outcome.text
        else:
            blank += 1
        if size > LONGEST_TEXT:
            return
    if blank:
        doubts.append(f"{blank:,} of its {len(chapters):,} chapters hold no text, only pictures or nothing")


def read_chapter(content: bytes) -> Outcome:
    """The text of a chapter: XHTML, read as a page of the web that is all article."""
    declared = DECLARED.match(content)
    outcome = decode(content, declared[1].decode("ascii") if declared else "")
    if isinstance(outcome, Refused):
        return outcome
    page = WHOLE_PAGE.sub(r"<\1div", EMPTY.sub(closed, outcome.text))
    read = read_html(UTF8_MARK + page.encode("utf-8", "replace"))
    return Kept(read.text, doubts=(*outcome.doubts, *read.doubts)) if isinstance(read, Kept) else read


def closed(tag: re.Match[str]) -> str:
    """An empty element with its end as a tag of its own."""
    return f"<{tag[1]}{tag[2] or ''}></{tag[1]}>"


def metadata_of(fields: list[tuple[str, str]]) -> Metadata:
    """What the book says of itself; `dc:date` is when it was published, unless it says otherwise."""

    def all_of(name: str) -> list[str]:
        return [value for field, value in fields if field == name]

    published = next((date for date in map(day, all_of("dc:date")) if date), None)
    kept = [pair for pair in fields if pair[0] in KEPT or pair[0].startswith(("dc:date ", "dcterms:"))]
    return Metadata(
        title=next(iter(all_of("dc:title")), ""),
        publisher=next(iter(all_of("dc:publisher")), ""),
        language=next(iter(all_of("dc:language")), "").lower(),
        published=published,
        published_source="metadata dc:date" if published else "",
        author=", ".join(all_of("dc:creator")),
        url=next((value for value in all_of("dc:source") if value.startswith(("http://", "https://"))), ""),
        provenance=tuple(kept),
    )


def day(value: str) -> When | None:
    """The year, month or day that a date begins with; None where it is none. Some programs write the year 101 for "unknown".

    >>> str(day("2031-05-06T00:00:00Z")), str(day("2031")), day("0101-01-01")
    ('2031-05-06', '2031', None)
    """
    found = DATE.match(value)
    try:
        return When.at(found[0]) if found else None
    except ValueError:
        return None


EPUB = Reader("epub", 1, read_epub, largest=300_000_000)
