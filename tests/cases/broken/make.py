"""The broken and hostile files, and what is to come of each.

Small ones lie in `files/` beside this module, for everyone to open with care; `python -m tests.cases.broken.make` writes them anew,
but for `valid.msg`, which the builder of tests/documents/test_outlook.py made.
Large ones are made when a test asks for them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from onrecord.model.given import FileStatus
from tests.cases.broken import archives, mails, office, pdfs, texts
from tests.cases.broken.pdfs import RAIN

FILES = Path(__file__).parent / "files"
LARGEST_COMMITTED = 100_000
"""Bytes. A larger file is made anew by each test that needs it."""


@dataclass(frozen=True, slots=True)
class Broken:
    """One file, and what is to come of it."""

    name: str
    make: Callable[[], bytes]
    status: FileStatus
    says: str = ""
    """Words that its row in the report has, or that of a file within it; empty where nothing needs saying."""
    holds: str = RAIN
    """Words of its text, or of a text within it, where it is read or holds files."""
    large: bool = False

    def content(self) -> bytes:
        """Its bytes: as they are kept, or made now."""
        return self.make() if self.large else (FILES / self.name).read_bytes()


def just(content: bytes) -> Callable[[], bytes]:
    """A file of these bytes."""
    return lambda: content


PDFS = (
    Broken("valid.pdf", pdfs.valid, "read"),
    Broken("truncated.pdf", pdfs.truncated, "refused", "cut off or damaged"),
    Broken("only-a-head.pdf", pdfs.only_a_head, "refused", "cut off or damaged"),
    Broken("no-pdf-at-all.pdf", pdfs.no_pdf_at_all, "refused", "PDF"),
    Broken("empty.pdf", just(b""), "refused", "is empty: 0 bytes"),
    Broken("wrong-length.pdf", pdfs.wrong_length, "read"),
    Broken("wrong-table.pdf", pdfs.wrong_table, "read"),
    Broken("table-loop.pdf", pdfs.table_loop, "read"),
    Broken("page-loop.pdf", pdfs.page_loop, "refused", "are damaged"),
    Broken("many-pages.pdf", pdfs.many_pages, "refused", "has 100,000 pages, more than"),
    Broken("deflate-bomb.pdf", pdfs.deflate_bomb, "refused", "memory"),
    Broken("form-bomb.pdf", pdfs.form_bomb, "refused", "memory"),
    Broken("deep-objects.pdf", pdfs.deep_objects, "read", large=True),
    Broken("acting.pdf", pdfs.acting, "read"),
    Broken("picture-only.pdf", pdfs.picture_only, "refused", "text"),
    Broken("huge-page.pdf", pdfs.huge_page, "read"),
    Broken("locked.pdf", lambda: pdfs.locked(b"secret"), "refused", "password"),
    Broken("locked-for-owner.pdf", lambda: pdfs.locked(b""), "read"),
)
ARCHIVES = (
    Broken("valid.zip", archives.valid, "holds"),
    Broken("valid.tar", archives.valid_tar, "holds"),
    Broken("valid.tar.gz", archives.packed_tar, "holds"),
    Broken("valid.warc", texts.valid_warc, "holds"),
    Broken("valid.wacz", texts.valid_wacz, "holds"),
    Broken("truncated.zip", archives.truncated, "holds", "cut off or damaged"),
    Broken("nested.zip", archives.nested, "holds", "files deep"),
    Broken("climbing.zip", archives.climbing_zip, "holds"),
    Broken("climbing.tar", archives.climbing_tar, "holds", "is a link to '/etc/hostname'"),
    Broken("truncated.tar.gz", archives.truncated_tar, "holds", "is cut off or damaged"),
    Broken("encrypted.zip", archives.encrypted, "holds", "is encrypted", holds="The harbour reopened."),
    Broken("wrong-checksum.zip", archives.wrong_checksum, "holds", "Bad CRC-32", holds="The harbour reopened."),
    Broken("same-names.zip", archives.same_names, "holds"),
    Broken("bomb.zip", archives.bomb, "holds", "unpacks to more than", holds="", large=True),
    Broken("lying-size.zip", archives.lying_size, "holds", "can't be unpacked", holds="", large=True),
    Broken("overlapping.zip", archives.overlapping, "holds", "as zip bombs do", holds=""),
    Broken("many-members.zip", archives.many_members, "holds", large=True),
    Broken("truncated.warc", texts.truncated_warc, "holds", "is cut off"),
    Broken("lying.warc", texts.lying_warc, "holds", "is cut off"),
    Broken("truncated.warc.gz", texts.truncated_packed_warc, "holds", "is cut off or damaged"),
    Broken("no-archive.wacz", just(b"No archive: " + RAIN.encode()), "refused", "no sound zip file"),
)
TEXTS = (
    Broken("valid.txt", just(RAIN.encode()), "read"),
    Broken("valid.md", just(b"# Rain\n\n*" + RAIN.encode() + b"*\n"), "read"),
    Broken("valid.jsonl", texts.valid_json_lines, "holds"),
    Broken("valid.csv", texts.valid_table, "holds"),
    Broken("empty.txt", just(b""), "refused", "is empty: 0 bytes"),
    Broken("blank.txt", just(b" \n\t\n"), "refused", "holds no text"),
    Broken("windows.txt", just(texts.FRENCH.encode("cp1252")), "read", "read as Windows-1252", holds=texts.FRENCH),
    Broken(
        "greek.txt", just(texts.GREEK.encode("iso8859-7")), "read", "read as Windows-1253", holds="Έβρεξε στο Όρβαλε"
    ),
    Broken("utf-16.txt", just((RAIN + texts.ACCENTED).encode("utf-16")), "read", holds=texts.ACCENTED),
    Broken("utf-16-without-mark.txt", texts.utf_16_without_mark, "read", "read as UTF-16 LE", holds=texts.ACCENTED),
    Broken("utf-16-cut.txt", texts.utf_16_cut_in_a_letter, "read", "has bytes that are not"),
    Broken("utf-32.txt", just(RAIN.encode("utf-32")), "read"),
    Broken("mixed.txt", texts.mixed, "read", "is UTF-8 but for 6 bytes"),
    Broken("nuls.txt", texts.nuls, "read", "holds 4 NUL characters"),
    Broken("only-nuls.txt", texts.only_nuls, "refused", "binary data"),
    Broken("bidi.txt", texts.bidi, "read", "another order"),
    Broken("halves-of-letters.txt", texts.halves_of_letters, "read", "is not UTF-8"),
    Broken("random.txt", texts.random_bytes, "refused", "binary data"),
    Broken("one-long-line.txt", texts.one_long_line, "refused", "characters, more than", large=True),
    Broken("broken.jsonl", texts.json_lines, "holds", "not JSON", large=True),
    Broken("broken.csv", texts.csv_table, "holds", "has 4 cells"),
    Broken("huge-cell.csv", texts.huge_cell, "holds", "field larger than", large=True),
)
PAGES = (
    Broken("valid.html", just(texts.response().partition(b"\r\n\r\n")[2]), "read"),
    Broken("valid.mhtml", mails.saved_page, "read"),
    Broken("cut.mhtml", mails.saved_page_cut, "refused"),
    Broken("valid.rss", lambda: texts.feed("", ""), "holds"),
    Broken("lies-about-encoding.html", texts.page_that_lies, "read", holds=texts.ACCENTED),
    Broken("no-encoding.html", texts.page_of_no_encoding, "read"),
    Broken("calling.html", texts.page_that_calls, "read"),
    Broken("unclosed.html", texts.unclosed_page, "read"),
    Broken("million-tags.html", texts.million_tags, "read", large=True),
    Broken("million-inline-tags.html", texts.million_inline_tags, "read", large=True),
    Broken("million-attributes.html", texts.million_attributes, "read", large=True),
    Broken("large.html", texts.large_page, "refused", "characters", large=True),
    Broken("largest.html", texts.largest_page, "refused", "characters", large=True),
    Broken("laughs.rss", lambda: texts.feed(texts.LAUGHS, "&a11;"), "refused", "entities are not expanded"),
    Broken(
        "entities.rss", lambda: texts.feed(texts.READS_FILES, "&secret; &far;"), "refused", "entities are not expanded"
    ),
    Broken("unclosed.rss", texts.unclosed_feed, "holds", "can't be read behind entry 1"),
)
OFFICE = (
    Broken("valid.docx", office.valid_docx, "read"),
    Broken("valid.odt", lambda: office.odt("", RAIN), "read"),
    Broken("valid.rtf", texts.valid_rtf, "read"),
    Broken("valid.fodt", office.flat_odt, "read"),
    Broken("entities.docx", office.docx_with_entities, "refused", "entities are not expanded"),
    Broken("laughs.docx", office.docx_of_laughs, "refused", "entities are not expanded"),
    Broken("calling.docx", office.docx_that_calls, "read"),
    Broken("no-text.docx", office.docx_without_text, "refused", "no word/document.xml"),
    Broken("cut-in-text.docx", office.docx_cut_in_its_text, "read", "can't be read to the end"),
    Broken("truncated.docx", office.truncated_docx, "refused", "cut off or damaged"),
    Broken("bomb.docx", office.docx_bomb, "refused", "unpacks to more than", large=True),
    Broken("deep.docx", office.deep_docx, "read"),
    Broken("old.docx", office.old_word_file, "refused", "old Office file"),
    Broken("empty.docx", just(b""), "refused", "is empty: 0 bytes"),
    Broken(
        "entities.odt",
        lambda: office.odt(texts.READS_FILES, f"{RAIN} &secret; &far;"),
        "refused",
        "entities are not expanded",
    ),
    Broken("laughs.odt", lambda: office.odt(texts.LAUGHS, f"{RAIN} &a11;"), "refused", "entities are not expanded"),
    Broken("many-spaces.odt", office.odt_of_many_spaces, "read"),
    Broken("many-cells.odt", office.odt_of_many_cells, "read"),
    Broken("valid.epub", office.valid_epub, "read"),
    Broken("entities.epub", office.epub_with_entities, "refused", "entities are not expanded"),
    Broken("elsewhere.epub", office.epub_of_elsewhere, "refused", "has no etc/hostname in it"),
    Broken("deep.rtf", texts.deep_rtf, "read", "groups are not closed", large=True),
    Broken("broken.rtf", texts.broken_rtf, "read", "groups are not closed"),
)
MAILS = (
    Broken("valid.eml", mails.valid, "read"),
    Broken("valid.msg", (FILES / "valid.msg").read_bytes, "read", holds="It rained in Orvale."),
    Broken("broken-boundary.eml", mails.broken_boundary, "read", "boundary"),
    Broken("no-end.eml", mails.no_end, "read", "is cut off"),
    Broken("climbing.eml", mails.climbing_attachment, "read"),
    Broken("nonsense.eml", mails.nonsense, "read"),
    Broken("deep.eml", mails.deep, "refused", "deeper than", large=True),
    Broken("deep-parts.eml", mails.deep_parts, "refused", "deeper than", large=True),
    Broken("many-parts.eml", mails.many_parts, "read", holds="x\n\nx", large=True),
    Broken("zip-attached.eml", mails.zip_attached, "read", "cut off or damaged"),
    Broken("box.mbox", mails.mailbox, "holds", "holds no text"),
    Broken("no-mailbox.mbox", mails.no_mailbox, "refused", "is no mailbox"),
)
CASES = (*PDFS, *ARCHIVES, *TEXTS, *PAGES, *OFFICE, *MAILS)


def write_small(folder: Path) -> None:
    """Write the files that are kept."""
    folder.mkdir(exist_ok=True)
    for case in CASES:
        if not case.large:
            content = case.make()
            if len(content) > LARGEST_COMMITTED:
                raise ValueError(f"{case.name} has {len(content):,} bytes: mark it as large, so that it is not kept")
            (folder / case.name).write_bytes(content)


if __name__ == "__main__":
    write_small(FILES)
