"""Who is blamed by words around a deed's noun: "killings for which X is responsible", "attributed to X", "X committed both"."""

from collections.abc import Callable, Iterator

from onrecord.extract.findings.deeds import FindingWords, Mentions, is_passive, is_verb, subject_of, verb_above
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word


class Blamed:
    """Finds them in one document. `meant`: the parties that may do a deed among those a word means."""

    def __init__(self, reading: Reading, words: FindingWords, meant: Callable[[Word | None], Mentions]) -> None:
        self.analysis = reading.analysis
        self.words = words
        self.meant = meant

    def of(self, head: Word) -> Mentions:
        return self.answering(head) or self.attributed(head) or self.committing(head)

    def answering(self, noun: Word) -> Mentions:
        """X in "killings for which X is responsible"."""
        for clause in self.analysis.children(noun.index, "relcl"):
            said = self.analysis.children(clause.index, "acomp", "attr")
            behind = [p for w in (clause, *said) for p in self.analysis.children(w.index, "prep")]
            which = any(o.tag == "WDT" for p in behind for o in self.analysis.children(p.index, "pobj"))
            # "For which X is responsible for paying": for something else.
            other = any(self.analysis.children(p.index, "pcomp") for p in behind)
            if (
                which
                and not other
                and not self.analysis.children(clause.index, "neg")
                and any(self.words.holds("adjectives", "answerable", w.lemma) for w in said)
            ):
                return self.meant(subject_of(self.analysis, clause))
        return ()

    def attributed(self, noun: Word) -> Mentions:
        """X in "attributes the killings to X" and "the killings were blamed on X"."""
        found = verb_above(self.analysis, noun)
        if found is None or found[1].dep not in ("dobj", "nsubjpass"):
            return ()
        if not self.words.holds("verbs", "attribute", found[0].lemma):
            return ()
        below = [
            *self.analysis.children(found[0].index, "prep", "dative"),
            *self.analysis.children(found[1].index, "prep"),
        ]
        to = [p for p in below if p.index > found[0].index and self.words.holds("nouns", "attributed", p.lower)]
        return next(
            (meant for p in to for o in self.analysis.children(p.index, "pobj") if (meant := self.meant(o))), ()
        )

    def committing(self, noun: Word) -> Mentions:
        """X in "murder is a war crime, and X has committed it"."""
        found = verb_above(self.analysis, noun)
        if found is None or not self.words.holds("verbs", "be", found[0].lemma):
            return ()
        for verb in self.verbs_after(noun):
            objects = self.analysis.children(verb.index, "dobj")
            if any(self.words.holds("nouns", "told", o.lower) and not self.analysis.children(o.index) for o in objects):
                return self.meant(subject_of(self.analysis, verb))
        return ()

    def verbs_after(self, noun: Word) -> Iterator[Word]:
        """The active verbs of perpetrating that follow a word in its sentence and are not negated."""
        for word in self.analysis.words[noun.index + 1 : self.analysis.sentence_of(noun).last]:
            perpetrates = is_verb(word) and self.words.holds("verbs", "perpetrate", word.lemma)
            if perpetrates and not is_passive(self.analysis, word) and not self.analysis.children(word.index, "neg"):
                yield word
