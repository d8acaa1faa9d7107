"""Which blocks of a page are its article.

Everything is, but what the page's makers name as something else, what only leads on to other pages, and what stands outside the
part that holds the running text. Where these would leave nothing, or less than half of the running text, they are not believed.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from onrecord.documents.page.names import HEADINGS
from onrecord.documents.page.outline import Block, Outline, Part

SENTENCE = 60
"""Bytes from which a block is taken for a sentence and not for a label."""
LEADS_ON = 0.6
"""The share of linked words from which a block or a part of the page leads to others."""
WHOLLY = 0.9
"""The share for a single block: a line with names and a date is none."""
MOSTLY = {"furniture": 0.5, "called furniture": 0.5, "unseen": 0.5, "comments": 0.95}
"""The share of the page's running text from which a part is its text, whatever it is called."""
LIST = 0.5
"""The share of it below which what is left without links is not the page's subject."""
MARKED = 0.6
"""The share of it that an element for articles must hold to be the page's article,"""
WITHIN = 0.85
"""and the share of that which one within it must hold."""
BESIDE = 0.15
"""The share that stands beside the running text and is kept with it, where no element for articles tells: an address, a date."""
TEASER = 500
"""Bytes of running text that stand under the heading of a page which it leads to, at most."""
LISTS = frozenset(
    ("ul", "ol", "li", "dl", "dd", "dt", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "p", "blockquote", "pre")
)


def article_of(outline: Outline) -> list[Block]:
    """The blocks of the article, in order. Empty only for a page without any text."""
    everything = [True] * len(outline.blocks)
    named = without(outline, everything, Furniture(outline, everything))
    untold = without(outline, named, Teasers(outline, named))
    unlinked = without(outline, untold, LeadingOn(outline, untold))
    # A page of hardly anything but links and teasers is a list, and kept as one.
    is_list = not any(unlinked) or running_text(outline, unlinked) < LIST * running_text(outline, named)
    kept = (named if any(named) else everything) if is_list else unlinked
    kept = from_headline(outline, kept, main_part(outline, kept))
    kept = without_empty_headings(outline, kept)
    return [block for block, is_kept in zip(outline.blocks, kept, strict=True) if is_kept]


def running_text(outline: Outline, kept: Sequence[bool]) -> int:
    """How much running text the kept blocks hold together."""
    return sum(weight(block) for block, is_kept in zip(outline.blocks, kept, strict=True) if is_kept)


def weight(block: Block) -> int:
    """How much running text a block holds: what it has more than a label would. Links to other pages are none."""
    return max(0, block.size - SENTENCE) if block.linked < LEADS_ON * block.size else 0


class Sums:
    """What the blocks of a part hold together, by one measure of a block; only those that are kept count."""

    def __init__(self, blocks: Iterable[Block], kept: Iterable[bool], measure: Callable[[Block], int]) -> None:
        measured = (measure(block) if is_kept else 0 for block, is_kept in zip(blocks, kept, strict=True))
        self.before = list(accumulate(measured, initial=0))

    def of(self, part: Part) -> int:
        return self.before[part.last] - self.before[part.first]


def without(outline: Outline, kept: Sequence[bool], is_left_out: Callable[[int], bool]) -> list[bool]:
    """Which blocks are kept where some parts of the page are left out; the whole page never is."""
    out = [False] * len(outline.parts)
    for number, part in enumerate(outline.parts[1:], 1):
        out[number] = out[part.above] or is_left_out(number)
    return [is_kept and not out[block.part] for block, is_kept in zip(outline.blocks, kept, strict=True)]


class Furniture:
    """Tells which parts are, by what they are called, no text: menus, comments, captions of pictures."""

    def __init__(self, outline: Outline, kept: Sequence[bool]) -> None:
        self.outline = outline
        self.text = Sums(outline.blocks, kept, weight)
        self.headlines = Sums(outline.blocks, kept, lambda block: block.tag == "h1")

    def __call__(self, number: int) -> bool:
        part = self.outline.parts[number]
        if part.verdict == "called furniture" and self.headlines.of(part):
            return False
        if part.verdict:
            return self.text.of(part) <= MOSTLY[part.verdict] * self.text.before[-1]
        if part.tag == "header":
            return not self.headlines.of(part) and not any(
                self.outline.parts[n].is_article for n in self.outline.above(number)
            )
        return part.tag == "figcaption" and self.is_of_picture(number)

    def is_of_picture(self, number: int) -> bool:
        """True for a caption of what has no words of its own."""
        caption = self.outline.parts[number]
        figure = next(
            (p for p in map(self.outline.parts.__getitem__, self.outline.above(number)) if p.tag == "figure"), None
        )
        return figure is None or (figure.first, figure.last) == (caption.first, caption.last)


