"""Rich text (RTF): the text as it stands when all changes are accepted, and what the file says of itself."""

from onrecord.documents.outcome import Kept, Outcome, Reader, Refused
from onrecord.documents.rtf_text import Reading
from onrecord.model.document import Metadata

START = b"{\\rtf"


def read_rtf(content: bytes) -> Outcome:
    """The paragraphs, rows "a | b", notes in brackets; no headers, footers, comments, nor what is deleted or hidden."""
    content = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not content.startswith(START):
        return Refused('is no RTF: it does not begin with "{\\rtf"; save it as RTF again')
    reading = Reading()
    still_open = reading.read(content)
    text = whole_letters(reading.written.text())
    doubts = tuple(doubts_of(reading, still_open))
    if not text:
        return Refused("; ".join(("holds no text", *doubts)))
    return Kept(text, metadata_of(reading.fields), doubts)


def whole_letters(text: str) -> str:
    """The text with letters whole that were written in two halves of UTF-16; a half alone is U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def doubts_of(reading: Reading, still_open: int) -> list[str]:
    """What the person who gave the file should know of its text."""
    found = []
    if still_open:
        found.append(f"is cut off, or nested too deep: {still_open:,} groups are not closed; read as far as it goes")
    if reading.changed:
        found.append("has tracked changes: read as if all were accepted")
    if reading.comments:
        found.append(f"has {reading.comments:,} comments, which are no part of the text")
    if reading.hidden:
        found.append(f"has {reading.hidden:,} characters of hidden text, which were left out")
    return found


def metadata_of(fields: dict[str, str]) -> Metadata:
    """What the file says of itself. When it was made or changed is not when it was published, and is provenance only."""
    said = {name: " ".join(whole_letters(words).split()) for name, words in fields.items()}
    kept = ("creatim", "revtim", "company", "operator", "subject", "keywords", "doccomm")
    return Metadata(
        title=said.get("title", ""),
        author=said.get("author", ""),
        provenance=tuple((name, said[name]) for name in kept if said.get(name)),
    )


RTF = Reader("rtf", 1, read_rtf, begins=(START,))
