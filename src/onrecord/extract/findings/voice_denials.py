"""What a party denies in its own statement, or where it is quoted: "The claim that we tortured them is false"."""

from onrecord.extract.findings.deeds import FindingWords, Mentions, is_verb, nouns_above
from onrecord.extract.findings.legal_terms import Term
from onrecord.extract.findings.own_denials import OwnDenials
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word


class VoiceDenials:
    """Finds what whoever speaks denies of themselves or of their forces, in one document."""

    def __init__(self, reading: Reading, words: FindingWords, denials: OwnDenials) -> None:
        self.reading = reading
        self.analysis = reading.analysis
        self.words = words
        self.denials = denials

    def denier(self, term: Term, named: Mentions) -> str:
        """Who speaks, where the named are they or theirs and the words say that they did not, or that the claim is false."""
        voice = self.reading.voice_at(term.span.start).name
        if not voice or not named or not any(self.is_own(voice, m.name) for m in named):
            return ""
        false = self.denials.unsaid.baseless(list(self.denials.unsaid.steps(term.head)))
        return voice if false or self.denials.says_not(term) else ""

    def is_own(self, voice: str, name: str) -> bool:
        """True where a name is the speaker's own, that of its forces, or of the state whose ministry speaks."""
        if name in (voice, self.state_behind(voice)) or self.denials.speaks_for_own(voice, name):
            return True
        # "The police" are the state's own, where the state itself speaks.
        belonging = self.denials.belonging
        untold = belonging is not None and name not in belonging.owners
        forces = any(m.name == name and m.kind == "forces" for m in self.reading.parties.mentions)
        known = self.reading.parties.words
        # "The Border Service", of which no other state is told.
        words = name.lower().split()
        plain = known is not None and all(w in known.beside_forces or w in known.fields for w in words[:-1])
        service = known is not None and len(words) > 1 and plain and words[-1] in known.services_of_state
        return untold and (forces and name.islower() or service) and bool(self.state_behind(voice))

    def state_behind(self, name: str) -> str:
        """The state that a name is, or whose ministry it is; empty for any other."""
        belonging = self.denials.belonging
        if belonging is None:
            return ""
        return name if name in belonging.states else belonging.bodies.get(name, "")

    def denier_of_any(self, term: Term) -> tuple[str, str]:
        """A state that says "there is no policy of torture" or "nobody was tortured", by whose voice, and the state; empty: none."""
        denied = self.is_nowhere(term.head)
        everybody = self.words.holds("general", "custodial", term.category) and self.by_nobody(term)
        if not denied and not everybody:
            return "", ""
        meant = self.denials.tellers(term.head)
        speaker = meant[0].name if meant else self.reading.voice_at(term.span.start).name
        state = self.state_behind(speaker) if speaker else ""
        return (speaker, state) if state else ("", "")

    def is_nowhere(self, head: Word) -> bool:
        """True for "there is no torture" and "there is no policy of torture"."""
        nouns = list(nouns_above(self.analysis, head))
        verb = self.analysis.head(nouns[-1])
        there = is_verb(verb) and self.analysis.children(verb.index, "expl")
        plain = all(self.words.holds("nouns", "instances", n.lemma) for n in nouns[1:])
        return bool(there) and plain and any(self.denials.unsaid.is_none(n) for n in nouns)

    def by_nobody(self, term: Term) -> bool:
        """True for "nobody has been tortured": the deed's own passive verb."""
        passive = is_verb(term.head) and bool(self.analysis.children(term.head.index, "nsubjpass"))
        return passive and self.denials.unsaid.by_nobody(term.head)
