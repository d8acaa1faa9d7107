"""Words of documents that show a name, with what stands near them."""

import re

from onrecord.model.groups import DocumentRead
from onrecord.model.suggestions import Shown
from onrecord.model.text import Span
from onrecord.reconcile.wording import sentence_around

NEAR = 90
"""Letters before and behind a name that are shown with it."""


def place_of(text: str, name: str, behind: str = "", near_to: Span | None = None) -> Span | None:
    """Where a text writes a name, over line ends too and whatever its capitals; None where it writes it otherwise.

    `behind`: a pattern of what follows it. The first such place, or the nearest to some words.
    """
    words = r"\s+".join(map(re.escape, name.split()))
    found = re.finditer(rf"(?<!\w){words}(?!\w){behind}", text, re.IGNORECASE)
    places = (Span(one.start(), one.end()) for one in found)
    return min(places, key=lambda place: how_far(place, near_to), default=None) if near_to else next(places, None)


def how_far(one: Span, other: Span) -> int:
    """How many characters lie between two spans; 0 where they touch."""
    return max(one.start - other.end, other.start - one.end, 0)


def shown_at(read: DocumentRead, name: str, span: Span) -> Shown:
    """Words of a document, with what of their sentence stands near them."""
    text = read.document.text
    # From its second letter: a sentence that begins with the name is told from the one before it by that letter.
    sentence = sentence_around(text, Span(min(span.start + 1, span.end), span.end))
    around = near(text, sentence, span)
    return Shown(name, read.document.sha256, read.document.name, span, around, " ".join(around.of(text).split()))


def near(text: str, sentence: Span, span: Span) -> Span:
    """The part of a sentence that is no further than some letters from its words, cut between words."""
    start, end = min(sentence.start, span.start), max(sentence.end, span.end)
    if span.start - start > NEAR:
        start = text.find(" ", span.start - NEAR, span.start) + 1 or span.start
    if end - span.end > NEAR:
        cut = text.rfind(" ", span.end, span.end + NEAR)
        end = cut if cut >= 0 else span.end
    return Span(start, end).stripped(text)
