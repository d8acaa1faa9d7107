"""Denials without a verb of denying: "The army did not commit war crimes, Colonel X said", "X found no evidence of"."""

from onrecord.extract.findings.deeds import FindingWords, Mentions, is_verb, subject_of
from onrecord.extract.findings.legal_terms import Term
from onrecord.extract.findings.unsaid import Unsaid
from onrecord.extract.parties.parties import Mention
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word

FORCES = ("forces", "armed_group")


class OwnDenials:
    """Finds who denies, of themselves or of those they speak for, the deeds of one document."""

    def __init__(self, reading: Reading, words: FindingWords) -> None:
        self.reading = reading
        self.analysis = reading.analysis
        self.words = words
        self.unsaid = Unsaid(reading, words)

    def denier(self, term: Term, named: Mentions) -> str:
        """The speaker of "X has not done it" who is X or speaks for X; empty for any other."""
        if not named or not self.says_not(term):
            return ""
        speaker = self.teller(term.head)
        meant = self.reading.parties.meant_by(speaker.index) if speaker else ()
        if speaker is None or not meant:
            return ""
        if any(meant[0].name == m.name or self.speaks_for(speaker, m) for m in named):
            return meant[0].name
        return ""

    def refuter(self, term: Term, named: Mentions) -> str:
        """Who is told to have found no evidence of it, or to have called the claim false; empty in a text's own voice."""
        steps = list(self.unsaid.steps(term.head))
        if not named or not self.unsaid.baseless(steps):
            return ""
        telling = ("consider", "inform", "tell", "label")
        for above, _ in steps:
            if is_verb(above) and any(self.words.holds("verbs", kind, above.lemma) for kind in telling):
                subjects = self.analysis.children(above.index, "nsubj")
                meant = self.reading.parties.meant_by(subjects[0].index) if subjects else ()
                return meant[0].name if meant else ""
        return ""

    def says_not(self, term: Term) -> bool:
        """True where the deed's own verb is negated, or its noun: not under "must not", "not to" or "if"."""
        verb = self.verb(term.head)
        if verb is None:
            return False
        helping = self.analysis.children(verb.index, "aux")
        plain = not any(a.tag in ("MD", "TO") for a in helping) and not self.unsaid.under_if(verb)
        return plain and (self.unsaid.is_negated(verb) or self.unsaid.is_none(term.head))

    def verb(self, head: Word) -> Word | None:
        return next((w for w in (head, *self.analysis.ancestors(head)) if is_verb(w)), None)

    def teller(self, head: Word) -> Word | None:
        """The subject of "said" over the clause."""
        verb = self.verb(head)
        above = self.analysis.head(verb) if verb else None
        if verb is None or above is None or verb.dep != "ccomp" or above.index == verb.index:
            return None
        tells = self.words.holds("verbs", "consider", above.lemma) or self.words.holds("verbs", "inform", above.lemma)
        return subject_of(self.analysis, above) if tells else None

    def speaks_for(self, speaker: Word, accused: Mention) -> bool:
        """True for "army spokesman X", "X, a spokesman for the army" and, of any forces, "Colonel X"."""
        for word in self.analysis.subtree(speaker.index):
            mention = self.reading.parties.at(word.index)
            if word.lower == accused.name.lower() or (mention and mention.name == accused.name):
                return True
            if accused.kind in FORCES and self.words.holds("nouns", "rank", word.lower):
                return True
        return False

    def accuses_own(self, head: Word, by: str, name: str) -> bool:
        """True where "X spokesman BY" is read as accusing X: a misreading, as nobody speaks so."""
        sentence = self.analysis.sentence_of(head)
        for word in self.analysis.words[sentence.first : sentence.last]:
            if not self.words.holds("nouns", "spokesperson", word.lower) or word.index == sentence.first:
                continue
            before, after = self.analysis.words[word.index - 1], self.analysis.words[word.index + 1 : word.index + 2]
            meant = self.reading.parties.at(after[0].index) if after else None
            if meant and meant.name == by and before.lower == name.lower():
                return True
        return False
