"""Finding clauses that somebody is said to have said: "the ministry said that ...", "their claim that ...", "according to X"."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.extract.quotations.clause_edges import EDGES, VERBS, ClauseEdges
from onrecord.extract.quotations.speakers import Speaker, Speakers
from onrecord.extract.quotations.words import SayingWords
from onrecord.model.analysis import Analysis, Sentence, Word
from onrecord.model.text import Span

CLAUSES = ("ccomp",)


@dataclass(frozen=True, slots=True)
class Said:
    """Words, who said them, and the words that tell so."""

    content: tuple[Span, ...]
    speaker: Speaker
    cue: tuple[Span, ...]


class IndirectSpeech:
    """Finds what is said without marks, outside the stretches for which `within_marks` is true."""

    def __init__(
        self,
        analysis: Analysis,
        speakers: Speakers,
        known: SayingWords,
        within_marks: Callable[[int], bool],
        title: Span | None = None,
    ) -> None:
        self.title = title
        self.analysis = analysis
        self.speakers = speakers
        self.known = known
        self.within_marks = within_marks
        self.verbs = known.clause | known.infinitive | known.gerund
        self.edges = ClauseEdges(analysis, known, within_marks)

    def find(self) -> Iterator[Said]:
        """All of it, in order of the cues."""
        for word in self.analysis.words:
            if self.within_marks(word.index):
                continue
            if word.pos == "VERB" and word.lemma in self.verbs:
                yield from self.by_verb(word)
            elif word.pos == "NOUN" and word.lemma in self.known.nouns:
                yield from self.by_noun(word)
            elif word.lower in self.known.according:
                yield from self.by_authority(word)

    # --- verbs

    def by_verb(self, verb: Word) -> Iterator[Said]:
        """What a verb of saying is followed or surrounded by."""
        if self.denied_itself(verb) or self.in_headline(verb) or not self.known.has_particle(self.analysis, verb):
            return
        speaker = self.speakers.of_verb(verb)
        if speaker is None or (verb.lemma in self.known.from_parties_only and not self.can_speak(speaker)):
            return
        sentence = self.analysis.sentence_of(verb)
        if self.said_as(verb):
            about = any(w.lower in self.known.about for w in self.analysis.children(verb.index, "prep"))
            if not about and not self.analysis.children(verb.index, "ccomp", "dobj"):
                yield from self.around(verb, sentence, speaker)
            return
        content = self.clause_under(verb, sentence) or self.clause_after_that(verb, sentence)
        if content:
            yield Said((content,), speaker, (verb.span,))
        elif self.clause_before(verb):
            yield from self.around(verb, sentence, speaker)

    def denied_itself(self, verb: Word) -> bool:
        """True for "did not say" and "failed to say"; also for "to suggest", which tells a purpose."""
        above = self.analysis.head(verb)
        if verb.dep == "xcomp" and above.lemma in self.known.unsaid:
            return True
        if verb.tag == "VB" and verb.dep == "advcl" and verb.lemma in self.known.from_parties_only:
            return True
        return any(
            child.dep == "neg" or child.lower in self.known.negations for child in self.analysis.children(verb.index)
        )

    def in_headline(self, verb: Word) -> bool:
        """True in the title, and in a line most of whose words are capitalised, where the parse is of no use."""
        if self.title and self.title.holds(verb.span):
            return True
        sentence = self.analysis.sentence_of(verb)
        long = [w for w in self.analysis.words_of(sentence) if len(w.text) > 3 and w.text.isalpha()]
        return (
            verb.text[:1].isupper() and sum(1 for w in long if w.text[:1].isupper()) > 0.7 * len(long) and len(long) > 3
        )

    def can_speak(self, speaker: Speaker) -> bool:
        """True where the speaker is a named party, a person's role or a text."""
        if self.speakers.parties.meant_by(speaker.head):
            return True
        words = self.speakers.parties.words
        head = self.analysis.words[speaker.head]
        return words is not None and (head.lemma in words.works or head.tag == "WP")

    def said_as(self, verb: Word) -> bool:
        """True for "as X noted"."""
        leftmost = min(
            (w.index for w in self.analysis.children(verb.index, "nsubj", "aux", "mark", "advmod")), default=verb.index
        )
        marks = [w for w in self.analysis.children(verb.index, "mark", "advmod") if w.lower in self.known.as_marks]
        before = self.analysis.words[leftmost - 1] if leftmost else None
        as_before = marks or (
            before is not None and before.lower in self.known.as_marks and before.dep in ("mark", "advmod")
        )
        return bool(as_before)

    def clause_under(self, verb: Word, sentence: Sentence) -> Span | None:
        """The clause, infinitive or gerund that hangs on a verb and follows it."""
        needs_that = verb.lemma in self.known.with_that
        for child in self.analysis.children(verb.index):
            if child.index < verb.index or self.within_marks(verb.index):
                continue
            if (
                child.dep in CLAUSES
                and verb.lemma in self.known.clause
                and child.pos in (*VERBS, "NOUN", "ADJ", "PROPN")
            ):
                if self.noun_between(verb, child):
                    continue
                if needs_that and not self.has_that(verb, child) and not self.is_finite(child):
                    continue
                if any(w.lower in self.known.open_questions for w in self.analysis.children(child.index, "mark")):
                    continue
                if child.pos not in VERBS and not self.analysis.children(child.index, "aux", "cop"):
                    continue
                if (
                    child.tag == "VBG"
                    and verb.lemma not in self.known.gerund
                    and not self.analysis.children(child.index, "nsubj", "aux")
                ):
                    continue
                return self.trimmed(verb, child, sentence)
            if child.dep == "xcomp" and child.pos in VERBS:
                infinitive = any(w.tag == "TO" for w in self.analysis.children(child.index, "aux"))
                gerund = child.tag == "VBG" or any(
                    w.tag == "VBG" for w in self.analysis.children(child.index, "aux", "auxpass")
                )
                if infinitive and self.of_thing(verb):
                    continue
                if (infinitive and verb.lemma in self.known.infinitive) or (gerund and verb.lemma in self.known.gerund):
                    return self.trimmed(verb, child, sentence)
        return None

    def of_thing(self, verb: Word) -> bool:
        """True where what stands as the subject cannot speak: "the storm threatened to", "a draft law promises to"."""
        subject = self.speakers.subject_of(verb)
        return subject is not None and subject.lemma in self.known.things

    def noun_between(self, verb: Word, clause: Word) -> bool:
        """True where the clause is that of the verb's object: "documented complaints by X that"."""
        objects = [w for w in self.analysis.children(verb.index, "dobj") if w.index < clause.index]
        return any(w.lemma in self.known.nouns and self.that_after(w, self.analysis.sentence_of(verb)) for w in objects)

    def is_finite(self, clause: Word) -> bool:
        """True for a clause with a subject and a verb in a tense of its own."""
        verbs = [clause, *self.analysis.children(clause.index, "aux", "auxpass")]
        return any(w.tag in ("VBD", "VBZ", "VBP", "MD") for w in verbs) and bool(
            self.analysis.children(clause.index, "nsubj", "nsubjpass", "expl")
        )

    def has_that(self, verb: Word, clause: Word) -> bool:
        """True where the clause under a verb begins with "that"."""
        return any(
            w.lower in self.known.that
            for w in self.analysis.words[verb.index + 1 : clause.index]
            if w.dep in ("mark", "det", "nsubj")
        )

    def clause_after_that(self, verb: Word, sentence: Sentence) -> Span | None:
        """What follows "said ... that", for a parse that hung the clause elsewhere."""
        if verb.lemma not in self.known.clause:
            return None
        for word in self.analysis.words[verb.index + 1 : min(verb.index + 12, sentence.last)]:
            if (
                word.lower in self.known.that
                and word.tag in ("IN", "WDT", "DT")
                and (word.pos != "PRON" or word.dep == "mark")
                and self.starts_clause(word, sentence)
            ):
                return self.edges.cut(Span(word.end, sentence.span.end), verb, sentence)
            if (
                word.pos == "VERB"
                or word.text in ";."
                or (word.pos == "NOUN" and word.lemma in self.known.nouns and not self.mere(word))
            ):
                return None
        return None

    def mere(self, noun: Word) -> bool:
        """True for a noun of saying that hangs on a preposition: "repeated from its reports that"."""
        return noun.dep == "pobj"

    def starts_clause(self, that: Word, sentence: Sentence) -> bool:
        """True for a "that" after which a clause with a verb of its own comes, and that hangs on no noun right before it."""
        after = self.analysis.words[that.index + 1 : sentence.last]
        return any(w.pos in VERBS for w in after) and (
            that.dep == "mark" or self.analysis.words[that.index - 1].pos in ("VERB", "PROPN", "NOUN", "ADV")
        )

    def trimmed(self, verb: Word, clause: Word, sentence: Sentence) -> Span | None:
        """A clause's words, without "that" before and whatever is said under another cue after."""
        below = self.analysis.subtree(clause.index)
        inside = [w for w in below if w.index > verb.index and sentence.first <= w.index < sentence.last]
        if not inside:
            return None
        return self.edges.cut(Span(inside[0].start, inside[-1].end), verb, sentence)

    # --- cues within or after what is said

    def clause_before(self, verb: Word) -> bool:
        """True where the clause that a verb takes stands before it: "It rained, she said." """
        if verb.lemma not in self.known.clause:
            return False
        aside = (
            verb.dep == "parataxis"
            and bool(self.analysis.children(verb.index, "nsubj"))
            and not self.analysis.children(verb.index, "dobj")
        )
        return aside or any(child.index < verb.index for child in self.analysis.children(verb.index, *CLAUSES))

    def around(self, verb: Word, sentence: Sentence, speaker: Speaker) -> Iterator[Said]:
        """The sentence without the phrase of its cue, which commas part off."""
        words = self.analysis.words
        near = [w.index for w in self.analysis.children(verb.index, "nsubj", "aux", "mark", "advmod", "agent")]
        first, last = min([verb.index, *near]), max([verb.index, *near])
        while first > sentence.first and words[first - 1].text not in EDGES:
            first -= 1
        while last + 1 < sentence.last and words[last + 1].text not in EDGES:
            last += 1
        if last - first > 25:
            return
        beside = [w for w in words[max(sentence.first, first - 3) : first] if w.pos != "PUNCT"]
        if beside and self.within_marks(beside[-1].index):
            return
        before = self.edges.bare(list(words[self.edges.past_dateline(sentence) : first]))
        after = self.edges.bare(list(words[last + 1 : sentence.last]))
        if before and self.said_as(verb) and self.edges.is_clause(before):
            after = None
        content = tuple(s for s in (before, after) if s)
        if content and any(w.pos in VERBS for s in content for w in self.analysis.words_in(s)):
            yield Said(content, speaker, (verb.span,))

    # --- nouns

    def by_noun(self, noun: Word) -> Iterator[Said]:
        """What follows "X's claim that", "complaints by X that", "X expressed the view that"."""
        sentence = self.analysis.sentence_of(noun)
        that = self.that_after(noun, sentence)
        if that is None:
            return
        speaker = self.owner_of(noun, that)
        if speaker is None:
            return
        clause = next(
            (w for w in self.analysis.children(noun.index, "acl", "ccomp", "relcl") if w.index > that.index), None
        )
        if clause is not None:
            inside = [w for w in self.analysis.subtree(clause.index) if w.index > that.index]
            content = self.edges.cut(Span(that.end, max(inside[-1].end, clause.end)), noun, sentence)
        else:
            content = self.edges.cut(Span(that.end, sentence.span.end), noun, sentence)
        if content:
            yield Said((content,), speaker, (noun.span,))

    def that_after(self, noun: Word, sentence: Sentence) -> Word | None:
        """The "that" which opens the clause of a noun: right after it, or after whose words they are."""
        for word in self.analysis.words[noun.index + 1 : min(noun.index + 8, sentence.last)]:
            if word.lower in self.known.that:
                return word if word.dep == "mark" else None
            if word.pos in VERBS or word.text in ".;:":
                return None
        return None

    def owner_of(self, noun: Word, that: Word) -> Speaker | None:
        """Whose words a noun of saying means; None where it does not tell."""
        voiced = self.analysis.head(noun)
        if noun.dep in ("dobj", "obj") and voiced.lemma in self.known.voiced and not self.denied_itself(voiced):
            return self.speakers.of_verb(voiced)
        if (
            noun.lemma in self.known.only_voiced
            and noun.lemma not in self.known.clause
            and not self.analysis.children(noun.index, "poss")
        ):
            return None
        for owner in self.analysis.children(noun.index, "poss"):
            return self.speakers.named(owner)
        following = self.analysis.words[noun.index + 1]
        beside = [following] if following.dep in ("prep", "agent") and following.head != noun.index else []
        for preposition in [*self.analysis.children(noun.index, "prep", "agent"), *beside]:
            if preposition.lower in self.known.of_whom and preposition.index < that.index:
                for thing in self.analysis.children(preposition.index, "pobj"):
                    return self.speakers.named(thing)
        for maker in self.analysis.children(noun.index, "compound", "nmod", "amod"):
            if self.speakers.parties.meant_by(maker.index):
                return self.speakers.named(maker)
        return None

    # --- authority

    def by_authority(self, according: Word) -> Iterator[Said]:
        """The clause before or after "according to X"."""
        words, sentence = self.analysis.words, self.analysis.sentence_of(according)
        to = words[according.index + 1] if according.index + 1 < sentence.last else None
        if to is None or to.lower not in self.known.according_next:
            return
        source = next(
            (w for p in (to, according) for w in self.analysis.children(p.index, "pobj") if w.index > to.index), None
        )
        if source is None or source.lemma in self.known.no_source:
            return
        speaker = self.speakers.named(source)
        if speaker is None:
            return
        last = self.edges.end_of_phrase(source, sentence)
        cue = (Span(according.start, to.end),)
        if all(w.pos in ("ADV", "CCONJ", "PUNCT", "SCONJ") for w in words[sentence.first : according.index]):
            content = self.edges.bare(list(words[last + 1 : sentence.last]))
        elif all(w.pos == "PUNCT" for w in words[last + 1 : sentence.last]):
            content = self.edges.bare(list(words[self.edges.past_dateline(sentence) : according.index]))
        else:
            return
        other = content and any(w.lower in self.known.according for w in self.analysis.words_in(content))
        if content and not other and self.edges.is_clause(content):
            yield Said((content,), speaker, cue)
