"""Styles and lists of an OpenDocument text: what is hidden, and how paragraphs are numbered."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from onrecord.documents.numbering import Level, Numeral, whole_number

OPEN_DOCUMENT = {
    **{
        f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0": name
        for name in ("office", "text", "table", "style", "draw", "meta", "manifest", "form")
    },
    "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg",
    "http://purl.org/dc/elements/1.1/": "dc",
}
"""The namespaces of the format, ISO/IEC 26300."""
NUMERALS: dict[str, Numeral] = {"1": "1", "a": "a", "A": "A", "i": "i", "I": "I", "": ""}
"""By `style:num-format`; all others are written in digits."""
NUMBERED = frozenset(("text:list-level-style-number", "text:outline-level-style"))
BULLETED = frozenset(("text:list-level-style-bullet", "text:list-level-style-image"))
OUTLINE = ""
"""The key of the levels of headings, which are a list without a name."""
MOST_ANCESTORS = 20
"""Styles that one is based on, one on the other: a file may make a ring of them."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of the text, None where it leaves that to its parent."""

    parent: str = ""
    hidden: bool | None = None


@dataclass
class Styles:
    """The styles that were defined so far, by family and name; the levels of lists, by the list style's name."""

    by_name: dict[tuple[str, str], Style] = field(default_factory=dict)
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    """Levels from 0."""
    style: tuple[str, str] = ("", "")
    """The one that is being defined."""
    list_style: str = OUTLINE

    def see(self, name: str, marks: Mapping[str, str]) -> None:
        """Takes in an element, where it is part of a definition."""
        if name == "style:style":
            self.style = marks.get("style:family", ""), marks.get("style:name", "")
            self.by_name[self.style] = Style(marks.get("style:parent-style-name", ""))
        elif name == "style:text-properties" and "text:display" in marks and self.style in self.by_name:
            self.by_name[self.style] = replace(self.by_name[self.style], hidden=marks["text:display"] == "none")
        elif name == "text:list-style":
            self.list_style = marks.get("style:name", "")
        elif name == "text:outline-style":
            self.list_style = OUTLINE
        elif name in NUMBERED or name in BULLETED:
            at = whole_number(marks.get("text:level"), 1) - 1
            level = numbered_level(at, marks) if name in NUMBERED else Level()
            self.levels.setdefault(self.list_style, {})[at] = level

    def hides(self, family: str, name: str) -> bool:
        """True where text of this style is not shown."""
        for _ in range(MOST_ANCESTORS):
            style = self.by_name.get((family, name))
            if style is None:
                return False
            if style.hidden is not None:
                return style.hidden
            name = style.parent
        return False


def numbered_level(at: int, marks: Mapping[str, str]) -> Level:
    """A level that is counted, with the numbers of the levels above it that it shows."""
    numeral = NUMERALS.get(marks.get("style:num-format", ""), "1")
    shown = min(max(whole_number(marks.get("text:display-levels"), 1), 1), at + 1)
    places = ".".join(f"%{place}" for place in range(at + 2 - shown, at + 2)) if numeral else ""
    pattern = marks.get("style:num-prefix", "") + places + marks.get("style:num-suffix", "")
    return Level(numeral, pattern, whole_number(marks.get("text:start-value"), 1))
