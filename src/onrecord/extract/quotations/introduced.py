"""Sentences in marks behind a colon: somebody's words, whether or not the tagger knows the words before the colon for a cue."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.extract.quotations.mark_edges import MarkEdges
from onrecord.extract.quotations.marks import Quoted
from onrecord.extract.tagger.tagger import Attribution
from onrecord.model.text import Spans

FEWEST = 3
"""Words of a sentence in marks; fewer are as often a title or a catchword."""
INTRODUCED_CHANCE = 0.9
"""How sure it is that they are somebody's: in PolNeAR's training part 252 of 263 are."""
REACH = 80
"""Characters before marks in which the colon stands, white space and line ends between them included."""
COLON = re.compile(r"[:：]\s*$")
SENTENCE = re.compile(r"\W*(?P<first>\w).*[.!?…][’'\s]*", re.DOTALL)
WORD = re.compile(r"\w+")
FEW = 2
"""Words between a cue and what it tells."""


def is_introduced(quoted: Quoted, text: str) -> bool:
    """True for a whole sentence or more between marks that stands right behind a colon."""
    words = quoted.inner.of(text)
    sentence = SENTENCE.fullmatch(words)
    if not quoted.closed or sentence is None or sentence["first"].islower() or len(WORD.findall(words)) < FEWEST:
        return False
    return COLON.search(text, max(0, quoted.span.start - REACH), quoted.span.start) is not None


def set_apart(one: Attribution, text: str, edges: MarkEdges) -> Sequence[Attribution]:
    """What a colon introduces apart from what the next sentence's cue tells: "Her sign read: “A.” The point is that B"."""
    first, rest = one.content[0], one.content[1:]
    if not rest or not one.cue or not first.end <= one.cue[0].start < rest[0].start or edges.around(rest[0]):
        return (one,)
    between = WORD.findall(text, one.cue[-1].end, rest[0].start)
    if len(between) > FEW or not any(q.span == first and is_introduced(q, text) for q in edges.around(first)):
        return (one,)
    return Attribution((first,), (), (), INTRODUCED_CHANCE), replace(one, content=rest)


def left_over(attributions: Sequence[Attribution], text: str, edges: MarkEdges) -> Iterator[Attribution]:
    """What a colon introduces and no attribution holds."""
    held = Spans(span for one in attributions for span in one.content)
    for quoted in edges.quoted:
        if not held.touch(quoted.span) and is_introduced(quoted, text):
            yield Attribution((quoted.span,), (), (), INTRODUCED_CHANCE)
