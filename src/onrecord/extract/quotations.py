"""Finding quotations: who said what, in whose words."""

from collections.abc import Iterator, Sequence

from onrecord.extract.direct_speech import Cues
from onrecord.extract.indirect_speech import IndirectSpeech, Said
from onrecord.extract.quotation_marks import Quoted, find_quoted
from onrecord.extract.quotation_runs import Runs
from onrecord.extract.quoted_speech import QuotedSpeech, Utterance
from onrecord.extract.reading import Reading
from onrecord.extract.saying_words import saying_words
from onrecord.extract.speakers import Speakers
from onrecord.model.analysis import Analysis
from onrecord.model.entries import Quotation
from onrecord.model.text import Span
from onrecord.model.vocabulary import Form

NEAR = 4
"""Words between a clause and a quotation that the parse cut off from it."""


def find_quotations(reading: Reading) -> Iterator[Quotation]:
    """The quotations of a document, in order of the text.

    Words in marks come first: they tell what is said as it was said. A clause that the grammar gives to a speaker is then
    indirect, or mixed where some of its words are in marks; one that repeats a quotation in marks is left out.
    """
    analysis, text = reading.analysis, reading.text
    known = saying_words(reading.language)
    speakers = Speakers(reading, known)
    cues = Cues(analysis, text, speakers, known)
    quoted = list(find_quoted(text, analysis.paragraphs))
    marked = words_within(analysis, [q for q in quoted if " " in q.inner.of(text)])
    said = [mended(one, quoted, analysis) for one in IndirectSpeech(analysis, speakers, known, marked.__contains__).find()]
    speech = QuotedSpeech(analysis, text, cues, said)
    utterances = list(speech.find(quoted))
    runs = Runs(analysis, text, cues, said, utterances)
    runs.complete()
    found = [made(u, analysis, quoted) for u in utterances]
    found += [made(u, analysis, quoted, "direct") for u in (*runs.pull_quotes(), *runs.transcript())]
    found += [made(u, analysis, quoted) for u in runs.numbered()]
    taken = Taken(found)
    for place, one in enumerate(said):
        if place not in speech.merged_away and not taken.holds(one):
            found.append(made(Utterance(list(one.content), 0, one.speaker, one.cue), analysis, quoted))
    yield from sorted((q for q in found if q.content), key=lambda q: (q.span.start, q.span.end))


def words_within(analysis: Analysis, quoted: Sequence[Quoted]) -> frozenset[int]:
    """The indexes of all words in marks."""
    return frozenset(w.index for q in quoted for w in analysis.words_in(q.span))


def mended(one: Said, quoted: Sequence[Quoted], analysis: Analysis) -> Said:
    """The clause, carried to the end of words in marks that it breaks off within or just before."""
    if len(one.content) != 1:
        return one
    span = one.content[0]
    for mark in quoted:
        if mark.span.end <= span.start or mark.span.start > span.end + 60:
            continue
        between = analysis.words_in(Span(span.end, mark.span.start)) if mark.span.start > span.end else ()
        if len(between) <= NEAR and not any(w.pos == "PUNCT" for w in between):
            span = Span(min(span.start, mark.span.start) if mark.inner.start <= span.start else span.start, max(span.end, mark.span.end))
    return Said((span,), one.speaker, one.cue)


class Taken:
    """The quotations already found, by the words of their cues and content."""

    def __init__(self, found: Sequence[Quotation]) -> None:
        self.cues = {cue for q in found for cue in q.cue}
        self.content = sorted(s for q in found for s in q.content)

    def holds(self, one: Said) -> bool:
        """True where a clause repeats what is given already."""
        if any(cue in self.cues for cue in one.cue):
            return True
        length = sum(len(s) for s in one.content)
        shared = sum(
            max(0, min(s.end, t.end) - max(s.start, t.start)) for s in one.content for t in self.content if s.touches(t)
        )
        return shared > length * 0.6


def made(utterance: Utterance, analysis: Analysis, quoted: Sequence[Quoted], form: Form | None = None) -> Quotation:
    """The entry for an utterance, its form by how many of its words are in marks."""
    speaker = utterance.speaker
    return Quotation(
        content=tuple(utterance.content),
        speaker=speaker.name if speaker else "",
        form=form or form_of(utterance.content, analysis, quoted),
        source=(speaker.source,) if speaker else (),
        cue=utterance.cue,
    )


def form_of(content: Sequence[Span], analysis: Analysis, quoted: Sequence[Quoted]) -> Form:
    """`direct` where all words are in marks, `indirect` where none is, else `mixed`."""
    words = [w for s in content for w in analysis.words_in(s) if w.pos != "PUNCT"]
    within = words_within(analysis, [q for q in quoted if any(s.touches(q.span) for s in content)])
    inside = sum(1 for w in words if w.index in within)
    return "indirect" if not inside else "direct" if inside == len(words) else "mixed"
