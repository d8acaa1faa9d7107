"""PARAGRAPHS -> KEPT TEXT, with the pages and the source of each letter."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.documents.pdf.hyphens import Words, follows_without_space
from onrecord.documents.pdf.line import Line, shortened
from onrecord.documents.pdf.paragraphs import Paragraph
from onrecord.model.layout import Run
from onrecord.model.text import Span


@dataclass(slots=True)
class TextWriter:
    """The kept text while it is put together."""

    words: Words
    parts: list[str] = field(default_factory=list)
    length: int = 0
    runs: list[Run] = field(default_factory=list)
    pages: dict[int, Span] = field(default_factory=dict)
    """What of the text stands on each page that has any."""

    def write(self, paragraphs: Iterable[Paragraph]) -> str:
        """The whole text: an empty line between paragraphs."""
        for paragraph in paragraphs:
            if self.length:
                self.put("\n\n")
            lines = paragraph.lines
            for line, below in zip(lines, [*lines[1:], None], strict=True):
                self.write_line(line, below)
        return "".join(self.parts)

    def write_line(self, line: Line, below: Line | None) -> None:
        """A line, and what joins it to the one below it in its paragraph."""
        glue = ""
        if below is not None and not follows_without_space(line.text, below.text):
            glue = " "
        elif below is not None and self.words.joins(line.text, below.text):
            line = shortened(line, 1)
        start = self.length
        for piece in line.pieces:
            self.runs.append(Run(piece.start + start, piece.end + start, piece.source, piece.source_end, line.page))
        self.put(line.text)
        before = self.pages.get(line.page)
        self.pages[line.page] = Span(before.start if before else start, self.length)
        self.put(glue)

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
