"""PDF files that are broken, locked or hostile; each is written object by object, so that what is wrong with it can be seen here."""

import hashlib
import zlib
from collections.abc import Iterable, Sequence

RAIN = "It rained in Orvale on 3 May 2031."
"""What a file says that can be read all the same. Orvale is invented, as are all places and people in this folder."""
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
FILE_ID = b"0123456789abcdef"


def page_content(words: str) -> bytes:
    """The drawing of one line of text."""
    return b"BT /F1 12 Tf 72 720 Td (" + words.encode("ascii") + b") Tj ET"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream with the entries of its dictionary besides its length."""
    return b"<< " + entries + b" /Length %d >>\nstream\n" % len(content) + content + b"\nendstream"


def written(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """The file with these objects, numbered from 1; the first is the catalogue."""
    out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, table)
    return bytes(out)


def with_pages(contents: Iterable[bytes], catalogue: bytes = b"", trailer: bytes = b"") -> bytes:
    """A file with a page for each content stream."""
    pages, streams = [], list(contents)
    first = 4
    for number in range(len(streams)):
        pages.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (first + len(streams) + number)
        )
    kids = b" ".join(b"%d 0 R" % (first + number) for number in range(len(streams)))
    return written(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
            b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(streams), kids),
            FONT,
            *pages,
            *streams,
        ],
        trailer,
    )


def valid() -> bytes:
    """Three pages with nothing wrong."""
    return with_pages(stream(page_content(words)) for words in (RAIN, "On 4 May the harbour reopened.", "The end."))


def truncated() -> bytes:
    """A download that broke off in the second page's content: no table of objects, no trailer."""
    whole = valid()
    return whole[: whole.index(b"harbour")]


def only_a_head() -> bytes:
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Ty"


def no_pdf_at_all() -> bytes:
    """A server's excuse, saved under the name of the report that it did not send."""
    return b"<!DOCTYPE html><title>404</title><p>The report that you look for is not here."


def wrong_length() -> bytes:
    """Streams that say that they are longer than the file."""
    return valid().replace(b"/Length ", b"/Length 99999")


def wrong_table() -> bytes:
    """A table of objects that points anywhere."""
    whole = valid()
    at = whole.index(b"xref\n")
    return whole[:at] + whole[at:].replace(b"0000000", b"0000777")


def table_loop() -> bytes:
    """A table of objects whose earlier version is itself."""
    whole = valid()
    at = b"%d" % whole.index(b"xref\n")
    return whole.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev " + at)


def page_loop() -> bytes:
    """A tree of pages that holds itself."""
    return written(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 2 /Kids [3 0 R 2 0 R] /Parent 3 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [2 0 R 3 0 R] /Parent 2 0 R >>",
        ]
    )


def many_pages() -> bytes:
    """A hundred thousand pages in two kilobytes: five levels of ten, each of them the same ten times."""
    levels = [
        b"<< /Type /Pages /Count %d /Kids [%s] /Parent %d 0 R >>"
        % (10 ** (5 - level), b"%d 0 R " % (level + 3) * 10, max(2, level + 1))
        for level in range(5)
    ]
    page = (
        b"<< /Type /Page /Parent 6 0 R /MediaBox [0 0 595 842] /Contents 8 0 R "
        b"/Resources << /Font << /F1 9 0 R >> >> >>"
    )
    return written([b"<< /Type /Catalog /Pages 2 0 R >>", *levels, page, stream(page_content(RAIN)), FONT])


def deflate_bomb() -> bytes:
    """A page whose content is 2 GB of spaces in some kilobytes: compressed, and compressed again."""
    inner = zlib.compressobj(9)
    portion = b" " * 10_000_000
    once = b"".join(inner.compress(portion) for _ in range(200)) + inner.flush()
    return with_pages([stream(zlib.compress(once, 9), b"/Filter [/FlateDecode /FlateDecode]")])


def form_bomb() -> bytes:
    """A drawing that is made of ten others, each made of ten others, nine levels deep."""
    levels = 9
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>"
    )
    forms = [
        stream(
            b"/X Do " * 10,
            b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X %d 0 R >> >>"
            % (7 + level),
        )
        for level in range(levels)
    ]
    last = stream(
        page_content(RAIN),
        b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >>",
    )
    return written(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            page,
            stream(b"/X Do"),
            FONT,
            *forms,
            last,
        ]
    )


def deep_objects() -> bytes:
    """A list in a list, a hundred thousand deep."""
    return with_pages([stream(page_content(RAIN))], b"/Deep " + b"[" * 100_000 + b"]" * 100_000)


def acting() -> bytes:
    """It asks whoever opens it to run a script, start a program and fetch a page."""
    script = (
        b"/OpenAction << /S /JavaScript /JS (app.launchURL\\('http://orvale.example/seen'\\);) "
        b"/Next [<< /S /Launch /F (/usr/bin/touch) >> << /S /URI /URI (http://orvale.example/seen) >>] >>"
    )
    return with_pages([stream(page_content(RAIN))], script)


def picture_only() -> bytes:
    """A scan: a page with a picture and no text."""
    picture = stream(
        b"\x80" * 64,
        b"/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8",
    )
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>"
    return written(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            page,
            stream(b"q 400 0 0 400 72 200 cm /I Do Q"),
            picture,
        ]
    )


def huge_page() -> bytes:
    """A page of 10 million by 10 million points."""
    return valid().replace(b"[0 0 595 842]", b"[0 0 10000000 10000000]")


def locked(user_password: bytes) -> bytes:
    """The valid file under RC4 of 40 bits (ISO 32000-1, 7.6.3). With an empty password it opens without being asked for one."""
    owner = rc4(hashlib.md5(pad(b"owner")).digest()[:5], pad(user_password))
    allowed = -4
    seed = pad(user_password) + owner + allowed.to_bytes(4, "little", signed=True) + FILE_ID
    key = hashlib.md5(seed).digest()[:5]
    contents = []
    for number, words in enumerate((RAIN, "The harbour reopened.")):
        of_object = hashlib.md5(key + (6 + number).to_bytes(3, "little") + b"\x00\x00").digest()[:10]
        contents.append(stream(rc4(of_object, page_content(words))))
    lock = b"<< /Filter /Standard /V 1 /R 2 /P %d /O <%s> /U <%s> >>" % (
        allowed,
        owner.hex().encode(),
        rc4(key, PADDING).hex().encode(),
    )
    named = FILE_ID.hex().encode()
    return with_pages(contents, trailer=b"/Encrypt %s /ID [<%s> <%s>]" % (lock, named, named))


def pad(password: bytes) -> bytes:
    """The password at its full length of 32 bytes."""
    return (password + PADDING)[:32]


def rc4(key: bytes, content: bytes) -> bytes:
    """The content, encrypted or decrypted."""
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in content:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
