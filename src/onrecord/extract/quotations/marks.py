"""Pairing quotation marks, whatever their kind, in texts that forget some of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.text import Span

CLOSERS = {
    "“": "”“\"", "„": "“”", "‟": "”", "”": "”", "«": "»", "»": "«»", "‹": "›", "›": "‹›", "「": "」", "『": "』", "〝": "〞〟",
    "﹁": "﹂", "﹃": "﹄", "｢": "｣", "﴾": "﴿", "﴿": "﴾", '"': '"”', "＂": "＂", "``": "''", "''": "''", "‘‘": "’’",
    "’’": "’’", "‘": "’", "‚": "‘’", "‛": "’", "'": "'",
}  # fmt: skip
"""Each mark that may open, and those that may close it. German »so«, Swedish ”so” and plain "so" use one mark both ways."""

SURE_OPENERS = frozenset("“„‟«‹「『〝﹁﹃｢") | {"``", "‘‘"}
SINGLE = frozenset("‘‚‛'’")
MARK = re.compile("``|''|‘‘|’’|[“”„‟«»‹›「」『』〝〞〟﹁﹂﹃﹄｢｣﴾﴿\"＂‘’‚‛']")
FEET = re.compile(r"\d ?['’′] ?(?:\d|1[01])$")
"""What stands before a sign of inches: 6'3"."""
LONGEST_FEET = 7
"""Characters of it."""
NAME_WITH_AYN = re.compile(r"‘[AEIOU][^\W\d_]+(?![’'\w])")
NAME_BEFORE = re.compile(r"(?:^|[\s(])[A-Z][\w’'-]*[^\W\d_]\s$")
CLOSED_SOON = re.compile(r"‘[^‘’\n]{0,60}(?:’\w[^‘’\n]{0,60}){0,2}(?:[.,!?…]|[^\Ws])’(?!\w)")
"""Words in marks that end so near that the first mark is one of quotation."""
LONGEST_NAME = 24
"""Characters of a name before it."""
INCHES = frozenset({'"', "''", "”", "’’"})
BEFORE_OPENING = frozenset("([{<—–-/:\u2026")
ENDS_PHRASE = frozenset(".,!?…;:—–)]")


DEEPEST = 8
"""Marks within marks within marks: nesting deeper than this is noise, and would cost more than linear time."""


