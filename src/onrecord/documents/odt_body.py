"""The text of an OpenDocument text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.documents.numbering import Count, whole_number
from onrecord.documents.odt_styles import OUTLINE, Styles
from onrecord.documents.paragraphs import Paragraphs, note
from onrecord.documents.xml_events import End, Event, Start, Words

PARAGRAPHS = frozenset(("text:p", "text:h"))
SIGNS = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
NOT_TEXT = frozenset((
    "text:tracked-changes", "office:annotation", "text:note-citation", "text:ruby-text", "text:number", "text:script", "svg:title",
    "svg:desc", "office:forms", "office:scripts", "office:binary-data", "office:meta", "office:settings", "office:master-styles",
    "office:font-face-decls",
))  # fmt: skip
SOURCE = "-source"
"""How the names of elements end that say how a table of contents is made."""
SHAPES = frozenset(
    f"draw:{name}"
    for name in (
        "text-box", "custom-shape", "rect", "circle", "ellipse", "line", "polyline", "polygon", "regular-polygon", "path", "connector",
        "caption", "measure",
    )
)  # fmt: skip
"""What stands beside the text and may hold paragraphs."""
NOTE = "text:note-body"
CELLS = frozenset(("table:table-cell", "table:covered-table-cell"))


@dataclass
class List:
    """A list that is open. `style`: the name of its style; `level`: from 0; `mark`: what its next paragraph begins with."""

    style: str
    level: int
    count: Count
    mark: str = ""


@dataclass
class Body:
    """Reads an OpenDocument text, event by event; definitions of styles come in the same stream."""

    styles: Styles = field(default_factory=Styles)
    written: Paragraphs = field(default_factory=Paragraphs)
    is_text: bool = False
    """Was the text itself come to? Tables and pictures have the same format."""
    revisions: int = 0
    comments: int = 0
    hidden: int = 0
    """Characters."""
    hiding: list[bool] = field(default_factory=list)
    """For each element that is open within the text: is what it holds hidden?"""
    lists: list[List] = field(default_factory=list)
    outline: Count = field(default_factory=Count)
    counts: dict[str, Count] = field(default_factory=dict)
    """How far the last list of each style came, and each list with an id."""
    left_out: int = 0

    def read(self, stream: Iterable[Event]) -> None:
        """Gathers the text. Goes without recursion: elements can be nested deeper than Python's stack."""
        for event in stream:
            if self.left_out:
                self.left_out += isinstance(event, Start) - isinstance(event, End)
                self.revisions += isinstance(event, Start) and event.name == "text:changed-region"
            elif isinstance(event, Words):
                self.words(event.text)
            elif isinstance(event, Start):
                if event.name in NOT_TEXT or event.name.endswith(SOURCE):
                    self.comments += event.name == "office:annotation"
                    self.left_out = 1
                elif self.is_text:
                    self.hiding.append(self.hides(event.name, event.marks))
                    self.start(event.name, event.marks)
                else:
                    self.is_text = event.name == "office:text"
                    self.styles.see(event.name, event.marks)
            elif self.hiding:
                self.hiding.pop()
                self.end(event.name)
            if self.written.full:
                return

    def words(self, text: str) -> None:
        """Words, kept where a paragraph is open and nothing hides them."""
        if not self.is_text or not self.written.open:
            return
        if self.hiding and self.hiding[-1]:
            self.hidden += len(text.strip())
        else:
            # Line breaks of the file itself: <text:line-break> is one of the text.
            self.written.words(text.replace("\n", " "))

    def hides(self, name: str, marks: Mapping[str, str]) -> bool:
        """True where what an element holds is not shown."""
        if self.hiding and self.hiding[-1]:
            return True
        style = marks.get("text:style-name", "")
        return (
            (name in PARAGRAPHS and self.styles.hides("paragraph", style))
            or (name == "text:span" and self.styles.hides("text", style))
            or (name == "text:section" and marks.get("text:display") == "none")
            or (name in ("text:hidden-text", "text:section") and marks.get("text:is-hidden") == "true")
        )

    def start(self, name: str, marks: Mapping[str, str]) -> None:
        """An element of the text begins."""
        written = self.written
        if name in PARAGRAPHS:
            written.begin(self.mark_of(name, marks))
        elif name in SIGNS:
            if not self.hiding[-1]:
                written.words(SIGNS[name])
        elif name == "text:list":
            self.begin_list(marks)
        elif name == "text:list-item" and self.lists:
            self.begin_item(self.lists[-1], marks)
        elif name == "table:table-row":
            written.begin_row()
        elif name == NOTE or name in SHAPES or name in CELLS:
            written.begin_flow()
            # What stands apart is in no list of the text around it.
            self.lists.append(List("", -1, Count()))

    def end(self, name: str) -> None:
        """An element of the text ends."""
        written = self.written
        if name in PARAGRAPHS:
            written.end()
        elif name == "table:table-row":
            written.end_row()
        elif name == "text:list":
            self.lists.pop()
        elif name in CELLS:
            self.lists.pop()
            written.end_cell()
        elif name == NOTE or name in SHAPES:
            self.lists.pop()
            blocks = written.end_flow()
            written.after(note(blocks) if name == NOTE else blocks)

    def mark_of(self, name: str, marks: Mapping[str, str]) -> str:
        """The bullet or number of a paragraph: that of the list's item, or of a heading."""
        if self.lists and self.lists[-1].level >= 0:
            mark, self.lists[-1].mark = self.lists[-1].mark, ""
            return mark
        if name == "text:h" and marks.get("text:is-list-header") != "true":
            level = max(whole_number(marks.get("text:outline-level"), 1) - 1, 0)
            return self.outline.next(self.styles.levels.get(OUTLINE, {}), level)
        return ""

    def begin_list(self, marks: Mapping[str, str]) -> None:
        """A list begins, or one within another: it goes on counting where it says so."""
        around = self.lists[-1] if self.lists and self.lists[-1].level >= 0 else None
        style = marks.get("text:style-name") or (around.style if around else "")
        if around:
            self.lists.append(List(style, around.level + 1, around.count))
            return
        goes_on = style if marks.get("text:continue-numbering") == "true" else f"#{marks.get('text:continue-list', '')}"
        count = self.counts.get(goes_on) or Count()
        self.counts[style] = self.counts[f"#{marks.get('xml:id') or style}"] = count
        self.lists.append(List(style, 0, count))

    def begin_item(self, one: List, marks: Mapping[str, str]) -> None:
        """An item of a list begins; its first paragraph has the mark."""
        restart = whole_number(marks.get("text:start-value"), -1)
        levels = self.styles.levels.get(one.style, {}) if one.style else {}
        one.mark = one.count.next(levels, one.level, restart if restart >= 0 else None) if levels else "• "
