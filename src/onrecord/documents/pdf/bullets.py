"""Bullets that a font draws in place of letters."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.documents.pdf.letters import BULLET
from onrecord.documents.pdf.line import Line

FEWEST = 3
MOST_SIGNS = 3
"""Different letters that a font of bullets is used with."""
SHARE = 0.9
"""Of the letters of a font: at least so many stand alone at the beginning of a line."""


def with_bullets(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines, with "•" for a letter of a font that the document uses for such alone."""
    fonts = bullet_fonts(line for page in pages for line in page)
    return [[bulleted(line) if stands_alone(line) in fonts else line for line in page] for page in pages]


def bullet_fonts(lines: Iterable[Line]) -> set[str]:
    """The fonts whose letters stand alone at the beginning of lines."""
    used: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    signs: dict[str, set[str]] = {}
    for line in lines:
        for font, count in zip(line.fonts, line.letters, strict=True):
            used[font.name] += count
        name = stands_alone(line)
        if name:
            alone[name] += 1
            signs.setdefault(name, set()).add(line.text[0])
    return {
        name
        for name, count in alone.items()
        if count >= FEWEST and count >= SHARE * used[name] and len(signs[name]) <= MOST_SIGNS
    }


def stands_alone(line: Line) -> str:
    """The font of a line's first letter where no other letter is joined to it; else empty."""
    return line.fonts[0].name if line.letters[0] == 1 and (len(line.text) == 1 or line.text[1] == " ") else ""


def bulleted(line: Line) -> Line:
    """The line with a bullet for its first letter; a sign that is one already stays."""
    return replace(line, text=BULLET + line.text[1:]) if line.text[0].isascii() or line.text[0].isalnum() else line
