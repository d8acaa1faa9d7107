"""Doers that stand far from their verb: before an aside, in the clause before, above a participle."""

from collections.abc import Callable

from onrecord.extract.findings.deeds import Mentions, after_by, is_passive, is_verb, subject_of
from onrecord.extract.findings.owners import SIDES
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
        first = verb
        while first.dep == "conj" and is_verb(self.analysis.head(first)):
            first = self.analysis.head(first)
        noun = self.analysis.head(first)
        if first.dep != "acl" or first.tag not in ("VBN", "VBD") or noun.head != noun.index:
            return ()
        aside = [w for w in self.analysis.words[noun.index + 1 : first.index] if w.text in DASHES]
        later = [w for w in self.analysis.subtree(first.index) if w.dep == "dobj"]
        return self.meant(noun) if len(aside) > 1 and later else ()

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
