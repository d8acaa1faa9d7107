"""What a Word file says apart from its text: relations between its members, styles, lists."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from onrecord.documents.numbering import Count, Level, Numeral, whole_number
from onrecord.documents.xml_events import End, Event, Start

WORD = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
}
"""The namespaces of both kinds of the format, ISO/IEC 29500 transitional and strict."""
NUMERALS: dict[str, Numeral] = {
    "bullet": "•", "none": "", "decimalZero": "01", "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I",
}  # fmt: skip
"""By `w:numFmt`; all others are written in digits."""
OFF = frozenset(("0", "false", "off"))
MOST_ANCESTORS = 20
"""Styles that one is based on, one on the other: a file may make a ring of them."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Another member that one refers to. `kind`: the last part of its type, "styles"; `target`: its name in the archive."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of the text, None where it leaves that to the one it is based on."""

    based_on: str = ""
    hidden: bool | None = None
    list_id: str | None = None
    level: int | None = None


@dataclass
class Styles:
    """The styles by their id."""

    by_id: dict[str, Style] = field(default_factory=dict)

    def of(self, style_id: str) -> Style:
        """A style, with what it takes from those that it is based on."""
        found = Style()
        for _ in range(MOST_ANCESTORS):
            style = self.by_id.get(style_id)
            if style is None:
                break
            found = Style(
                hidden=style.hidden if found.hidden is None else found.hidden,
                list_id=style.list_id if found.list_id is None else found.list_id,
                level=style.level if found.level is None else found.level,
            )
            style_id = style.based_on
        return found


@dataclass
class Lists:
    """The lists of a file: their levels, and how far each has been counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    """By the id of the definition."""
    definition: dict[str, str] = field(default_factory=dict)
    """The id of the definition, by that of the list."""
    own: dict[str, dict[int, Level]] = field(default_factory=dict)
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: dict[str, Count] = field(default_factory=dict)

    def mark(self, list_id: str, level: int) -> str:
        """The bullet or number of the next paragraph of a list; empty where there is no such list."""
        definition = self.definition.get(list_id)
        if definition is None:
            return ""
        levels = {**self.levels.get(definition, {}), **self.own.get(list_id, {})}
        restart = self.restarts.pop((list_id, level), None)
        return self.counts.setdefault(definition, Count()).next(levels, level, restart)


def is_on(marks: Mapping[str, str]) -> bool:
    """What a switch such as `w:vanish` says: on, unless it says that it is off."""
    return marks.get("w:val", "1") not in OFF


def read_relations(stream: Iterable[Event], folder: str) -> dict[str, Relation]:
    """The relations of a member in this folder by their id, without those that lead out of the file."""
    found = {}
    for event in stream:
        if isinstance(event, Start) and event.name == "Relationship" and event.marks.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/" + folder, event.marks.get("Target", "").replace("\\", "/")))
            kind = event.marks.get("Type", "").rpartition("/")[2]
            found[event.marks.get("Id", "")] = Relation(kind, target.lstrip("/"))
    return found


def read_styles(stream: Iterable[Event], styles: Styles) -> None:
    """Fills in the styles, as far as the member can be read."""
    style_id, apart = "", 0
    for event in stream:
        if isinstance(event, End):
            apart -= event.name == "w:tblStylePr"
            continue
        if not isinstance(event, Start):
            continue
        value = event.marks.get("w:val", "")
        if event.name == "w:style":
            style_id = event.marks.get("w:styleId", "")
            styles.by_id[style_id] = Style()
        # How parts of a table look is said within its style, and is not of the style itself.
        apart += event.name == "w:tblStylePr"
        if apart or style_id not in styles.by_id:
            continue
        style = styles.by_id[style_id]
        if event.name == "w:basedOn":
            styles.by_id[style_id] = replace(style, based_on=value)
        elif event.name == "w:vanish":
            styles.by_id[style_id] = replace(style, hidden=is_on(event.marks))
        elif event.name == "w:numId":
            styles.by_id[style_id] = replace(style, list_id=value)
        elif event.name == "w:ilvl":
            styles.by_id[style_id] = replace(style, level=whole_number(value, 0))


def read_lists(stream: Iterable[Event], lists: Lists) -> None:
    """Fills in the lists, as far as the member can be read."""
    levels: dict[int, Level] = {}
    list_id, at = "", 0
    for event in stream:
        if not isinstance(event, Start):
            continue
        value = event.marks.get("w:val", "")
        match event.name:
            case "w:abstractNum":
                levels = lists.levels.setdefault(event.marks.get("w:abstractNumId", ""), {})
            case "w:num":
                list_id = event.marks.get("w:numId", "")
                levels = lists.own.setdefault(list_id, {})
            case "w:abstractNumId":
                lists.definition[list_id] = value
            case "w:lvl" | "w:lvlOverride":
                at = whole_number(event.marks.get("w:ilvl"), 0)
                if event.name == "w:lvl":
                    levels[at] = Level("1")
            case "w:startOverride":
                lists.restarts[list_id, at] = whole_number(value, 1)
            case "w:start" if at in levels:
                levels[at] = replace(levels[at], start=whole_number(value, 1))
            case "w:numFmt" if at in levels:
                levels[at] = replace(levels[at], numeral=NUMERALS.get(value, "1"))
            case "w:lvlText" if at in levels:
                levels[at] = replace(levels[at], pattern=value)
