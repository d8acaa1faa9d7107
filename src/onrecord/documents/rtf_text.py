"""The text of an RTF file, control word by control word, as Microsoft's RTF specification 1.9.1 has them."""

from dataclasses import dataclass, field, replace

from onrecord.documents.paragraphs import BULLET, NO_BREAK_HYPHEN, Paragraphs, note
from onrecord.documents.rtf_tokens import BY_CHARSET, Control, Letters, code_page, decoded, tokens

FIELDS = frozenset(("title", "author", "company", "subject", "keywords", "operator", "doccomm", "creatim", "revtim"))
"""Groups of `\\info` that are kept."""
NOT_TEXT = frozenset((
    "colortbl", "stylesheet", "pict", "objdata", "objclass", "objname", "fldinst", "header", "headerl", "headerr", "headerf",
    "footer", "footerl", "footerr", "footerf", "xe", "tc", "tcn", "txe", "rxe", "sn", "sv", "shprslt", "nonshppict",
    "nonesttables", "annotation", "atnid", "atnauthor", "bkmkstart", "bkmkend", "pntxta", "pntxtb", "filetbl", "listtable",
    "revtbl", "rsidtbl", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "background", "template", "private", "info",
))  # fmt: skip
APART = frozenset(("footnote", "shptxt", "dptxbxtext"))
"""Notes and text boxes."""
MARKS = frozenset(("listtext", "pntext"))
"""The bullet or number of a paragraph, as it is printed."""
OPTIONAL = APART | MARKS | FIELDS | {"shpinst", "do", "fldrslt", "fonttbl"}
"""The groups marked "pass over what you don't know" that are known here."""
SIGNS = {
    "tab": "\t", "line": "\n", "page": "\n", "column": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "~": "\u00a0",
    "_": NO_BREAK_HYPHEN, "\\": "\\", "{": "{", "}": "}", "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e",
    "rtlmark": "\u200f", "nestcell": " | ",
}  # fmt: skip
PARAGRAPH_ENDS = frozenset(("par", "sect", "nestrow", "\r", "\n"))
DEEPEST = 250_000
"""Groups in one another that are followed; no program writes a hundred."""
TIMES = {"yr": "", "mo": "-", "dy": "-", "hr": " ", "min": ":"}
"""What stands before each number of a date."""


@dataclass(slots=True)
class Group:
    """What holds up to the end of a group, and what the group is."""

    encoding: str = "cp1252"
    replaced: int = 1
    """How many characters stand behind `\\u` for programs that don't know it."""
    hidden: bool = False
    deleted: bool = False
    in_table: bool = False
    left_out: bool = False
    kind: str = ""
    """The word that it began with, where that tells what becomes of its text; those within it have it too."""
    owner: bool = False
    """The group that is of the `kind` itself."""


@dataclass(slots=True)
class Level:
    """The text, or a note or text box within it: is a paragraph open, is a row of a table?"""

    paragraph: bool = False
    row: bool = False


