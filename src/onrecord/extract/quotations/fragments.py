"""Whether the words somebody says are given whole: none left out, and no mere part of a sentence in marks."""

import re
from collections.abc import Sequence

from onrecord.model.text import Span
from onrecord.model.vocabulary import Form

LEFT_OUT = re.compile(r"…|⋯|(?<!\.)\.(?:\s?\.){2,3}(?!\s?\.)|\[\s*\]|\*\s?\*\s?\*")
"""An ellipsis, bare or in brackets. A longer row of dots is the leader of a table."""

MARKS = "\"“”„‟«»‹›‘’‚‛'`「」『』〝〞〟﹁﹂﹃﹄｢｣﴾﴿＂"
ENDS = frozenset(".,!?…;:–—-)]。，！？؟،؛۔।")
"""What may stand last in words that are a sentence: before ", she said" a comma takes the place of the stop."""
AFTER = frozenset(".,;!?-–—)。，！？؟،")
"""After the closing mark, these end a sentence too, as the British set them."""


def is_cut(text: str, content: Sequence[Span], form: Form) -> bool:
    """True where words were left out of what is said, or where the marks hold only a part of a sentence.

    >>> said = "“We will stay,” she said. “the worst … raid”"
    >>> is_cut(said, [Span(0, 15)], "direct"), is_cut(said, [Span(26, 44)], "direct")
    (False, True)
    """
    if any(LEFT_OUT.search(span.of(text)) for span in content):
        return True
    if form == "indirect" or not content:
        return False
    return form == "mixed" or begins_within(text, content[0]) or ends_within(text, content[-1])


def begins_within(text: str, span: Span) -> bool:
    """True where the words in marks begin in lower case: in the middle of a sentence."""
    return bare(text, span).of(text)[:1].islower()


def ends_within(text: str, span: Span) -> bool:
    """True where the marks close, and neither the words in them nor what follows ends a sentence."""
    inner = bare(text, span)
    if text[inner.end - 1 : inner.end] in ENDS:
        return False
    after = text[inner.end :][:8].rstrip()
    outside = after.lstrip(MARKS)
    closed = len(outside) < len(after)
    return closed and outside[:1] not in AFTER


def bare(text: str, span: Span) -> Span:
    """The span without marks and white space at its ends."""
    start, end = span.start, span.end
    while start < end and (text[start] in MARKS or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in MARKS or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)
