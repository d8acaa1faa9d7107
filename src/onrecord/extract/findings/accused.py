"""Whom a legal word accuses: the owner, doer or object that the grammar around it gives."""

from onrecord.extract.findings.blamed import Blamed
from onrecord.extract.findings.by_phrases import ByPhrases
from onrecord.extract.findings.circumstances import Circumstances
from onrecord.extract.findings.deeds import (
    FindingWords,
    Mentions,
    after_by,
    doer_of,
    helping_over,
    is_passive,
    is_suffered,
    is_verb,
    nouns_above,
    subject_of,
    verb_above,
)
from onrecord.extract.findings.doers import Doers
from onrecord.extract.findings.far_doers import FarDoers
from onrecord.extract.findings.legal_terms import Term
from onrecord.extract.findings.own_subjects import OwnSubjects
from onrecord.extract.findings.owners import Owners
from onrecord.extract.parties.parties import Mention
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word
from onrecord.model.text import Span


class Accused:
    """Finds whom the terms of one document accuse."""

    def __init__(self, reading: Reading, words: FindingWords) -> None:
        self.reading = reading
        self.analysis = reading.analysis
        self.words = words
        self.doers = Doers(reading, words)
        self.around = Circumstances(reading, words, self.doers)
        self.owners = Owners(reading, words, self.around, self.meant)
        self.far = FarDoers(reading, self.meant)
        self.subjects = OwnSubjects(reading, words)
        self.blamed = Blamed(reading, words, self.meant)
        self.phrases = ByPhrases(reading, words, self.around, self.meant)
        self.included = frozenset(reading.language.table("findings")["nouns"]["included"])

    def meant(self, word: Word | None) -> Mentions:
        """The parties that may do a deed among those a word means; none for a law, which is its maker's deed."""
        if word is not None and self.words.holds("nouns", "laws", self.doers.antecedent(word).lemma):
            return ()
        return tuple(m for m in self.doers.meant(word) if not self.excepted(m))

    def excepted(self, mention: Mention) -> bool:
        """True for Y in "X, and not Y"."""
        before = self.analysis.words_in(
            Span(self.analysis.sentence_of(self.analysis.words[mention.head]).span.start, mention.span.start)
        )
        last = [w for w in before[-2:] if w.pos != "DET"][-1:]
        return any(self.words.holds("negation", "not", w.lower) for w in last)

    def of(self, term: Term) -> Mentions:
        """The parties that a term is said of by grammar alone; empty where it names nobody."""
        head = term.head
        if self.words.holds("nouns", "held", head.lemma):
            return self.owners.of(head, suffered=True) or self.around.custodians(head)
        if helping := helping_over(self.analysis, head) or self.subjects.having_committed(head):
            return self.meant(subject_of(self.analysis, helping))
        if (
            about := self.around.wanted(head, term.category)
            or self.around.to_account(head)
            or self.around.under_inquiry(head)
        ):
            return about
        if over := self.subjects.subjecting(head):
            doer = self.subjects.told_beside(over) or doer_of(self.analysis, over)
            return self.meant(doer) or self.around.custodians(over)
        if is_verb(head) and head.dep != "amod":
            custodial = self.words.holds("general", "custodial", term.category)
            return (
                self.doers_of_verb(head, term.span, custodial=custodial)
                or (self.around.releasers(head) if custodial else ())
                or (self.doers_of_act(head) if self.is_of_act(head) else ())
            )
        suffered = self.words.holds("general", "of_victims", term.category)
        return (
            self.far.named_after(head)
            or self.blamed.of(head)
            or self.owners.of(head, suffered=suffered)
            or self.accused_by(head)
            or self.phrases.of(term.span)
            or self.phrases.before_including(head)
            or self.owners.above(head, suffered=suffered)
            or self.governed(head)
            or (self.around.custodians(head) if suffered else ())
        )

    def doers_of_verb(self, verb: Word, span: Span, *, custodial: bool = False) -> Mentions:
        """The subject of an active verb, the "by X" of a passive one, else those in whose custody it happens."""
        if beyond := self.far.beyond_aside(verb):
            return beyond
        if is_suffered(self.analysis, verb):
            doer = after_by(self.analysis, verb)
            if doer is not None:
                return self.meant(doer)
            held = self.phrases.of(span) or self.around.custodians(verb) or self.far.doer_before(verb)
            return held or (self.around.takers(verb) if custodial else ())
        # "The police, the army and the guards tortured ...": a parse may make several subjects of one list.
        subjects: list[Word | None] = [*self.analysis.children(verb.index, "nsubj")] or [
            subject_of(self.analysis, verb)
        ]
        subjects = [self.doers.stressed(s) for s in subjects]
        if (then := self.subjects.done_then(verb)) is not None:
            subjects = [then]
        if (told := self.subjects.told_beside(verb)) is not None:
            subjects = [told]
        elif self.subjects.is_beside_telling(verb):
            return ()
        # "Convicted of murdering a relative, he": nobody does it to themselves, whoever "he" seems to be.
        done_to = {o.index for o in self.analysis.children(verb.index, "dobj")}
        plain = tuple({m.name: m for s in subjects for m in self.meant(s)}.values())
        doers = self.accused_of_doing(verb) or self.around.asked_instead(verb, subjects, plain) or plain
        return tuple(m for m in doers if not {m.head, m.antecedent} & done_to)

    def governed(self, head: Word) -> Mentions:
        """The doer from the verb over a noun: who commits it, or who is accused, charged or convicted of it."""
        found = verb_above(self.analysis, head, self.included)
        if found is None:
            return ()
        verb, child, _ = found
        over = self.analysis.head(verb)
        if child.dep == "conj" and verb.dep == "xcomp" and self.words.holds("verbs", "suffer", over.lemma):
            # "Subjected them to rape and torture", with "rape" taken for a verb.
            verb, child = over, verb
        if about := self.object_accused(verb) or self.accused_of_doing(verb) or self.around.faced(head, verb, child):
            return about
        if self.words.holds("verbs", "bear", verb.lemma) and self.words.holds("nouns", "responsibility", child.lemma):
            return self.meant(subject_of(self.analysis, verb))
        if (seeming := self.far.seeming(verb)) is not None:
            return self.meant(seeming)
        if self.words.holds("verbs", "be", verb.lemma) and self.words.holds("nouns", "behind", child.lower):
            return self.meant(subject_of(self.analysis, verb))
        if verb.lemma in self.words.language.table("findings")["verbs"]["be"] and child.dep == "nsubj":
            work = [
                w for w in self.analysis.children(verb.index, "attr") if self.words.holds("nouns", "handiwork", w.lemma)
            ]
            if owners := [of for w in work for of in (*self.around.of(w), *self.analysis.children(w.index, "poss"))]:
                return self.meant(owners[0])
            doers = [
                self.meant(o)
                for w in self.analysis.subtree(verb.index)
                if w.dep == "agent"
                for o in self.analysis.children(w.index, "pobj")
            ]
            return next((d for d in doers if d), ())
        if child.dep == "nsubjpass" or (child.dep == "nsubj" and not self.words.holds("verbs", "amount", verb.lemma)):
            # "Torture was condemned by X": X does it only where the verb says so.
            does = self.words.holds("verbs", "commit", verb.lemma) or self.words.holds("verbs", "done", verb.lower)
            does = does and not self.words.holds("verbs", "attribute", verb.lemma)
            return (self.meant(after_by(self.analysis, verb)) if does else ()) or self.around.custodians(verb)
        if child.dep == "nsubj" and (joined := self.meant(after_by(self.analysis, verb))):
            return joined
        above = self.analysis.head(verb)
        if self.words.holds("verbs", "label", verb.lemma) and (told := self.far.labelled(verb, self.points_back)):
            return told
        if self.words.holds("verbs", "label", verb.lemma) and self.words.holds("verbs", "halt", above.lemma):
            return self.meant(subject_of(self.analysis, above))
        if (
            child.dep != "nsubj"
            and self.words.holds("verbs", "amount", verb.lemma)
            and (whose := self.doers_of_act(verb))
        ):
            return whose
        if child.pos == "ADJ" and self.words.holds("adjectives", "answerable", child.lemma):
            return self.around.answerable(verb, child)
        if child.dep == "dobj" and self.words.holds("verbs", "hold", verb.lemma) and (whose := self.around.held(child)):
            return whose
        if (
            child.dep not in ("nsubj", "advcl", "npadvmod")
            and self.words.holds("verbs", "commit", verb.lemma)
            and not self.subjects.is_matter(head)
            and not self.subjects.undergone(verb, head)
        ):
            if is_passive(self.analysis, verb):
                return self.meant(after_by(self.analysis, verb))
            return self.far.by_means(verb) or self.meant(
                self.subjects.told_beside(verb) or self.subjects.own_subject(verb)
            )
        return ()

    def points_back(self, word: Word) -> bool:
        """True for "this" and "it" alone."""
        return self.words.holds("nouns", "back", word.lower) and not self.analysis.children(word.index)

    def is_of_act(self, verb: Word) -> bool:
        """True for "was" and where an act does it: "the shelling by X violated the law"."""
        if self.words.holds("verbs", "be", verb.lemma):
            return True
        act = subject_of(self.analysis, verb)
        return act is not None and self.words.holds("nouns", "deeds", act.lemma) and not is_passive(self.analysis, verb)

    def doers_of_act(self, verb: Word) -> Mentions:
        """X in "the raid by X amounts to", "X's raid amounts to"."""
        act = subject_of(self.analysis, verb)
        if act is not None and act.tag == "WDT":
            return self.far.of_clause(verb)
        if act is None or act.pos != "NOUN":
            return ()
        whose = self.owners.of(act, suffered=True) or self.phrases.of(act.span)
        clauses = (c for c in self.analysis.children(act.index, "relcl", "acl") if is_passive(self.analysis, c))
        done = (c for c in clauses if any(self.words.holds("verbs", k, c.lemma) for k in ("commit", "harm")))
        # "The evictions, which were carried out by X, amount to".
        return whose or next((m for c in done if (m := self.meant(after_by(self.analysis, c)))), ())

    def accused_by(self, head: Word) -> Mentions:
        """X in "X was accused of torture by Y": the "by" there belongs to the verb, not to the act."""
        found = verb_above(self.analysis, head, self.included)
        if found is None or not is_passive(self.analysis, found[0]):
            return ()
        after = self.analysis.words[head.index + 1 : self.analysis.sentence_of(head).last]
        before_by = next(
            (self.analysis.words[w.index - 1] for w in after if self.words.holds("nouns", "plainly_by", w.lower)), head
        )
        if before_by != head and self.words.holds("verbs", "done", before_by.lower):
            return ()
        return self.object_accused(found[0])

    def accused_of_doing(self, verb: Word) -> Mentions:
        """X in "accused X of committing" and "of killing one and trying to kill others"; empty for other verbs."""
        while verb.dep in ("conj", "xcomp") and self.analysis.head(verb).tag == "VBG":
            verb = self.analysis.head(verb)
        above = verb_above(self.analysis, verb) if verb.dep == "pcomp" else None
        # "Prosecuted after speaking of torture": for something else.
        apart = above is not None and self.words.holds("nouns", "then", above[2])
        return self.object_accused(above[0]) if above and not apart else ()

    def object_accused(self, verb: Word) -> Mentions:
        """X in "accused X of", "X was charged with"; empty for other verbs."""
        if not any(self.words.holds("verbs", kind, verb.lemma) for kind in ("accuse", "charge", "convict")):
            return ()
        if is_passive(self.analysis, verb):
            who = subject_of(self.analysis, verb)
        else:
            who = next(iter(self.analysis.children(verb.index, "dobj")), None)
        if who is not None and who.dep == "appos" and (named := self.somebody(self.analysis.head(who))):
            return named  # "X, an officer charged with torture"
        return self.meant(who) or self.somebody(who)

    def somebody(self, who: Word | None) -> Mentions:
        """Whoever is accused, tried or convicted: a name of which the text does not tell what it is of, "a corporal"."""
        mention = self.reading.parties.at(who.index) if who is not None else None
        if (
            who is not None
            and self.words.holds("nouns", "rank", who.lemma)
            and self.analysis.children(who.index, "det")
        ):
            return tuple(self.doers.by_own_words(who))
        return (mention,) if mention and mention.kind == "other" and mention.name[:1].isupper() else ()

    def is_owned(self, term: Term) -> bool:
        """True where the accused stand beside the noun itself ("X's", "by X") and not under its verb."""
        if is_verb(term.head) and term.head.dep != "amod":
            return False
        return bool(self.owners.of(term.head) or self.phrases.of(term.span) or self.owners.above(term.head))

    def finder(self, term: Term) -> Mention | None:
        """The body in "a finding of genocide by BODY": it finds, and does not commit."""
        nouns = list(nouns_above(self.analysis, term.head))[1:]
        told = (self.words.holds("nouns", "tell", n.lemma) for n in nouns)
        if not any(told) or any(self.words.holds("nouns", "heard", n.lower) for n in nouns):
            return None
        return next((m for m in self.phrases.of(term.span) if m.kind == "body"), None)
