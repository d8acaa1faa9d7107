"""Bytes to text: the encoding that they are in, and how sure that is."""

import codecs
import re
from collections.abc import Iterable

from charset_normalizer import CharsetMatch, from_bytes

from onrecord.documents.outcome import Kept, Refused

# The longer first: UTF-32's mark begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
"""What is meant where pages and mails declare an encoding, by the WHATWG Encoding Standard: a wider one that holds it."""
NEVER_DECLARED = frozenset(("utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"))
"""Python knows them as encodings of text; no document is written in them."""
WIDE = re.compile("utf-(16|32)")

NUL = "\x00"
REPLACEMENT = "\ufffd"
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
SAMPLE = 65_536
MOST_CONTROLS = 0.02
"""The share of control characters above which it is no text. Text taken from PDF files has some."""
MOST_STRAY = 0.01
"""The share of bytes that an encoding may fail on and still be the one that was meant."""
FEWEST_FOREIGN = 0.4
"""The share of bytes beyond ASCII among the letters from which a text is in another alphabet than the Latin one."""

FEWEST_LETTERS = 12
"""Bytes beyond ASCII: fewer are no ground to tell an alphabet by."""
FEWEST_CERTAIN = 6
"""Bytes beyond ASCII: so many that are all UTF-8 are not so by accident."""

BEYOND_ASCII = bytes(range(0x80, 0x100))
LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + BEYOND_ASCII
ESCAPED = re.compile("[\udc80-\udcff]")
CUT_OFF = re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")
SHIFTED = re.compile(rb"\x1b\$[@AB(]")
SIGN_IN_WORD = re.compile("[^\\W\\d_][\xa1-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\xd7\xf7][^\\W\\d_]")
"""A sign where a letter is expected: the text is read in the wrong encoding."""
LATIN = (("Windows-1252", "cp1252"), ("Windows-1250", "cp1250"), ("ISO 8859-2", "iso8859-2"))
"""Encodings of Latin letters, the likeliest first."""

MAINFRAME = ["cp037", "cp273", "cp424", "cp500", "cp875", "cp1026", "cp1140"]
"""EBCDIC, which makes letters of nearly any bytes, and which no document is in."""

AS_UTF_8 = "where letters look wrong, save it as UTF-8"


def decode(content: bytes, declared: str = "") -> Kept | Refused:
    """The bytes as text, without a byte order mark; line ends as they are. Never raises.

    Tried in turn: the encoding of a byte order mark, the one `declared`, UTF-8, UTF-16 by its zero bytes, UTF-8 with some stray
    bytes of Windows-1252, other alphabets by the frequency of their letters, encodings of Latin letters. Whatever is not certain is
    told of as a doubt. A NUL becomes U+FFFD, one for one.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return marked(content[len(mark) :], encoding)
    named = declared_encoding(declared, content)
    if named:
        text = decoded(content, named)
        if text is not None and not is_utf_8_all_the_same(content):
            return checked(text)
    if SHIFTED.search(content):
        text = decoded(content, "iso2022_jp_2")
        if text is not None:
            return checked(text, f"is not UTF-8: read as ISO 2022-JP, by its shift codes; {AS_UTF_8}")
    text = decoded(content, "utf-8")
    if text is not None and not is_binary(text):
        return checked(text)
    if b"\x00" in content:
        return wide(content) or checked(content.decode("utf-8", "replace"))
    return nearly_utf_8(content) or nearly(content, named) or other_alphabet(content) or latin(content)


def marked(content: bytes, encoding: str) -> Kept | Refused:
    """The bytes in the encoding of their byte order mark; those that are not are shown as U+FFFD."""
    text = decoded(content, encoding)
    if text is not None:
        return checked(text)
    doubt = f"begins as {encoding.upper()} and has bytes that are not: each is shown as {REPLACEMENT}"
    return checked(content.decode(encoding, "replace"), doubt)


def declared_encoding(declared: str, content: bytes) -> str:
    """The encoding that a file's own words name; empty where they name none that it can be in."""
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return ""
    # Words that were found byte by byte are in no encoding of two bytes a letter, whatever they say.
    if name.replace("_", "-") in NEVER_DECLARED or (WIDE.match(name) and b"\x00" not in content):
        return ""
    # Some of Python's encodings are of no text: rot13, base64.
    if decoded(b" ", name) is None:
        return ""
    return MEANT.get(name, name)


def is_utf_8_all_the_same(content: bytes) -> bool:
    """True for bytes that are UTF-8 by no accident: browsers save pages as UTF-8 that still declare what they were sent in."""
    return count_of(BEYOND_ASCII, content) >= FEWEST_CERTAIN and decoded(content, "utf-8") is not None


def decoded(content: bytes, encoding: str) -> str | None:
    """The text; None where the bytes are not in this encoding, or it is none of text."""
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def wide(content: bytes) -> Kept | Refused | None:
    """UTF-16 without a byte order mark: bytes in pairs that make letters where nearly all are of few alphabets; None where they don't."""
    for name, encoding in (("UTF-16 LE", "utf-16-le"), ("UTF-16 BE", "utf-16-be")):
        text = decoded(content, encoding)
        if text is not None and is_likely(text[:SAMPLE]):
            return checked(text, f"has no byte order mark: read as {name}, by its zero bytes; {AS_UTF_8}")
    return None


def is_likely(text: str) -> bool:
    """True for words with spaces or line ends between them, without the characters that no text has."""
    odd = sum(not one.isprintable() and one not in "\t\r\n\ufeff\u200e\u200f\u200c\u200d" for one in text)
    return odd <= MOST_CONTROLS * len(text) and any(one in " \n\u3000" for one in text)


