"""A PDF as a file: opened, or the reason why not; and what it says of itself."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from onrecord.documents.outcome import Refused
from onrecord.model.document import Metadata

MOST_PAGES = 5_000
REASONS = {
    raw.FPDF_ERR_PASSWORD: "is encrypted and needs a password: open it, save it without one and add it again",
    raw.FPDF_ERR_SECURITY: "is encrypted in a way that is not known here: save it without encryption and add it again",
    raw.FPDF_ERR_FORMAT: "is no whole PDF: cut off or damaged; get the file again, or open it elsewhere and save it anew",
}
DATE = re.compile(
    r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:(Z)|([+-]\d\d)'?(\d\d)?'?)?",
)
FILE_NAME = re.compile(r"\S+|.*\.[a-z0-9]{2,5}", re.IGNORECASE)
"""What programs write in the title's place: one word, or the name of a file."""


@contextmanager
def opened(content: bytes) -> Iterator[pdfium.PdfDocument | Refused]:
    """The file, open while the block lasts, or why it can't be read."""
    try:
        file = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as wrong:
        code = getattr(wrong, "err_code", None)
        yield Refused(REASONS.get(code, f"can't be opened as PDF ({wrong}); open it elsewhere and save it anew"))
        return
    try:
        yield trouble_with(file) or file
    finally:
        file.close()


def trouble_with(file: pdfium.PdfDocument) -> Refused | None:
    """Why an open file is not read; None where it is."""
    pages = len(file)
    if not pages:
        return Refused("has no pages: cut off or damaged; get the file again")
    if pages > MOST_PAGES:
        return Refused(f"has {pages:,} pages, more than the {MOST_PAGES:,} that are read; split it")
    return None


def metadata_of(file: pdfium.PdfDocument) -> Metadata:
    """Title and author where they look like such; all that the file says, as provenance.

    When the file was made is no date of publication: it may be the scan of an old paper, or a draft.
    """
    fields = {name: " ".join(value.split()) for name, value in file.get_metadata_dict(skip_empty=True).items()}
    dated = {name: date_of(value) if name.endswith("Date") else value for name, value in fields.items()}
    return Metadata(
        title=unless_file_name(fields.get("Title", "")),
        author=unless_file_name(fields.get("Author", "")),
        provenance=tuple((f"pdf:{name}", value) for name, value in dated.items() if value),
    )


def unless_file_name(value: str) -> str:
    """The value; empty where it is one word or ends as names of files do."""
    return "" if FILE_NAME.fullmatch(value) else value


def date_of(value: str) -> str:
    """A date of a PDF as 2031-05-06T10:20:30+01:00; as it stands where it is written otherwise.

    >>> date_of("D:20310506102030+01'00'")
    '2031-05-06T10:20:30+01:00'
    """
    found = DATE.fullmatch(value)
    if found is None:
        return value
    year, month, day, hour, minute, second, utc, hours, minutes = found.groups()
    zone = "Z" if utc else f"{hours}:{minutes or '00'}" if hours else ""
    time = f"T{hour}:{minute}:{second or '00'}{zone}" if hour else ""
    return f"{year}-{month}-{day}{time}"
