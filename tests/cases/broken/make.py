"""The broken and hostile files, and what is to come of each.

Small ones lie in `files/` beside this module, for everyone to open with care; `python -m tests.cases.broken.make` writes them anew.
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
    """Words that its row in the report has; empty where nothing needs saying."""
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
    Broken("page-loop.pdf", pdfs.page_loop, "refused"),
    Broken("many-pages.pdf", pdfs.many_pages, "refused"),
    Broken("deflate-bomb.pdf", pdfs.deflate_bomb, "refused"),
    Broken("form-bomb.pdf", pdfs.form_bomb, "refused"),
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
    Broken("truncated.zip", archives.truncated, "holds"),
    Broken("nested.zip", archives.nested, "holds"),
    Broken("climbing.zip", archives.climbing_zip, "holds"),
    Broken("climbing.tar", archives.climbing_tar, "holds"),
    Broken("truncated.tar.gz", archives.truncated_tar, "holds"),
    Broken("encrypted.zip", archives.encrypted, "holds", holds="The harbour reopened."),
    Broken("wrong-checksum.zip", archives.wrong_checksum, "holds", holds="The harbour reopened."),
    Broken("same-names.zip", archives.same_names, "holds"),
    Broken("bomb.zip", archives.bomb, "holds", holds="", large=True),
    Broken("lying-size.zip", archives.lying_size, "holds", holds="", large=True),
    Broken("overlapping.zip", archives.overlapping, "holds", holds=""),
    Broken("many-members.zip", archives.many_members, "holds", large=True),
    Broken("truncated.warc", texts.truncated_warc, "holds"),
    Broken("lying.warc", texts.lying_warc, "holds"),
    Broken("truncated.warc.gz", texts.truncated_packed_warc, "holds"),
    Broken("no-archive.wacz", just(RAIN.encode()), "refused"),
)
TEXTS = (
    Broken("valid.txt", just(RAIN.encode()), "read"),
    Broken("valid.md", just(b"# Rain\n\n*" + RAIN.encode() + b"*\n"), "read"),
    Broken("valid.jsonl", texts.valid_json_lines, "holds"),
    Broken("valid.csv", texts.valid_table, "holds"),
    Broken("empty.txt", just(b""), "refused", "is empty: 0 bytes"),
    Broken("blank.txt", just(b" \n\t\n"), "refused", "holds no text"),
    Broken("windows.txt", just(texts.FRENCH.encode("cp1252")), "read", holds=texts.FRENCH),
    Broken("greek.txt", just(texts.GREEK.encode("iso8859-7")), "read", holds="Έβρεξε στο Όρβαλε"),
    Broken("utf-16.txt", just((RAIN + texts.ACCENTED).encode("utf-16")), "read", holds=texts.ACCENTED),
    Broken("utf-16-without-mark.txt", texts.utf_16_without_mark, "read", holds=texts.ACCENTED),
    Broken("utf-16-cut.txt", texts.utf_16_cut_in_a_letter, "read"),
    Broken("utf-32.txt", just(RAIN.encode("utf-32")), "read"),
    Broken("mixed.txt", texts.mixed, "read"),
    Broken("nuls.txt", texts.nuls, "read"),
    Broken("only-nuls.txt", texts.only_nuls, "refused"),
    Broken("bidi.txt", texts.bidi, "read"),
    Broken("halves-of-letters.txt", texts.halves_of_letters, "read"),
    Broken("random.txt", texts.random_bytes, "refused"),
    Broken("one-long-line.txt", texts.one_long_line, "refused", "characters, more than", large=True),
    Broken("broken.jsonl", texts.json_lines, "holds", large=True),
    Broken("broken.csv", texts.csv_table, "holds"),
    Broken("huge-cell.csv", texts.huge_cell, "holds", large=True),
)
PAGES = (
    Broken("valid.html", just(texts.response().partition(b"\r\n\r\n")[2]), "read"),
    Broken("valid.rss", lambda: texts.feed("", ""), "holds"),
    Broken("lies-about-encoding.html", texts.page_that_lies, "read", holds=texts.ACCENTED),
    Broken("no-encoding.html", texts.page_of_no_encoding, "read"),
    Broken("calling.html", texts.page_that_calls, "read"),
    Broken("unclosed.html", texts.unclosed_page, "read"),
    Broken("million-tags.html", texts.million_tags, "read", large=True),
    Broken("million-inline-tags.html", texts.million_inline_tags, "read", large=True),
    Broken("million-attributes.html", texts.million_attributes, "read", large=True),
    Broken("large.html", texts.large_page, "refused", "bytes, more than", large=True),
    Broken("largest.html", texts.largest_page, "refused", large=True),
    Broken("laughs.rss", lambda: texts.feed(texts.LAUGHS, "&a11;"), "refused"),
    Broken("entities.rss", lambda: texts.feed(texts.READS_FILES, "&secret; &far;"), "holds"),
    Broken("unclosed.rss", texts.unclosed_feed, "holds"),
)
OFFICE = (
    Broken("valid.docx", office.valid_docx, "read"),
    Broken("valid.odt", lambda: office.odt("", RAIN), "read"),
    Broken("valid.rtf", texts.valid_rtf, "read"),
    Broken("entities.docx", office.docx_with_entities, "refused"),
    Broken("laughs.docx", office.docx_of_laughs, "refused"),
    Broken("calling.docx", office.docx_that_calls, "read"),
    Broken("no-text.docx", office.docx_without_text, "refused"),
    Broken("cut-in-text.docx", office.docx_cut_in_its_text, "read", "can't be read to the end"),
    Broken("truncated.docx", office.truncated_docx, "refused"),
    Broken("bomb.docx", office.docx_bomb, "refused", large=True),
    Broken("deep.docx", office.deep_docx, "read"),
    Broken("old.docx", office.old_word_file, "refused"),
    Broken("empty.docx", just(b""), "refused", "is empty: 0 bytes"),
    Broken("entities.odt", lambda: office.odt(texts.READS_FILES, f"{RAIN} &secret; &far;"), "refused"),
    Broken("laughs.odt", lambda: office.odt(texts.LAUGHS, f"{RAIN} &a11;"), "refused"),
    Broken("many-spaces.odt", office.odt_of_many_spaces, "read"),
    Broken("many-cells.odt", office.odt_of_many_cells, "read"),
    Broken("valid.epub", office.valid_epub, "read"),
    Broken("entities.epub", office.epub_with_entities, "refused"),
    Broken("elsewhere.epub", office.epub_of_elsewhere, "refused"),
    Broken("deep.rtf", texts.deep_rtf, "read", large=True),
    Broken("broken.rtf", texts.broken_rtf, "read"),
)
MAILS = (
    Broken("valid.eml", mails.valid, "read"),
    Broken("broken-boundary.eml", mails.broken_boundary, "read"),
    Broken("no-end.eml", mails.no_end, "read"),
    Broken("climbing.eml", mails.climbing_attachment, "read"),
    Broken("nonsense.eml", mails.nonsense, "read"),
    Broken("deep.eml", mails.deep, "refused", "deeper than", large=True),
    Broken("deep-parts.eml", mails.deep_parts, "refused", "deeper than", large=True),
    Broken("many-parts.eml", mails.many_parts, "read", holds="x\n\nx", large=True),
    Broken("zip-attached.eml", mails.zip_attached, "read"),
    Broken("box.mbox", mails.mailbox, "holds"),
    Broken("no-mailbox.mbox", mails.no_mailbox, "refused"),
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
