"""What is told to have happened to those whom somebody holds, where no doer is told: a section on a state means the state."""

from onrecord.extract.findings.deeds import (
    FindingWords,
    after_by,
    is_joined,
    is_passive,
    is_verb,
    nouns_above,
    subject_of,
    verb_above,
)
from onrecord.extract.findings.legal_terms import Term
from onrecord.extract.reading import Reading


class Held:
    """Tells of what befalls people without a doer, in one document."""

    def __init__(self, reading: Reading, words: FindingWords) -> None:
        self.analysis = reading.analysis
        self.parties = reading.parties
        self.words = words

    def befalls(self, term: Term) -> bool:
        """True where the term is said to happen, to be suffered, to be counted, or to be how people are held."""
        told = (
            self.breached,
            self.of_clause,
            self.occurs,
            self.undergone,
            self.of_custody,
            self.counted,
            self.done_with,
            self.deplored,
        )
        return any(tells(term) for tells in told)

    def breached(self, term: Term) -> bool:
        """True for "a violation of the prohibition of torture"."""
        above = list(nouns_above(self.analysis, term.head))[1:]
        broken = any(self.words.holds("nouns", "breach", n.lemma) for n in above)
        return broken and any(self.words.holds("nouns", "ban", n.lemma) for n in above)

    def of_clause(self, term: Term) -> bool:
        """True for "was held without charge, which amounts to arbitrary detention"."""
        found = verb_above(self.analysis, term.head)
        subject = subject_of(self.analysis, found[0]) if found else None
        if found is None or subject is None or subject.tag != "WDT":
            return False
        over = next((w for w in self.analysis.ancestors(found[0]) if is_verb(w)), found[0])
        amounts = self.words.holds("verbs", "amount", found[0].lemma) and over != found[0]
        return amounts and is_passive(self.analysis, over) and after_by(self.analysis, over) is None

    def occurs(self, term: Term) -> bool:
        """True for "torture was widespread", "cases of torture were reported": it happened, and no doer is told."""
        if is_verb(term.head):
            return False
        nouns = list(nouns_above(self.analysis, term.head))
        plain = all(
            self.words.holds("nouns", "instances", n.lemma) or is_joined(self.analysis, term.head, n) for n in nouns[1:]
        )
        top = nouns[-1]
        verb = self.analysis.head(top)
        there = self.analysis.children(verb.index, "expl")
        subject = is_verb(verb) and (top.dep in ("nsubj", "nsubjpass") or (top.dep == "attr" and bool(there)))
        # "Continued to be reported", but not "continued to be investigated".
        onward = self.analysis.children(verb.index, "xcomp")
        subject = subject and all(self.words.holds("verbs", "occur", w.lemma) for w in onward)
        return plain and subject and self.words.holds("verbs", "occur", verb.lemma)

    def where(self, term: Term) -> str:
        """X of "torture remains common in X", of a state; empty where no state is told, or it is not said to be common."""
        verb = verb_above(self.analysis, term.head)
        if verb is None or not self.occurs(term):
            return ""
        near = (verb[0], term.head, *self.analysis.children(verb[0].index, "acomp", "attr"))
        inside = [p for w in near for p in self.analysis.children(w.index, "prep")]
        places = (
            o
            for p in inside
            if self.words.holds("nouns", "inside", p.lower)
            for o in self.analysis.children(p.index, "pobj")
        )
        found = (self.parties.at(o.index) for o in places)
        return next((m.name for m in found if m is not None and m.kind == "state"), "")

    def counted(self, term: Term) -> bool:
        """True for "X documented 54 cases of torture" and "X found that the detention was arbitrary": whoever tells of it has not done it."""
        if self.words.holds("verbs", "be", term.head.lemma) and self.analysis.children(term.head.index, "acomp"):
            return True
        nouns = list(nouns_above(self.analysis, term.head))
        verb = self.analysis.head(nouns[-1])
        told = is_verb(verb) and self.words.holds("verbs", "count", verb.lemma) and nouns[-1].dep == "dobj"
        return told and len(nouns) > 1 and all(self.words.holds("nouns", "instances", n.lemma) for n in nouns[1:])

    def deplored(self, term: Term) -> bool:
        """True for "condemned the torture of prisoners": it happened, and whoever condemns it has not done it."""
        verb = self.analysis.head(term.head)
        deplores = is_verb(verb) and self.words.holds("verbs", "deplore", verb.lemma)
        of = any(self.words.holds("nouns", "of", p.lower) for p in self.analysis.children(term.head.index, "prep"))
        return deplores and of and term.head.dep == "dobj"

    def done_with(self, term: Term) -> bool:
        """True for "the march was dispersed with excessive force", by nobody who is told."""
        above = verb_above(self.analysis, term.head)
        if above is None or not self.words.holds("nouns", "means", above[2]) or not is_passive(self.analysis, above[0]):
            return False
        return term.head.dep == "pobj" and after_by(self.analysis, above[0]) is None

    def undergone(self, term: Term) -> bool:
        """True for "suspects were subjected to torture", by nobody who is told."""
        above = verb_above(self.analysis, term.head)
        if above is None or not self.words.holds("verbs", "suffer", above[0].lemma):
            return False
        passive = self.analysis.children(above[0].index, "auxpass")
        return bool(passive) and after_by(self.analysis, above[0]) is None

    def of_custody(self, term: Term) -> bool:
        """True for "conditions of detention amounted to ill-treatment", "held in degrading conditions", "remain in arbitrary detention".

        Whoever holds them does it.
        """
        above = verb_above(self.analysis, term.head)
        if above is None:
            return False
        inside = term.head.dep == "pobj" and self.words.holds("nouns", "inside", above[2])
        if inside and self.words.holds("verbs", "stay", above[0].lemma):
            return True
        if self.words.holds("verbs", "amount", above[0].lemma):
            subject = subject_of(self.analysis, above[0])
            return subject is not None and self.words.holds("nouns", "conditions", subject.lemma)
        held = is_passive(self.analysis, above[0]) and self.words.holds("verbs", "kept", above[0].lemma)
        return held and self.words.holds("nouns", "conditions", term.head.lemma)
