"""Whether a sentence names a deed without saying that it was done: negated, supposed, forbidden, withdrawn or only told of."""

from collections.abc import Iterator
from itertools import pairwise

from onrecord.extract.findings.deeds import FindingWords, is_verb, nouns_above, subject_of
from onrecord.extract.findings.legal_terms import Term
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word

Step = tuple[Word, Word]
"""A word above a term, and the child of it through which the term hangs on it."""


class Unsaid:
    """Finds the terms of one document that nobody is said to have done."""

    def __init__(self, reading: Reading, words: FindingWords) -> None:
        self.analysis = reading.analysis
        self.words = words

    def steps(self, head: Word) -> Iterator[Step]:
        """The words above a word, nearest first, each with the child that leads to it."""
        child = head
        for above in self.analysis.ancestors(head):
            yield above, child
            child = above

    def holds(self, term: Term, *, owned: bool) -> bool:
        """True where the deed is not said to be done. Of what is `owned` a verb's negation says nothing."""
        steps = list(self.steps(term.head))
        if self.denied(term, steps, owned=owned):
            return True
        return (
            any(self.undone(above, child, owned) for above, child in steps)
            or self.is_supposed(term, steps, owned=owned)
            or self.is_feared(term, steps)
            or self.is_only_meant(term)
            or self.is_offence_of_telling(steps)
        )

    def denied(self, term: Term, steps: list[Step], *, owned: bool) -> bool:
        """True for "no war crimes", "no evidence of torture", "neither committed", "the claim is false"."""
        if (
            self.none_within(term)
            or any(self.is_none(n) for n in self.own_nouns(term))
            or self.baseless(steps)
            or self.is_false(steps)
        ):
            return True
        if self.is_outlawed(term):
            return True
        verbs = [term.head] if is_verb(term.head) else []
        verbs += [above for above, _ in steps if is_verb(above)]
        if any(self.by_nobody(verb) for verb in verbs[:1] if not owned or self.is_of_none(verb)):
            return True
        for told, teller in pairwise(verbs[:2]):
            # "No court has found that": nobody says so.
            if told.dep == "ccomp" and teller.index < told.index and self.by_nobody(teller):
                return True
        accusing = [v for v in verbs[:2] if self.words.holds("verbs", "accuse", v.lemma)]
        return any(self.is_negated(v) or (v.dep != "pcomp" and self.by_nobody(v)) for v in accusing)

    def is_of_none(self, verb: Word) -> bool:
        """True for "none was the result of attacks by X": whoever owns the attacks, none was."""
        return self.words.holds("verbs", "be", verb.lemma) and self.by_nobody(verb)

    def is_outlawed(self, term: Term) -> bool:
        """True for "made torture a crime" and "introduced torture as a crime"."""
        verb = self.analysis.head(term.head)
        behind = (*self.analysis.children(verb.index, "prep"), *self.analysis.children(term.head.index, "prep"))
        named = (o for p in behind for o in self.analysis.children(p.index, "pobj") if o.index > term.head.index)
        if term.head.dep == "dobj" and any(self.words.holds("nouns", "crime", o.lemma) for o in named):
            return self.words.holds("verbs", "enact", verb.lemma)
        if term.head.dep != "dobj" or not self.words.holds("verbs", "make", verb.lemma):
            return False
        said = [*self.analysis.children(term.head.index, "appos"), *self.analysis.children(verb.index, "oprd", "attr")]
        return any(self.words.holds("nouns", "crime", w.lemma) for w in said)

    def own_nouns(self, term: Term) -> list[Word]:
        """The term's own word and the evidence, claims or cases that it is the matter of."""
        matters = ("basis", "instances", "breach")
        nouns = list(nouns_above(self.analysis, term.head))[1:]
        return [term.head, *(n for n in nouns if any(self.words.holds("nouns", kind, n.lemma) for kind in matters))]

    def none_within(self, term: Term) -> bool:
        """True for "holds no hostages"."""
        objects = self.analysis.children(term.head.index, "dobj") if is_verb(term.head) else []
        return any(self.is_none(word) for word in objects)

    def is_none(self, noun: Word) -> bool:
        """True for "no war crimes"."""
        return any(
            self.words.holds("negation", "none", c.lower) for c in self.analysis.children(noun.index, "det", "neg")
        )

    def is_negated(self, verb: Word) -> bool:
        """True for "did not", and for "was in no way"."""
        return bool(self.analysis.children(verb.index, "neg")) or self.in_no_way(verb)

    def in_no_way(self, verb: Word) -> bool:
        """True under "in no way", "at no time"."""
        beside = self.analysis.children(verb.index, "prep")
        things = [t for p in beside for t in self.analysis.children(p.index, "pobj")]
        return any(self.words.holds("negation", "ways", t.lower) and self.is_none(t) for t in things)

    def by_nobody(self, verb: Word) -> bool:
        """True where the subject is "neither X nor Y", "none of them" or "no party"."""
        subject = subject_of(self.analysis, verb)
        if subject is None:
            return False
        if self.is_not_one(subject):
            return True
        first = self.analysis.words[max(0, subject.index - 2) : subject.index + 1]
        beside = self.analysis.children(subject.index, "det", "preconj", "cc", "neg", "advmod", "nmod")
        return any(
            self.words.holds("negation", "none", w.lower)
            for w in (*first, *beside)
            if w.head != verb.index or w == subject
        )

    def is_not_one(self, subject: Word) -> bool:
        """True for "not one state", "not a single court", "hardly anyone"; not for "not one but three"."""
        below = self.analysis.subtree(subject.index)
        phrase = [w.lower for w in self.analysis.words[below[0].index : subject.index + 1]] if below else []
        before = self.analysis.words[below[0].index - 1].lower if below and below[0].index else ""
        if any(self.words.holds("negation", "turning", word.lower) for word in below):
            return False
        said = [before, *phrase] if self.words.holds("negation", "hardly", before) else phrase
        starts = any(self.words.holds("negation", "hardly", word) for word in said[:1])
        return starts and any(self.words.holds("negation", "one", word) for word in said[1:3])

    def baseless(self, steps: list[Step]) -> bool:
        """True under "found no evidence that", "has not found proof that", "the claim that ... was false"."""
        basis = False
        if any(self.words.holds("nouns", "basis", above.lemma) for above, _ in steps) and self.is_it_false(steps[0][1]):
            return True
        for above, child in steps:
            if self.words.holds("nouns", "basis", above.lemma):
                if self.is_none(above) or self.words.holds("nouns", "lack", self.holder(above)):
                    return True
                basis = True
            elif is_verb(above):
                thinking = self.analysis.head(above)
                doubted = above.dep == "ccomp" and self.words.holds("verbs", "consider", thinking.lemma)
                if basis and (self.is_negated(above) or (doubted and self.is_negated(thinking))):
                    return True
                basis = False
                complements = self.complements(above, child)
                if any(self.words.holds("adjectives", "false", c.lower) or self.is_without(c) for c in complements):
                    return not self.is_negated(above)
        return False

    def is_without(self, word: Word) -> bool:
        """True for "without foundation" and "devoid of truth"."""
        if not self.words.holds("nouns", "without", word.lower):
            return False
        below = self.analysis.subtree(word.index)
        return any(self.words.holds("nouns", "foundation", w.lemma) for w in below if w.index > word.index)

    def is_it_false(self, head: Word) -> bool:
        """True where the sentence goes on "... and found it baseless" of the claim that it tells."""
        sentence = self.analysis.sentence_of(head)
        for word in self.analysis.words[head.index + 1 : sentence.last]:
            if self.words.holds("adjectives", "false", word.lower) and word.dep in ("acomp", "oprd", "attr", "ccomp"):
                verb = self.analysis.head(word)
                said = [c for w in (verb, word) for c in self.analysis.children(w.index, "nsubj", "dobj")]
                if any(self.words.holds("nouns", "back", w.lower) for w in said) and not self.is_negated(verb):
                    return True
        return False

    def complements(self, verb: Word, matter: Word) -> list[Word]:
        """What a verb says that its subject or object is: "called it false", "was false", "described it as false"."""
        found = self.analysis.children(verb.index, "acomp", "attr", "oprd")
        described = self.words.holds("verbs", "label", verb.lemma)
        beside = [*self.analysis.children(verb.index, "prep"), *self.analysis.children(matter.index, "prep")]
        for preposition in beside if described else ():
            found = [*found, *self.analysis.children(preposition.index)]
        return [*found, *(p for p in beside if self.words.holds("nouns", "without", p.lower))]

    def holder(self, noun: Word) -> str:
        """The noun of which this one is, by "of"."""
        return self.analysis.head(self.analysis.head(noun)).lemma if noun.dep == "pobj" else ""

    def is_only_meant(self, term: Term) -> bool:
        """True for "threatened to rape her" and "refused to use torture": it was not done, for all that is told."""
        above = (term.head, *self.analysis.ancestors(term.head))
        verb = next((w for w in above if is_verb(w)), None)
        if verb is None or verb.dep not in ("xcomp", "ccomp"):
            return False
        if any(self.words.holds("verbs", "confess", w.lemma) for w in (verb, self.analysis.head(verb))):
            return True  # "to make them confess to murder"
        does = verb == term.head or (term.head.head == verb.index and self.words.holds("verbs", "commit", verb.lemma))
        return does and self.words.holds("verbs", "meant", self.analysis.head(verb).lemma)

    def undone(self, above: Word, child: Word, owned: bool) -> bool:
        """True for "acquitted of", "annulled the warrant for" and "prohibited from"."""
        if not is_verb(above):
            return False
        if self.words.holds("verbs", "acquit", above.lemma) and (
            child.pos == "ADP" or child.dep in ("dobj", "nsubjpass")
        ):
            return True
        if self.words.holds("verbs", "annul", above.lemma):
            return self.words.holds("nouns", "annulled", child.lemma) or any(
                self.words.holds("nouns", "annulled", o.lemma)
                for o in self.analysis.children(above.index, "dobj", "nsubjpass")
            )
        forbidden = self.words.holds("verbs", "undone", above.lemma)
        return forbidden and not owned and (child.pos == "ADP" or child.dep in ("pcomp", "xcomp"))

    def is_supposed(self, term: Term, steps: list[Step], *, owned: bool) -> bool:
        """True under "if" or "should X", and in "would amount to"."""
        verbs = [term.head] if is_verb(term.head) else []
        verbs += [above for above, _ in steps if is_verb(above)]
        sentence = self.analysis.sentence_of(term.head)
        first, last = self.analysis.words[sentence.first], self.analysis.words[sentence.last - 1]
        if self.words.holds("negation", "opening", first.lower):
            return True
        if owned:
            return any(self.would(v) or self.is_negated(v) for v in verbs[:1] if self.amounts(v))
        if last.text == "?":
            return True
        return any(self.under_if(v) for v in verbs) or any(self.would(v) or self.could_if(v) for v in verbs[:2])

    def under_if(self, verb: Word) -> bool:
        """True where "if" opens the verb's clause."""
        marks = self.analysis.children(verb.index, "mark")
        return any(self.words.holds("negation", "supposing", m.lower) for m in marks)

    def would(self, verb: Word) -> bool:
        """True for "would amount to" and "would commit ... if"."""
        auxiliaries = self.analysis.children(verb.index, "aux")
        if not any(self.words.holds("negation", "would", a.lower) for a in auxiliaries):
            return False
        clauses = self.analysis.children(verb.index, "advcl")
        return self.amounts(verb) or any(self.under_if(c) for c in clauses)

    def could_if(self, verb: Word) -> bool:
        """True for "could commit ... if", but not for "could have committed"."""
        helping = [a.lower for a in self.analysis.children(verb.index, "aux")]
        possible = any(self.words.holds("negation", "possible", a) for a in helping) and len(helping) == 1
        return possible and any(self.under_if(c) for c in self.analysis.children(verb.index, "advcl"))

    def amounts(self, verb: Word) -> bool:
        return self.words.holds("verbs", "amount", verb.lemma)

    def is_feared(self, term: Term, steps: list[Step]) -> bool:
        """True under "the fear that X would" and "warned that X will": what has not come about."""
        verbs = [term.head] if is_verb(term.head) else []
        verbs += [above for above, _ in steps if is_verb(above)]
        ahead = any(
            self.words.holds("negation", "ahead", a.lower)
            for v in verbs[:1]
            for a in self.analysis.children(v.index, "aux")
        )
        return ahead and any(self.words.holds("nouns", "feared", above.lemma) for above, _ in steps[:4])

    def is_false(self, steps: list[Step]) -> bool:
        """True under "falsely claimed", "wrongly accused" and "withdrew the accusation"."""
        for above, child in steps:
            if not is_verb(above):
                continue
            objects = (child, *self.analysis.children(above.index, "dobj"))
            retracts = self.words.holds("verbs", "retract", above.lemma)
            if retracts and any(self.words.holds("nouns", "basis", o.lemma) for o in objects):
                return True
            told = any(
                self.words.holds("verbs", kind, above.lemma) for kind in ("accuse", "tell", "consider", "attribute")
            )
            adverbs = self.analysis.children(above.index, "advmod")
            if told and any(self.words.holds("adjectives", "falsely", a.lower) for a in adverbs):
                return True
        return False

    def is_offence_of_telling(self, steps: list[Step]) -> bool:
        """True for "sentenced for accusing X of", "accused of spreading lies about"."""
        telling = False
        for above, child in steps:
            punished = any(
                self.words.holds("verbs", kind, above.lemma) for kind in ("accuse", "charge", "convict", "jail")
            )
            if telling and punished and is_verb(above) and child.pos in ("ADP", "SCONJ"):
                return True
            told = ("verbs", "accuse"), ("verbs", "tell"), ("verbs", "consider"), ("nouns", "falsehood")
            telling = telling or any(self.words.holds(section, name, above.lemma) for section, name in told)
        return False
