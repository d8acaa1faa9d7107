"""The entries of a feed, as its XML gives them: RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape

from onrecord.documents.xml_events import End, Event, Start, Words

PREFIXES = {
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://www.w3.org/1999/xhtml": "h",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
}
ROOTS = frozenset(("rss", "rdf:RDF", "atom:feed"))
FEEDS = frozenset(("channel", "atom:feed"))
ENTRIES = frozenset(("item", "atom:entry"))
EMPTY_TAGS = frozenset(("area", "br", "col", "hr", "img", "input", "source", "track", "wbr"))
DEEPEST = 200
"""Elements within an entry that lie deeper are no part of any feed."""


@dataclass(slots=True)
class Field:
    """An element of a feed or entry: its attributes and its words, or its XHTML as marks."""

    marks: dict[str, str]
    pieces: list[str] = field(default_factory=list)
    name: list[str] = field(default_factory=list)
    """The words of a person's name in it."""

    @property
    def words(self) -> str:
        return "".join(self.pieces)


@dataclass(slots=True)
class Entry:
    """One entry, or what a feed says of itself: its elements by name, in their order."""

    fields: dict[str, list[Field]] = field(default_factory=dict)

    def first(self, *names: str) -> str:
        """The words of the first of these elements that has any, in one line."""
        for name in names:
            for one in self.fields.get(name, ()):
                words = " ".join(("".join(one.name) or one.words).split())
                if words:
                    return words
        return ""


class NoFeed(Exception):
    """The XML is none of a feed; the message names its root."""


class Reading:
    """What a feed says of itself so far, and the entry that is being read."""

    def __init__(self) -> None:
        self.feed = Entry()
        self.path: list[str] = []
        self.entry: Entry | None = None
        self.depth = 0
        """Of the element that holds fields: a feed or an entry."""
        self.field: Field | None = None

    def entries(self, events: Iterable[Event]) -> Iterator[Entry]:
        """The entries as they end. Raises NoFeed where the XML is another's, and what `events` raises."""
        for event in events:
            if isinstance(event, Start):
                self.start(event)
            elif isinstance(event, Words):
                self.words(event.text)
            else:
                ended = self.end(event)
                if ended is not None:
                    yield ended

    def start(self, event: Start) -> None:
        if not self.path and event.name not in ROOTS:
            raise NoFeed(event.name)
        self.path.append(event.name)
        depth = len(self.path)
        if self.field is not None:
            if depth < self.depth + DEEPEST and is_markup(event.name):
                self.field.pieces.append(opening(event))
        elif self.entry is None and event.name in ENTRIES:
            self.entry, self.depth = Entry(), depth
        elif self.entry is None and event.name in FEEDS:
            self.depth = depth
        elif self.depth and depth == self.depth + 1:
            self.field = Field(dict(event.marks))
            holder = self.entry or self.feed
            holder.fields.setdefault(event.name, []).append(self.field)

    def words(self, text: str) -> None:
        if self.field is None:
            return
        depth, name = len(self.path) - self.depth, self.path[-1]
        if depth > 1 and is_markup(name):
            self.field.pieces.append(escape(text, quote=False))
        elif depth == 1:
            self.field.pieces.append(text)
        elif depth == 2 and name == "atom:name":
            self.field.name.append(text)

    def end(self, event: End) -> Entry | None:
        """The entry, where it is that which ends."""
        depth = len(self.path)
        if self.path:
            self.path.pop()
        if self.field is not None:
            if depth == self.depth + 1:
                self.field = None
            elif is_markup(event.name) and depth < self.depth + DEEPEST:
                self.field.pieces.append(closing(event))
            return None
        if self.entry is not None and depth == self.depth:
            ended, self.entry = self.entry, None
            # Entries of Atom and RSS 2.0 stand in what holds the feed's own fields, those of RSS 1.0 beside it.
            self.depth = depth - 1 if self.path and self.path[-1] in FEEDS else 0
            return ended
        return None


def is_markup(name: str) -> bool:
    """True for an element of XHTML, and for one of no namespace, as careless feeds have them within a text."""
    return name.startswith("h:") or ":" not in name


def opening(event: Start) -> str:
    """A tag of XHTML as HTML has it."""
    name = event.name.removeprefix("h:")
    marks = "".join(f' {mark}="{escape(value)}"' for mark, value in event.marks.items() if ":" not in mark)
    return f"<{name}{marks}>"


def closing(event: End) -> str:
    name = event.name.removeprefix("h:")
    return "" if name in EMPTY_TAGS else f"</{name}>"
