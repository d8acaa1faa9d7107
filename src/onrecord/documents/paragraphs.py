"""The text of a word processor's file while it is read: paragraphs, rows of tables, and what stands beside them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.documents.outcome import LONGEST_TEXT

SPACES = re.compile(r"[ \t\r\f\v]+")
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphens, zero-width spaces and joiners of lines: they steer the line break and are no letters."""
CELL = " | "
BULLET = "• "
NO_BREAK_HYPHEN = "\u2011"
LONGEST_CELL = 200
"""Characters of a cell of several paragraphs that still is one of a table of names and figures."""


@dataclass
class Paragraph:
    """One that has begun. `mark`: its bullet or number. `after`: blocks that follow it, notes and text boxes."""

    words: list[str] = field(default_factory=list)
    mark: str = ""
    after: list[str] = field(default_factory=list)


@dataclass
class Row:
    """One of a table, that has begun: the blocks of each cell, and the notes to its words."""

    cells: list[list[str]] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    dropped: bool = False


class Paragraphs:
    """Gathers blocks. What stands within a paragraph but apart from it (a text box, a note) is a flow of its own."""

    def __init__(self) -> None:
        self.flows: list[list[str]] = [[]]
        self.open: list[Paragraph] = []
        self.rows: list[Row] = []
        self.size = 0
        self.joined = ""
        self.joined_mark = ""

    @property
    def full(self) -> bool:
        """True where there is more than is ever read of one text: what follows need not be gathered."""
        return self.size > LONGEST_TEXT

    def begin(self, mark: str = "") -> None:
        """A paragraph begins, with what the one before handed on."""
        self.open.append(Paragraph([self.joined] if self.joined else [], self.joined_mark or mark))
        self.joined = self.joined_mark = ""

    def words(self, text: str) -> None:
        """Words of the paragraph that is open; those outside of any are dropped."""
        if self.open:
            self.open[-1].words.append(text)

    def mark(self, mark: str) -> None:
        """The paragraph that is open is one of a list."""
        if self.open and not self.open[-1].mark:
            self.open[-1].mark = mark

    def end(self, joins: bool = False) -> None:
        """The paragraph ends; where it `joins`, its words begin the next one."""
        if not self.open:
            return
        ended = self.open.pop()
        words = "".join(ended.words)
        if joins:
            self.joined, self.joined_mark = words, ended.mark
        else:
            block = tidied(words)
            self.add([ended.mark + block] if block else [])
        if self.rows:
            self.rows[-1].after += ended.after
        else:
            self.add(ended.after)

    def add(self, blocks: Iterable[str]) -> None:
        """Blocks as they are, where the text has come to."""
        for block in blocks:
            self.size += len(block)
            self.flows[-1].append(block)

    def after(self, blocks: Iterable[str]) -> None:
        """Blocks that follow the paragraph which is open."""
        if self.open:
            self.open[-1].after += blocks
        else:
            self.add(blocks)

    def begin_flow(self) -> None:
        """What follows stands apart from the paragraph that is open: a text box, a note, a cell."""
        self.flows.append([])

    def end_flow(self) -> list[str]:
        """The blocks of what stood apart."""
        return self.flows.pop() if len(self.flows) > 1 else []

    def begin_row(self) -> None:
        self.rows.append(Row())

    def end_cell(self) -> None:
        """A cell ends, whose flow was begun with it."""
        blocks = self.end_flow()
        if self.rows:
            self.rows[-1].cells.append(blocks)
        else:
            self.add(blocks)

    def drop_row(self) -> None:
        """The row is no part of the text: it was deleted."""
        if self.rows:
            self.rows[-1].dropped = True

    def end_row(self) -> None:
        """The row ends: one line, or its paragraphs."""
        if not self.rows:
            return
        row = self.rows.pop()
        if not row.dropped:
            self.add(row_blocks(row.cells))
            if self.rows:
                self.rows[-1].after += row.after
            else:
                self.add(row.after)

    def text(self) -> str:
        """All of it, blocks with an empty line between; what is still open ends here."""
        if self.joined:
            self.begin()
        while self.open:
            self.end()
        while self.rows:
            self.end_cell()
            self.end_row()
        while len(self.flows) > 1:
            self.add(self.end_flow())
        return "\n\n".join(self.flows[0])


def row_blocks(cells: list[list[str]]) -> list[str]:
    """A row as one line "a | b"; as its paragraphs, cell by cell, where they are too long for that: such a table is a page's layout."""
    filled = [cell for cell in cells if cell]
    if any(len(cell) > 1 and (len(filled) == 1 or sum(map(len, cell)) > LONGEST_CELL) for cell in filled):
        return [block for cell in cells for block in cell]
    lines = [" ".join(cell).replace("\n", " ") for cell in cells]
    while lines and not lines[-1]:
        lines.pop()
    first = next((number for number, line in enumerate(lines) if line), len(lines))
    line = SPACES.sub(" ", CELL.join(lines[first:]))
    return [line] if line else []


def note(blocks: Iterable[str]) -> list[str]:
    """A footnote or endnote: a block in brackets, none where it is empty."""
    words = "\n".join(blocks)
    return [f"[{words}]"] if words else []


def tidied(words: str) -> str:
    """The words of a paragraph: one space for any run of them, none at the ends of lines, without what is invisible."""
    lines = (SPACES.sub(" ", line).strip(" ") for line in INVISIBLE.sub("", words).split("\n"))
    return "\n".join(lines).strip("\n")
