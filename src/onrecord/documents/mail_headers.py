"""The headers of a mail: names and words decoded, however they are written, and the metadata that they make."""

from collections.abc import Iterable
from datetime import UTC, datetime
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from onrecord.documents.encoding import decoded
from onrecord.model.dates import When
from onrecord.model.document import Metadata

Headers = tuple[tuple[str, str], ...]
"""Names as they are written, and decoded values, in the mail's order."""

KEPT = (
    "From", "Sender", "Reply-To", "To", "Cc", "Date", "Subject", "Message-ID", "In-Reply-To", "Organization", "List-Id",
    "Archived-At", "Received",
)  # fmt: skip
"""The headers that are kept as provenance."""
ENCLOSING = ("From", "To", "Date", "Subject", "Message-ID")
"""Those of a mail that are kept as provenance of what is attached to it."""
MOST = 60
"""Headers of one name that are kept."""
LONGEST = 2_000
"""Characters of a header that are read: names and dates are found in time that grows faster than their length."""
UNREADABLE = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What the standard library raises on headers and their parameters that are broken."""


def headers_of(message: Message) -> Headers:
    """The headers, decoded."""
    return tuple((str(name), decoded_header(str(value))) for name, value in message.raw_items())


def decoded_header(raw: str) -> str:
    """A header's words on one line, encoded words decoded; bytes that are no ASCII are taken as UTF-8, else Windows-1252.

    >>> decoded_header("=?utf-8?q?R=C3=A9gen?= in\\r\\n Orvale")
    'Régen in Orvale'
    """
    text = in_some_encoding(" ".join(raw[:LONGEST].split()).encode("utf-8", "surrogateescape"))
    try:
        pieces = decode_header(text)
    except UNREADABLE:
        return text
    words = (piece if isinstance(piece, str) else in_some_encoding(piece, charset or "") for piece, charset in pieces)
    return " ".join("".join(words).split())


def in_some_encoding(content: bytes, charset: str = "") -> str:
    """The bytes as text: in the encoding that is named, else UTF-8, else Windows-1252, where 0x81 and its like are U+FFFD."""
    for encoding in (charset.replace("\0", "") or "utf-8", "utf-8"):
        text = decoded(content, encoding)
        if text is not None:
            return text.encode("utf-8", "replace").decode()
    return content.decode("cp1252", "replace")


def first(headers: Headers, name: str) -> str:
    """The value of the first header of a name; empty where there is none."""
    return next((value for header, value in headers if header.lower() == name.lower()), "")


def read_metadata(headers: Headers) -> Metadata:
    """What the headers tell: subject, sender, organisation, day of sending in the sender's own time, moment of receipt."""
    sent = moment(first(headers, "Date"))
    received = [moment(value.rpartition(";")[2]) for name, value in headers if name.lower() == "received"]
    came = next((when for when in received if when), None)
    return Metadata(
        title=first(headers, "Subject"),
        author=sender(first(headers, "From") or first(headers, "Sender")),
        publisher=first(headers, "Organization"),
        language=first(headers, "Content-Language").partition(",")[0].strip().lower(),
        published=When.day(sent.date()) if sent else None,
        published_source="metadata Date header" if sent else "",
        url=first(headers, "Archived-At").strip("<> "),
        captured=in_utc(came) if came else "",
        provenance=tuple(kept(headers, KEPT)),
    )


def enclosing(metadata: Metadata) -> Metadata:
    """What a mail's metadata tells of the files that are attached to it: where they are from, not when they were published."""
    own = [(name, value) for name, value in metadata.provenance if name in ENCLOSING]
    provenance = tuple((f"attached to mail, {name}", value) for name, value in own)
    return Metadata(captured=metadata.captured, provenance=provenance)


def kept(headers: Headers, names: Iterable[str]) -> Iterable[tuple[str, str]]:
    """The headers of these names, in the order of the names."""
    for name in names:
        values = [value for header, value in headers if header.lower() == name.lower() and value]
        yield from ((name, value) for value in values[:MOST])


def sender(value: str) -> str:
    """The name in an address, else the address."""
    try:
        name, address = parseaddr(value)
    except UNREADABLE:
        return value
    return name.strip() or address or value


def moment(value: str) -> datetime | None:
    """The moment that a date header tells, in its own zone; None where it tells none."""
    try:
        return parsedate_to_datetime(value.strip())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def in_utc(when: datetime) -> str:
    """A moment as 2031-05-03T09:30:00Z; one without a zone is taken as UTC, as mails mean it. Empty where no calendar has it."""
    try:
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return ""
