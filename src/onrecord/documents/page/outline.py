"""A page as blocks of text in order, and the parts of the page that hold them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from onrecord.documents.page.links import Site
from onrecord.documents.page.marked import Marked, Piece
from onrecord.documents.page.names import (
    ARTICLE_ROLES,
    ARTICLE_TAGS,
    BLOCKS,
    CELLS,
    FURNITURE_ROLES,
    FURNITURE_TAGS,
    INLINE,
    NAMED_BY_ID,
    NEVER_TEXT,
    Verdict,
    verdict_of,
)
from onrecord.documents.page.text import BAR, BREAK, preformatted, tidied

LONG_CELL = 250
"""Bytes. A cell with more is no value of a table but text: the table lays out the page."""
HIDES = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)

Marks = Mapping[str, str | None]
"""The attributes of an element."""


@dataclass(slots=True)
class Part:
    """An element that is more than a part of a line; its blocks are those from `first` up to, not including, `last`."""

    above: int
    """The number of the part that it is in; its own for the body."""
    tag: str
    verdict: Verdict
    is_article: bool
    first: int
    last: int = 0


@dataclass(slots=True)
class Block:
    """A block of text, and where its words lead."""

    part: int
    """The number of the part that holds it."""
    tag: str
    pieces: list[Piece]
    bullet: str
    size: int
    """Its bytes in UTF-8: where a word needs fewer letters, a letter needs more bytes."""
    linked: int
    """Those of them that lead to other pages of the same site."""
    time: str = ""
    """The first time that is marked in it, as it is written for machines."""


@dataclass(slots=True)
class Outline:
    """A page's parts and blocks, both in the order in which they begin."""

    parts: list[Part] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def above(self, part: int) -> Iterator[int]:
        """The numbers of a part and of all that hold it, from within."""
        while True:
            yield part
            if self.parts[part].above == part:
                return
            part = self.parts[part].above


class Reading:
    """The walk through a page's tree, without recursion: the outline so far, and where it stands."""

    def __init__(self, page: Marked, site: Site) -> None:
        self.page = page
        self.site = site
        self.outline = Outline()
        self.part = 0
        self.opened: list[bool] = []
        """For each element around the place: whether it is a part."""
        self.gathered: list[Piece] = []
        self.linked = 0
        self.time = ""
        self.in_link = 0
        self.cell = 0
        self.bullet = ""
        self.preformatted = 0

    def read(self, body: LexborNode) -> Outline:
        """The outline of all that stands in the body."""
        node: LexborNode | None = body
        while node is not None:
            if node.tag == "-text":
                self.words(node.text_content or "")
            elif self.enter(node):
                if node.child is not None:
                    node = node.child
                    continue
                self.leave(node)
            node = self.after(node, body)
        return self.outline

    def after(self, node: LexborNode, body: LexborNode) -> LexborNode | None:
        """The node that follows one and all below it; those that end with it are left. None: the body has ended."""
        last: LexborNode | None = node
        while last is not None and last.mem_id != body.mem_id:
            if last.next is not None:
                return last.next
            last = last.parent
            if last is not None:
                self.leave(last)
        return None

    def words(self, text: str) -> None:
        """Text of the tree is gathered."""
        pieces = list(self.page.pieces(text))
        self.gathered += pieces
        if self.in_link:
            self.linked += len("".join(piece.text for piece in pieces).strip().encode())

    def enter(self, node: LexborNode) -> bool:
        """An element begins. False where nothing in it is text."""
        tag = node.tag or ""
        if tag.startswith("-") or tag in NEVER_TEXT:
            return False
        if tag == "br":
            self.gathered.append(BREAK)
            return False
        marks: Marks = node.attributes
        verdict = verdict_on(tag, marks)
        is_part = tag not in INLINE
        if verdict == "unseen" and not is_part:
            return False
        if is_part:
            self.begin(tag, verdict, marks)
        self.in_link += tag == "a" and self.site.holds(marks.get("href") or "")
        self.preformatted += tag == "pre"
        if tag == "time":
            self.time = self.time or marks.get("datetime") or ""
        self.opened.append(is_part)
        return True

    def begin(self, tag: str, verdict: Verdict, marks: Marks) -> None:
        """A part of the page begins, and with it a block."""
        if tag in BLOCKS:
            self.flush()
            self.bullet = "• " if tag == "li" else self.bullet
        elif tag in CELLS:
            self.cell = len(self.gathered)
        is_article = tag in ARTICLE_TAGS or marks.get("role") in ARTICLE_ROLES
        self.outline.parts.append(Part(self.part, tag, verdict, is_article, len(self.outline.blocks)))
        self.part = len(self.outline.parts) - 1

    def leave(self, node: LexborNode) -> None:
        """An element ends."""
        tag = node.tag or ""
        self.in_link -= tag == "a" and self.site.holds(node.attributes.get("href") or "")
        if self.opened.pop():
            self.end(tag)
        self.preformatted -= tag == "pre"

    def end(self, tag: str) -> None:
        """A part of the page ends, and its last block."""
        if tag in BLOCKS:
            self.flush()
            self.bullet = "" if tag == "li" else self.bullet
        elif tag in CELLS:
            self.end_cell()
        part = self.outline.parts[self.part]
        part.last = len(self.outline.blocks)
        self.part = part.above

    def end_cell(self) -> None:
        """A cell ends: its text goes on in its row, with a bar between, or is a block where it is long."""
        text = self.gathered[self.cell :]
        if sum(len(piece.text.encode()) for piece in text) > LONG_CELL:
            del self.gathered[self.cell :]
            linked, self.linked = self.linked, 0
            self.flush()
            self.gathered, self.linked = text, linked
            self.flush()
        elif text:
            self.gathered.append(BAR)

    def flush(self) -> None:
        """What was gathered becomes a block, where it is more than white space."""
        gathered, linked = self.gathered, self.linked
        self.gathered, self.linked, self.cell = [], 0, 0
        while gathered and (gathered[-1] is BAR or gathered[-1].text.isspace()):
            gathered.pop()
        pieces = preformatted(gathered) if self.preformatted else tidied(gathered)
        text = "".join(piece.text for piece in pieces)
        if text.strip():
            tag = self.outline.parts[self.part].tag
            block = Block(self.part, tag, pieces, self.bullet, len(text.encode()), linked, self.time)
            self.outline.blocks.append(block)
            self.bullet = self.time = ""


def verdict_on(tag: str, marks: Marks) -> Verdict:
    """What an element says of itself, by its tag, its role, its classes and its style."""
    if not marks:
        return "furniture" if tag in FURNITURE_TAGS else ""
    if is_unseen(marks):
        return "unseen"
    if tag in FURNITURE_TAGS or marks.get("role") in FURNITURE_ROLES:
        return "furniture"
    # The ids of headings and sections repeat the words of a heading: "related", "comments", "credits".
    named = marks.get("id") or "" if tag in NAMED_BY_ID else ""
    return verdict_of(f"{marks.get('class') or ''} {named}")


def is_unseen(marks: Marks) -> bool:
    """True for an element that the page does not show, or shows only to eyes."""
    hidden = "hidden" in marks and marks["hidden"] != "until-found"
    return hidden or marks.get("aria-hidden") == "true" or HIDES.search(marks.get("style") or "") is not None
