"""Which sentences of a document in its own voice can hold somebody else's words: those alone are worth the network's time.

Reports, releases and statements tell what happened in many sentences for each in which somebody speaks, and the rules are
followed in them. News is read as a whole: there the network finds what no list of words foresees.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from onrecord.extract.quotations.marks import Quoted
from onrecord.extract.quotations.words import SayingWords
from onrecord.model.analysis import Analysis, Sentence
from onrecord.model.text import Span

FEW = 4
"""Words of a sentence that may be a name line, or the label of a turn."""


def speaking_stretches(analysis: Analysis, quoted: Sequence[Quoted], known: SayingWords) -> list[Span]:
    """Stretches of sentences of one paragraph, in order, that hold a word of saying, touch on marks, or are very short.

    A sentence that begins with a small letter was cut off from the one before it, and goes with it.
    """
    stretches: list[tuple[Sentence, Sentence]] = []
    for sentence in speaking(analysis, quoted, known):
        if stretches and adjoin(stretches[-1][1], sentence):
            stretches[-1] = (stretches[-1][0], sentence)
        else:
            stretches.append((sentence, sentence))
    return [Span(first.span.start, last.span.end) for first, last in stretches]


def speaking(analysis: Analysis, quoted: Sequence[Quoted], known: SayingWords) -> Iterator[Sentence]:
    """The sentences themselves."""
    starts, ends = [q.span.start for q in quoted], [q.span.end for q in quoted]
    goes_on = False
    for sentence in analysis.sentences:
        words = analysis.words_of(sentence)
        in_marks = bisect_right(ends, sentence.span.start) < bisect_left(starts, sentence.span.end)
        cut_off = goes_on and analysis.text[sentence.span.start].islower()
        goes_on = in_marks or cut_off or len(words) <= FEW or any(known.may_tell(word) for word in words)
        if goes_on:
            yield sentence


def adjoin(one: Sentence, other: Sentence) -> bool:
    """True for two sentences of one paragraph with none between."""
    return one.last == other.first and one.paragraph == other.paragraph
