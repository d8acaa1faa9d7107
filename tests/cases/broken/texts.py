"""Texts, tables and pages in wrong or mixed encodings, with what no text should hold, or far too deep."""

import gzip
import random

from tests.cases.broken.archives import zipped
from tests.cases.broken.pdfs import RAIN

ACCENTED = "Sněžilo v Orvale: čtyři domy, žádné oběti."
FRENCH = "À Orvale, « la pluie » a duré jusqu'à midi : l'été fut très sec, déjà."
GREEK = "Έβρεξε στο Όρβαλε στις 3 Μαΐου. Το λιμάνι άνοιξε ξανά στις 4 Μαΐου, είπε η δήμαρχος."


def utf_16_without_mark() -> bytes:
    return (RAIN + "\n" + ACCENTED).encode("utf-16-le")


def utf_16_cut_in_a_letter() -> bytes:
    return (RAIN + ACCENTED).encode("utf-16")[:-1]


def mixed() -> bytes:
    """Lines of two encodings, as lists are that several offices have added to."""
    return (
        RAIN.encode()
        + "\nÀ midi, l'été déjà.\n".encode("cp1252")
        + "À midi, l'été déjà.\n".encode() * 20
        + "Naïve.".encode("cp1252")
    )


def nuls() -> bytes:
    """A text in which a broken disk has left zero bytes."""
    return RAIN.encode() + b"\x00\x00\x00\x00\n" + b"The harbour reopened on 4 May. " * 20


def only_nuls() -> bytes:
    """A file whose blocks were never written."""
    return b"\x00" * 4096


def bidi() -> bytes:
    """Marks that turn the direction of reading: shown, the words stand in another order than they are stored."""
    return (RAIN + " He said \u202e“detpecca ton”\u202c, and \u2066isolated\u2069.").encode()


def halves_of_letters() -> bytes:
    """Surrogates one by one in UTF-8, as old databases write letters beyond the first 65,536; and an overlong slash."""
    return RAIN.encode() + b" \xed\xa0\xbd\xed\xb8\x80 and \xed\xb2\x80 and \xc0\xaf."


def random_bytes() -> bytes:
    return random.Random(3).randbytes(5000)


def one_long_line() -> bytes:
    """A line of 3 million characters without a space."""
    return b"x" * 3_000_000


def page_that_lies() -> bytes:
    """A page that says that it is in an encoding that it is not in."""
    head = b'<!DOCTYPE html><html><head><meta charset="shift_jis"><title>Rain</title></head><body><p>'
    return head + (RAIN + " " + ACCENTED).encode() + b"</p></body></html>"


def page_of_no_encoding() -> bytes:
    """A page whose encoding nobody knows, and one that Python would take for a program's text."""
    return b'<meta charset="x-orvale"><meta charset="rot13"><p>' + RAIN.encode() + b"</p>"


def page_that_calls() -> bytes:
    """A page that would have a browser fetch, run and redirect."""
    there = "http://orvale.example/seen"
    return (
        f'<!DOCTYPE html><html><head><base href="{there}"><meta http-equiv="refresh" content="0; url={there}">'
        f'<link rel="stylesheet" href="{there}"><script src="{there}"></script><title>Rain</title></head>'
        f'<body onload="fetch(\'{there}\')"><img src="{there}"><iframe src="{there}"></iframe>'
        f'<object data="{there}"></object><p>{RAIN}</p></body></html>'
    ).encode()


def unclosed_page() -> bytes:
    """A page that breaks off in an attribute, after a comment that another never closed."""
    return b"<p>" + RAIN.encode() + b"<p>The harbour <b><i>reopened</b> on 4 May.<div class='"


def million_tags() -> bytes:
    """A page of a million tags, each in the one before."""
    return b"<title>Rain</title>" + b"<div>" * 1_000_000 + RAIN.encode()


def million_inline_tags() -> bytes:
    """The same of tags that parsers keep a list of, to open them anew."""
    return b"<p>" + b"<b>" * 1_000_000 + RAIN.encode()


def million_attributes() -> bytes:
    """A tag with 300,000 attributes."""
    return b"<p " + b" ".join(b"a%d=1" % number for number in range(300_000)) + b">" + RAIN.encode()


