"""Words that a tagger gave to one attribution and that grammar tells apart: what has a cue of its own, what a colon sets off."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.quotations.introduced import set_apart
from onrecord.extract.quotations.mark_edges import MarkEdges
from onrecord.extract.tagger.tagger import Attribution

FEWEST = 3
"""Words before a cue that are a statement of their own; fewer are as often the object of what follows."""
BEFORE_CUE = re.compile(r"[^\w.!?\n]*,[^\w.!?\n]*")
"""What stands between words and the cue that follows them: "“B” for years, she said", "“B,” she said"."""
COLON = re.compile(r"\s*[:：]\s*")
WORD = re.compile(r"\w+")
ENDS = ".!?…"
WORD_OR_SPACE = re.compile(r"[\w\s]")
SENTENCE_END = re.compile(r"[.!?][”\"»'’]*\s")


def divided(attributions: Sequence[Attribution], text: str, edges: MarkEdges) -> list[Attribution]:
    """The attributions, each with what is its own.

    "“A,” X said. “B” for years, she said. “C.”": B is hers, whoever she is. "A, X said: “B.”": two statements of X.
    "X wrote: “A.” The point was that B": no words of X but A.
    """
    own = with_own_marks(with_own_cues(attributions, text), text, edges)
    ends = [part for one in own for part in set_apart(ended(one, text, edges), text, edges)]
    return [part for one in ends for part in at_colon(one, text, edges)]


def with_own_cues(attributions: Sequence[Attribution], text: str) -> list[Attribution]:
    """Content that another attribution's cue directly follows goes from one whose cue stands in a sentence before it to that one."""
    given = list(attributions)
    # By where the last word of their content ends: those that a cue behind it may take that from. Looked at again when it is used.
    holders: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(given):
        holders[end_of_word(text, one.content[-1].end)].append(place)
    for taker, nearer in enumerate(given):
        if not nearer.cue or not nearer.source:
            continue
        begins = min(nearer.cue[0].start, nearer.source[0].start)
        for holder in sorted(set(holders.get(end_of_word(text, begins), ()))):
            one, span = given[holder], given[holder].content[-1]
            if holder == taker or len(one.content) < 2 or not one.cue or one.cue[0].end > span.start:
                continue
            apart = SENTENCE_END.search(text, one.cue[0].end, span.start)
            last = end_of_word(text, span.end)
            if apart and span.start < last <= span.end <= begins and BEFORE_CUE.fullmatch(text, last, begins):
                given[holder] = replace(one, content=one.content[:-1])
                given[taker] = replace(given[taker], content=tuple(sorted((span, *given[taker].content))))
                for place in (holder, taker):
                    holders[end_of_word(text, given[place].content[-1].end)].append(place)
    return given


def with_own_marks(attributions: Sequence[Attribution], text: str, edges: MarkEdges) -> list[Attribution]:
    """Sentences in marks go from a clause that hangs on a cue back to it: "“A,” X said, noting that B. “C.”": C is said too."""
    given = list(attributions)
    said = {end_of_word(text, one.content[-1].end): place for place, one in enumerate(given) if in_marks(one, edges)}
    ends = sorted(said)
    for place, one in enumerate(given):
        clause, rest = one.content[0], one.content[1:]
        if not rest or not one.cue or one.cue[-1].end > clause.start or edges.around(clause):
            continue
        if not all(edges.around(span) for span in rest) or not SENTENCE_END.search(text, clause.end, rest[0].start):
            continue
        before = bisect_right(ends, one.cue[0].start)
        main = said[ends[before - 1]] if before else None
        if main is None or main == place or not hangs_on(one, given[main], text):
            continue
        given[place] = replace(one, content=(clause,))
        given[main] = replace(given[main], content=(*given[main].content, *rest))
    return given


def in_marks(one: Attribution, edges: MarkEdges) -> bool:
    """True where the last words of an attribution stand in marks, with their cue behind them."""
    return bool(one.cue and one.cue[0].start >= one.content[-1].end and edges.around(one.content[-1]))


def hangs_on(one: Attribution, main: Attribution, text: str) -> bool:
    """True where a cue stands in the sentence of another cue, behind a comma."""
    between = text[main.content[-1].end : one.cue[0].start]
    return (
        main.cue[-1].end <= one.cue[0].start
        and "\n" not in between
        and not SENTENCE_END.search(between)
        and text[main.cue[0].start : one.cue[0].start].rstrip()[-1:] == ","
    )


def end_of_word(text: str, place: int) -> int:
    """Where the last word before a place ends, or the place itself within one; 0 where there is none."""
    while place and not (text[place - 1].isalnum() or text[place - 1] == "_"):
        place -= 1
    return place


def ended(one: Attribution, text: str, edges: MarkEdges) -> Attribution:
    """The attribution without words outside marks that come sentences after a cue and what is told in marks right behind it."""
    one = within_marks(one, text, edges)
    first, rest = one.content[0], one.content[1:]
    if not rest or not one.cue or one.cue[-1].end > first.start:
        return one
    whole = any(quoted.closed and quoted.span == first for quoted in edges.around(first))
    if not whole or not SENTENCE_END.search(text, first.end - 2, rest[0].start):
        return one
    kept = tuple(span for span in rest if edges.around(span))
    return replace(one, content=(first, *kept))


def within_marks(one: Attribution, text: str, edges: MarkEdges) -> Attribution:
    """The attribution without a sentence outside marks that a stretch runs on into: "X said: “A.” She left": A alone is said."""
    first = one.content[0]
    if not one.cue or one.cue[-1].end > first.start:
        return one
    told = [quoted.span for quoted in edges.around(first)]
    if not told or told[0].start != first.start or told[0].end >= first.end or told[-1].end > first.end:
        return one
    after = text[told[0].end : first.end].strip()
    if not ends_in_marks(told[0].of(text)) or not after[:1].isupper():
        return one
    return replace(one, content=(*told, *one.content[1:]))


def at_colon(one: Attribution, text: str, edges: MarkEdges) -> Sequence[Attribution]:
    """What stands in marks after a cue with a colon apart from what stands without marks before the cue."""
    if not one.cue or len(one.content) < 2:
        return (one,)
    cue = one.cue[0]
    before = tuple(span for span in one.content if span.end <= cue.start)
    after = one.content[len(before) :]
    if not before or not after or after[0].start < cue.end or any(edges.around(span) for span in before):
        return (one,)
    colon = COLON.fullmatch(text, cue.end, after[0].start) or text[cue.start : cue.end].rstrip()[-1:] in ":："
    whole = any(quoted.span.start == after[0].start for quoted in edges.around(after[0]))
    words = sum(len(WORD.findall(span.of(text))) for span in before)
    if colon and whole and words == 1:
        # "What she said: “...”"
        return (replace(one, content=after),)
    if not colon or not whole or words < FEWEST:
        return (one,)
    return replace(one, content=before), replace(one, content=after)


def ends_in_marks(text: str) -> bool:
    """True where a sentence ends before the marks at the end of a text: "It rained.”"."""
    start = len(text)
    while start and not WORD_OR_SPACE.match(text[start - 1]):
        start -= 1
    return any(sign in ENDS for sign in text[start:-1])