def nearly_utf_8(content: bytes) -> Kept | Refused | None:
    """UTF-8 with stray bytes, which are read as Windows-1252; None where more bytes are stray than are not."""
    cut = CUT_OFF.search(content)
    text = (content[: cut.start()] if cut else content).decode("utf-8", "surrogateescape")
    stray = len(text) - len(ESCAPED.sub("", text))
    whole = count_of(BEYOND_ASCII, content) - stray - (len(cut[0]) if cut else 0)
    if whole < stray + 2:
        return None
    doubts = []
    if stray:
        line = line_of(text, ESCAPED)
        doubts.append(
            f"is UTF-8 but for {stray:,} bytes, first in line {line:,}: these are read as Windows-1252; {AS_UTF_8}"
        )
    if cut:
        doubts.append(f"ends within a character: it is cut off; {REPLACEMENT} is read in its place")
    return checked(ESCAPED.sub(stray_letter, text) + (REPLACEMENT if cut else ""), *doubts)


def stray_letter(escaped: re.Match[str]) -> str:
    """The letter that a byte is in Windows-1252, where that has one, else in Latin-1."""
    byte = bytes([ord(escaped[0]) - 0xDC00])
    return decoded(byte, "cp1252") or byte.decode("latin-1")


def nearly(content: bytes, declared: str) -> Kept | Refused | None:
    """The text in the encoding that was declared, where few of the bytes are not; None otherwise."""
    if declared in ("", "utf-8"):
        return None
    text = content.decode(declared, "replace")
    stray = text.count(REPLACEMENT)
    if stray > MOST_STRAY * len(text):
        return None
    return checked(
        text, f"is declared as {label(declared)} and has {stray:,} bytes that are not: each is shown as {REPLACEMENT}"
    )


def other_alphabet(content: bytes) -> Kept | Refused | None:
    """The text in the encoding that makes words of another alphabet of it; None where there are Latin letters, or none fits."""
    sample = cut_at_ascii(content[:SAMPLE])
    beyond = count_of(BEYOND_ASCII, sample)
    if beyond < FEWEST_LETTERS or beyond < FEWEST_FOREIGN * count_of(LETTERS, sample):
        return None
    matches = list(from_bytes(sample, cp_exclusion=MAINFRAME))
    best = matches[0] if matches else None
    if best is None or is_binary(str(best)):
        return None
    text = content.decode(best.encoding, "replace")
    return checked(text, how_sure(best, matches[1:], text.count(REPLACEMENT)))


def cut_at_ascii(sample: bytes) -> bytes:
    """The sample up to its last line end or space, so that it ends with a whole character."""
    end = max(sample.rfind(b"\n"), sample.rfind(b" "))
    return sample[: end + 1] if len(sample) == SAMPLE and end > SAMPLE // 2 else sample


def how_sure(best: CharsetMatch, others: Iterable[CharsetMatch], stray: int) -> str:
    """What was chosen, and how well it fits."""
    fit = (
        f"{best.language}, {100 - best.percent_chaos:.0f} % in order" if best.language != "Unknown" else "by its order"
    )
    more = sorted({label(other.encoding) for other in others if str(other) != str(best)})
    also = f"; {', '.join(more)} fitted too" if more else ""
    bad = f"; {stray:,} bytes are not, each is shown as {REPLACEMENT}" if stray else ""
    return f"is not UTF-8: read as {label(best.encoding)} by its letters ({fit}){also}{bad}; {AS_UTF_8}"


def label(encoding: str) -> str:
    """The name of an encoding as people know it.

    >>> label("cp1251"), label("koi8_r")
    ('Windows-1251', 'KOI8-R')
    """
    windows = re.fullmatch(r"cp(125\d)", encoding)
    return f"Windows-{windows[1]}" if windows else encoding.upper().replace("_", "-")


def latin(content: bytes) -> Kept | Refused:
    """The text in the encoding of Latin letters that leaves the fewest signs within words; in Latin-1 where none has all bytes."""
    fitting = [(name, text) for name, encoding in LATIN if (text := decoded(content, encoding)) is not None]
    fitting = fitting or [("Latin-1", content.decode("latin-1"))]
    name, text = min(fitting, key=lambda one: len(SIGN_IN_WORD.findall(one[1][:SAMPLE])))
    return checked(text, f"is not UTF-8: read as {name}; {AS_UTF_8}")


def checked(text: str, *doubts: str) -> Kept | Refused:
    """The text with U+FFFD for NULs, unless it holds what no text does."""
    if is_binary(text):
        return Refused("is not text: it holds binary data under a name of a text file")
    nuls = text.count(NUL)
    if nuls:
        line = text.count("\n", 0, text.index(NUL)) + 1
        doubts = (*doubts, f"holds {nuls:,} NUL characters, first in line {line:,}: each is shown as {REPLACEMENT}")
    return Kept(text.replace(NUL, REPLACEMENT), doubts=doubts)


def is_binary(text: str) -> bool:
    """True where there are more control characters than in any text."""
    return len(CONTROL.findall(text[:SAMPLE])) > MOST_CONTROLS * min(len(text), SAMPLE)


def count_of(ones: bytes, content: bytes) -> int:
    """How many of the bytes are one of these."""
    return len(content) - len(content.translate(None, ones))


def line_of(text: str, what: re.Pattern[str]) -> int:
    """The number of the first line that has it, from 1; 1 where none has."""
    found = what.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 1
