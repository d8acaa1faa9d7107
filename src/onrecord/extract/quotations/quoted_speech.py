"""Deciding which words in quotation marks somebody says: whole quotations, clauses with some words in marks, or neither."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from onrecord.extract.quotations.direct_speech import FINITE, STOPS, Cue, Cues, Item, Stretch, stretches
from onrecord.extract.quotations.indirect_speech import Said
from onrecord.extract.quotations.marks import Quoted
from onrecord.extract.quotations.speakers import Speaker
from onrecord.model.analysis import Analysis, Word
from onrecord.model.text import Span

JOINERS = frozenset({"CCONJ", "PUNCT", "ADV", "INTJ"})
NEAR = 4
"""Words between two stretches in marks that belong to one clause."""
REACH = 12
"""Clauses before words in marks that may hold them."""
FEWEST_ALONE = 3
"""Words in marks that stand alone as a sentence and are somebody's without a cue."""


@dataclass
class Utterance:
    """One quotation while it is put together. `alone` is True where its paragraph or sentence names no speaker."""

    content: list[Span]
    paragraph: int
    speaker: Speaker | None = None
    cue: tuple[Span, ...] = ()
    alone: bool = False
    closed: bool = True
    quoted: list[Quoted] = field(default_factory=list)

    @property
    def span(self) -> Span:
        return Span(self.content[0].start, self.content[-1].end)


