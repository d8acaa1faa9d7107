"""What the trained tagger and the rules read of one text, put together: quotations, and other attributions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.extract.quotations.attributions import Attribution, NamedSpeaker, naming_source
from onrecord.extract.quotations.details import with_details
from onrecord.extract.quotations.mark_edges import MarkEdges
from onrecord.extract.quotations.naming import name_speakers
from onrecord.extract.quotations.quoted_speech import Utterance
from onrecord.extract.quotations.speech import LEAST_SAID, is_condition, is_speech
from onrecord.extract.quotations.told_of import is_told_of, without_next_deed
from onrecord.extract.quotations.words import SayingWords, saying_words
from onrecord.extract.reading import Reading
from onrecord.extract.tagger.tagger import Attribution as Tagged
from onrecord.model.analysis import Analysis
from onrecord.model.entries import Quotation
from onrecord.model.text import Span, cover

SAME = 0.5
"""Share of the longer one's characters that the tagger's content and the rules' have in common where they are one."""
OVERLAP = 0.3
"""Share of the shorter one's characters that makes them rivals."""
SENTENCE = 25
"""Characters in marks that are more than a title or a catchword."""
RULED_CHANCE = 0.6
"""How often what the rules alone read is right."""
AGREED = 0.5
"""How much of its doubt an attribution keeps when tagger and rules agree."""


@dataclass(frozen=True, slots=True)
class Attributed:
    """The quotations of a text, and its other attributions: what is thought, decided, done, or only named."""

    quotations: tuple[Quotation, ...]
    others: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """One attribution as the tagger read it, as the rules read it, or both. `signed` ones are direct without marks."""

    tagged: Tagged | None
    ruled: Utterance | None
    signed: bool = False
    news: bool = False
    """True in news, the genre in which the tagger was trained: there its source stands against the rules'."""
    seeks_speaker: bool = False
    """True for a paragraph in marks that is a quotation only where the text around it tells whose."""

    @property
    def content(self) -> tuple[Span, ...]:
        if self.tagged:
            return self.tagged.content
        return tuple(self.ruled.content) if self.ruled else ()

    @property
    def source(self) -> tuple[Span, ...]:
        speaker = self.ruled.speaker if self.ruled else None
        own = self.tagged.source if self.tagged else ()
        if speaker is None:
            return own
        return own if self.news and own else (speaker.source,)

    @property
    def cue(self) -> tuple[Span, ...]:
        if self.tagged and self.tagged.cue:
            return self.tagged.cue
        return self.ruled.cue if self.ruled else ()

    @property
    def chance(self) -> float:
        if self.tagged is None:
            return RULED_CHANCE
        return 1 - AGREED * (1 - self.tagged.chance) if self.ruled else self.tagged.chance


def matched(
    tagged: Sequence[Tagged],
    ruled: Sequence[Utterance],
    signed: frozenset[int],
    sure: frozenset[int] = frozenset(),
    *,
    news: bool,
) -> list[Pair]:
    """The tagger's attributions with those of the rules that are the same, and the rest of both, in order of the text.

    Where the two cut the same words otherwise, the tagger is followed in news, and the rules elsewhere. What the rules
    alone read in news is left out unless it is one of `sure`, the identities of those that `stands_alone` lets through: of
    the rest one in five is right there.
    """
    left = list(ruled)
    pairs = []
    for one in tagged:
        same = next(
            (u for u in left if share(one.content, u.content, longer=True) > SAME and not is_told_in(u, one.content)),
            None,
        )
        if same is not None:
            left = [u for u in left if u is not same]
        pairs.append(Pair(one, same, news=news))
    left = [u for u in left if u.speaker or id(u) in signed]
    if news:
        left = [u for u in left if id(u) in sure]
        left = [u for u in left if not any(is_rival(p, u) for p in pairs)]
    else:
        pairs = [p for p in pairs if p.ruled or not any(share(p.content, u.content) > OVERLAP for u in left)]
    pairs += [Pair(None, u, id(u) in signed) for u in left]
    return sorted(pairs, key=lambda p: (p.content[0].start, p.content[-1].end))


