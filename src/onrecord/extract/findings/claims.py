"""Denials that name a deed and nobody who did it: "called the accusation of torture a lie", "said that no crimes took place".

They deny it of those whom the document accuses of it before: of the denier's own, where it tells which of them are theirs.
"""

from collections.abc import Sequence

from onrecord.extract.findings.deeds import SIDES, FindingWords, is_passive, is_verb, subject_of
from onrecord.extract.findings.legal_terms import Term
from onrecord.extract.findings.own_denials import OwnDenials
from onrecord.extract.findings.voice_denials import VoiceDenials
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word
from onrecord.model.entries import Finding


class Claims:
    """Finds what is denied so in one document."""

    def __init__(self, reading: Reading, words: FindingWords, denials: OwnDenials, voices: VoiceDenials) -> None:
        self.reading = reading
        self.analysis = reading.analysis
        self.words = words
        self.denials = denials
        self.voices = voices

    def denied(self, term: Term, found: Sequence[Finding]) -> tuple[str, tuple[str, ...]]:
        """Who denies it, and of whom; empty where the words deny nothing or it is not sure of whom."""
        if denier := self.labeller(term):
            return denier, self.cleared(denier, term, found)
        if denier := self.naysayer(term):
            return denier, self.cleared(denier, term, found, own=not self.has_role(denier))
        voice = self.reading.voice_at(term.span.start).name
        if voice and self.is_called_false(term):
            return voice, self.cleared(voice, term, found)
        return "", ()

    def is_called_false(self, term: Term) -> bool:
        """True for "the allegations of torture are unfounded"."""
        steps = list(self.denials.unsaid.steps(term.head))
        verb = next((above for above, _ in steps if is_verb(above)), None)
        plain = verb is not None and self.words.holds("verbs", "be", verb.lemma)
        return plain and self.denials.unsaid.baseless(steps)

    def labeller(self, term: Term) -> str:
        """X of "X called the accusation of torture a lie"."""
        steps = list(self.denials.unsaid.steps(term.head))
        label = next((above for above, _ in steps if is_verb(above)), None)
        if label is None or not self.words.holds("verbs", "label", label.lemma):
            return ""
        return self.name_of(subject_of(self.analysis, label)) if self.denials.unsaid.baseless(steps) else ""

    def naysayer(self, term: Term) -> str:
        """X of "X said that no torture took place" and of "X said that his client had not ordered it"."""
        verb = self.denials.verb(term.head)
        if verb is not None and is_passive(self.analysis, verb) and self.denials.unsaid.by_nobody(verb):
            return self.name_of(self.denials.teller(term.head))
        if not self.denials.says_not(term):
            return ""
        if verb is None or (is_passive(self.analysis, verb) and not self.denials.unsaid.is_none(term.head)):
            return ""
        subject = subject_of(self.analysis, verb)
        of_nobody = subject is not None and subject == term.head and self.happens(verb)
        there = bool(self.analysis.children(verb.index, "expl")) and self.denials.unsaid.is_none(term.head)
        theirs = subject is not None and subject != term.head and self.is_theirs(subject)
        if not (of_nobody or there or theirs):
            return ""
        voice = self.reading.voice_at(term.span.start)
        return self.name_of(self.denials.teller(term.head)) or (voice.name if voice.quotation else "")

    def happens(self, verb: Word) -> bool:
        """True for "took place", "occurred" and "was committed"."""
        return any(self.words.holds("verbs", kind, verb.lemma) for kind in ("occur", "commit"))

    def is_theirs(self, subject: Word) -> bool:
        """True for "his client", "its forces" and "officers": those for whom somebody speaks."""
        known = any(self.words.holds("nouns", kind, subject.lower) for kind in ("members", "clients"))
        named = [w for w in self.analysis.children(subject.index, "poss") if w.tag != "PRP$"]
        return known and not named and not self.analysis.children(subject.index, "prep", "acl", "relcl", "amod")

    def name_of(self, word: Word | None) -> str:
        meant = self.reading.parties.meant_by(word.index) if word else ()
        return meant[0].name if meant else ""

    def side_of(self, person: str) -> tuple[str, ...]:
        """The forces, group or state for which somebody speaks by their role: "army spokesman X", "the army's spokesman X"."""
        roles = {q.role.lower() for q in self.reading.quotations if q.speaker == person and q.role}
        sides = (m.name for m in self.reading.parties.mentions if m.kind in SIDES and not m.described)
        found = {name for name in sides if any(f" {name.lower()} " in f" {role} " for role in roles)}
        if found:
            return (min(found),) if len(found) == 1 else ()
        told = [role.split() for role in roles if self.is_spokesperson(role.split())]
        bare = {word for role in told for word in role if self.words.holds("nouns", "keepers", word)}
        return (min(bare),) if len(bare) == 1 else ()

    def is_spokesperson(self, role: list[str]) -> bool:
        return any(self.words.holds("nouns", "spokesperson", word) for word in role)

    def has_role(self, person: str) -> bool:
        """True for "army spokesman X" and "his lawyer, X", and not for whoever only happens to have seen nothing."""
        return any(q.speaker == person and q.role for q in self.reading.quotations)

    def cleared(self, denier: str, term: Term, found: Sequence[Finding], *, own: bool = False) -> tuple[str, ...]:
        """Those whom a denial of a category clears: the denier or their own among the accused, else the last whom others accuse.

        `own`: only the former. A state or an armed group denies for itself; a person or a body of none may speak for anybody.
        """
        against = [
            one for one in found if one.category == term.category and one.stance != "denies" and one.by != denier
        ]
        accused = dict.fromkeys(name for one in against for name in one.accused)
        state = self.voices.state_behind(denier)
        if theirs := tuple(n for n in accused if n in (denier, state) or self.denials.speaks_for_own(denier, n)):
            return theirs
        if state or self.is_side(denier):
            return (state or denier,)
        if own:
            return ()
        if side := self.side_of(denier):
            return (*(n for n in accused if n not in side and self.is_part(n, side[0])), *side)
        return against[-1].accused if against else ()

    def cleared_by_side(self, denier: str, term: Term, found: Sequence[Finding]) -> tuple[str, ...]:
        """Those for whom a spokesperson denies who says "we"; empty for whoever speaks for themselves."""
        return self.cleared(denier, term, found) if self.side_of(denier) else ()

    def is_part(self, name: str, side: str) -> bool:
        """True for "police officers" beside "police", and for "soldiers" without more, beside any forces."""
        words = name.lower().split()
        bare = len(words) == 1 and self.words.holds("nouns", "members", words[0])
        return bare or set(side.lower().split()) <= set(words)

    def is_side(self, denier: str) -> bool:
        """True for a state, forces or an armed group, who deny for themselves."""
        return any(m.name == denier and m.kind in SIDES for m in self.reading.parties.mentions)

    def with_accused(
        self, denier: str, term: Term, found: Sequence[Finding], named: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Those whom a denial names; of no more than "his officers" those too who are accused before and for whom the denier speaks."""
        if not named or not all(self.words.holds("nouns", "members", name.lower()) for name in named):
            return named
        return tuple(dict.fromkeys((*named, *self.cleared(denier, term, found))))