@dataclass
class Reading:
    """An RTF file while it is read."""

    written: Paragraphs = field(default_factory=Paragraphs)
    groups: list[Group] = field(default_factory=lambda: [Group()])
    levels: list[Level] = field(default_factory=lambda: [Level()])
    fields: dict[str, str] = field(default_factory=dict)
    encodings: dict[int, str] = field(default_factory=dict)
    """By the number of the font."""
    font: int = 0
    default_font: int = 0
    page: str = "cp1252"
    """The encoding of the whole file."""
    pending: bytearray = field(default_factory=bytearray)
    """Bytes that are decoded together: a letter of some encodings is two."""
    passing: int = 0
    """Characters still to be passed over, that stand for the one before."""
    optional: bool = False
    beginning: bool = False
    """True for the first word of a group."""
    hidden: int = 0
    changed: bool = False
    comments: int = 0

    def read(self, content: bytes) -> int:
        """Gathers the text; the number of groups that are still open at the end. Goes without recursion."""
        for token in tokens(content):
            if isinstance(token, Letters):
                self.letters(token)
                continue
            self.decode_pending()
            if isinstance(token, Control):
                self.control(token.word, token.number)
                self.beginning = token.word == "*" and self.beginning
            elif token.opens:
                self.groups.append(replace(self.groups[-1], owner=False))
                self.beginning, self.optional, self.passing = True, False, 0
            else:
                self.close()
            ended = len(self.groups) == 1 and not isinstance(token, Control)
            if ended or len(self.groups) > DEEPEST or self.written.full:
                break
        self.decode_pending()
        still_open = len(self.groups) - 1
        while len(self.groups) > 1:
            self.close()
        return still_open

    def close(self) -> None:
        """A group ends."""
        self.passing, self.beginning = 0, False
        if len(self.groups) == 1:
            return
        ended = self.groups.pop()
        if ended.owner and ended.kind in APART and not ended.left_out:
            self.end_paragraph()
            self.end_row()
            self.levels.pop()
            blocks = self.written.end_flow()
            self.written.after(note(blocks) if ended.kind == "footnote" else blocks)
        elif ended.owner and ended.kind == "fonttbl":
            self.groups[-1].encoding = self.encodings.get(self.default_font, self.page)

    def letters(self, token: Letters) -> None:
        """Bytes of text come, of which some may only stand for the letter before them."""
        content = token.content
        self.beginning = False
        if self.passing:
            passed = min(self.passing, len(content))
            self.passing -= passed
            content = content[passed:]
        self.pending += content

    def decode_pending(self) -> None:
        """The bytes gathered become text."""
        if self.pending:
            content = bytes(self.pending)
            self.pending.clear()
            self.words(decoded(content, self.groups[-1].encoding))

    def words(self, text: str) -> None:
        """Text goes to where the group says."""
        group = self.groups[-1]
        if group.left_out or group.deleted:
            return
        if group.kind in FIELDS:
            self.fields[group.kind] = (self.fields.get(group.kind, "") + text)[:1_000]
        elif group.kind == "fonttbl":
            return
        elif group.hidden:
            self.hidden += len(text)
        elif group.kind in MARKS:
            self.open_paragraph()
            self.written.mark(list_mark(text))
        else:
            self.open_paragraph()
            self.written.words(text)

    def control(self, word: str, number: int | None) -> None:
        """A control word or sign."""
        group = self.groups[-1]
        if word == "*":
            self.optional = True
        elif self.passing and word in ("u", *SIGNS):
            self.passing -= 1
        elif self.beginning and self.begins_group(word, group):
            pass
        elif self.optional and self.beginning:
            group.left_out = True
        elif word == "u" and number is not None:
            self.words(chr(number % 65536))
            self.passing = group.replaced
        elif word in SIGNS:
            self.words(SIGNS[word])
        elif group.left_out:
            pass
        elif word in PARAGRAPH_ENDS:
            self.end_paragraph()
        elif word in ("cell", "row"):
            self.end_cell_or_row(word)
        elif word in TIMES and group.kind in FIELDS:
            self.words(f"{TIMES[word]}{number or 0:02}")
        else:
            self.look(word, number, group)

    def begins_group(self, word: str, group: Group) -> bool:
        """True for a word that tells what its group is."""
        if word in MARKS | FIELDS | {"fonttbl"}:
            group.kind, group.owner = word, True
            # The fields stand within \\info, of which nothing else is kept.
            group.left_out = group.left_out and word not in FIELDS
        elif word in NOT_TEXT:
            self.comments += word == "annotation"
            group.left_out = True
        elif word in APART and not group.left_out:
            group.kind, group.owner, group.in_table = word, True, False
            self.levels.append(Level())
            self.written.begin_flow()
        else:
            return word in OPTIONAL
        return True

    def look(self, word: str, number: int | None, group: Group) -> None:
        """A word that says how what follows looks or is written."""
        on = number != 0
        match word:
            case "v":
                group.hidden = on
            case "deleted":
                group.deleted, self.changed = on, True
            case "revised":
                self.changed = True
            case "uc":
                group.replaced = min(max(number or 0, 0), 64)
            case "pard" | "intbl":
                group.in_table = word == "intbl"
            case "plain":
                group.hidden = group.deleted = False
                group.encoding = self.encodings.get(self.default_font, self.page)
            case "deff":
                self.default_font = number or 0
            case "f":
                self.font = number or 0
                if group.kind != "fonttbl":
                    group.encoding = self.encodings.get(self.font, self.page)
            case "fcharset" if group.kind == "fonttbl":
                self.encodings[self.font] = BY_CHARSET.get(number or 0, self.page)
            case "ansicpg" | "mac" | "pc" | "pca":
                self.page = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}.get(word) or code_page(number or 0)
                group.encoding = self.page

    def open_paragraph(self) -> None:
        """Begins a paragraph, unless one is open."""
        if not self.levels[-1].paragraph:
            self.written.begin()
            self.levels[-1].paragraph = True

    def end_paragraph(self) -> None:
        """Ends the paragraph that is open; it belongs to a cell where its marks say so."""
        level = self.levels[-1]
        if self.groups[-1].in_table and not level.row:
            self.begin_row()
        elif level.row and not self.groups[-1].in_table:
            self.end_row()
        if level.paragraph:
            self.written.end(joins=self.groups[-1].deleted)
            level.paragraph = False

    def begin_row(self) -> None:
        self.written.begin_row()
        self.written.begin_flow()
        self.levels[-1].row = True

    def end_row(self) -> None:
        """Ends the row that is open."""
        if self.levels[-1].row:
            self.written.end_cell()
            self.written.end_row()
            self.levels[-1].row = False

    def end_cell_or_row(self, word: str) -> None:
        """Ends a cell, or the row after its last one."""
        level = self.levels[-1]
        if word == "row":
            self.end_row()
            return
        if not level.row:
            self.begin_row()
        if level.paragraph:
            self.written.end()
            level.paragraph = False
        self.written.end_cell()
        self.written.begin_flow()


def list_mark(text: str) -> str:
    """The bullet or number of a list as it is put before its paragraph; empty for the tab that follows it."""
    mark = text.strip()
    if not mark:
        return ""
    return f"{mark} " if any(letter.isalnum() for letter in mark) else BULLET
