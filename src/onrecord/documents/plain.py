"""Plain text and Markdown: kept as it is."""

from dataclasses import replace

from onrecord.documents.bidi import order_doubts
from onrecord.documents.encoding import decode
from onrecord.documents.outcome import Kept, Outcome, Reader


def read_plain(content: bytes, charset: str = "") -> Outcome:
    """The text as it stands, its marks and line ends too. `charset`: what a web server said of it."""
    outcome = decode(content, charset)
    if not isinstance(outcome, Kept):
        return outcome
    return replace(outcome, doubts=(*outcome.doubts, *order_doubts(outcome.text)))


PLAIN = Reader("plain", 2, read_plain, contained=False, takes_charset=True)
MARKDOWN = Reader("markdown", 2, read_plain, contained=False, takes_charset=True)
"""The marks of Markdown stay in the text: what is quoted from it is found again in the file."""
