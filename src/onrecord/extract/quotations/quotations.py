"""Finding quotations: who said what, in whose words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from onrecord.extract.quotations.completed import Completed
from onrecord.extract.quotations.details import with_details
from onrecord.extract.quotations.direct_speech import Cues
from onrecord.extract.quotations.indirect_speech import IndirectSpeech, Said
from onrecord.extract.quotations.mark_edges import MarkEdges
from onrecord.extract.quotations.marks import Quoted, find_quoted
from onrecord.extract.quotations.quoted_speech import QuotedSpeech, Utterance
from onrecord.extract.quotations.runs import Runs
from onrecord.extract.quotations.speaker_chain import follow
from onrecord.extract.quotations.speakers import Speakers
from onrecord.extract.quotations.speaking_sentences import speaking_stretches
from onrecord.extract.quotations.standing_alone import ALONE_CHANCE, left_alone
from onrecord.extract.quotations.together import Attributed, Pair, matched, stands_alone, told_apart
from onrecord.extract.quotations.words import SayingWords, saying_words
from onrecord.extract.reading import OWN_VOICE, Reading
from onrecord.extract.tagger.tagger import FEWER
from onrecord.extract.tagger.tagger import Attribution as Tagged
from onrecord.model.analysis import Analysis
from onrecord.model.entries import Quotation
from onrecord.model.text import Span
from onrecord.model.vocabulary import Form

NEAR = 4
"""Words between a clause and a quotation that the parse cut off from it."""
FEW = 2
"""Fewer words than this are no clause."""


def find_quotations(reading: Reading) -> Iterator[Quotation]:
    """The quotations of a document, in order of the text."""
    yield from find_attributions(reading).quotations


def find_attributions(reading: Reading) -> Attributed:
    """The quotations of a document, and what else is somebody's in it, each in order of the text.

    What the rules read and what the trained tagger read, where the language has one, are put together by `matched`.
    """
    analysis, text, language = reading.analysis, reading.text, reading.language
    known = saying_words(language)
    speakers = Speakers(reading, known)
    marks = Marked(analysis, text, list(find_quoted(text, analysis.paragraphs)))
    ruled, signed = by_rules(reading, known, speakers, marks)
    follow(ruled, analysis, reading.parties, known, marks.words)
    if not reading.tagger:
        forms = ("direct" if id(u) in signed else marks.edges.form_of(u.content) for u in ruled)
        said = (with_details(made(u, f), text, language) for u, f in zip(ruled, forms, strict=True))
        return Attributed(tuple(said), ())
    news = reading.description.kind not in OWN_VOICE
    if news:
        read = reading.tagger.attributions(text, analysis.paragraphs)
    else:
        read = reading.tagger.attributions(text, speaking_stretches(analysis, marks.quoted, known), most=FEWER)
    tagged = Completed(text, analysis.paragraphs, marks.edges, known.no_labels).all(read)
    sure = frozenset(id(u) for u in ruled if stands_alone(u, analysis, known, marks.edges))
    pairs = matched(tagged, ruled, signed, sure, news=news)
    held = [span for pair in pairs for span in pair.content]
    alone = left_alone(text, analysis.paragraphs, marks.quoted, held)
    pairs += [Pair(Tagged((q.span,), (), (), ALONE_CHANCE), None, seeks_speaker=True) for q in alone]
    pairs.sort(key=lambda p: (p.content[0].start, p.content[-1].end))
    return told_apart(pairs, reading, marks.edges)


def by_rules(
    reading: Reading, known: SayingWords, speakers: Speakers, marks: "Marked"
) -> tuple[list[Utterance], frozenset[int]]:
    """What the rules read, and the identities of those that are direct without marks: signed, or in a transcript.

    Words in marks come first: they tell what is said as it was said. A clause that the grammar gives to a speaker is then
    indirect, or mixed where some of its words are in marks; one that repeats a quotation in marks is left out.
    """
    analysis, text = reading.analysis, reading.text
    cues = Cues(analysis, text, speakers, known)
    clauses = IndirectSpeech(analysis, speakers, known, marks.words.__contains__, reading.description.title_span)
    said = [marks.mended(one) for one in clauses.find()]
    said.sort(key=lambda one: one.content[0].start)
    speech = QuotedSpeech(analysis, text, cues, said)
    utterances = sorted(speech.find(marks.quoted), key=lambda u: u.span)
    runs = Runs(analysis, text, cues, said, utterances, marks.edges)
    runs.complete()
    signed = [*runs.pull_quotes(), *runs.transcript()]
    given = [*utterances, *signed, *runs.numbered()]
    rest = clauses_left(said, speech.merged_away, given, analysis)
    everything = sorted([*given, *rest], key=lambda u: (u.span.start, u.span.end))
    return everything, frozenset(id(u) for u in signed)


class Marked:
    """The words in marks of one document."""

    def __init__(self, analysis: Analysis, text: str, quoted: Sequence[Quoted]) -> None:
        self.analysis = analysis
        self.quoted = quoted
        self.starts = [q.span.start for q in quoted]
        self.edges = MarkEdges(text, quoted)
        self.words = frozenset(
            w.index for q in quoted if " " in q.inner.of(text).strip() for w in analysis.words_in(q.span)
        )
        """The indexes of the words in marks; a single word in marks is part of the sentence around it."""

    def near(self, span: Span) -> Sequence[Quoted]:
        """The stretches in marks that touch a span or begin right after it, and the one before."""
        return self.quoted[max(0, bisect_right(self.starts, span.start) - 1) : bisect_left(self.starts, span.end + 60)]

    def mended(self, one: Said) -> Said:
        """The clause, carried to the end of words in marks that it breaks off within or just before."""
        if len(one.content) != 1:
            return one
        span = one.content[0]
        for mark in self.near(span):
            if mark.span.end <= span.start:
                continue
            after = mark.span.start > span.end
            between = self.analysis.words_in(Span(span.end, mark.span.start)) if after else ()
            if len(between) <= NEAR and not any(w.pos in ("PUNCT", "CCONJ", "VERB") for w in between):
                within = mark.span.start <= span.start
                span = Span(mark.span.start if within else span.start, max(span.end, mark.span.end))
        return Said((span,), one.speaker, one.cue)


def clauses_left(
    said: Sequence[Said], merged: set[int], given: Sequence[Utterance], analysis: Analysis
) -> Iterator[Utterance]:
    """The clauses that are no part of an utterance already given, ended before one that follows in the same sentence."""
    cues = {cue for u in given for cue in u.cue}
    content = sorted((s, u.cue) for u in given for s in u.content)
    starts = [s.start for s, _ in content]
    for place, one in enumerate(said):
        if place in merged or any(cue in cues for cue in one.cue):
            continue
        spans: list[Span] = []
        for span in one.content:
            around = content[max(0, bisect_right(starts, span.start) - 1) : bisect_left(starts, span.end)]
            held = sum(max(0, min(span.end, s.end) - max(span.start, s.start)) for s, _ in around)
            cut = next((c[0].start for s, c in around if c and span.start < c[0].start < s.start < span.end), None)
            if cut is not None:
                spans += [Span(span.start, cut).stripped(analysis.text)] if held < len(span) * 0.7 else []
            elif held <= len(span) * 0.6:
                spans.append(span)
        if sum(len(analysis.words_in(s)) for s in spans) >= FEW:
            yield Utterance(spans, analysis.paragraph_at(spans[0].start), one.speaker, one.cue)


def made(utterance: Utterance, form: Form) -> Quotation:
    """The entry for an utterance of the rules."""
    speaker = utterance.speaker
    return Quotation(
        content=tuple(utterance.content),
        speaker=speaker.name if speaker else "",
        form=form,
        source=(speaker.source,) if speaker else (),
        cue=utterance.cue,
    )
