"""The text of a Word file's main part, or of its notes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.documents.docx_styles import Lists, Style, Styles, is_on
from onrecord.documents.numbering import whole_number
from onrecord.documents.paragraphs import NO_BREAK_HYPHEN, Paragraphs, note
from onrecord.documents.xml_events import End, Event, Start, Words

LETTERS = frozenset(("w:t", "m:t"))
"""The elements whose words are text: of runs, and of formulas."""
DELETED = frozenset(("w:del", "w:moveFrom"))
INSERTED = frozenset(("w:ins", "w:moveTo"))
NOT_TEXT = frozenset(("mc:Fallback", "w:rt"))
"""A second form of what stands beside it (text boxes for old programs), and the reading aids above East Asian words."""
NOTES = frozenset(("w:footnote", "w:endnote"))
SIGNS = {
    "w:br": "\n", "w:cr": "\n", "w:tab": "\t", "w:ptab": "\t", "w:noBreakHyphen": NO_BREAK_HYPHEN, "w:softHyphen": "",
}  # fmt: skip
PRIVATE_BULLETS = frozenset((0xF0B7, 0xF0A7, 0xF076, 0xF0D8, 0xF06C))
"""The bullets of the fonts Symbol and Wingdings."""


@dataclass
class Open:
    """The paragraph that is open, so far as its marks have been read."""

    style: str = ""
    list_id: str | None = None
    level: int | None = None
    hidden: bool = False
    """Where its runs do not say otherwise."""
    joins: bool = False
    """Its end was deleted: its words go on in the next one."""


@dataclass
class Seen:
    """What the person who gave the file should know of it."""

    revisions: int = 0
    comments: int = 0
    hidden: int = 0
    """Characters."""


class Body:
    """Reads one part of a Word file, event by event; `notes` are those that it refers to, by element and id."""

    def __init__(self, styles: Styles, lists: Lists, notes: Mapping[tuple[str, str], list[str]], seen: Seen) -> None:
        self.styles = styles
        self.lists = lists
        self.notes = notes
        self.seen = seen
        self.written = Paragraphs()
        self.own_notes: dict[tuple[str, str], list[str]] = {}
        self.path: list[str] = []
        self.open: list[Open] = []
        self.runs: list[bool] = []
        """For each run that is open: is it hidden?"""
        self.note_ids: list[str] = []
        self.inside_letters = False
        self.placeholder = False
        self.left_out = 0

    def read(self, stream: Iterable[Event]) -> None:
        """Gathers the text. Goes without recursion: elements can be nested deeper than Python's stack."""
        for event in stream:
            if self.left_out:
                self.left_out += isinstance(event, Start) - isinstance(event, End)
            elif isinstance(event, Words):
                self.letters(event.text)
            elif isinstance(event, Start):
                if self.leaves_out(event.name):
                    self.left_out = 1
                else:
                    self.start(event.name, event.marks)
                    self.path.append(event.name)
            else:
                self.path.pop()
                self.end(event.name)
            if self.written.full:
                return

    def letters(self, text: str) -> None:
        """Words of a run, unless it is hidden."""
        if self.inside_letters and self.runs and self.runs[-1]:
            self.seen.hidden += len(text)
        elif self.inside_letters:
            self.written.words(text)

    def leaves_out(self, name: str) -> bool:
        """True for an element that is no part of the text; takes note of what was changed."""
        if name in DELETED:
            self.seen.revisions += 1
            above = self.path[-1] if self.path else ""
            if above == "w:trPr":
                self.written.drop_row()
            elif above == "w:rPr" and self.open:
                self.open[-1].joins = True
            return True
        if name == "w:sdtContent" and self.placeholder:
            self.placeholder = False
            return True
        self.seen.revisions += name in INSERTED
        # How it looked before a change: <w:rPrChange> holds a whole <w:rPr>.
        return name in NOT_TEXT or name.endswith("Change")

    def start(self, name: str, marks: Mapping[str, str]) -> None:
        """An element begins."""
        written = self.written
        match name:
            case "w:p":
                self.open.append(Open())
                written.begin()
            case "w:r":
                self.runs.append(self.open[-1].hidden if self.open else False)
            case "w:t" | "m:t":
                self.inside_letters = True
            case "w:tr":
                written.begin_row()
            case "w:tc" | "w:txbxContent":
                written.begin_flow()
            case "w:footnote" | "w:endnote":
                written.begin_flow()
                self.note_ids.append(marks.get("w:id", ""))
            case "w:footnoteReference" | "w:endnoteReference":
                written.after(self.notes.get((name.removesuffix("Reference"), marks.get("w:id", "")), []))
            case "w:commentReference":
                self.seen.comments += 1
            case "w:showingPlcHdr":
                self.placeholder = is_on(marks)
            case "w:sym":
                self.letters_of_sign(symbol(marks))
            case _ if name in SIGNS and self.path[-1:] == ["w:r"]:
                self.letters_of_sign(SIGNS[name])
            case _:
                self.look(name, marks)

    def look(self, name: str, marks: Mapping[str, str]) -> None:
        """A mark of how a paragraph or run looks."""
        if not self.open:
            return
        paragraph, value, above = self.open[-1], marks.get("w:val", ""), self.path[-2:]
        if above == ["w:r", "w:rPr"] and self.runs:
            if name == "w:vanish":
                self.runs[-1] = is_on(marks)
            elif name == "w:rStyle" and self.styles.of(value).hidden:
                self.runs[-1] = True
        elif name == "w:pStyle":
            paragraph.style = value
        elif name == "w:numId":
            paragraph.list_id = value
        elif name == "w:ilvl":
            paragraph.level = whole_number(value, 0)

    def letters_of_sign(self, sign: str) -> None:
        self.inside_letters = True
        self.letters(sign)
        self.inside_letters = False

    def end(self, name: str) -> None:
        """An element ends."""
        written = self.written
        match name:
            case "w:p":
                written.end(self.open.pop().joins)
            case "w:pPr" if self.open:
                self.apply(self.open[-1], self.styles.of(self.open[-1].style))
            case "w:r":
                self.runs.pop()
            case "w:t" | "m:t":
                self.inside_letters = False
            case "w:tc":
                written.end_cell()
            case "w:tr":
                written.end_row()
            case "w:txbxContent":
                written.after(written.end_flow())
            case "w:footnote" | "w:endnote":
                self.own_notes[name, self.note_ids.pop()] = note(written.end_flow())

    def apply(self, paragraph: Open, style: Style) -> None:
        """What a paragraph's own marks and its style make of it: its bullet or number, hidden or not."""
        paragraph.hidden = bool(style.hidden)
        list_id = style.list_id if paragraph.list_id is None else paragraph.list_id
        level = style.level if paragraph.level is None else paragraph.level
        if list_id:
            self.written.mark(self.lists.mark(list_id, level or 0))


def symbol(marks: Mapping[str, str]) -> str:
    """The sign that is named by its place in a font: a bullet, the character itself, none where there is no such place."""
    try:
        place = int(marks.get("w:char", ""), 16)
        return "•" if place in PRIVATE_BULLETS else chr(place)
    except (ValueError, OverflowError):
        return ""
