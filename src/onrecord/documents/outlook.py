"""Outlook messages (.msg): the words of the body, headers as metadata, attachments as files of their own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email.parser import HeaderParser
from email.utils import format_datetime, formataddr

from onrecord.documents.html import read_html
from onrecord.documents.mail import quoted
from onrecord.documents.mail_body import ENDINGS, MOST_ATTACHED, UTF8_MARK
from onrecord.documents.mail_headers import Headers, enclosing, headers_of, read_metadata
from onrecord.documents.outcome import Kept, Outcome, Part, Reader, Refused, Trouble
from onrecord.documents.outlook_storage import NUMBER, TEXT, TIME, CantOpen, Storage, encoding_of, moment, open_storage
from onrecord.model.document import Metadata

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SUBJECT, HEADERS, SENDER, SENDER_ADDRESS, SENDER_SMTP = 0x0037, 0x007D, 0x0C1A, 0x0C1F, 0x5D01
TO, CC, MESSAGE_ID, SENT, DELIVERED = 0x0E04, 0x0E03, 0x1035, 0x0039, 0x0E06
BODY, PAGE, FORMATTED = 0x1000, 0x1013, 0x1009
ATTACHMENT = "__attach_version1.0_"
DATA, LONG_NAME, SHORT_NAME, SHOWN_NAME, KIND = 0x3701, 0x3707, 0x3704, 0x3001, 0x370E
MESSAGE_WITHIN = f"__substg1.0_{DATA:04X}000D"
"""The storage of a message that is attached."""


def read_outlook(content: bytes) -> Outcome:
    """The body, plain text rather than a page; quoted lines of earlier mails are kept."""
    if not content.startswith(OLE):
        return Refused("is no Outlook message: it does not begin as one; save it as .msg or .eml again")
    try:
        storage = open_storage(content)
    except CantOpen as wrong:
        return Refused(f"is no sound Outlook message, cut off or damaged ({wrong}): get an undamaged copy")
    fixed = tuple(storage.fixed())
    storage.encoding = encoding_of({number: value for number, kind, value in fixed if kind == NUMBER})
    times = {number: when for number, kind, value in fixed if kind == TIME and (when := moment(value))}
    metadata = metadata_of(storage, times)
    parts = tuple(attachments(storage, enclosing(metadata)))
    text, doubts = body_of(storage)
    if not text and not parts:
        return Refused("; ".join(("holds no text and no attachment", *doubts)))
    return Kept(text, metadata, (*doubts, *quoted(text)), parts=parts)


def metadata_of(storage: Storage, times: dict[int, datetime]) -> Metadata:
    """What the headers tell that the message came with; where there are none, what Outlook itself noted."""
    came = headers_of(HeaderParser().parsestr(storage.text_of(HEADERS).lstrip()))
    known = {name.lower() for name, _ in came}
    noted = tuple((name, value) for name, value in noted_headers(storage, times) if value and name.lower() not in known)
    metadata = read_metadata((*came, *noted))
    if not metadata.captured and DELIVERED in times:
        return replace(metadata, captured=times[DELIVERED].strftime("%Y-%m-%dT%H:%M:%SZ"))
    return metadata


def noted_headers(storage: Storage, times: dict[int, datetime]) -> Headers:
    """The properties that say what headers say."""
    address = storage.text_of(SENDER_SMTP) or storage.text_of(SENDER_ADDRESS)
    name = " ".join(storage.text_of(SENDER).split())
    return (
        ("Subject", " ".join(storage.text_of(SUBJECT).split())),
        ("From", formataddr((name, address)) if address.isascii() and "@" in address else name),
        ("To", storage.text_of(TO)),
        ("Cc", storage.text_of(CC)),
        ("Message-ID", storage.text_of(MESSAGE_ID)),
        ("Date", format_datetime(times[SENT]) if SENT in times else ""),
    )


def body_of(storage: Storage) -> tuple[str, tuple[str, ...]]:
    """The text of the message, and doubts about it."""
    plain = storage.text_of(BODY).replace("\r\n", "\n").replace("\r", "\n").strip()
    if plain:
        return plain, ()
    wide = storage.bytes_of(PAGE, TEXT).decode("utf-16-le", "replace")
    page = (UTF8_MARK + wide.encode() if wide else storage.bytes_of(PAGE)).rstrip(b"\0")
    if page.strip():
        outcome = read_html(page)
        if isinstance(outcome, Kept):
            return outcome.text, outcome.doubts
        return "", (f"a page in it {outcome.reason}",) if isinstance(outcome, Refused) else ()
    if storage.bytes_of(FORMATTED):
        return "", ("has its text only in Outlook's packed form, which is not read: save it as .eml or text",)
    return "", ()


def attachments(storage: Storage, about: Metadata) -> Iterator[Part | Trouble]:
    """The files attached to the message; a message attached can't be taken out as the file that it was."""
    found = storage.storages(ATTACHMENT)
    for number, place in enumerate(found[:MOST_ATTACHED], start=1):
        within = (place,)
        names = (storage.text_of(name, within) for name in (LONG_NAME, SHORT_NAME, SHOWN_NAME))
        name = next((one for one in names if one.strip()), f"part {number}")
        content = storage.bytes_of(DATA, within=within)
        if content:
            ending = "" if "." in name else ENDINGS.get(storage.text_of(KIND, within).lower(), "")
            yield Part(name, content, about, ending)
        elif any(one[:2] == (place, MESSAGE_WITHIN) for one in storage.streams):
            yield Trouble(name, "is an Outlook message within this one: open it there and save it as a file of its own")
        else:
            yield Trouble(name, "has no content in the message: it is empty, damaged or only a link")
    if len(found) > MOST_ATTACHED:
        yield Trouble(
            f"part {MOST_ATTACHED + 1}", f"and what follows was left out: more than {MOST_ATTACHED:,} attachments"
        )


OUTLOOK = Reader("outlook", 1, read_outlook, largest=100_000_000)
