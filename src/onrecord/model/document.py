"""A document as it was read: its text, and what its file says about it."""

from dataclasses import dataclass, field
from hashlib import sha256

from onrecord.model.dates import When
from onrecord.model.layout import Layout
from onrecord.model.text import Span
from onrecord.model.vocabulary import Basis, DocumentKind


@dataclass(frozen=True, slots=True)
class Published:
    """When a document was published, and what tells so.

    `basis` is `stated` (the text or the file's metadata gives it), `inferred` (it follows from the text) or `across`
    (it follows only with the help of other documents of the record). Never a guess: an interval where the words give no more.
    """

    date: When
    basis: Basis
    words: tuple[Span, ...] = ()
    """The words of the text that give it; empty where `source` does."""
    source: str = ""
    """What else gave it: "metadata article:published_time", "given with the text", "document NAME: words"."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file itself says of the document, outside its text. Empty or None: it says nothing."""

    title: str = ""
    publisher: str = ""
    language: str = ""
    published: When | None = None
    published_source: str = ""
    """Which field of the file gave `published`."""
    author: str = ""
    url: str = ""
    """The address that the document gives as its own, or that it was captured from."""
    covers: When | None = None
    """The time that a report is about: an annual report of 2031 covers 2030."""
    captured: str = ""
    """When it was captured or received, in UTC: 2031-05-03T09:30:00Z."""
    provenance: tuple[tuple[str, str], ...] = ()
    """What else is told of where it is from, by name: headers of a mail or of a web server, columns of a table."""

    def filled(self, others: "Metadata") -> "Metadata":
        """This metadata, and where it says nothing that of others."""
        date = self if self.published else others
        return Metadata(
            title=self.title or others.title,
            publisher=self.publisher or others.publisher,
            language=self.language or others.language,
            published=date.published,
            published_source=date.published_source,
            author=self.author or others.author,
            url=self.url or others.url,
            covers=self.covers or others.covers,
            captured=self.captured or others.captured,
            provenance=tuple(dict.fromkeys((*self.provenance, *others.provenance))),
        )


@dataclass(frozen=True, slots=True)
class Document:
    """One text, the names it came under and the hash of its original bytes.

    `text` is the kept text: every offset of every entry counts code points in it.
    """

    name: str
    """The first of its names, in order of the alphabet; a path relative to what was given, or the name given with a text."""
    text: str
    sha256: str
    """The document's key, in hexadecimal: the SHA-256 of its original bytes (of the UTF-8 text where there were none); for a
    section of a file, of the file's hash, "#" and the section's name."""
    reader: str = "text"
    metadata: Metadata = field(default_factory=Metadata)
    names: tuple[str, ...] = ()
    file: str = ""
    """The SHA-256 of the file that it is a section of; empty for a document that is a whole file."""
    section: str = ""
    """The section's name in its file."""
    starts: int = 0
    """Where a section begins in the text of its file, in characters."""
    layout: Layout = field(default_factory=Layout)

    @property
    def original(self) -> str:
        """The SHA-256 of the original bytes."""
        return self.file or self.sha256

    @classmethod
    def of_text(cls, name: str, text: str, metadata: Metadata | None = None) -> "Document":
        """A document that came as text, not as a file."""
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(name=name, text=text, sha256=digest, metadata=metadata or Metadata(), names=(name,))


@dataclass(frozen=True, slots=True)
class Description:
    """What a document is: the result of reading its head, foot and metadata."""

    title: str = ""
    publisher: str = ""
    kind: DocumentKind = "other"
    language: str = "en"
    published: Published | None = None
    """None where nothing in the text tells."""
    title_span: Span | None = None
    publisher_span: Span | None = None
    """The words that name it; None where metadata did, or nothing."""
