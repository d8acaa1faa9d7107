"""Plain text and Markdown: kept as it is."""

from onrecord.documents.encoding import decode
from onrecord.documents.outcome import Outcome, Reader


def read_plain(content: bytes) -> Outcome:
    """The text as it stands, its marks and line ends too."""
    return decode(content)


PLAIN = Reader("plain", 1, read_plain)
MARKDOWN = Reader("markdown", 1, read_plain)
"""The marks of Markdown stay in the text: what is quoted from it is found again in the file."""
