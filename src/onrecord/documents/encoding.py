"""Bytes to text: the encoding that they are in."""

import codecs
import re

from onrecord.documents.outcome import Kept, Refused

# The longer first: UTF-32's mark begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
SAMPLE = 65_536
MOST_CONTROLS = 0.02
"""The share of control characters above which it is no text. Text taken from PDF files has some."""


def decode(content: bytes, declared: str = "") -> Kept | Refused:
    """The bytes as text, without a byte order mark; line ends as they are. Never raises.

    Tried in turn: the encoding of a byte order mark, the one `declared`, UTF-8, Windows-1252, Latin-1. The last two fit
    nearly any bytes, and are told of as a doubt.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return as_text(content[len(mark) :], encoding)
    for encoding in (declared, "utf-8"):
        text = decoded(content, encoding)
        if text is not None:
            return refuse_binary(text, ())
    name, encoding = ("Windows-1252", "cp1252") if decoded(content, "cp1252") is not None else ("Latin-1", "latin-1")
    text = content.decode(encoding)
    return refuse_binary(text, (f"is not UTF-8: read as {name}; where letters look wrong, save it as UTF-8",))


def as_text(content: bytes, encoding: str) -> Kept | Refused:
    """The bytes in the encoding of their byte order mark, or the reason why they aren't."""
    text = decoded(content, encoding)
    if text is not None:
        return refuse_binary(text, ())
    doubt = f"begins as {encoding.upper()} and has bytes that are not: each is shown as \ufffd"
    return refuse_binary(content.decode(encoding, "replace"), (doubt,))


def decoded(content: bytes, encoding: str) -> str | None:
    """The text; None where the bytes are not in this encoding, or there is none of this name."""
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def refuse_binary(text: str, doubts: tuple[str, ...]) -> Kept | Refused:
    """The text, unless it holds what no text does."""
    controls = len(CONTROL.findall(text[:SAMPLE]))
    if "\x00" in text or controls > MOST_CONTROLS * min(len(text), SAMPLE):
        return Refused("is not text: it holds binary data under a name of a text file")
    return Kept(text, doubts=doubts)