class Teasers:
    """Tells which parts are the beginnings of other pages: two or more of one kind side by side, each under a heading that is a link."""

    def __init__(self, outline: Outline, kept: Sequence[bool]) -> None:
        blocks = outline.blocks
        self.parts = outline.parts
        self.text = Sums(blocks, kept, weight)
        self.headings = Sums(blocks, kept, lambda block: block.tag in HEADINGS)
        self.linked = Sums(blocks, kept, lambda block: block.tag in HEADINGS and block.linked >= WHOLLY * block.size)
        self.alike = Counter(
            self.kind(number) for number in range(1, len(self.parts)) if self.looks_so(self.parts[number])
        )

    def __call__(self, number: int) -> bool:
        return self.looks_so(self.parts[number]) and self.alike[self.kind(number)] > 1

    def looks_so(self, part: Part) -> bool:
        """True where all the headings lead on, and there is no more text than at the beginning of a page."""
        headings = self.linked.of(part)
        return 0 < headings == self.headings.of(part) and self.text.of(part) <= TEASER * headings

    def kind(self, number: int) -> tuple[int, str]:
        return self.parts[number].above, self.parts[number].tag


class LeadingOn:
    """Tells which parts lead to other pages: lists of articles, of topics, of sections."""

    def __init__(self, outline: Outline, kept: Sequence[bool]) -> None:
        self.parts = outline.parts
        self.size = Sums(outline.blocks, kept, lambda block: block.size)
        self.linked = Sums(outline.blocks, kept, lambda block: block.linked)
        self.text = Sums(outline.blocks, kept, weight)
        self.paragraphs = [0] * len(self.parts)
        for block, is_kept in zip(outline.blocks, kept, strict=True):
            if is_kept and weight(block):
                self.paragraphs[block.part] += 1
                self.paragraphs[self.parts[block.part].above] += 1

    def __call__(self, number: int) -> bool:
        part = self.parts[number]
        share = LEADS_ON if part.last - part.first > 1 else WHOLLY
        if part.tag == "h1" or self.text.of(part) or self.linked.of(part) < share * max(1, self.size.of(part)):
            return False
        return not self.stands_by_paragraph(number)

    def stands_by_paragraph(self, number: int) -> bool:
        """True for a list beside a paragraph of a text, and for what is in it: who signed, what is annexed."""
        while number and self.parts[number].tag in LISTS:
            number = self.parts[number].above
            if self.paragraphs[number] > 0 and self.parts[number].tag not in LISTS:
                return True
        return False


def main_part(outline: Outline, kept: Sequence[bool]) -> Part:
    """The smallest part of the page with its running text: an element for articles, else what holds all of it and the little beside it."""
    text = Sums(outline.blocks, kept, weight)
    whole = text.before[-1]
    main = body = outline.parts[0]
    if not whole:
        return body
    due = MARKED * whole
    for part in outline.parts:
        if part.is_article and main.first <= part.first <= part.last <= main.last and text.of(part) >= due:
            main, due = part, WITHIN * text.of(part)
    if main is not body:
        return main
    number = max(number for number, part in enumerate(outline.parts) if text.of(part) == whole)
    while number and outline.parts[number].tag in LISTS:
        number = outline.parts[number].above
    size = Sums(outline.blocks, kept, lambda block: block.size)
    most = (1 + BESIDE) * size.of(outline.parts[number])
    return [part for part in map(outline.parts.__getitem__, outline.above(number)) if size.of(part) <= most][-1]


def from_headline(outline: Outline, kept: Sequence[bool], main: Part) -> list[bool]:
    """The blocks of the main part, and of what stands before it those from the headline on."""
    headlines = [i for i, block in enumerate(outline.blocks[: main.last]) if block.tag == "h1" and kept[i]]
    first = main.first
    if headlines and not any(i >= main.first for i in headlines):
        first = headlines[-1]
    return [is_kept and first <= i < main.last for i, is_kept in enumerate(kept)]


def without_empty_headings(outline: Outline, kept: Sequence[bool]) -> list[bool]:
    """The blocks without the labels over what is left out: headings that stand over more, of which nothing is left."""
    alive = list(accumulate(kept, initial=0))
    result = list(kept)
    for i, block in enumerate(outline.blocks):
        if kept[i] and block.tag in HEADINGS - {"h1"} and block.size < SENTENCE:
            end = end_of_section(outline, i)
            result[i] = end == i + 1 or alive[end] - alive[i] > 1
    return result if any(result) else list(kept)


def end_of_section(outline: Outline, heading: int) -> int:
    """Where what a heading stands over ends: at the next one of its rank, or with the smallest part that holds more than it."""
    blocks = outline.blocks
    within = (outline.parts[number] for number in outline.above(blocks[heading].part))
    end = next((part.last for part in within if part.last > heading + 1), heading + 1)
    ranks = (i for i in range(heading + 1, end) if blocks[i].tag in HEADINGS and blocks[i].tag <= blocks[heading].tag)
    return next(ranks, end)
