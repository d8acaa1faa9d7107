"""PAGE -> LINES: the text layer of a page, cut where the line or the distance between letters breaks."""

import ctypes
import math
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from onrecord.documents.pdf.letters import SOFT_HYPHEN, letter_of
from onrecord.documents.pdf.line import Line, LineBuilder
from onrecord.documents.pdf.shown import Shown
from onrecord.documents.pdf.spaces import Font
from onrecord.model.layout import Box
from onrecord.model.text import Span

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
CODES_OF_HYPHENS = (0x02, 0xFFFE)
"""What PDFium gives for the hyphen of a word that goes on in the next line; fonts without letters use them for signs."""
NAME_LENGTH = 256


def lines_of(page: pdfium.PdfPage, shown: Shown, number: int) -> list[Line]:
    """The lines of a page's text layer, in the order of the file. Raises pdfium.PdfiumError where the page can't be read.

    A page nearly all of whose letters run upwards, down or upside down is read as if it were turned.
    """
    with closing(page.get_textpage()) as layer:
        reader = LayerReader(layer, shown, number)
        lines = reader.read()
        turned = sum(len(line.text) for line in lines if line.turned)
        if turned < MOSTLY_TURNED * sum(len(line.text) for line in lines) or not turned:
            return lines
        return LayerReader(layer, shown.turned(*reader.turned_to), number).read()


@dataclass(slots=True)
class LayerReader:
    """Reads one page; holds what the letters share."""

    layer: pdfium.PdfTextPage
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
        box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        # By its handle: pypdfium2's object is asked for it at each call, and there are four calls a letter.
        handle, shown = self.layer.raw, self.shown
        for index, end, character in characters_of(self.layer):
            if character in "\r\n":
                self.after_break = True
            elif character.isspace():
                self.space = index if self.space < 0 else self.space
            elif character == SOFT_HYPHEN:
                self.soft_hyphen = index
            else:
                self.look_at_font(index)
                raw.FPDFText_GetLooseCharBox(handle, index, box)
                raw.FPDFText_GetCharOrigin(handle, index, x, y)
                corners = shown.box(box.left, box.bottom, box.right, box.top)
                self.add(character, index, end, corners, shown.point(x.value, y.value)[1])
        self.end_line()
        return self.lines

    def add(self, character: str, index: int, end: int, corners: Box, baseline: float) -> None:
        """One letter goes on the line, or begins the next."""
        if self.line is not None and self.breaks(self.line, corners, baseline):
            self.end_line()
        text = letter_of(character, first=self.line is None)
        if not text:
            return
        if self.line is None:
            self.line = LineBuilder(self.number, self.turned, baseline, *corners)
            self.space = -1
        is_guess = self.space >= 0 and raw.FPDFText_IsGenerated(self.layer, self.space) == 1
        self.line.add(text, Span(index, end), corners, self.font, self.space, is_guess)
        self.space, self.soft_hyphen, self.after_break = -1, None, False

    def breaks(self, line: LineBuilder, corners: Box, baseline: float) -> bool:
        """True where a letter does not belong to the line before it."""
        if self.turned or line.turned:
            return self.after_break or self.turned != line.turned
        size = max(self.font.size, 1.0)
        widest = WIDEST_AFTER_BREAK if self.after_break else WIDEST_SPACE
        gap = corners[0] - line.right
        return abs(baseline - line.baseline) > OTHER_LINE * size or gap > widest * size or gap < -STEP_BACK * size

    def end_line(self) -> None:
        """What was gathered is a line."""
        if self.line is not None:
            if self.soft_hyphen is not None:
                source, right = Span(self.soft_hyphen, self.soft_hyphen + 1), self.line.right
                self.line.add("-", source, (right, self.line.top, right, self.line.bottom), self.font, -1, False)
            self.lines.append(self.line.build())
        self.line, self.space, self.soft_hyphen, self.after_break = None, -1, None, False

    def look_at_font(self, index: int) -> None:
        """Font, size and direction of a letter, looked up where the text object changes."""
        drawn_by = raw.FPDFText_GetTextObject(self.layer.raw, index)
        address = ctypes.addressof(drawn_by.contents) if drawn_by else 0
        if address and address == self.drawn_by:
            return
        self.drawn_by = address
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


def characters_of(layer: pdfium.PdfTextPage) -> Iterator[tuple[int, int, str]]:
    """The characters of a text layer: the index of the first unit, that after its last, and the character."""
    count, handle = layer.count_chars(), layer.raw
    index = 0
    while index < count:
        code, end = raw.FPDFText_GetUnicode(handle, index), index + 1
        if 0xD800 <= code < 0xDC00 and end < count:
            low = raw.FPDFText_GetUnicode(handle, end)
            if 0xDC00 <= low < 0xE000:
                code, end = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00), end + 1
        hyphen = code in CODES_OF_HYPHENS and raw.FPDFText_IsHyphen(handle, index) == 1
        yield index, end, "-" if hyphen else chr(code) if code <= 0x10FFFF else "\ufffd"
        index = end
