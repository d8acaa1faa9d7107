"""The legal words of a text: which category each names, and where it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from onrecord.extract.reading import Reading
from onrecord.languages import Language
from onrecord.model.analysis import Analysis, Word
from onrecord.model.text import Span
from onrecord.model.vocabulary import Category

BLANK = re.compile(r"\s")
PARTED = "\ufffe"
"""What some texts from PDF have for the hyphen of a word that was parted at the end of a line."""
DOING = ("ing", "ed", "treat")
"""How the verbs end that have the words after them for objects: "torturing suspects"."""
NEARBY = 90
"""Characters before a term that may show that it belongs to a name or speaks of an idea."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that name a category. `head` is the word by which they hang on the rest of the sentence."""

    span: Span
    category: Category
    head: Word


@dataclass(frozen=True)
class TermPatterns:
    """The patterns of a language, compiled."""

    categories: tuple[tuple[Category, re.Pattern[str]], ...]
    before: re.Pattern[str]
    after: re.Pattern[str]
    whose: re.Pattern[str]
    disputed: re.Pattern[str]


@cache
def patterns_of(package: str, language: Language) -> TermPatterns:
    """The patterns of a language's table of findings."""
    table = language.table("findings")
    categories = tuple(
        (category, either(table["categories"][category]))
        for category in get_args(Category)
        if category in table["categories"]
    )
    before, after, whose = (either(table["never"][name]) for name in ("before", "after", "whose"))
    return TermPatterns(categories, before, after, whose, either(table["never"]["disputed"]))


def either(patterns: list[Any]) -> re.Pattern[str]:
    """One pattern that matches where any of them does."""
    return re.compile("|".join(f"(?:{one})" for one in patterns))


def find_terms(reading: Reading) -> Iterator[Term]:
    """The legal terms of a document that may say something of somebody, in order of the text."""
    patterns = patterns_of(reading.language.package, reading.language)
    plain = lowered(BLANK.sub(" ", reading.text)).replace("’", "'").replace(PARTED, "-")
    found = []
    for category, pattern in patterns.categories:
        for match in pattern.finditer(plain):
            span = Span(match.start(), match.end())
            before, after = plain[max(0, span.start - NEARBY) : span.start], plain[span.end : span.end + NEARBY]
            named = patterns.before.search(before) and not patterns.disputed.search(before)
            if named or patterns.after.search(after) or is_named(reading, span):
                continue
            if patterns.whose.search(after) and not plain[: span.end].endswith(DOING):
                continue
            found.append((span, category))
    describing = reading.language.table("findings")["general"]["describing"]
    for span, category in sorted(found):
        head = head_of(reading.analysis, span, describing)
        if head is not None and not is_heading(reading, span):
            yield Term(span, category, head)


def lowered(text: str) -> str:
    """A text in lower case, one character for one, so that offsets stay true.

    >>> lowered("İZMİR, in the EAST")
    'İzmİr, in the east'
    """
    lower = text.lower()
    # Of a few letters the lower case is two characters.
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def is_named(reading: Reading, span: Span) -> bool:
    """True where the words belong to a longer name: a committee, a law, a campaign."""
    word = reading.analysis.word_at(span.start)
    mention = reading.parties.at(word.index) if word else None
    return mention is not None and not mention.described and mention.span.holds(span) and mention.kind != "state"


def is_heading(reading: Reading, span: Span) -> bool:
    """True in a short paragraph that is no sentence, nor the end of one on a broken page."""
    paragraph = reading.analysis.paragraphs[reading.analysis.paragraph_at(span.start)]
    words = paragraph.of(reading.text)
    if words[:1].islower():
        return False
    return len(words) < 110 and not words.rstrip("\"'”’»)").endswith((".", "!", "?", ":", ";", ","))


def head_of(analysis: Analysis, span: Span, describing: Sequence[str] = ()) -> Word | None:
    """The word of a span that hangs on a word outside it; None where no word begins there. `describing`: adjectives, never verbs."""
    words = analysis.words_in(span)
    inside = {w.index for w in words}
    # "They forced evictions", "to have enforced disappearances": these are verbs.
    marked = len(words) < 2 or any(c.dep in ("nsubj", "aux") for c in analysis.children(words[-2].index))
    if not marked and words[-2].lower in describing and words[-1].head == words[-2].index:
        return words[-1]  # "threatened with forced evictions", with "forced" taken for a verb
    return next((w for w in words if w.head not in inside or w.head == w.index), words[-1] if words else None)
