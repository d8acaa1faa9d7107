"""Words that tell of a deed as hearsay or as likely: "may have tortured", "reports of torture", "is believed to have"."""

from onrecord.extract.findings.deeds import FindingWords
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word


class Hearsay:
    """Finds them over the verbs and nouns of one document."""

    def __init__(self, reading: Reading, words: FindingWords) -> None:
        self.analysis = reading.analysis
        self.words = words

    def telling(self, chain: list[Word]) -> list[Word]:
        """The verb over the clause: "alleged" of "alleged that they beat and tortured"."""
        number = 1
        while number < len(chain) and chain[number - 1].dep == "conj":
            number += 1
        return chain[number : number + 1]

    def has_grounds(self, verb: Word) -> bool:
        """True for "believe" in "reasonable grounds to believe that": by that standard commissions find what they find."""
        before = self.analysis.words[max(0, verb.index - 2) : verb.index]
        return len(before) > 1 and before[1].tag == "TO" and self.words.holds("nouns", "grounds", before[0].lemma)

    def of_hearsay(self, verb: Word) -> bool:
        """True in the clause of "reports that", "the risk that", and for what "seems" to be."""
        above = self.analysis.head(verb)
        if verb.dep == "xcomp":
            return self.words.holds("verbs", "seem", above.lemma)
        heard = self.words.holds("nouns", "allege", above.lemma) or self.words.holds("nouns", "heard", above.lower)
        return verb.dep in ("acl", "ccomp", "relcl") and above.pos == "NOUN" and heard

    def of_reports(self, verb: Word, head: Word) -> bool:
        """True in "reports continued in March of torture": what they are of stands behind the verb, and hangs there or lower."""
        subjects = self.analysis.children(verb.index, "nsubj", "nsubjpass", "attr")
        heard = (self.words.holds("nouns", "heard", s.lower) for s in subjects)
        if not any(heard) and not any(self.words.holds("nouns", "allege", s.lemma) for s in subjects):
            return False
        return any(
            w.index > verb.index and self.words.holds("nouns", "of", w.lower) for w in self.analysis.ancestors(head)
        )

    def is_hedge(self, word: Word) -> bool:
        # The parse takes the month of "3 May" for a helper now and then.
        return word.tag != "NNP" and self.words.holds("hedges", "words", word.lower)

    def hedged(self, verb: Word, owned: bool) -> bool:
        """True for "may have tortured", "reportedly tortured", "are believed to have tortured"."""
        deps = (
            ("advmod",)
            if owned and not self.words.holds("verbs", "amount", verb.lemma)
            else ("aux", "advmod", "dep", "amod")
        )
        if any(self.is_hedge(c) for c in self.analysis.children(verb.index, *deps)):
            return True
        heard = bool(self.analysis.children(verb.index, "auxpass", "nsubjpass")) or verb.dep in ("acl", "amod", "pcomp")
        heard = heard and not self.has_grounds(verb)
        return heard and self.words.holds("hedges", "hearsay", verb.lemma)
