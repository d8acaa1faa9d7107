"""Mails (RFC 5322 and MIME): the words of the body, headers as metadata, attachments as files of their own."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import (
    CloseBoundaryNotFoundDefect,
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
    MessageDefect,
    NoBoundaryInMultipartDefect,
    StartBoundaryNotFoundDefect,
)
from email.message import Message

from onrecord.documents.mail_body import gather
from onrecord.documents.mail_headers import enclosing, headers_of, read_metadata
from onrecord.documents.outcome import Kept, Outcome, Reader, Refused

KNOWN = frozenset((
    "from", "to", "date", "subject", "message-id", "received", "sender", "cc", "bcc", "reply-to", "return-path", "mime-version",
    "content-type", "delivered-to", "x-mailer",
))  # fmt: skip
"""A text with none of these at its head is no mail."""
GUESSED = re.compile(rb"^--([^\s-][^\r\n]{0,69}?)[ \t]*\r?\n(?=content-[a-z-]{1,40}:)", re.IGNORECASE | re.MULTILINE)
"""A line that separates parts, where the boundary that was announced does not: the headers of a part follow."""
QUOTED = re.compile(r"^>(?!From )", re.MULTILINE)
NO_BOUNDARY = (StartBoundaryNotFoundDefect, NoBoundaryInMultipartDefect)
DOUBTS: dict[type[MessageDefect], str] = {
    CloseBoundaryNotFoundDefect: "is cut off, or the end of its last part is not marked: read as far as it goes",
    StartBoundaryNotFoundDefect: "does not part its text and attachments by the boundary that it announces",
    NoBoundaryInMultipartDefect: "announces parts, but no boundary between them",
    InvalidBase64CharactersDefect: "holds base64 with signs that are none: what was encoded may be damaged",
    InvalidBase64LengthDefect: "holds base64 that is cut off: what was encoded may be damaged",
    InvalidBase64PaddingDefect: "holds base64 that is cut off: what was encoded may be damaged",
}
"""What is told of the faults that the standard library finds."""


def read_mail(content: bytes) -> Outcome:
    """The body, plain text rather than a page; quoted lines of earlier mails are kept."""
    try:
        return read_parsed(message_from_bytes(content.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")))
    except RecursionError:
        return Refused("holds mails or parts within one another, deeper than can be followed: take out the inner ones")


def read_parsed(mail: Message) -> Outcome:
    """The outcome of a mail. Raises RecursionError."""
    headers = headers_of(mail)
    if not KNOWN.intersection(name.lower() for name, _ in headers):
        return Refused("is no mail: it does not begin with headers such as From: and Date:")
    metadata = read_metadata(headers)
    whole = with_guessed_boundary(mail)
    held = gather(whole, enclosing(metadata))
    text = "\n\n".join(held.texts)
    # Faults of base64 are noted while it is decoded, so after all parts were gathered.
    doubts = tuple(dict.fromkeys((*defects(mail), *defects(whole), *held.doubts, *quoted(text))))
    if not text and not held.attached:
        return Refused("; ".join(("holds no text and no attachment, only headers", *doubts)))
    return Kept(text, metadata, doubts, parts=tuple(held.attached))


def with_guessed_boundary(mail: Message) -> Message:
    """The mail; where its boundary is broken, its parts by the line that does separate them."""
    if mail.is_multipart() or not any(isinstance(defect, NO_BOUNDARY) for defect in mail.defects):
        return mail
    body = mail.get_payload(decode=True)
    found = GUESSED.search(body) if isinstance(body, bytes) else None
    if not isinstance(body, bytes) or not found or b'"' in found[1]:
        return mail
    head = b'Content-Type: %s; boundary="%s"\r\n\r\n' % (mail.get_content_type().encode("ascii", "replace"), found[1])
    return message_from_bytes(head + body)


def defects(mail: Message) -> Iterator[str]:
    """What is wrong with a mail's make, for the person who gave it."""
    for part in mail.walk():
        yield from (DOUBTS[type(defect)] for defect in part.defects if type(defect) in DOUBTS)


def quoted(text: str) -> Iterator[str]:
    """That other mails are quoted in a text, where they are."""
    lines = len(QUOTED.findall(text))
    if lines:
        yield f"quotes earlier mails in {lines:,} lines, whose words may be another's than the sender's"


BEGINS = (b"Return-Path:", b"Received:", b"Delivered-To:", b"Message-ID:", b"MIME-Version:")
MAIL = Reader("mail", 1, read_mail, begins=BEGINS, largest=100_000_000)
