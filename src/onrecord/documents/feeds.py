"""Feeds (RSS, Atom): each entry a file of its own, with what the feed says of it."""

import base64
import binascii
import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

from onrecord.documents.encoding import decode
from onrecord.documents.feed_entries import PREFIXES, Entry, Field, NoFeed, Reading
from onrecord.documents.member_names import THE_REST, MemberNames
from onrecord.documents.outcome import OF_ITSELF, Kept, Outcome, Part, Reader, Refused, Trouble, Unpacked
from onrecord.documents.stated_dates import stated_date
from onrecord.documents.warc import ENDINGS
from onrecord.documents.xml_events import BrokenXml, events
from onrecord.model.dates import When
from onrecord.model.document import Metadata

DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""")
DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
NAMED_CHARACTER = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
MARKUP = re.compile(r"<[A-Za-z!/][^<>]*>|&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
CHUNK = 64 * 1024

FULL = ("content:encoded", "atom:content", "h:body", "h:div")
"""Elements that hold the whole text; the surest first."""
SHORT = ("description", "atom:summary", "dcterms:abstract", "media:description", "itunes:summary")
"""Elements that may hold a part of it."""
DATES = (
    "pubDate",
    "atom:published",
    "atom:issued",
    "dc:date",
    "dcterms:issued",
    "dcterms:created",
    "atom:updated",
    "dcterms:modified",
)
KEPT = ("guid", "atom:id", "atom:updated", "category", "dc:subject", "source", "dc:rights", "copyright")
THE_FEED = OF_ITSELF
"""The name under which is told what is true of all entries."""


def read_feed(content: bytes) -> Outcome:
    """The entries of a feed; where its XML breaks, those before the break."""
    declared = DECLARED.match(content.lstrip())
    outcome = decode(content, declared[1].decode() if declared else "")
    if not isinstance(outcome, Kept):
        return outcome
    reading = Reading()
    entries = reading.entries(events(pieces_of(as_xml(outcome.text)), PREFIXES))
    try:
        first = next(entries, None)
    except NoFeed as wrong:
        return Refused(
            f"is no feed of RSS or Atom: its root is <{str(wrong)[:40]}>; save the page of the article as HTML and give that"
        )
    except BrokenXml as wrong:
        return Refused(f"is no sound feed: {wrong}; get an undamaged copy")
    if first is None:
        return Refused("holds no entries: the feed is empty")
    return Unpacked(parts_of(first, entries, reading.feed, outcome.doubts))


def as_xml(text: str) -> str:
    """The text as the XML parser takes it: characters that XML forbids as U+FFFD, HTML's names of characters as their numbers."""
    text = DECLARATION.sub("", text.lstrip())
    return NAMED_CHARACTER.sub(numbered, NOT_IN_XML.sub("\ufffd", text))


def numbered(named: re.Match[str]) -> str:
    """HTML's name of a character as its number, which XML knows; other names stay."""
    characters = html5.get(f"{named[1]};")
    if named[1] in OF_XML or not characters:
        return named[0]
    return "".join(f"&#{ord(one)};" for one in characters)


def pieces_of(text: str) -> Iterator[bytes]:
    return (text[at : at + CHUNK].encode() for at in range(0, len(text), CHUNK))


def parts_of(first: Entry, entries: Iterator[Entry], feed: Entry, doubts: tuple[str, ...]) -> Iterator[Part | Trouble]:
    """Each entry as a file, or the reason why it is none; where the XML breaks, that comes last."""
    for doubt in doubts:
        yield Trouble(THE_FEED, doubt)
    names = MemberNames()
    count = 1
    yield part_of(first, feed, f"entry {count}", names)
    try:
        for entry in entries:
            count += 1
            yield part_of(entry, feed, f"entry {count}", names)
    except (BrokenXml, NoFeed) as wrong:
        yield Trouble(THE_REST, f"of the feed can't be read behind entry {count}: {wrong}; get an undamaged copy")


def part_of(entry: Entry, feed: Entry, called: str, names: MemberNames) -> Part | Trouble:
    """An entry as a file, or the reason why it holds no text."""
    url = address_of(entry)
    name = names.take(url.partition("://")[2] or url or entry.first("guid", "atom:id") or called)
    for group, kind in ((FULL, "the whole text"), (SHORT, "a summary, or all there is")):
        for element in group:
            for one in entry.fields.get(element, ()):
                content, ending = content_of(one, element)
                if content.strip():
                    return Part(name, content, metadata_of(entry, feed, url, f"{element}: {kind}"), ending)
    return Trouble(
        name,
        f"{called} holds no text but the title {ascii(entry.first('title', 'atom:title'))[:200]}: give the page of the article",
    )


def content_of(one: Field, element: str) -> tuple[bytes, str]:
    """The bytes of an element that holds text, and the ending of names that chooses their reader."""
    words = one.words
    kind = one.marks.get("type", "").lower().partition(";")[0].strip()
    if (
        element == "atom:content"
        and kind in ENDINGS
        and not kind.startswith("text/")
        and kind != "application/xhtml+xml"
    ):
        try:
            return base64.b64decode("".join(words.split()), validate=True), ENDINGS[kind]
        except (binascii.Error, ValueError):
            return words.encode(), ".txt"
    if element.startswith("atom:") and kind in ("text", "text/plain", ""):
        return words.encode(), ".txt"
    if element.startswith(("content:", "h:")) or kind or MARKUP.search(words):
        return words.encode(), ENDINGS.get(kind, ".html")
    return words.encode(), ".txt"


def address_of(entry: Entry) -> str:
    """The address of the entry's page; empty where there is none."""
    for one in entry.fields.get("atom:link", ()):
        if one.marks.get("rel", "alternate") == "alternate" and one.marks.get("href", "").strip():
            return one.marks["href"].strip()
    link = entry.first("link")
    if link:
        return link
    for one in entry.fields.get("guid", ()):
        if one.marks.get("isPermaLink", "true") != "false" and "://" in one.words:
            return one.words.strip()
    return ""


def metadata_of(entry: Entry, feed: Entry, url: str, text: str) -> Metadata:
    """What the feed says of an entry."""
    date, source = date_of(entry)
    told = [("text in the feed", text), ("feed", feed.first("title", "atom:title"))]
    told += [
        (name, one.words.strip() or one.marks.get("term", "")) for name in KEPT for one in entry.fields.get(name, ())
    ]
    told += [("enclosure", one.marks.get("url", "")) for one in entry.fields.get("enclosure", ())]
    stated = [
        (name, one.words.strip()) for name in DATES for one in entry.fields.get(name, ()) if source != f"feed {name}"
    ]
    return Metadata(
        title=unescape(entry.first("title", "atom:title")),
        publisher=entry.first("source", "dc:publisher") or feed.first("title", "atom:title", "dc:publisher"),
        language=(entry.first("dc:language") or feed.first("language", "dc:language")).lower(),
        published=date,
        published_source=source,
        author=entry.first("atom:author", "dc:creator", "author", "itunes:author") or feed.first("atom:author"),
        url=url,
        provenance=tuple(dict.fromkeys((name, value) for name, value in (*told, *stated) if value)),
    )


def date_of(entry: Entry) -> tuple[When | None, str]:
    """The day on which an entry was published, and the element that says so; the day of its last change where only that is told."""
    for name in DATES:
        for one in entry.fields.get(name, ()):
            try:
                date = stated_date(one.words.strip())
            except ValueError:
                continue
            if date is not None:
                return date, f"feed {name}"
    return None, ""


FEED = Reader("feed", 1, read_feed, begins=(b"<rss", b"<feed", b"<rdf:RDF"))
