"""Denials without a verb of denying: "The army did not commit war crimes, Colonel X said", "X found no evidence of"."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from onrecord.extract.findings.deeds import FindingWords, Mentions, first_joined, is_passive, is_verb, subject_of
from onrecord.extract.findings.legal_terms import Term
from onrecord.extract.findings.unsaid import Unsaid
from onrecord.extract.parties.belonging import Belonging, belonging_of
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

    @cached_property
    def belonging(self) -> Belonging | None:
        return belonging_of(self.reading.parties)

    def speaks_for_own(self, speaker: str, accused: str) -> bool:
        """True for a state, and a ministry of it, whose forces are accused."""
        return self.belonging is not None and self.belonging.speaks_for(speaker, accused)

    def denier(self, term: Term, named: Mentions) -> str:
        """The speaker of "X has not done it" who is X or speaks for X; empty for any other."""
        if not named or not self.says_not(term):
            return ""
        speaker, meant = self.teller(term.head), self.tellers(term.head)
        if speaker is None or not meant:
            return ""
        if any(meant[0].name == m.name or self.speaks_for(speaker, m) for m in named):
            return meant[0].name
        return meant[0].name if any(self.speaks_for_own(meant[0].name, m.name) for m in named) else ""

    def denier_of_own(self, term: Term) -> str:
        """The speaker of "“We have not done it”" and of "our soldiers have not"; empty for any other.

        Their own, whatever they see or hear: "we saw no torture" denies nothing.
        """
        verb = self.verb(term.head)
        done = verb is not None and (verb == term.head or self.words.holds("verbs", "commit", verb.lemma))
        # "We were not tortured" is no denial by those who did it.
        if verb is None or not done or is_passive(self.analysis, verb) or not self.says_not(term):
            return ""
        subject, voice = subject_of(self.analysis, verb), self.reading.voice_at(term.span.start)
        if subject is None or not voice.name:
            return ""
        ours = [subject, *self.analysis.children(subject.index, "poss")]
        return voice.name if any(self.words.holds("nouns", "ours", word.lower) for word in ours) else ""

    def denier_of_all(self, term: Term, accused: Iterable[str]) -> tuple[str, tuple[str, ...]]:
        """Who says that nobody was, and of the `accused` of that those for whom they speak: "“Nobody was tortured,” X said"."""
        verb = self.verb(term.head)
        if verb is None or not is_passive(self.analysis, verb) or not self.unsaid.by_nobody(verb):
            return "", ()
        meant, voice = self.tellers(term.head), self.reading.voice_at(term.span.start)
        speaker = meant[0].name if meant else voice.name if voice.quotation else ""
        own = tuple(name for name in accused if name == speaker or self.speaks_for_own(speaker, name))
        return (speaker, own) if speaker and own else ("", ())

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
        none = self.unsaid.is_none(term.head) or self.unsaid.none_within(term)
        return plain and (self.unsaid.is_negated(verb) or none or self.unsaid.is_of_none(verb))

    def verb(self, head: Word) -> Word | None:
        return next((w for w in (head, *self.analysis.ancestors(head)) if is_verb(w)), None)

    def teller(self, head: Word) -> Word | None:
        """The subject of "said" over the clause."""
        verb = self.verb(head)
        verb = first_joined(self.analysis, verb) if verb is not None else None
        above = self.analysis.head(verb) if verb else None
        if verb is None or above is None or verb.dep != "ccomp" or above.index == verb.index:
            return None
        tells = self.words.holds("verbs", "consider", above.lemma) or self.words.holds("verbs", "inform", above.lemma)
        return subject_of(self.analysis, above) if tells else None

    def tellers(self, head: Word) -> Sequence[Mention]:
        """The parties that the subject of "said" over the clause means."""
        teller = self.teller(head)
        return self.reading.parties.meant_by(teller.index) if teller else ()

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
