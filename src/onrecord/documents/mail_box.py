"""Mailboxes (mbox, RFC 4155): each mail is a file of its own."""

import re
from collections.abc import Iterator

from onrecord.documents.mail_headers import decoded_header
from onrecord.documents.outcome import Outcome, Part, Reader, Refused, Trouble, Unpacked

ENVELOPE = re.compile(
    rb"^From [^\r\n]{0,400}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b[^\r\n]{0,60}?\d:\d\d[^\r\n]{0,60}\r?\n", re.MULTILINE
)
"""The line before each mail. A line of text that begins with "From" has no weekday and time behind it."""
FIRST_LINE = re.compile(rb"From [^\r\n]*\r?\n?")
ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
"""A line of text that would look like an envelope, and was given a ">"."""
SUBJECT = re.compile(rb"^subject:[ \t]*([^\r\n]*(?:\r?\n[ \t][^\r\n]*){0,20})", re.IGNORECASE | re.MULTILINE)
HEAD = 32_768
"""Bytes of a mail in which its subject is looked for."""
NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f/\\]+")
LONGEST_SUBJECT = 80


def read_mailbox(content: bytes) -> Outcome:
    """The mails one by one, each as soon as it is asked for."""
    if not ENVELOPE.search(content) and not content.startswith(b"From "):
        return Refused('is no mailbox: it has no line "From SENDER Mon May  5 10:00:00 2031" before each mail')
    return Unpacked(mails(content))


def mails(content: bytes) -> Iterator[Part | Trouble]:
    """The mails of a mailbox, named by their number and subject; what stands before the first is told."""
    number, start = 0, -1
    first = ENVELOPE.search(content)
    if first is None or (first.start() > 0 and content.startswith(b"From ")):
        number, start = 1, len((FIRST_LINE.match(content) or [b""])[0])
    elif content[: first.start()].strip():
        yield Trouble("before the first mail", f"is no mail: {first.start():,} bytes with no From line before them")
    for envelope in ENVELOPE.finditer(content):
        if start >= 0:
            yield mail(content[start : envelope.start()], number)
        number, start = number + 1, envelope.end()
    yield mail(content[start:], number)


def mail(content: bytes, number: int) -> Part:
    """One mail as a file."""
    head = content[:HEAD].partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]
    found = SUBJECT.search(head)
    subject = decoded_header(found[1].decode("utf-8", "surrogateescape")) if found else ""
    name = NOT_IN_NAMES.sub(" ", f"{number:04} {subject[:LONGEST_SUBJECT]}").strip()
    return Part(name, ESCAPED.sub(rb"\1", content), ending=".eml")


MAILBOX = Reader("mailbox", 1, read_mailbox, begins=(b"From ",), largest=400_000_000)
