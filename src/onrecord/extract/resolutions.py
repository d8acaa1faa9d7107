"""Resolutions: paragraphs without a subject of their own behind a line that names the body which speaks them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.languages import Language
from onrecord.languages.paragraphs import NUMBERING
from onrecord.model.text import Span

LONGEST_LINE = 100
"""Characters of the line that names the body, at most."""
WORD = re.compile(r"[^\W\d_]+")
FIRST_WORDS = 4
"""Words among which the one stands by which a paragraph is known."""


@dataclass(frozen=True, slots=True)
class Organ:
    """A body that speaks the paragraphs of a resolution: its name, the words that name it, and the stretch that it speaks."""

    name: str
    words: Span
    speaks: Span


def find_organs(text: str, paragraphs: Sequence[Span], language: Language) -> tuple[Organ, ...]:
    """The bodies of the resolutions in a text, in order.

    A line such as "The General Assembly," is one where the paragraph behind it begins as a resolution's do; it speaks up to
    the first paragraph that begins otherwise and has no number.
    """
    table = language.table("resolutions")
    known = {*table["opening"], *table["acting"]}
    found: list[Organ] = []
    for number, line in enumerate(paragraphs):
        name = named_in(text, line, table["articles"])
        after = number + 1
        while (
            name is not None
            and after < len(paragraphs)
            and (
                begins(text, paragraphs[after], known, table["before"])
                or after > number + 1
                and is_marked(text, paragraphs[after])
            )
        ):
            after += 1
        if name is not None and after > number + 1:
            found.append(Organ(name.of(text), name, Span(paragraphs[number + 1].start, paragraphs[after - 1].end)))
    return tuple(found)


def named_in(text: str, line: Span, articles: Sequence[str]) -> Span | None:
    """The words of a line that is a name with an article before it and a comma or colon behind; None for any other line."""
    stripped = line.stripped(text)
    shown = stripped.of(text)
    if len(shown) > LONGEST_LINE or shown[-1:] not in (",", ":"):
        return None
    words = WORD.findall(shown)
    if len(words) < 2 or words[0].lower() not in articles or not words[1][0].isupper() or "," in shown[:-1]:
        return None
    start = stripped.start + shown.index(words[1])
    return Span(start, stripped.end - 1).stripped(text)


def is_marked(text: str, paragraph: Span) -> bool:
    """True for a paragraph with a number, a letter or a dash before it that ends as one of a resolution does, and others follow."""
    mark = NUMBERING.match(text, paragraph.start, paragraph.end)
    return bool(mark and mark[0].strip()) and paragraph.stripped(text).of(text).endswith((";", ","))


def begins(text: str, paragraph: Span, known: set[str], before: Sequence[str]) -> bool:
    """True for a paragraph whose first word, adverbs and numbering apart, is one of those known."""
    start = NUMBERING.match(text, paragraph.start, paragraph.end)
    for match in list(WORD.finditer(text, start.end() if start else paragraph.start, paragraph.end))[:FIRST_WORDS]:
        if match[0].lower() in known:
            return True
        if match[0].lower() not in before:
            return False
    return False
