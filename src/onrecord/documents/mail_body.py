"""What a mail holds: the words that its reader sees, and the files attached to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.message import Message

from onrecord.documents.encoding import decode
from onrecord.documents.html import read_html
from onrecord.documents.mail_headers import UNREADABLE, decoded_header
from onrecord.documents.outcome import Kept, Part, Refused, Trouble
from onrecord.model.document import Metadata

MOST_ATTACHED = 1_000
READ_AS_BODY = frozenset(("text/plain", "text/html", "text/enriched", "text/richtext"))
ENDINGS = {
    "text/plain": ".txt", "text/html": ".html", "text/csv": ".csv", "text/markdown": ".md", "text/rtf": ".rtf",
    "message/rfc822": ".eml", "message/delivery-status": ".txt", "text/rfc822-headers": ".txt", "application/pdf": ".pdf",
    "application/rtf": ".rtf", "application/epub+zip": ".epub", "application/zip": ".zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
}  # fmt: skip
"""By the type of an attachment whose name has no ending."""
ENCRYPTED = frozenset(("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"))
UTF8_MARK = b"\xef\xbb\xbf"


@dataclass
class Held:
    """What was found in a mail, in its order. `about`: what is told of each attachment."""

    about: Metadata
    texts: list[str] = field(default_factory=list)
    attached: list[Part | Trouble] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def gather(mail: Message, about: Metadata) -> Held:
    """Goes through all parts of a mail. Raises RecursionError where they are nested too deep."""
    held = Held(about)
    todo = [mail]
    while todo:
        part = todo.pop()
        kind = part.get_content_type()
        if kind in ENCRYPTED:
            held.doubts.append("is encrypted: what it holds can't be read without its key")
        if part.get_content_maintype() == "message":
            attach(part, held)
        elif part.is_multipart():
            inner = [one for one in part.get_payload() if isinstance(one, Message)]
            todo += reversed(chosen(inner) if kind == "multipart/alternative" else inner)
        elif (
            kind in READ_AS_BODY
            and (part is mail or not is_attachment(part))
            or part.get_content_maintype() == "multipart"
        ):
            held.texts += words_of(part, held)
        elif kind not in ("multipart/encrypted", "application/pgp-encrypted"):
            attach(part, held)
    return held


def chosen(alternatives: list[Message]) -> list[Message]:
    """The one form of a text that is read, plain text where there is any, and the files that stand in the others."""
    plain = [one for one in alternatives if one.get_content_type() == "text/plain" and payload(one).strip()]
    with_page = [one for one in alternatives if any(leaf.get_content_type() == "text/html" for leaf in one.walk())]
    best = plain[:1] or with_page[-1:] or alternatives[-1:]
    leaves = (leaf for one in alternatives if one not in best for leaf in one.walk() if not leaf.is_multipart())
    return [*best, *(leaf for leaf in leaves if is_attachment(leaf) or leaf.get_content_maintype() != "text")]


def is_attachment(part: Message) -> bool:
    """True for a part that is a file of its own, by what it says."""
    return bool(filename(part)) or said(part.get_content_disposition) == "attachment"


def filename(part: Message) -> str:
    """The name of an attachment, decoded; empty where it has none."""
    return decoded_header(said(part.get_filename))


def said(ask: Callable[[], object]) -> str:
    """What a part's headers say; empty where nothing, or where they are broken."""
    try:
        return str(ask() or "")
    except UNREADABLE:
        return ""


def payload(part: Message) -> bytes:
    """The bytes of a part, as they were before they were encoded for the way."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def words_of(part: Message, held: Held) -> Iterator[str]:
    """The text of a part of the body; none where it is blank."""
    content = payload(part)
    if not content.strip():
        return
    outcome: Kept | Refused = decode(content, said(part.get_content_charset).replace("\0", ""))
    if isinstance(outcome, Kept) and part.get_content_type() == "text/html":
        page = read_html(UTF8_MARK + outcome.text.encode("utf-8", "replace"))
        if isinstance(page, Refused):
            held.doubts.append(f"a page in it {page.reason}")
            return
        outcome = Kept(page.text, doubts=outcome.doubts) if isinstance(page, Kept) else outcome
    if isinstance(outcome, Refused):
        held.doubts.append(f"a text in it {outcome.reason}")
        return
    held.doubts += outcome.doubts
    text = outcome.text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if said(lambda: part.get_param("format")).lower() == "flowed":
        text = unfolded(text, said(lambda: part.get_param("delsp")).lower() == "yes")
    if text.strip():
        yield text


def unfolded(text: str, delete_space: bool = False) -> str:
    """A text of "format=flowed" (RFC 3676) with its paragraphs on one line each: a space at the end of a line goes on in the next.

    >>> unfolded("It rained \\non Friday.\\n> so \\n> they say")
    'It rained on Friday.\\n> so they say'
    """
    lines: list[str] = []
    goes_on, depth_before = False, 0
    for line in text.split("\n"):
        words = line.lstrip(">")
        depth = len(line) - len(words)
        words = words.removeprefix(" ")
        signature = words == "-- "
        if goes_on and depth == depth_before and not signature:
            lines[-1] = (lines[-1][:-1] if delete_space else lines[-1]) + words
        else:
            lines.append(f"{'>' * depth} {words}" if depth else words)
        goes_on, depth_before = words.endswith(" ") and not signature, depth
    return "\n".join(lines)


def attach(part: Message, held: Held) -> None:
    """Keeps a part as a file of its own."""
    number = len(held.attached) + 1
    kind = part.get_content_type()
    name = filename(part) or enclosed_subject(part) or f"part {number}"
    if number > MOST_ATTACHED:
        if number == MOST_ATTACHED + 1:
            reason = f"is one of more than {MOST_ATTACHED:,} attachments, the most that are read: it and what follows was left out"
            held.attached.append(Trouble(name, reason))
        return
    ending = ENDINGS.get(kind, "")
    # The name of a mail is its subject, and what stands behind a full stop in it is no ending.
    known = "." in name and kind != "message/rfc822"
    held.attached.append(Part(name, enclosed(part), held.about, "" if known else ending))


def enclosed_subject(part: Message) -> str:
    """The subject of a mail that is attached to another; empty for anything else."""
    if part.get_content_type() != "message/rfc822" or not part.is_multipart():
        return ""
    inner = part.get_payload(0)
    raw = (
        next((value for name, value in inner.raw_items() if name.lower() == "subject"), "")
        if isinstance(inner, Message)
        else ""
    )
    return decoded_header(str(raw))[:80]


def enclosed(part: Message) -> bytes:
    """The bytes of a part that is a file; those of a mail within a mail as they stand there."""
    if not part.is_multipart():
        return payload(part)
    inner = [one for one in part.get_payload() if isinstance(one, Message)]
    try:
        return b"\n".join(one.as_bytes() for one in inner)
    except UNREADABLE:
        # What can't be put together again is given without its headers' broken letters.
        return b"\n".join(one.as_string().encode("utf-8", "replace") for one in inner)
