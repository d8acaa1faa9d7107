"""Word processors' files and e-books, which are zip files of XML, and hostile XML in them."""

from tests.cases.broken.archives import checksum_of_spaces, deflated, member, with_table, zipped
from tests.cases.broken.pdfs import RAIN
from tests.cases.broken.texts import LAUGHS, READS_FILES

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    b'"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    b'Target="word/document.xml"/></Relationships>'
)
CALLING = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    b'Target="http://orvale.example/seen" TargetMode="External"/></Relationships>'
)


def word_text(paragraphs: str, doctype: str = "") -> bytes:
    """The text of a Word file."""
    return f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{WORD}"><w:body>{paragraphs}</w:body></w:document>'.encode()


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def docx(text: bytes, *more: tuple[str, bytes]) -> bytes:
    """A Word file."""
    return zipped(("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", text), *more)


def valid_docx() -> bytes:
    return docx(word_text(paragraph(RAIN) + paragraph("The harbour reopened.")))


def docx_with_entities() -> bytes:
    """It asks for a file of the reader's machine, and for a page."""
    return docx(word_text(paragraph(f"{RAIN} &secret; &far;"), READS_FILES))


def docx_of_laughs() -> bytes:
    return docx(word_text(paragraph(f"{RAIN} &a11;"), LAUGHS))


def docx_that_calls() -> bytes:
    """Its template is elsewhere."""
    return docx(word_text(paragraph(RAIN)), ("word/_rels/document.xml.rels", CALLING))


def docx_without_text() -> bytes:
    return zipped(("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS))


def docx_cut_in_its_text() -> bytes:
    return docx(word_text(paragraph(RAIN) + paragraph("The harbour reopened."))[:-60])


def truncated_docx() -> bytes:
    whole = valid_docx()
    return whole[: len(whole) // 2]


def docx_bomb(size: int = 300_000_000) -> bytes:
    """A text of 300 MB of spaces."""
    own, row = member(b"word/document.xml", deflated(size), checksum_of_spaces(size), size, 0)
    return with_table(own, [row])


def deep_docx() -> bytes:
    """A table in a table, fifty thousand deep."""
    deep = 50_000
    opened, closed = "<w:tbl><w:tr><w:tc>" * deep, "</w:tc></w:tr></w:tbl>" * deep
    return docx(word_text(paragraph(RAIN) + opened + paragraph("deep") + closed))


def old_word_file() -> bytes:
    """A file of Word 97 under the name of a new one; encrypted ones begin the same way."""
    return bytes.fromhex("D0CF11E0A1B11AE1") + b"\x00" * 3000


def odt(doctype: str, words: str) -> bytes:
    """An OpenDocument text."""
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    content = (
        f'<?xml version="1.0"?>{doctype}<office:document-content xmlns:office="{office}" xmlns:text="{text}"><office:body>'
        f"<office:text><text:p>{words}</text:p></office:text></office:body></office:document-content>"
    )
    return zipped(("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content.encode()))


def flat_odt() -> bytes:
    """The same in one file of XML."""
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    return (
        f'<?xml version="1.0"?><office:document xmlns:office="{office}" xmlns:text="{text}" office:mimetype='
        f'"application/vnd.oasis.opendocument.text"><office:body><office:text><text:h>Rain</text:h><text:p>{RAIN}</text:p>'
        "</office:text></office:body></office:document>"
    ).encode()


def odt_of_many_spaces() -> bytes:
    """An element that stands for a billion spaces."""
    return odt("", f'{RAIN}<text:s text:c="1000000000"/>')


def odt_of_many_cells() -> bytes:
    """A row that is to be repeated a billion times."""
    table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    repeated = (
        f'{RAIN}</text:p><table:table xmlns:table="{table}"><table:table-row table:number-rows-repeated="1000000000">'
        '<table:table-cell table:number-columns-repeated="1000000000"><text:p>again</text:p></table:table-cell>'
        "</table:table-row></table:table><text:p>"
    )
    return odt("", repeated)


def epub(chapter: str, place: str = "rain.xhtml", doctype: str = "") -> bytes:
    """A book of one chapter."""
    container = (
        '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    package = (
        f'<?xml version="1.0"?>{doctype}<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Rain</dc:title></metadata><manifest>'
        f'<item id="c" href="{place}" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>'
    )
    return zipped(
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", container.encode()),
        ("book.opf", package.encode()),
        ("rain.xhtml", chapter.encode()),
    )


def valid_epub() -> bytes:
    return epub(f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{RAIN}</p></body></html>')


def epub_with_entities() -> bytes:
    chapter = f'<?xml version="1.0"?>{READS_FILES}<html><body><p>{RAIN} &secret; &far;</p></body></html>'
    return epub(chapter, doctype=READS_FILES)


def epub_of_elsewhere() -> bytes:
    """A book whose chapter lies outside the book."""
    return epub(f"<p>{RAIN}</p>", "../../../../etc/hostname")