def large_page() -> bytes:
    """A page of 50 MB."""
    paragraph = b"<p>" + RAIN.encode() * 20 + b"</p>\n"
    return b"<title>Rain</title>" + paragraph * (50_000_000 // len(paragraph) + 1)


def largest_page() -> bytes:
    """A page as large as those that are read may be: a paragraph of 30 letters every 40 bytes."""
    paragraph = b"<p>" + RAIN.encode() + b"\n"
    return b"<title>Rain</title>" + paragraph * (39_900_000 // len(paragraph))


def json_lines() -> bytes:
    """Lines of which some are no JSON, some no texts, one of a depth that recursion does not reach, one of a huge number."""
    return b"\n".join((
        b'{"text": "' + RAIN.encode() + b'", "source": "Orvale Post"}',
        b'{"text": "The harbour',
        b'["no text"]',
        b'{"text": 7}',
        b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"text": "It snowed in Orvale.", "count": 1' + b"0" * 10_000 + b"}",
        b'{"text": "a half \\ud83d of a letter"}',
        b'\xff\xfe{"text": "no UTF-8 \xff"}',
    ))  # fmt: skip


def valid_json_lines() -> bytes:
    return (
        b'{"text": "' + RAIN.encode() + b'", "source": "Orvale Post", "date": "2031-05-03"}\n{"text": "It snowed."}\n'
    )


def valid_table() -> bytes:
    return b'title,date,text\nRain,2031-05-03,"' + RAIN.encode() + b'"\nSnow,,"It snowed, ""heavily""."\n'


def csv_table() -> bytes:
    """A table with an unclosed quotation mark, rows of other lengths, and a NUL."""
    return (
        b"title,text\nRain,"
        + RAIN.encode()
        + b'\nSnow,It snowed.,more,and more\nalone\n"Harbour\x00","The harbour ""reopened""\nNever closed'
    )


def huge_cell() -> bytes:
    """A table with a cell of 5 million characters."""
    return b"title,text\nRain," + RAIN.encode() + b"\nLong," + b"x" * 5_000_000 + b"\n"


LAUGHS = (
    "<!DOCTYPE lol [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)) + "]>"
)
"""Ten times ten times ten: a text of 200 GB in a kilobyte."""
READS_FILES = (
    '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname"><!ENTITY far SYSTEM "http://orvale.example/seen">]>'
)


def feed(doctype: str, words: str) -> bytes:
    """A feed with one message."""
    return (
        f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>Orvale Post</title><item><title>Rain</title>'
        f"<link>http://orvale.example/rain</link><description>{RAIN} {words}</description></item></channel></rss>"
    ).encode()


def unclosed_feed() -> bytes:
    """A feed that broke off in its second message."""
    return feed("", "").replace(b"</channel></rss>", b"<item><title>Harb")


def warc_record(kind: str, content: bytes, length: int | None = None) -> bytes:
    """A record of a web archive."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        "WARC-Target-URI: http://orvale.example/rain\r\nWARC-Date: 2031-05-03T09:30:00Z\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(content) if length is None else length}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def response(words: str = RAIN) -> bytes:
    return f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Rain</title><p>{words}</p>".encode()


def valid_warc() -> bytes:
    """A web archive of two pages."""
    return warc_record("response", response()) + warc_record("response", response("The harbour reopened."))


def truncated_warc() -> bytes:
    """A web archive that broke off in the second page."""
    return warc_record("response", response()) + warc_record("response", response("The harbour reopened."))[:-30]


def lying_warc() -> bytes:
    """Records that say that they are longer than the file, and shorter than they are."""
    return (
        warc_record("response", response())
        + warc_record("response", response(), length=10)
        + warc_record("response", response(), length=99_999_999_999)
    )


def truncated_packed_warc() -> bytes:
    packed = gzip.compress(warc_record("response", response()), mtime=0)
    return packed + gzip.compress(warc_record("response", response("The harbour reopened.")), mtime=0)[:-40]


def valid_wacz() -> bytes:
    """A packed web archive with its list of pages."""
    return zipped(
        ("archive/data.warc.gz", gzip.compress(valid_warc(), mtime=0)),
        (
            "pages/pages.jsonl",
            b'{"format": "json-pages-1.0", "id": "pages"}\n{"url": "http://orvale.example/rain", "title": "Rain"}',
        ),
        ("datapackage.json", b'{"profile": "data-package", "wacz_version": "1.1.1", "resources": []}'),
    )


def valid_rtf() -> bytes:
    return (
        b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\info{\\title Rain}} "
        + RAIN.encode()
        + b"\\par Caf\\'e9 \\u1057?.}"
    )


def deep_rtf() -> bytes:
    """A rich text of a million braces, and a picture that is longer than the file."""
    return b"{\\rtf1\\ansi " + RAIN.encode() + b"{" * 1_000_000 + b"\\bin99999999 x"


def broken_rtf() -> bytes:
    """Numbers that are none, letters outside every code page, an unclosed group."""
    return (
        b"{\\rtf1\\ansi\\ansicpg99999\\uc99999999999999999999{\\fonttbl{\\f0 Arial;}} "
        + RAIN.encode()
        + b"\\par \\'zz\\u-99999999999?\\u55357?\\u99?{\\*\\unknown \\'e9} {\\field{\\*\\fldinst HYPERLINK"
    )