@dataclass(frozen=True, slots=True, order=True)
class Quoted:
    """Words between marks, the outermost only. `span` holds the marks, `inner` does not.

    `closed` is False where the closing mark is missing and the words run to the end of the paragraph, as they do in all
    but the last paragraph of a long quotation.
    """

    span: Span
    inner: Span
    paragraph: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark as it stands: what it is, and what the characters around it let it be."""

    start: int
    end: int
    text: str
    may_open: bool
    may_close: bool


def find_quoted(text: str, paragraphs: Sequence[Span]) -> Iterator[Quoted]:
    """The outermost quoted stretches of a text, in order. Marks pair within a paragraph.

    Two marks may stand in different paragraphs only where the first is left open and the next paragraph closes it.

    >>> text = "He said “yes” and ‘it’s the boys’ turn.’"
    >>> [q.inner.of(text) for q in find_quoted(text, [Span(0, len(text))])]
    ['yes', 'it’s the boys’ turn.']
    """
    open_before = ""
    for number, paragraph in enumerate(paragraphs):
        marks = list(find_marks(text, paragraph))
        pairs, left_open = pair(text, marks)
        found: list[Quoted] = []
        if open_before and marks and not (pairs and pairs[0][0] is marks[0]) and marks[0] is not left_open:
            first = marks[0]
            if first.may_close and first.text in CLOSERS[open_before]:
                found.append(Quoted(Span(paragraph.start, first.end), Span(paragraph.start, first.start), number))
        for opening, closing in pairs:
            found.append(Quoted(Span(opening.start, closing.end), Span(opening.end, closing.start), number))
        if left_open and runs_on(text, left_open, paragraph, paragraphs, number):
            rest = Span(left_open.start, paragraph.end), Span(left_open.end, paragraph.end)
            found.append(Quoted(*rest, number, closed=False))
        yield from outermost(found)
        open_before = left_open.text if left_open else ""


def outermost(found: list[Quoted]) -> Iterator[Quoted]:
    """Those that lie in no other, in order."""
    end = 0
    for one in sorted(found, key=lambda q: (q.span.start, -q.span.end)):
        if one.span.start >= end and len(one.inner) > 0:
            yield one
            end = one.span.end


def find_marks(text: str, paragraph: Span) -> Iterator[Mark]:
    """The marks of a paragraph, without apostrophes within words and signs of inches."""
    for found in MARK.finditer(text, paragraph.start, paragraph.end):
        start, end = found.span()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        if found[0] in SINGLE and before.isalnum() and after.isalnum():
            continue
        if (
            found[0] in INCHES
            and before.isdigit()
            and FEET.search(text[max(paragraph.start, start - LONGEST_FEET) : start])
        ):
            continue
        if found[0] == "‘" and is_letter(text, start, paragraph):
            continue
        starts_word = before.isspace() or before in BEFORE_OPENING or MARK.match(before) is not None
        # French sets a space inside its marks.
        spaced = found[0] in "«‹" and starts_word
        may_open = spaced or (found[0] in CLOSERS and not after.isspace() and (starts_word or found[0] in SURE_OPENERS))
        may_close = not before.isspace() and not after.isalpha() or found[0] in "”»」』〞〟﹂﹄｣"
        yield Mark(start, end, found[0], may_open, may_close)


def is_letter(text: str, at: int, paragraph: Span) -> bool:
    """True for the sign of a sound before a vowel in a name of several words: "Omar ‘Ali", "Salim ‘Abd Rahman"."""
    name = NAME_WITH_AYN.match(text, at, paragraph.end)
    if name is None or CLOSED_SOON.match(text, at, paragraph.end):
        return False
    return NAME_BEFORE.search(text, max(paragraph.start, at - LONGEST_NAME), at) is not None


def pair(text: str, marks: Sequence[Mark]) -> tuple[list[tuple[Mark, Mark]], Mark | None]:
    """The outermost pairs in order, and the opening mark that nothing closes (the first of them), if any."""
    stack: list[Mark] = []
    pairs: list[tuple[Mark, Mark]] = []
    ends = single_ends(text, marks)
    for number, mark in enumerate(marks):
        partner = partner_of(mark, number, stack, ends)
        if partner is not None:
            opening = stack[partner]
            del stack[partner:]
            while pairs and pairs[-1][0].start > opening.start:
                pairs.pop()
            pairs.append((opening, mark))
        elif mark.may_open and (mark.text not in SINGLE or number in ends) and len(stack) < DEEPEST:
            stack.append(mark)
    left = stack[0] if stack else None
    if left is not None and len(stack) > 1 and left.text == stack[-1].text:
        left = stack[-1]
    outer = [p for p in pairs if not (left and p[0].start > left.start)] if left and opens_run(text, left) else pairs
    return [p for p in outer if p[0].end < p[1].start], left


def partner_of(mark: Mark, number: int, stack: Sequence[Mark], ends: dict[int, int]) -> int | None:
    """The place in the stack of the opening mark that this one closes; None where it closes none."""
    if not mark.may_close:
        return None
    for place in range(len(stack) - 1, -1, -1):
        opening = stack[place]
        if mark.text not in CLOSERS[opening.text]:
            continue
        if opening.text in SINGLE:
            return place if ends.get(number) == -opening.start - 1 else None
        if mark.text in SURE_OPENERS and mark.may_open and opening.text == mark.text:
            return None
        return place
    return None


def single_ends(text: str, marks: Sequence[Mark]) -> dict[int, int]:
    """Which single marks are quotation marks, by number: 0 for one that opens, `-start - 1` of its opener for one that closes.

    An apostrophe looks like a closing mark. Of the candidates up to the next opener the first after punctuation closes;
    else the first that does not look like a plural's ("the boys’ turn"); else the first.
    """
    found: dict[int, int] = {}
    opener: int | None = None
    candidates: list[int] = []

    def settle() -> None:
        if opener is not None and candidates:
            after_stop = [n for n in candidates if text[marks[n].start - 1] in ENDS_PHRASE]
            no_plural = [n for n in candidates if not looks_plural(text, marks[n])]
            closing = (after_stop or no_plural or candidates)[0]
            found[opener] = 0
            found[closing] = -marks[opener].start - 1

    for number, mark in enumerate(marks):
        if mark.text not in SINGLE:
            continue
        if mark.may_close and opener is not None and mark.text in CLOSERS[marks[opener].text]:
            candidates.append(number)
        elif mark.may_open and mark.text != "’":
            settle()
            opener, candidates = number, []
    settle()
    return found


def looks_plural(text: str, mark: Mark) -> bool:
    """True for the apostrophe of "the boys’ turn"."""
    return text[mark.start - 1 : mark.start] in ("s", "S") and text[mark.end : mark.end + 2].lstrip(" ").islower()


def opens_run(text: str, mark: Mark) -> bool:
    """True where nothing but white space stands before a mark on its line."""
    before = mark.start - 1
    while before >= 0 and text[before] in " \t\u00a0":
        before -= 1
    return before < 0 or text[before] in "\r\n\x0b\x0c\x85\u2028\u2029"


def runs_on(text: str, mark: Mark, paragraph: Span, paragraphs: Sequence[Span], number: int) -> bool:
    """True where a mark without its closing one opens a quotation, rather than being a slip."""
    if mark.text in SINGLE and mark.text != "‘":
        return False
    if mark.start == paragraph.start or text[paragraph.start : mark.start].rstrip().endswith(":"):
        return True
    return number + 1 < len(paragraphs) and text[paragraphs[number + 1].start] == mark.text