def is_rival(pair: Pair, ruled: Utterance) -> bool:
    """True where a pair claims words of an utterance. "A said that B told C" does not claim what B told."""
    return share(pair.content, ruled.content) > OVERLAP and not is_told_in(ruled, pair.content)


def is_told_in(inner: Utterance, content: Sequence[Span]) -> bool:
    """True where an utterance without marks stands in somebody else's words with all that is its own: speaker, cue and content."""
    source = (inner.speaker.source,) if inner.speaker else ()
    whole = cover((*inner.content, *inner.cue, *source))
    return bool(inner.cue) and not inner.quoted and any(span.holds(whole) for span in content)


def stands_alone(utterance: Utterance, analysis: Analysis, known: SayingWords, edges: MarkEdges) -> bool:
    """True for what the rules may say alone: items of a statement, sentences in marks, and clauses under a plain verb of saying.

    Clauses with marks in them are the tagger's.
    """
    quoted = utterance.quoted
    if not utterance.cue:
        return True
    if sum(len(q.inner) for q in quoted) >= SENTENCE and quoted[0].span.start <= utterance.content[0].start:
        return True
    if any(edges.around(span) for span in utterance.content):
        return False
    plain = known.clause - known.from_parties_only - known.infinitive - known.label
    return any(
        word.lemma in plain or word.lower in known.according
        for cue in utterance.cue
        for word in analysis.words_in(cue)[:1]
    )


def told_apart(pairs: Sequence[Pair], reading: Reading, edges: MarkEdges) -> Attributed:
    """The quotations among the pairs, and the others. Every one keeps the words that name its speaker."""
    text, language, known = reading.text, reading.language, saying_words(reading.language)
    plain = [Attribution(naming_source(p.source, p.cue), p.cue[0] if p.cue else None, p.content) for p in pairs]
    named = name_speakers(
        text, reading.analysis.paragraphs, plain, language, reading.description.publisher, reading.heading
    )
    quotations: list[Quotation] = []
    others: list[Quotation] = []
    for pair, speaker in zip(pairs, named, strict=True):
        if pair.seeks_speaker and not speaker.name:
            continue
        one = with_details(ended(entry(pair, speaker, edges, known.that), reading, known), text, language)
        said = pair.ruled is not None or (pair.chance >= LEAST_SAID and is_speech(one, text, language))
        cues = (one.cue, pair.ruled.cue if pair.ruled else ())
        if one.form != "direct" and any(is_condition(cue, text, language) for cue in cues):
            said = False
        if is_told_of(one.content, one.cue, one.source, reading.analysis, known):
            said = False
        (quotations if said else others).append(one)
    return Attributed(tuple(quotations), tuple(others))


def ended(one: Quotation, reading: Reading, known: SayingWords) -> Quotation:
    """The quotation without what else its speaker did; words in marks stay whole."""
    if one.form != "indirect":
        return one
    return replace(one, content=without_next_deed(one.content, one.cue, reading.analysis, known, reading.parties))


def entry(pair: Pair, speaker: NamedSpeaker, edges: MarkEdges, that: frozenset[str]) -> Quotation:
    """The entry of a pair. The rules' name stands where the words alone name nobody."""
    ruled = pair.ruled.speaker if pair.ruled else None
    content = edges.from_marks(pair.content, that)
    return Quotation(
        content=content,
        speaker=speaker.name or (ruled.name if ruled else ""),
        form="direct" if pair.signed or (pair.tagged and pair.tagged.verbatim) else edges.form_of(content),
        source=pair.source or ((speaker.mention,) if speaker.mention else ()),
        cue=pair.cue,
        confidence=round(pair.chance, 3),
    )


def share(a: Sequence[Span], b: Sequence[Span], *, longer: bool = False) -> float:
    """Characters that two contents have in common, as a share of the shorter one's, or of the longer one's."""
    common = sum(max(0, min(s.end, t.end) - max(s.start, t.start)) for s in a for t in b)
    sizes = sum(len(s) for s in a), sum(len(t) for t in b)
    whole = max(sizes) if longer else min(sizes)
    return common / whole if whole else 0.0
