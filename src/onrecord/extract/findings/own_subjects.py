"""Whose deed a verb tells, where its subject in the parse is somebody else's: who found it out, who suffers it, who is told before."""

from onrecord.extract.findings.deeds import FindingWords, first_joined, is_passive, is_verb, subject_of, verb_above
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word


class OwnSubjects:
    """Tells it for the verbs of one document."""

    def __init__(self, reading: Reading, words: FindingWords) -> None:
        self.analysis = reading.analysis
        self.words = words

    def told_beside(self, verb: Word) -> Word | None:
        """Y in "X found that Y killed them, took hostages and ...", where a parse joins "took" to "found"; None for any other.

        Who finds something out is not told to do a crime in the same breath.
        """
        top = first_joined(self.analysis, verb)
        if top.dep == "ccomp" and not self.analysis.children(top.index, "nsubj", "nsubjpass", "auxpass"):
            top = self.analysis.head(top)
        if top == verb or not self.words.holds("verbs", "discover", top.lemma):
            return None
        own = self.analysis.children(verb.index, "nsubj")
        told = [
            c
            for c in self.analysis.children(top.index, "ccomp")
            if top.index < c.index < verb.index and self.words.holds("verbs", "harm", c.lemma)
        ]
        return subject_of(self.analysis, told[-1]) if told and not own else None

    def is_beside_telling(self, verb: Word) -> bool:
        """True for "X told them that Y had fled, and raped two women": it may be either's deed."""
        over = self.analysis.head(verb)
        tells = any(self.words.holds("verbs", kind, over.lemma) for kind in ("inform", "consider"))
        own = self.analysis.children(verb.index, "nsubj", "nsubjpass", "aux")
        clauses = [c for c in self.analysis.children(over.index, "ccomp") if over.index < c.index < verb.index]
        own_clause = (c for c in clauses if self.analysis.children(c.index, "nsubj", "nsubjpass"))
        between = [c for c in own_clause if not any(a.tag == "TO" for a in self.analysis.children(c.index, "aux"))]
        return verb.dep == "conj" and is_verb(over) and tells and bool(between) and not own

    def done_then(self, verb: Word) -> Word | None:
        """X in "X arrested them after torturing them", where the object of the one is that of the other; None for any other."""
        above = verb_above(self.analysis, verb) if verb.dep == "pcomp" else None
        if above is None or not self.words.holds("nouns", "then", above[2]) or is_passive(self.analysis, above[0]):
            return None
        again = any(o.tag == "PRP" for o in self.analysis.children(verb.index, "dobj"))
        return subject_of(self.analysis, above[0]) if again else None

    def own_subject(self, verb: Word) -> Word | None:
        """Who does what a verb tells; None where that is whoever found it out or told it: "X found that Y was in May subjected to"."""
        subject = subject_of(self.analysis, verb)
        over = self.analysis.head(subject) if subject else verb
        told = any(self.words.holds("verbs", kind, over.lemma) for kind in ("discover", "inform"))
        return None if over != verb and told and subject is not None and subject.dep == "nsubj" else subject

    def undergone(self, verb: Word, head: Word) -> bool:
        """True for "continued to face torture"."""
        below = (w for w in self.analysis.children(verb.index, "xcomp") if w.index < head.index)
        return any(self.words.holds("verbs", "undergo", w.lemma) for w in below)

    def is_matter(self, head: Word) -> bool:
        """True for a deed that the verb's object is only about: "ordered an inquiry into torture"."""
        child = head
        for above in self.analysis.ancestors(head):
            if is_verb(above) and above.dep not in ("prep", "amod"):
                return False
            if child.pos in ("ADP", "SCONJ") and self.words.holds("nouns", "matters", above.lemma):
                return True
            child = above
        return False

    def subjecting(self, head: Word) -> Word | None:
        """The verb of "subjected women to rape", where "rape" is taken for a verb; None for any other."""
        over = self.analysis.head(head)
        marked = any(c.tag == "TO" for c in self.analysis.children(head.index, "aux"))
        if head.dep == "pobj" and over.dep == "prep":
            over, marked = self.analysis.head(over), True
        taken = is_verb(head) and head.dep in ("xcomp", "advcl", "pobj") and marked
        return over if taken and self.words.holds("verbs", "suffer", over.lemma) else None

    def having_committed(self, head: Word) -> Word | None:
        """The "have" of "have each committed war crimes", which a parse takes for the verb; None for any other."""
        verb = self.analysis.head(head)
        done = (c for c in self.analysis.children(head.index, "amod") if c.tag in ("VBN", "VBD"))
        committed = any(self.words.holds("verbs", "commit", c.lemma) for c in done)
        owned = head.dep == "dobj" and is_verb(verb) and self.words.holds("verbs", "own", verb.lemma)
        return verb if committed and owned else None
