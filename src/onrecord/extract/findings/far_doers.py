"""Doers that stand far from their verb: before an aside, in the clause before, above a participle."""

from collections.abc import Callable

from onrecord.extract.findings.deeds import (
    SIDES,
    Mentions,
    after_by,
    doer_of,
    first_joined,
    is_passive,
    is_verb,
    subject_of,
)
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word

DASHES = ("–", "—", "-", "--")


class FarDoers:
    """Finds them in one document. `meant`: the parties that may do a deed among those a word means."""

    def __init__(self, reading: Reading, meant: Callable[[Word | None], Mentions]) -> None:
        self.analysis = reading.analysis
        self.meant = meant

    def beyond_aside(self, verb: Word) -> Mentions:
        """X in "X – feared by all – beat and tortured them", which a parse takes for one long name."""
        first = first_joined(self.analysis, verb)
        noun = self.analysis.head(first)
        if first.dep != "acl" or first.tag not in ("VBN", "VBD") or noun.head != noun.index:
            return ()
        aside = [w for w in self.analysis.words[noun.index + 1 : first.index] if w.text in DASHES]
        later = [w for w in self.analysis.subtree(first.index) if w.dep == "dobj"]
        return self.meant(noun) if len(aside) > 1 and later else ()

    def named_after(self, head: Word) -> Mentions:
        """X in "X shelled the hospital, a war crime": what is named so is all that the clause tells."""
        before = [w for w in self.analysis.children(head.index) if w.index < head.index]
        if head.dep != "appos" or not before or before[0].tag != "DT" or before[0].index == 0:
            return ()
        if self.analysis.words[before[0].index - 1].text not in (",", *DASHES):
            return ()
        verb = next((w for w in self.analysis.ancestors(head) if is_verb(w)), None)
        if verb is None or is_passive(self.analysis, verb):
            return self.meant(after_by(self.analysis, verb)) if verb else ()
        return tuple(m for m in self.meant(subject_of(self.analysis, verb)) if m.kind in SIDES)

    def labelled(self, verb: Word, back: Callable[[Word], bool]) -> Mentions:
        """X in "X expelled them; Y described this as a crime": the doer of the clause before, in the same sentence."""
        objects = self.analysis.children(verb.index, "dobj", "nsubj")
        if not any(back(o) for o in objects if o.index > verb.index):
            return ()
        clauses = [c for c in self.analysis.children(verb.index, "ccomp", "parataxis") if c.index < verb.index]
        told = clauses[-1] if clauses else None
        if told is None:
            return ()
        return self.meant(doer_of(self.analysis, told))

    def of_clause(self, verb: Word) -> Mentions:
        """X in "X refuses to say where they are, which amounts to": who does what the clause before tells."""
        over = self.analysis.head(verb)
        if not is_verb(over) or is_passive(self.analysis, over):
            over = next((w for w in self.analysis.ancestors(over) if is_verb(w)), over)
        doer = doer_of(self.analysis, over)
        return tuple(m for m in self.meant(doer) if m.kind in SIDES)

    def doer_before(self, verb: Word) -> Mentions:
        """X in "killed by X in a way that suggests that they were executed": who did to "them" what the sentence tells before."""
        subject = subject_of(self.analysis, verb)
        if subject is None or subject.tag != "PRP":
            return ()
        for word in reversed(self.analysis.words[self.analysis.sentence_of(verb).first : subject.index]):
            if word.dep == "agent" and self.analysis.children(word.head, "nsubjpass"):
                doer = next(iter(self.analysis.children(word.index, "pobj")), None)
                return tuple(m for m in self.meant(doer) if m.kind in SIDES)
        return ()

    def seeming(self, verb: Word) -> Word | None:
        """X in "X led them away, in what appears to be a case of"; None for any other."""
        subject = subject_of(self.analysis, verb)
        clause = next((w for w in (verb, *self.analysis.ancestors(verb)) if w.dep == "pcomp"), None)
        if subject is None or subject.tag != "WP" or clause is None:
            return None
        over = next((w for w in self.analysis.ancestors(clause) if is_verb(w)), None)
        return doer_of(self.analysis, over) if over else None

    def by_means(self, verb: Word) -> Mentions:
        """X in "X broke up the march using force" and in "it was broken up by X, using force"."""
        above = self.analysis.head(verb)
        if verb.tag != "VBG" or verb.dep not in ("advcl", "acl"):
            return ()
        if verb.dep == "acl":
            # "Protests using force": whoever broke them up.
            held = above.dep == "dobj" and not self.meant(above)
            return self.meant(subject_of(self.analysis, self.analysis.head(above))) if held else ()
        doer = after_by(self.analysis, above) if is_verb(above) and is_passive(self.analysis, above) else None
        return tuple(m for m in self.meant(doer) if m.kind in SIDES)
