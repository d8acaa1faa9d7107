"""A page made ready for the parser, whose tree does not say where its text came from.

Each text between tags gets a mark with its number before its first letter, which stays with it wherever the parser puts it (text
that stands wrongly in a table is moved before it). The marks are made of noncharacters, which Unicode keeps for such use.
A text of the tree is led back only where it is letter by letter what follows the place of its mark: never by search.

What would make the parser slow, and shows no reader anything, is left out: elements nested deeper than browsers nest them,
hundreds of attributes on one tag.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from onrecord.documents.outcome import LONGEST_TEXT
from onrecord.documents.page.markup import RAW, Tag, TooMany, Words, tokens_of

FIRST, LAST = "\ufdd0", "\ufdef"
DIGITS = {ord(digit): 0xFDD1 + i for i, digit in enumerate("0123456789abcdef")}
VALUES = {mark: digit for digit, mark in DIGITS.items()}
MARK = re.compile("\ufdd0([\ufdd1-\ufde0]+)\ufdef")
NOT_TEXT = re.compile("[\x00\ud800-\udfff\ufdd0-\ufdef]")
VISIBLE = re.compile(r"[^ \t\n\f\r]")
REFERENCE = re.compile(
    r"&(?:#[0-9]{1,99}+(?![0-9]);?|#[xX][0-9a-fA-F]{1,99}+(?![0-9a-fA-F]);?|[A-Za-z][A-Za-z0-9]{0,31};?)|\r\n?"
)
"""A character reference or a line end that the parser makes one character of."""

MOST_ELEMENTS = 1_500_000
MOST_TEXT = 5 * LONGEST_TEXT
"""Characters between the tags. What is read of a page is a part of them."""
MOST_TEXTS = 500_000
"""Texts between two tags."""
DEEPEST = 512
"""Chromium and WebKit nest elements no deeper."""
DEEPEST_STYLE = 16
MOST_ATTRIBUTES = 256
ATTRIBUTE = re.compile(r"""[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']++))?+""", re.ASCII)
ALONE = RAW | frozenset((
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image", "img", "input", "keygen", "link",
    "meta", "param", "source", "track", "wbr",
    "a", "body", "caption", "colgroup", "dd", "dt", "head", "html", "li", "option", "p", "tbody", "td", "tfoot", "th",
    "thead", "tr",
))  # fmt: skip
"""Elements without content, and those that the next of their kind ends: by themselves they do not nest."""
STYLE = frozenset(("b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"))
"""Elements that the parser opens anew in every block until they are ended."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of the tree and the characters of the source that it was made from; `start` is -1 where that is not known."""

    text: str
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Marked:
    """A page with its marks, as the parser gets it; the source they count in, and the texts in it by the number of their mark."""

    markup: str
    source: str
    words: list[Words]

    def pieces(self, text: str) -> Iterator[Piece]:
        """A text of the tree without its marks, in pieces that each come from one place."""
        parts = MARK.split(text)
        gap = parts[0]
        for i in range(1, len(parts), 2):
            words = self.words[int(parts[i].translate(VALUES), 16)]
            yield from before(gap, words.start, self.source)
            known, gap = self.resolved(words, parts[i + 1])
            yield from known
        if gap:
            yield Piece(gap)

    def resolved(self, words: Words, text: str) -> tuple[list[Piece], str]:
        """The pieces of the text after a mark, and what is left of it: text that comes from elsewhere."""
        pieces = list(pieces_of(self.source, words))
        known = "".join(piece.text for piece in pieces)
        return (pieces, text[len(known) :]) if text.startswith(known) else ([], text)


def before(gap: str, start: int, source: str) -> Iterator[Piece]:
    """The text before a mark: the white space that stands there in the source, or a text of which nothing is known."""
    if gap and source[max(0, start - len(gap)) : start] == gap:
        yield Piece(gap, start - len(gap), start)
    elif gap.isspace() and source[start - 1 : start].isspace():
        yield Piece(" ", start - 1, start)
    elif gap:
        yield Piece(gap)


def pieces_of(source: str, words: Words) -> Iterator[Piece]:
    """A text of the source as a page shows it, cut at its character references."""
    at = words.start
    for found in REFERENCE.finditer(source, words.start, words.end):
        text = unescape(found[0]) if found[0][0] == "&" else "\n"
        if text != found[0]:
            if found.start() > at:
                yield Piece(source[at : found.start()], at, found.start())
            yield Piece(text, found.start(), found.end())
            at = found.end()
    if words.end > at:
        yield Piece(source[at : words.end], at, words.end)


def unmarked(text: str) -> str:
    """A text of the tree without its marks."""
    return MARK.sub("", text)


def marked(source: str) -> Marked:
    """The page for the parser. Raises TooMany where it has more than is read of one."""
    source = NOT_TEXT.sub("\ufffd", source)
    markup: list[str] = []
    texts: list[Words] = []
    at = 0
    for token, instead in within_limits(source):
        if isinstance(token, Tag):
            markup += (source[at : token.start], instead)
            at = token.end
        elif seen := VISIBLE.search(source, token.start, token.end):
            markup += (source[at : seen.start()], FIRST, format(len(texts), "x").translate(DIGITS), LAST)
            texts.append(Words(seen.start(), token.end))
            if len(texts) > MOST_TEXTS:
                raise TooMany(f"{MOST_TEXTS:,} texts between tags")
            at = seen.start()
    markup.append(source[at:])
    return Marked("".join(markup), source, texts)


def within_limits(source: str) -> Iterator[tuple[Tag | Words, str]]:
    """The texts of a page, and the tags that the parser should not get as they stand, each with what it gets instead.

    Raises TooMany.
    """
    opened = letters = depth = styles = 0
    for token in tokens_of(source):
        if isinstance(token, Words):
            letters += token.end - token.start
            if letters > MOST_TEXT:
                raise TooMany(f"{MOST_TEXT:,} characters of text")
            yield token, ""
            continue
        if not token.name:
            yield token, ""
            continue
        step = 0 if token.name in ALONE or token.empty else -1 if token.closes else 1
        if token.name in STYLE:
            is_deep = max(styles, styles + step) > DEEPEST_STYLE
            styles = max(0, styles + step)
        else:
            is_deep = max(depth, depth + step) > DEEPEST
            depth = max(0, depth + step)
            opened += 0 if token.closes else 1 + min(styles, DEEPEST_STYLE)
            if opened > MOST_ELEMENTS:
                raise TooMany(f"{MOST_ELEMENTS:,} elements")
        if step and is_deep:
            # A line break, so that what stood in blocks of their own stays apart.
            yield token, "<br>" if step > 0 and token.name not in STYLE else ""
        elif token.end - token.start > 4 * MOST_ATTRIBUTES and not token.closes:
            yield from without_crowd(source, token)


def without_crowd(source: str, tag: Tag) -> Iterator[tuple[Tag, str]]:
    """A tag with more attributes than any author gives it, and the tag without them."""
    attributes = ATTRIBUTE.finditer(source, tag.start + 1 + len(tag.name), tag.end - 1)
    if sum(1 for _ in attributes) > MOST_ATTRIBUTES:
        yield tag, f"<{tag.name}>"