class QuotedSpeech:
    """Goes through the quotation marks of a document, paragraph by paragraph. `said` is in order of the text."""

    def __init__(self, analysis: Analysis, text: str, cues: Cues, said: Sequence[Said]) -> None:
        self.analysis = analysis
        self.text = text
        self.cues = cues
        self.said = said
        self.said_starts = [s.content[0].start for s in self.said]
        self.merged_away: set[int] = set()
        """Which of `said` became part of an utterance, by place."""

    def find(self, quoted: Sequence[Quoted]) -> Iterator[Utterance]:
        """The utterances of a document, in order. Those that are `alone` have no speaker yet."""
        by_paragraph: dict[int, list[Quoted]] = {}
        for one in quoted:
            by_paragraph.setdefault(one.paragraph, []).append(one)
        for paragraph, inside in by_paragraph.items():
            words = self.analysis.words_in(self.analysis.paragraphs[paragraph])
            yield from self.in_paragraph(list(stretches(self.analysis, paragraph, words, inside, self.cues)))

    def in_paragraph(self, sentences: Sequence[Stretch]) -> list[Utterance]:
        """The utterances of one paragraph: "“A,” he said. “B.”" is one."""
        found: list[Utterance] = []
        last_stretch: int | None = None
        for place, stretch in enumerate(sentences):
            for one in self.in_stretch(stretch):
                if one.alone and found and last_stretch is not None and place - last_stretch <= 1:
                    found[-1].content += one.content
                    found[-1].quoted += one.quoted
                    found[-1].closed = one.closed
                elif one.alone and not self.stands(one, sentences[place - 1] if place and not found else None):
                    continue
                else:
                    if one.alone and place:
                        one.speaker = self.narrated(sentences[place - 1])
                        one.alone = one.speaker is None
                    found.append(one)
                last_stretch = place
        return found

    def stands(self, alone: Utterance, before: Stretch | None) -> bool:
        """True where words in marks that no cue goes with are somebody's: they make a sentence, and what stands before names a speaker."""
        return self.counts_alone(alone.quoted[0]) and (before is None or self.narrated(before) is not None)

    def narrated(self, stretch: Stretch) -> Speaker | None:
        """Whom the sentence before a quotation without a cue is about: its subject, where that can speak."""
        words = [w for w in stretch.items if isinstance(w, Word)]
        for word in words:
            if word.dep == "nsubj" and self.analysis.head(word).dep == "ROOT":
                meant = self.cues.speakers.parties.meant_by(word.index)
                return (
                    self.cues.speakers.named(word)
                    if meant and meant[0].kind in ("person", "role", "organisation", "body")
                    else None
                )
        return None

    # --- one sentence

    def in_stretch(self, stretch: Stretch) -> Iterator[Utterance]:
        """The utterances of one sentence."""
        items = list(stretch.items)
        quoted = stretch.quoted
        if not quoted:
            return
        first = items.index(quoted[0])
        lead = [w for w in items[:first] if isinstance(w, Word)]
        rest = items[first + 1 :]
        bare_lead = all(w.pos in JOINERS for w in lead)
        if bare_lead and all(isinstance(i, Word) and i.pos == "PUNCT" for i in rest):
            yield self.utterance(stretch, quoted[:1], None, alone=True)
            return
        last = self.last_before_cue(items, quoted)
        if last is not None and not self.is_name(lead, last[1]):
            cue, closing = last
            yield self.with_cue_after(stretch, lead, bare_lead, closing, cue)
            return
        cue_before = self.cues.before(lead) if not bare_lead else None
        if (
            cue_before
            and (cue_before.speaker or cue_before.verb)
            and self.complete_after(quoted[0], rest, lead, cue_before)
        ):
            joined = self.joined(quoted, items)
            yield self.utterance(stretch, joined, cue_before)
            left = items[items.index(joined[-1]) + 1 :]
            yield from self.in_stretch(Stretch(tuple(left), stretch.paragraph))
            return
        yield from self.fragments(stretch, quoted)

    def counts_alone(self, quoted: Quoted) -> bool:
        """True for words in marks that make a sentence: not for a title or a catchword."""
        inner = quoted.inner.of(self.text).strip()
        words = len(inner.split())
        ended = inner[-1:] in STOPS or inner[-1:] in "。！？" or not quoted.closed
        paragraph = self.analysis.paragraphs[quoted.paragraph]
        whole = quoted.span.start == paragraph.start and paragraph.end - quoted.span.end <= 2
        return (ended and words >= FEWEST_ALONE) or (whole and words >= 2 * FEWEST_ALONE) or (ended and whole)

    def is_name(self, lead: Sequence[Word], quoted: Quoted) -> bool:
        """True for marks around a name: The "Red Flag" group said."""
        inside = self.analysis.words_in(quoted.inner)
        titled = len(inside) > 1 and all(
            w.text[:1].isupper() for w in inside if w.pos in ("NOUN", "PROPN", "VERB", "ADJ", "ADV")
        )
        if lead and titled and lead[-1].pos != "PUNCT" and any(w.text[:1].isupper() for w in inside):
            return True
        after_article = bool(lead) and lead[-1].end <= quoted.span.start and lead[-1].pos in ("DET", "ADJ", "NUM")
        return after_article and not any(w.pos in ("VERB", "AUX") for w in inside)

    def last_before_cue(self, items: Sequence[Item], quoted: Sequence[Quoted]) -> tuple[Cue, Quoted] | None:
        """The first quotation that a cue follows, with its cue."""
        for one in quoted:
            cue = self.cues.after(one, items[items.index(one) + 1 :])
            if cue is not None:
                return cue, one
        return None

    def with_cue_after(
        self, stretch: Stretch, lead: Sequence[Word], bare_lead: bool, closing: Quoted, cue: Cue
    ) -> Utterance:
        """The utterance before a cue, with what follows the cue in marks too."""
        quoted = stretch.quoted
        before = [q for q in quoted if q.span.start <= closing.span.start]
        after = [q for q in quoted if q.span.start > closing.span.start]
        if bare_lead and len(before) == 1:
            return self.utterance(stretch, [*before, *after], cue)
        lead_cue = self.cues.before(lead)
        if lead_cue and lead_cue.verb and not bare_lead:
            return self.utterance(stretch, [*before, *after], lead_cue)
        start = lead[0].start if lead else before[0].span.start
        for place in range(bisect_left(self.said_starts, closing.span.end) - 1, -1, -1):
            one = self.said[place]
            if one.content[0].start <= start:
                break
            if one.speaker.source.start < one.content[0].start and len(one.content) == 1:
                self.merged_away.add(place)
                start = one.content[0].start
                break
        made = self.utterance(stretch, [*before, *after], cue)
        made.content = [Span(start, closing.span.end), *(q.span for q in after)]
        return made

    def complete_after(self, quoted: Quoted, rest: Sequence[Item], lead: Sequence[Word], cue: Cue) -> bool:
        """True where the words in marks are all that the cue before them introduces."""
        following = next(iter(rest), None)
        if not isinstance(following, Word) or following.pos == "PUNCT" or lead[-1].text[-1:] == ":":
            return True
        return following.tag in ("CC",) and lead[-1].lower not in self.cues.known.that

    def joined(self, quoted: Sequence[Quoted], items: Sequence[Item]) -> list[Quoted]:
        """The first quotation with those that only "and" or a comma part from it."""
        found = [quoted[0]]
        for one in quoted[1:]:
            between = items[items.index(found[-1]) + 1 : items.index(one)]
            if not all(isinstance(w, Word) and w.pos in ("CCONJ", "PUNCT") for w in between):
                break
            found.append(one)
        return found

    def utterance(self, stretch: Stretch, quoted: Sequence[Quoted], cue: Cue | None, alone: bool = False) -> Utterance:
        speaker = cue.speaker if cue else None
        return Utterance(
            [q.span for q in quoted], stretch.paragraph, speaker, cue.words if cue else (),
            alone=alone, closed=quoted[-1].closed, quoted=list(quoted),
        )  # fmt: skip

    # --- words in marks within a sentence

    def fragments(self, stretch: Stretch, quoted: Sequence[Quoted]) -> Iterator[Utterance]:
        """Clauses that are given partly in marks; scare quotes and titles give none."""
        taken: Utterance | None = None
        for one in quoted:
            if taken is not None and one.span.start < taken.span.end + 40:
                between = self.analysis.words_in(Span(taken.span.end, one.span.start))
                if one.span.end <= taken.span.end or (
                    len(between) <= NEAR and not any(w.tag in FINITE for w in between)
                ):
                    taken.content[-1] = Span(taken.content[-1].start, max(taken.content[-1].end, one.span.end))
                    continue
            made = self.carried_on(stretch, one) or self.labelled(stretch, one)
            if made is not None:
                if taken is not None and taken.span.start != made.span.start:
                    yield taken
                taken = made
        if taken is not None:
            yield taken

    def covered(self, quoted: Quoted) -> bool:
        """True where a clause that somebody says holds these words already."""
        near = self.said[: bisect_left(self.said_starts, quoted.span.end)][-REACH:]
        return any(s.touches(quoted.span) for one in near for s in one.content)

    def carried_on(self, stretch: Stretch, quoted: Quoted) -> Utterance | None:
        """A clause somebody says that goes on in marks: "said that it was late, but “we will go”"."""
        place = bisect_left(self.said_starts, quoted.span.start) - 1
        first = next((i.start for i in stretch.items if isinstance(i, Word)), quoted.span.start)
        if place < 0 or place in self.merged_away or self.covered(quoted):
            return None
        one = self.said[place]
        span = one.content[-1]
        between = [w for w in self.analysis.words_in(Span(span.end, quoted.span.start)) if w.pos != "PUNCT"]
        if not first <= span.start <= span.end <= quoted.span.start or len(between) > NEAR:
            return None
        if not between or between[0].tag != "CC" or any(w.pos in ("VERB", "AUX") for w in between):
            return None
        self.merged_away.add(place)
        content = [*one.content[:-1], Span(span.start, quoted.span.end)]
        return Utterance(content, stretch.paragraph, one.speaker, one.cue, quoted=[quoted])

    def labelled(self, stretch: Stretch, quoted: Quoted) -> Utterance | None:
        """What somebody says of a thing in marks: "described the plan as “reckless”"."""
        inside = self.analysis.words_in(quoted.inner)
        if not inside or self.covered(quoted):
            return None
        verb = self.governing(inside[0], quoted, stretch)
        if verb is None:
            return None
        speaker = self.cues.speakers.of_verb(verb)
        if speaker is None or verb.index + 1 >= len(self.analysis.words):
            return None
        if not self.cues.speakers.parties.meant_by(speaker.head) and verb.lemma in self.cues.known.from_parties_only:
            return None
        start = self.opening(verb, quoted).start
        content = Span(min(start, quoted.span.start), quoted.span.end)
        return Utterance([content], stretch.paragraph, speaker, (verb.span,), quoted=[quoted])

    def opening(self, verb: Word, quoted: Quoted) -> Word:
        """The first word of what is said under a verb: after "of" in "accused X of taking “...”", else after the verb."""
        for word in islice(self.analysis.ancestors(self.analysis.words_in(quoted.inner)[0]), 8):
            if word.index <= verb.index or word.start >= quoted.span.start:
                continue
            if word.dep == "pcomp" and (word.tag == "VBG" or self.analysis.children(word.index, "aux")):
                return self.analysis.words[word.head + 1]
        following = self.analysis.words[verb.index + 1]
        return (
            following
            if following.pos != "PUNCT" or verb.index + 2 >= len(self.analysis.words)
            else self.analysis.words[verb.index + 2]
        )

    def governing(self, word: Word, quoted: Quoted, stretch: Stretch) -> Word | None:
        """The verb of saying or calling before words in marks that they hang on."""
        known = self.cues.known
        first = next((i for i in stretch.items if isinstance(i, Word)), None)
        for above in islice(self.analysis.ancestors(word), 8):
            if quoted.span.start <= above.start < quoted.span.end:
                continue
            if first is None or above.start < first.start or above.start > quoted.span.start:
                return None
            if above.pos == "VERB" and above.lemma in known.label | (known.clause - known.with_that):
                named = above.dep == "acl" and above.tag == "VBN"
                passive = self.analysis.children(above.index, "auxpass", "nsubjpass") and not self.analysis.children(
                    above.index, "agent"
                )
                asks = (
                    above.lemma in known.titled
                    and self.analysis.children(above.index, "prep")
                    and not self.analysis.children(above.index, "dobj", "ccomp", "oprd")
                )
                return None if named or passive or asks else above
            if above.pos == "VERB" and above.dep in ("relcl", "advcl"):
                return None
        return None
