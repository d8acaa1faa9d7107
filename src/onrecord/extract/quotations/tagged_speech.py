"""What the trained tagger read, set right by the quotation marks, with the speakers that the grammar names."""

from collections.abc import Iterator, Sequence

from onrecord.extract.quotations.mark_edges import MarkEdges
from onrecord.extract.quotations.quoted_speech import Utterance
from onrecord.extract.quotations.speakers import Speaker, Speakers
from onrecord.extract.tagger.tagger import Attribution
from onrecord.model.analysis import Analysis
from onrecord.model.text import Span

SHARED = 0.3
"""Share of its words that an utterance of the rules may have in common with the tagger's before it counts as the same."""


def utterances_of(
    attributions: Sequence[Attribution], analysis: Analysis, speakers: Speakers | None, edges: MarkEdges
) -> Iterator[Utterance]:
    """The attributions as utterances. The words of a source stay as the tagger gave them."""
    for one in attributions:
        content = list(one.content)
        paragraph = analysis.paragraph_at(content[0].start)
        inside = [q for span in content for q in edges.around(span)]
        speaker = speaker_of(one.source, analysis, speakers)
        yield Utterance(content, paragraph, speaker, one.cue, quoted=inside, chance=one.chance, source=one.source)


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
        if shared < SHARED * size and (one.speaker or id(one) in signed):
            kept.append(one)
    return kept
