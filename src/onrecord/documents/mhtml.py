"""Web pages saved as one file (MHTML, RFC 2557), as browsers write them: the page, its address, and when it was saved."""

from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from onrecord.documents.html import read_html
from onrecord.documents.mail_body import UTF8_MARK, payload, said
from onrecord.documents.mail_headers import first, headers_of, in_some_encoding, in_utc, moment
from onrecord.documents.outcome import Kept, Outcome, Reader, Refused
from onrecord.model.document import Metadata
from onrecord.model.layout import Layout

ADDRESSES = ("Snapshot-Content-Location", "Content-Location")
WEB = ("http://", "https://")
PAGES = frozenset(("text/html", "application/xhtml+xml"))


def read_mhtml(content: bytes) -> Outcome:
    """The page, read as any other; the pictures and styles saved with it are passed over, and nothing is fetched."""
    try:
        saved = message_from_bytes(content.removeprefix(UTF8_MARK).lstrip(b"\r\n"))
        page = next((part for part in saved.walk() if part.get_content_type() in PAGES), None)
    except RecursionError:
        return Refused("holds parts within one another, deeper than can be followed: save the page again")
    if page is None:
        return Refused("is no saved page: it has no part of type text/html; save the page again")
    outcome = read_html(in_utf8(page))
    if not isinstance(outcome, Kept):
        return outcome
    # Its characters were found in the page as it was decoded, not in the file around it.
    return replace(outcome, metadata=outcome.metadata.filled(told(saved, page)), layout=Layout())


def in_utf8(page: Message) -> bytes:
    """The page's bytes; in UTF-8 and marked so, where the file says which encoding they are in."""
    charset = said(page.get_content_charset)
    return UTF8_MARK + in_some_encoding(payload(page), charset).encode() if charset else payload(page)


def told(saved: Message, page: Message) -> Metadata:
    """What the file around a page says of it: its address, and when it was saved, which is not when it was published."""
    headers = headers_of(saved)
    own = headers_of(page)
    addresses = [first(one, name) for one in (headers, own) for name in ADDRESSES]
    date = first(headers, "Date")
    when = moment(date)
    return Metadata(
        title=first(headers, "Subject"),
        url=next((address for address in addresses if address.startswith(WEB)), ""),
        captured=in_utc(when) if when else "",
        provenance=tuple((name, value) for name, value in (("From", first(headers, "From")), ("Date", date)) if value),
    )


MHTML = Reader("mhtml", 1, read_mhtml)
