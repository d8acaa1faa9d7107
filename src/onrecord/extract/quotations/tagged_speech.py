"""What the trained tagger read, set right by the quotation marks, with the speakers that the grammar names."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from onrecord.extract.quotations.marks import Quoted
from onrecord.extract.quotations.quoted_speech import Utterance
from onrecord.extract.quotations.speakers import Speaker, Speakers
from onrecord.extract.tagger.tagger import Attribution
from onrecord.model.analysis import Analysis
from onrecord.model.text import Span

MOST_OF = 0.5
"""Share of the words in a pair of marks that makes all of them part of what is said."""


class MarkEdges:
    """Where the marks of a text begin and end."""

    def __init__(self, text: str, quoted: Sequence[Quoted]) -> None:
        self.text = text
        self.quoted = quoted
        self.starts = [q.span.start for q in quoted]

    def mended(self, content: Sequence[Span]) -> tuple[Span, ...]:
        """The content with every pair of marks that it holds most of held whole, and its stretches within one pair joined."""
        spans = [self._carried(span) for span in content]
        joined: list[Span] = []
        for span in sorted(spans):
            if joined and (span.start <= joined[-1].end or self._one_pair(joined[-1], span)):
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        return tuple(joined)

    def _around(self, span: Span) -> Sequence[Quoted]:
        """The pairs that touch a span."""
        first = max(0, bisect_right(self.starts, span.start) - 1)
        return [q for q in self.quoted[first : bisect_left(self.starts, span.end)] if q.span.end > span.start]

    def _carried(self, span: Span) -> Span:
        start, end = span.start, span.end
        for one in self._around(span):
            held = min(span.end, one.span.end) - max(span.start, one.span.start)
            if held >= MOST_OF * len(one.span):
                start, end = min(start, one.span.start), max(end, one.span.end)
        return Span(start, end)

    def _one_pair(self, first: Span, second: Span) -> bool:
        return any(
            q.span.start <= first.start and second.end <= q.span.end
            for q in self._around(Span(first.start, second.end))
        )


def utterances_of(
    attributions: Sequence[Attribution], analysis: Analysis, speakers: Speakers | None, quoted: Sequence[Quoted]
) -> Iterator[Utterance]:
    """The attributions as utterances. The words of a source stay as the tagger gave them."""
    edges = MarkEdges(analysis.text, quoted)
    for one in attributions:
        content = list(edges.mended(one.content))
        paragraph = analysis.paragraph_at(content[0].start)
        inside = [q for q in quoted if any(s.touches(q.span) for s in content)]
        yield Utterance(
            content, paragraph, speaker_of(one.source, analysis, speakers), one.cue, quoted=inside, chance=one.chance
        )


def speaker_of(source: Sequence[Span], analysis: Analysis, speakers: Speakers | None) -> Speaker | None:
    """The speaker whom the words of a source name; the words themselves where the grammar names nobody."""
    if not source:
        return None
    words = analysis.words_in(source[0])
    if not words:
        return None
    inside = {w.index for w in words}
    head = next((w for w in words if w.head not in inside or w.head == w.index), words[-1])
    named = speakers.named(head) if speakers else None
    if named is None:
        return Speaker("", source[0], head.index)
    return Speaker(named.name, source[0], named.head, named.person, named.text)


def merged(
    tagged: Sequence[Utterance], ruled: Sequence[Utterance], signed: frozenset[int], analysis: Analysis
) -> list[Utterance]:
    """The tagger's utterances, and those of the rules that share few of their words with any of them."""
    held = sorted((s.start, s.end) for u in tagged for s in u.content)
    kept = list(tagged)
    for one in ruled:
        size = sum(len(s) for s in one.content)
        shared = sum(max(0, min(s.end, end) - max(s.start, start)) for s in one.content for start, end in held)
        if shared < 0.3 * size:
            kept.append(one)
    return kept
