"""Books are read chapter by chapter in their own order. Every book, place and person here is invented."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.documents.epub import EPUB, read_epub
from onrecord.documents.outcome import Kept, Refused

CONTAINER = """<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
FIELDS = """<dc:title>The rain year</dc:title><dc:creator>Ilsa Venn</dc:creator><dc:creator>Tam Orr</dc:creator>
<dc:publisher>Orvale Press</dc:publisher><dc:language>en-GB</dc:language><dc:date opf:event="modification">2032-01-01</dc:date>
<dc:date>2031-05</dc:date><dc:identifier>urn:x:1</dc:identifier><meta property="dcterms:modified">2032-02-02</meta>"""
MANIFEST = """<item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="text/tw%6F.xhtml#top" media-type="application/xhtml+xml"/>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="out" href="../../../etc/passwd" media-type="application/xhtml+xml"/>"""
SPINE = '<itemref idref="nav"/><itemref idref="two"/><itemref idref="one"/><itemref idref="none"/>'


def page(body: str, head: str = "<title/>") -> str:
    return f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head>{head}</head><body>{body}</body></html>'


def book(
    spine: str = SPINE, doctype: str = "", members: dict[str, str | bytes] | None = None, fields: str = FIELDS
) -> bytes:
    package = (
        f'{doctype}<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{fields}</metadata><manifest>{MANIFEST}</manifest>'
        f"<spine>{spine}</spine></package>"
    )
    contents: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": package,
        "OEBPS/nav.xhtml": page("<h1>Contents</h1><p>One, two</p>"),
        "OEBPS/text/one.xhtml": page("<h1>One</h1><p>It rained.</p>"),
        "OEBPS/text/two.xhtml": page("<h1>Two</h1><p>Twelve boats.</p>"),
        **(members or {}),
    }
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def kept(content: bytes) -> Kept:
    outcome = read_epub(content)
    assert isinstance(outcome, Kept), outcome
    return outcome


def reason(content: bytes) -> str:
    outcome = read_epub(content)
    assert isinstance(outcome, Refused), outcome
    return outcome.reason


def test_chapters_come_in_the_order_of_reading_without_the_table_of_contents() -> None:
    outcome = kept(book())
    assert outcome.text == "Two\n\nTwelve boats.\n\nOne\n\nIt rained."
    assert outcome.doubts == ()


def test_a_book_tells_its_fields() -> None:
    found = kept(book()).metadata
    assert (found.title, found.author, found.publisher, found.language) == (
        "The rain year", "Ilsa Venn, Tam Orr", "Orvale Press", "en-gb",
    )  # fmt: skip
    assert (str(found.published), found.published_source) == ("2031-05", "metadata dc:date")
    assert found.provenance == (
        ("dc:date modification", "2032-01-01"), ("dc:identifier", "urn:x:1"), ("dcterms:modified", "2032-02-02"),
    )  # fmt: skip


def test_a_date_that_means_unknown_is_no_date() -> None:
    assert kept(book(fields="<dc:date>0101-01-01T00:00:00+00:00</dc:date>")).metadata.published is None


@pytest.mark.parametrize(
    ("chapter", "text"),
    [
        (page("<p>Seen.</p>", '<title/><script src="x"/><style/>'), "Seen."),
        (page("<article><p>In.</p></article><aside><p>Note.</p></aside><footer>Foot.</footer>"), "In.\n\nNote.\n\nFoot."),
        (page("<p>a<br/>b&nbsp;c &#8212; d</p><p class='x'/><p>e</p>"), "a\nb\u00a0c — d\n\ne"),
        (page("<p>Ré").replace("utf-8", "iso-8859-1").encode("latin-1"), "Ré"),
        (page("<p>Ré").replace("utf-8", "utf-16").encode("utf-16"), "Ré"),
        (page("<p>\u0647\u0637\u0644"), "\u0647\u0637\u0644"),
    ],
)  # fmt: skip
def test_chapters_are_read_as_they_are_seen(chapter: str | bytes, text: str) -> None:
    assert kept(book('<itemref idref="one"/>', members={"OEBPS/text/one.xhtml": chapter})).text == text


def test_a_path_that_climbs_out_names_nothing() -> None:
    outcome = kept(book(SPINE + '<itemref idref="out"/>'))
    assert outcome.doubts == ("its chapter etc/passwd: has no etc/passwd in it",)


def test_without_an_order_of_reading_the_list_of_files_is_taken() -> None:
    outcome = kept(book(""))
    assert outcome.text == "One\n\nIt rained.\n\nTwo\n\nTwelve boats."
    assert "in which order" in outcome.doubts[0]


def test_chapters_without_text_are_counted() -> None:
    outcome = kept(book(members={"OEBPS/text/one.xhtml": page("<img src='cover.jpg'/>")}))
    assert outcome.doubts == ("1 of its 3 chapters hold no text, only pictures or nothing",)


def encryption(method: str, name: str) -> dict[str, str | bytes]:
    return {
        "META-INF/encryption.xml": '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        f'<e:EncryptedData xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptionMethod Algorithm="{method}"/>'
        f'<e:CipherData><e:CipherReference URI="{name}"/></e:CipherData></e:EncryptedData></encryption>'
    }


def test_a_locked_book_is_refused_and_one_with_disguised_fonts_read() -> None:
    locked = encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/text/one.xhtml")
    assert "is locked (DRM)" in reason(book(members=locked))
    assert kept(book(members=encryption("http://www.idpf.org/2008/embedding", "OEBPS/text/one.xhtml"))).text
    assert kept(book(members=encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/font.otf"))).text


def test_what_is_no_book_is_refused() -> None:
    assert "no sound zip file" in reason(book()[:-40])
    assert "is no EPUB book" in reason(
        book(members={"META-INF/container.xml": "<x/>", "OEBPS/book.opf": ""})[:0] or empty()
    )
    assert "entities are not expanded" in reason(book(doctype='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'))


def empty() -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "rain")
    return buffer.getvalue()


def test_a_bomb_of_a_chapter_is_told_and_the_others_read() -> None:
    outcome = kept(book(members={"OEBPS/text/one.xhtml": page("<p>" + " " * 10_000_000)}))
    assert outcome.text == "Two\n\nTwelve boats."
    assert "as zip bombs do" in outcome.doubts[0]


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_no_bytes_make_it_raise(data: st.DataObject) -> None:
    content = bytearray(book())
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(EPUB.read(bytes(content)), Kept | Refused)
    assert isinstance(EPUB.read(data.draw(st.binary(max_size=100))), Kept | Refused)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60), st.binary(max_size=60), st.text(max_size=30))
def test_no_member_makes_it_raise(package: bytes, chapter: bytes, address: str) -> None:
    item = address.encode("ascii", "xmlcharrefreplace").decode().replace("&", "").replace("<", "").replace('"', "")
    for name, content in (
        ("OEBPS/book.opf", package),
        ("OEBPS/text/one.xhtml", chapter),
        ("META-INF/encryption.xml", chapter),
    ):
        assert isinstance(EPUB.read(book(members={name: content})), Kept | Refused)
    assert isinstance(EPUB.read(book(spine=f'<itemref idref="{item}"/>')), Kept | Refused)
