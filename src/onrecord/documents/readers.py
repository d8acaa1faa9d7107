"""Which reader reads which file: by the ending of its name, else by what it begins with."""

from pathlib import PurePath

from onrecord.documents.archives import ZIP
from onrecord.documents.delimited import DELIMITED
from onrecord.documents.docx import DOCX
from onrecord.documents.epub import EPUB
from onrecord.documents.feeds import FEED
from onrecord.documents.html import HTML
from onrecord.documents.json_lines import JSON_LINES
from onrecord.documents.mail import MAIL
from onrecord.documents.mail_box import MAILBOX
from onrecord.documents.mhtml import MHTML
from onrecord.documents.odt import FODT, ODT
from onrecord.documents.outcome import Reader
from onrecord.documents.outlook import OUTLOOK
from onrecord.documents.pdf.reading import PDF
from onrecord.documents.plain import MARKDOWN, PLAIN
from onrecord.documents.rtf import RTF
from onrecord.documents.tars import PACKED, TAR
from onrecord.documents.wacz import WACZ
from onrecord.documents.warc import WARC

READERS: dict[str, Reader] = {
    ".txt": PLAIN, ".text": PLAIN, ".md": MARKDOWN, ".markdown": MARKDOWN, ".html": HTML, ".htm": HTML, ".xhtml": HTML,
    ".pdf": PDF, ".docx": DOCX, ".docm": DOCX, ".dotx": DOCX, ".dotm": DOCX, ".odt": ODT, ".ott": ODT, ".fodt": FODT, ".rtf": RTF, ".epub": EPUB,
    ".eml": MAIL, ".mbox": MAILBOX, ".msg": OUTLOOK, ".mht": MHTML, ".mhtml": MHTML,
    ".csv": DELIMITED, ".tsv": DELIMITED, ".jsonl": JSON_LINES, ".ndjson": JSON_LINES,
    ".rss": FEED, ".atom": FEED, ".rdf": FEED, ".xml": FEED,
    ".zip": ZIP, ".tar": TAR, ".tar.gz": TAR, ".tgz": TAR, ".tar.bz2": TAR, ".tbz2": TAR, ".tar.xz": TAR, ".txz": TAR,
    ".gz": PACKED, ".bz2": PACKED, ".xz": PACKED, ".warc": WARC, ".warc.gz": WARC, ".wacz": WACZ,
}  # fmt: skip
"""By the ending of a file's name, in lower case; of two that fit, the longer. A new format is a `Reader` and a row here."""

ADVICE = {
    ".arc": "make a WARC of it (warcio recompress) and give that",
    ".zst": "unpack it (zstd -d) and give what is in it",
    ".7z": "unpack it and give the files, or a zip file of them",
    ".rar": "unpack it and give the files, or a zip file of them",
    ".doc": "save it as DOCX or PDF and give that",
}
"""What to do with files of well-known formats that there is no reader for, by their ending."""

HEAD = 512
"""So many bytes of a file tell what it begins with."""


def reader_of(name: str, head: bytes = b"") -> Reader | None:
    """The reader for a file of this name that begins with these bytes; None where there is none."""
    endings = PurePath(name.lower()).suffixes[-2:]
    for ending in ("".join(endings), endings[-1] if endings else ""):
        if ending in READERS:
            return READERS[ending]
    start = head[:HEAD].lstrip().lower()
    known = (reader for reader in READERS.values() for mark in reader.begins if start.startswith(mark.lower()))
    return next(known, None) if start else None


def no_reader(name: str) -> str:
    """Why a file of this name is not read."""
    suffix = PurePath(name).suffix
    advice = ADVICE.get(suffix.lower())
    if advice:
        return f"not read: no reader for {suffix} files; {advice}"
    known = " ".join(READERS)
    return (
        f"not read: no reader for {suffix} files; there are readers for {known}"
        if suffix
        else f"not read: its name has no ending that tells the format; there are readers for {known}"
    )


def every_reader() -> tuple[Reader, ...]:
    """The readers of the table, each once."""
    return tuple({reader.name: reader for reader in READERS.values()}.values())
