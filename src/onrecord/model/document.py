"""A document as it was read: its text, and what its file says about it."""

from dataclasses import dataclass, field
from hashlib import sha256

from onrecord.model.dates import When
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


@dataclass(frozen=True, slots=True)
class Document:
    """One text, the names it came under and the hash of its original bytes.

    `text` is the kept text: every offset of every entry counts code points in it.
    """

    name: str
    """The first of its names, in order of the alphabet; a path relative to what was given, or the name given with a text."""
    text: str
    sha256: str
    """Of the original bytes (of the UTF-8 text where there were no bytes), in hexadecimal."""
    reader: str = "text"
    metadata: Metadata = field(default_factory=Metadata)
    names: tuple[str, ...] = ()

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
