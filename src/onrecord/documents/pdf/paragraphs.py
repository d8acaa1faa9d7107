"""LINES -> PARAGRAPHS: which line begins a new one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from statistics import median

from onrecord.documents.pdf.columns import Block, fills_column
from onrecord.documents.pdf.hyphens import follows_without_space
from onrecord.documents.pdf.letters import BULLET
from onrecord.documents.pdf.line import Line

WIDER_GAP = 1.35
"""A line further from the one above than this many usual steps begins a paragraph."""
OTHER_SIZE = 0.08
"""Letters whose sizes differ by less than this share are of one size."""
INDENT = (0.5, 6.0)
"""Of the first line of a paragraph, in sizes: at least, at most."""
ROOM = 0.5
"""In sizes: a word that would have fitted into the line above with this room to spare was put into a new paragraph."""
ROOM_IN_MID_SENTENCE = 0.15
"""The same where the line above does not end a sentence, as a share of the column: lines are broken early by hand."""
GUTTER = 2.5
"""What a column may keep free of its place for a gutter, in sizes."""
SHORTEST_LIST, MOST_EARLY = 3, 0.6
"""Pairs of lines, and the share of those that break early, from which a column is a list."""
USUAL_STEP = 1.2
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
BULLETS = (BULLET, "▪", "■", "●", "◦", "‣", "–\u2003", "*")


@dataclass(slots=True)
class Paragraph:
    """Lines that are read as one text."""

    lines: list[Line] = field(default_factory=list)
    opens: bool = False
    """True for the first of a column."""

    @property
    def last(self) -> Line:
        return self.lines[-1]


@dataclass(frozen=True, slots=True)
class Column:
    """What the lines of a block share."""

    left: float
    right: float
    step: float
    """From a line to the next, in sizes of the letters."""
    is_list: bool
    """True where most lines could have taken in the first word of the next: each stands for itself."""

    @classmethod
    def of(cls, block: Block) -> "Column":
        pairs = [
            (above, below)
            for above, below in zip(block.lines, block.lines[1:], strict=False)
            if above.size > 0 and same_size(above, below)
        ]
        whole = [line for line in block.lines if not line.is_row]
        steps = [(below.baseline - above.baseline) / above.size for above, below in pairs]
        early = sum(
            room_for_word(above, below, block.right - GUTTER * above.size) > ROOM * above.size for above, below in pairs
        )
        return cls(
            min(line.left for line in block.lines),
            max((line.right for line in whole), default=block.right),
            median(steps) if steps else USUAL_STEP,
            len(pairs) >= SHORTEST_LIST and early > MOST_EARLY * len(pairs) and not fills_column(whole),
        )


def paragraphs_of(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """The paragraphs of a document. One that stops in mid-sentence at the end of a column goes on in the next."""
    current: Paragraph | None = None
    for block in blocks:
        column = Column.of(block)
        for i, line in enumerate(block.lines):
            if current is None:
                current = Paragraph(opens=True)
            elif begins(current, line, column) if i else not goes_on(current, line):
                yield current
                current = Paragraph(opens=not i)
            current.lines.append(line)
    if current is not None:
        yield current


def begins(paragraph: Paragraph, line: Line, column: Column) -> bool:
    """True where a line within a column starts a paragraph."""
    above = paragraph.last
    if not same_size(above, line) or is_item(line) or line.is_row:
        return True
    if line.baseline - above.baseline > WIDER_GAP * column.step * line.size:
        return True
    if follows_without_space(above.text, line.text):
        return False
    if other_style(paragraph, line):
        return not goes_on_in_words(above, line)
    if column.is_list and not line.text[0].islower():
        return True
    return is_indented(paragraph, line, column) or ended_early(above, line, column)


def goes_on(paragraph: Paragraph, line: Line) -> bool:
    """True where the first line of a column continues a paragraph of another."""
    above = paragraph.last
    if (
        not same_size(above, line)
        or is_item(line)
        or line.is_row
        or above.turned
        or line.turned
        or other_style(paragraph, line)
    ):
        return False
    return goes_on_in_words(above, line) or (
        above.font == line.font and not ends_sentence(above) and is_prose(paragraph)
    )


def is_prose(paragraph: Paragraph) -> bool:
    """True for what has lines enough to be no heading."""
    return len(paragraph.lines) > 1 or len(paragraph.last.text.split()) > 8


def same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= OTHER_SIZE * max(one.size, other.size)


def is_item(line: Line) -> bool:
    """True for a line that begins with a bullet."""
    return line.text.startswith(BULLETS)


def other_style(paragraph: Paragraph, line: Line) -> bool:
    """True where the paragraph is all of one font and the line of another: a heading and its text."""
    fonts = {font.name for row in paragraph.lines for font in row.fonts}
    return len(fonts) == 1 and line.fonts[0].name not in fonts and len({font.name for font in line.fonts}) == 1


def ends_sentence(line: Line) -> bool:
    return SENTENCE_END.search(line.text) is not None


def goes_on_in_words(above: Line, line: Line) -> bool:
    """True where the line above stops within a sentence and this one begins in lower case."""
    return not ends_sentence(above) and line.text[0].islower()


def is_indented(paragraph: Paragraph, line: Line, column: Column) -> bool:
    """True for a line that begins to the right of the one above, except the second of an item, which may hang."""
    least, most = (sizes * line.size for sizes in INDENT)
    above = paragraph.last
    hangs = len(paragraph.lines) == 1 and is_item(above) and not ends_sentence(above)
    return least < line.left - above.left < most and not hangs


def ended_early(above: Line, line: Line, column: Column) -> bool:
    """True where the first word of this line would have had room in the line above."""
    room = room_for_word(above, line, column.right)
    if ends_sentence(above) or above.fonts[-1].name != line.fonts[0].name:
        return room > ROOM * line.size
    return not line.text[0].islower() and room > ROOM_IN_MID_SENTENCE * (column.right - column.left)


def room_for_word(above: Line, line: Line, right: float) -> float:
    """What would be left of a line, in points, if it had taken in the first word of the next; below 0: no room."""
    word = line.text.split(" ", 1)[0]
    return right - above.right - len(word) * (line.right - line.left) / max(len(line.text), 1)
