"""PAGE -> LINES: the text layer of a page, cut where the line or the distance between letters breaks."""

import ctypes
import math
from contextlib import closing
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from onrecord.documents.pdf.glyphs import Glyphs
from onrecord.documents.pdf.letters import SOFT_HYPHEN, letter_of
from onrecord.documents.pdf.line import Line, LineBuilder
from onrecord.documents.pdf.shown import Shown
from onrecord.documents.pdf.spaces import Font

WIDEST_SPACE = 1.3
"""Within a line, in sizes of its letters. Justified lines have gaps of one size; columns stand further apart."""
WIDEST_AFTER_BREAK = 0.6
"""The same where PDFium saw a line break."""
STEP_BACK = 0.8
"""How far to the left of the last letter's end the next may begin, in sizes: letters overlap, an accent stands above its letter."""
OTHER_LINE = 0.6
"""How far from the baseline, in sizes, is another line: further than a raised number."""
MOSTLY_TURNED = 0.8
"""Of the letters of a page: it was set across, but for its number. Tables have turned headings, too."""
LAST_OF_ONE_UNIT = "\uffff"
"""What comes after it has two units in a text layer."""
NAME_LENGTH = 256


def lines_of(page: pdfium.PdfPage, shown: Shown, number: int) -> list[Line]:
    """The lines of a page's text layer, in the order of the file. Raises pdfium.PdfiumError where the page can't be read.

    A page nearly all of whose letters run upwards, down or upside down is read as if it were turned.
    """
    with closing(page.get_textpage()) as layer:
        reader = LayerReader(layer, Glyphs.of(layer, shown), shown, number)
        lines = reader.read()
        turned = sum(len(line.text) for line in lines if line.turned)
        if turned < MOSTLY_TURNED * sum(len(line.text) for line in lines) or not turned:
            return lines
        upright = shown.turned(*reader.turned_to)
        return LayerReader(layer, Glyphs.of(layer, upright), upright, number).read()


@dataclass(slots=True)
class LayerReader:
    """Reads one page; holds what the letters share."""

    layer: pdfium.PdfTextPage
    glyphs: Glyphs
    shown: Shown
    number: int
    lines: list[Line] = field(default_factory=list)
    line: LineBuilder | None = None
    space: int = -1
    """Where white space stands that no letter has followed yet; below 0: nowhere."""
    soft_hyphen: int | None = None
    """One that no letter has followed yet: it is seen where the line ends."""
    after_break: bool = False
    """PDFium saw a line break since the last letter. Where letters are placed one by one it sees one after each."""
    drawn_by: int = 0
    """The address of the text object that the last letter belongs to: its letters share font and direction."""
    font: Font = Font("", 0.0)
    turned: bool = False
    turned_to: tuple[float, float] = (1.0, 0.0)
    """The last direction other than to the right that letters ran in: across, down."""

    def read(self) -> list[Line]:
        glyphs = self.glyphs
        for index, end in pairwise((*glyphs.runs, len(glyphs.characters))):
            character = glyphs.characters[index]
            if not character:
                continue
            if character in "\r\n":
                self.after_break = True
            elif character.isspace():
                self.space = index if self.space < 0 else self.space
            elif character == SOFT_HYPHEN:
                self.soft_hyphen = index
            else:
                self.add(character, index)
                if end > index + 1:
                    self.go_on(index + 1, end)
        self.end_line()
        return self.lines

    def add(self, character: str, index: int) -> None:
        """One letter goes on the line, or begins the next."""
        glyphs = self.glyphs
        drawn_by = glyphs.drawn_by[index]
        if not drawn_by or drawn_by != self.drawn_by:
            self.look_at_font(index)
        line, baseline = self.line, glyphs.baseline[index]
        corners = (glyphs.left[index], glyphs.top[index], glyphs.right[index], glyphs.bottom[index])
        if line is not None and self.breaks(line, corners[0], baseline):
            self.end_line()
            line = None
        text = letter_of(character, first=line is None)
        if not text:
            return
        if line is None:
            line = self.line = LineBuilder(self.number, self.turned, baseline, *corners)
            self.space = -1
        line.add(text, index, index + 1 if character <= LAST_OF_ONE_UNIT else index + 2, corners, self.font, self.space)
        if self.space >= 0:
            if raw.FPDFText_IsGenerated(self.layer, self.space) == 1:
                line.guess_space()
            self.space = -1
        self.soft_hyphen, self.after_break = None, False

    def go_on(self, start: int, end: int) -> None:
        """The other letters of a run whose first one was added."""
        glyphs, line = self.glyphs, self.line
        if line is None or line.right != glyphs.right[start - 1]:
            for index in range(start, end):
                self.add(glyphs.characters[index], index)
            return
        sides = (glyphs.left, glyphs.top, glyphs.right, glyphs.bottom)
        left, top, right, bottom = (side[start:end] for side in sides)
        corners = (min(left), min(top), right[-1], max(bottom))
        line.add_run(glyphs.characters[start:end], start, corners, glyphs.gaps[start:end], self.font)

    def breaks(self, line: LineBuilder, left: float, baseline: float) -> bool:
        """True where a letter does not belong to the line before it."""
        if self.turned or line.turned:
            return self.after_break or self.turned != line.turned
        size = max(self.font.size, 1.0)
        widest = WIDEST_AFTER_BREAK if self.after_break else WIDEST_SPACE
        gap = left - line.right
        return abs(baseline - line.baseline) > OTHER_LINE * size or gap > widest * size or gap < -STEP_BACK * size

    def end_line(self) -> None:
        """What was gathered is a line."""
        if self.line is not None:
            if self.soft_hyphen is not None:
                corners = (self.line.right, self.line.top, self.line.right, self.line.bottom)
                self.line.add("-", self.soft_hyphen, self.soft_hyphen + 1, corners, self.font, -1)
            self.lines.append(self.line.build())
        self.line, self.space, self.soft_hyphen, self.after_break = None, -1, None, False

    def look_at_font(self, index: int) -> None:
        """Font, size and direction of a letter, looked up where the text object changes."""
        self.drawn_by = self.glyphs.drawn_by[index]
        name, flags = ctypes.create_string_buffer(NAME_LENGTH), ctypes.c_int()
        raw.FPDFText_GetFontInfo(self.layer, index, name, NAME_LENGTH, flags)
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self.layer, index, matrix)
        size = raw.FPDFText_GetFontSize(self.layer, index) * math.hypot(matrix.c, matrix.d)
        self.font = Font(name.value.decode("utf-8", "replace"), round(size, 1))
        across, down = self.shown.direction(matrix.a, matrix.b)
        self.turned = across <= 0 or abs(down) > across / 4
        if self.turned:
            self.turned_to = across, down
