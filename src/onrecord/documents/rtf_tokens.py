"""RTF taken apart: braces, control words and bytes of text; and the encodings that its fonts and headers name."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(
    rb"(?P<brace>[{}])|\\(?P<word>[A-Za-z]{1,32})(?:(?P<number>-?\d{1,10})\d*)?[ ]?|\\'(?P<hex>[0-9A-Fa-f]{2})"
    rb"|\\(?P<sign>.)|(?P<line>[\r\n\0]+)|(?P<text>[^\\{}\r\n\0]+)|\\",
    re.DOTALL,
)
BY_CHARSET = {
    0: "cp1252", 2: "symbol", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    254: "cp437", 255: "cp850",
}  # fmt: skip
"""Encodings by `\\fcharset` of a font, from Microsoft's RTF specification 1.9.1."""
CODE_PAGES = {65001: "utf-8", 10000: "mac_roman", 10007: "mac_cyrillic", 708: "iso8859_6", 709: "iso8859_6"}
"""Code pages that Python knows by other names than "cp" and the number."""
SYMBOL_BULLETS = (0xB7, 0xA7)


@dataclass(frozen=True, slots=True)
class Brace:
    """A group begins or ends."""

    opens: bool


@dataclass(frozen=True, slots=True)
class Control:
    """A control word with its number, None where it has none; or a sign: "*", "~"."""

    word: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Letters:
    """Bytes of text. `coded`: one that was written in hexadecimal."""

    content: bytes
    coded: bool = False


Token = Brace | Control | Letters


def tokens(content: bytes) -> Iterator[Token]:
    """What an RTF file consists of, in order. The raw bytes that follow `\\bin` are left out: they are pictures."""
    place = 0
    while found := TOKEN.match(content, place):
        place = found.end()
        kind = found.lastgroup
        if kind == "text":
            yield Letters(found["text"])
        elif kind == "brace":
            yield Brace(found["brace"] == b"{")
        elif kind == "hex":
            yield Letters(bytes.fromhex(found["hex"].decode()), coded=True)
        elif kind == "sign":
            yield Control(found["sign"].decode("latin-1"))
        elif found["word"]:
            word = found["word"].decode()
            number = int(found["number"]) if found["number"] else None
            if word == "bin":
                place += max(number or 0, 0)
            yield Control(word, number)


def code_page(number: int) -> str:
    """The encoding of a code page; Windows-1252 where Python has none of this number."""
    name = CODE_PAGES.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name


def decoded(content: bytes, encoding: str) -> str:
    """Bytes of text; those that the encoding does not have are U+FFFD."""
    if encoding == "symbol":
        return "".join("•" if byte in SYMBOL_BULLETS else chr(byte) for byte in content)
    return content.decode(encoding, "replace")
