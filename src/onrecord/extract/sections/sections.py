"""A long report to its sections."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from onrecord.extract.sections.by_contents import headings_by_contents
from onrecord.extract.sections.by_marks import headings_of_markdown, numbered_headings, parts_of
from onrecord.extract.sections.by_shape import headings_by_shape
from onrecord.extract.sections.contents import find_contents
from onrecord.extract.sections.front_matter import read_front_matter
from onrecord.extract.sections.headings import Heading, topmost, with_levels
from onrecord.extract.sections.lines import Line, lines_of
from onrecord.extract.sections.page_numbers import page_numbers
from onrecord.extract.sections.words import SectionWords, section_words
from onrecord.languages import Language
from onrecord.model.document import Metadata
from onrecord.model.layout import Layout
from onrecord.model.sections import Section
from onrecord.model.text import Span

LONG = 60_000
"""Characters, some thirty pages: a shorter text is one document, and a longer section is cut again."""
SHORTEST = 200
"""Characters: what is shorter is no section but goes with the next one."""
USUAL = 1_000
"""Characters: where half of the sections are shorter than this, the headings are not those of documents."""
FEWEST = 3
WHOLE = "title of the whole"
"""The name in the provenance of a section for the title of the text that it is cut from."""


def find_sections(text: str, layout: Layout, metadata: Metadata, language: Language) -> tuple[Section, ...]:
    """The sections of a long text, side by side, so that together they are the text; none for a text that is one document."""
    if len(text) <= LONG:
        return ()
    words = section_words(language)
    lines = lines_of(text)
    headings, body = find_headings(text, lines, layout, words)
    headings = lasting(with_matter(headings, lines, body, words), len(text)) if headings else []
    if len(headings) < FEWEST or median(lengths(headings, len(text))) < USUAL:
        return ()
    told = read_front_matter(text, metadata, words)
    if metadata.title:
        told = replace(told, provenance=(*told.provenance, (WHOLE, metadata.title)))
    if headings[0].start >= SHORTEST:
        headings = [Heading(0, words.front), *headings]
    headings[0] = replace(headings[0], start=0)
    ends = [*(heading.start for heading in headings[1:]), len(text)]
    return tuple(
        Section(heading.name, Span(heading.start, end), replace(told, title=heading.name))
        for heading, end in zip(headings, ends, strict=True)
    )


def find_headings(text: str, lines: list[Line], layout: Layout, words: SectionWords) -> tuple[list[Heading], int]:
    """The topmost headings of the first kind that the text has: those of its contents, of one shape, marked or numbered.

    With the number of the first line behind the table of contents, 0 where it has none.
    """
    pages = page_numbers(lines, layout)
    for contents in find_contents(lines):
        if found := headings_by_contents(lines, contents, pages):
            return topmost(with_levels(found, words), len(text), LONG), contents.last + 1
    found = headings_of_markdown(lines) or numbered_headings(lines, words)
    return headings_by_shape(lines, words) or topmost(found, len(text), LONG), 0


def with_matter(headings: Sequence[Heading], lines: list[Line], body: int, words: SectionWords) -> list[Heading]:
    """The headings with those of the parts between them ("PART TWO"), and of what stands before the first ("PREFACE")."""
    first = headings[0].start
    before = [
        Heading(line.span.start, line.key.capitalize())
        for line in lines
        if line.span.start < first and line.key in words.matter and line.shown[0].isupper()
    ]
    every = {heading.start: heading for heading in (*before, *headings, *parts_of(lines[body:], words))}
    return [every[start] for start in sorted(every)]


def lasting(headings: list[Heading], end: int) -> list[Heading]:
    """The headings, without those right before another one: what stands between goes with the next."""
    stops = [*(heading.start for heading in headings[1:]), end]
    return [h for h, stop in zip(headings, stops, strict=True) if stop - h.start >= SHORTEST or stop == end]


def lengths(headings: Sequence[Heading], end: int) -> list[int]:
    """How long each section is, in characters."""
    stops = [*(heading.start for heading in headings[1:]), end]
    return [stop - heading.start for heading, stop in zip(headings, stops, strict=True)]
