"""Harm that did not happen: what is denied, feared, meant, asked for or only possible."""

from onrecord.extract.figures.harm import Harm, HarmReader
from onrecord.model.analysis import Word


class UnrealHarm(HarmReader):
    """Tells what is said to have happened from what is not."""

    def unreal(self, harm: Harm) -> bool:
        """True for what is denied, feared, meant or only possible."""
        words = self.harm.words
        verb = self.words[harm.word]
        auxiliaries = self.analysis.children(verb.index, "aux", "auxpass", "neg", "mark")
        if any(w.lower in words["may"] or w.lower in words["not"] or w.lower in words["if"] for w in auxiliaries):
            return True
        if verb.pos in ("NOUN", "PROPN"):
            return self._only_wanted(verb)
        above = self.words[verb.head]
        if verb.pos != "VERB" and self._possible(verb):
            return True
        if verb.dep in ("xcomp", "ccomp", "pcomp") and above.lemma in words["denying"]:
            return True
        if verb.dep == "xcomp" and above.lemma == "be":
            return any(s.lemma in words["meant_nouns"] for s in self.analysis.children(above.index, "nsubj"))
        if verb.dep in ("xcomp", "acl", "ccomp", "pcomp", "advcl") and verb.tag == "VB" and above.index != verb.index:
            return above.lemma in words["meant"] or above.lemma in words["meant_nouns"] or self._modal(above)
        return False

    def asked(self, harm: Harm) -> bool:
        """True for what somebody is asked or told to do: "asked the rebels to release 20 nurses"."""
        verb = self.words[harm.word]
        over = self.words[verb.head].lemma
        return verb.tag == "VB" and verb.dep in ("xcomp", "ccomp", "advcl") and over in self.harm.words["wanted"]

    def _possible(self, state: Word) -> bool:
        """True for a state that only may be: "there could be 300 dead"."""
        for above in self.analysis.ancestors(state):
            if above.pos in ("VERB", "AUX"):
                return self._modal(above)
        return False

    def _only_wanted(self, noun: Word) -> bool:
        """True for a deed that somebody only orders, asks for or plans: "ordered the arrest of"."""
        above = self.words[noun.head]
        if noun.dep == "conj" and above.pos == noun.pos:
            return self._only_wanted(above)
        if noun.lemma not in self.harm.of and noun.lower not in self.harm.of:
            return False
        if noun.dep == "pobj" and above.lower in ("for", "of"):
            above = self.words[above.head]
        return above.index != noun.index and (
            (above.pos == "VERB" and above.lemma in self.harm.words["wanted"])
            or (above.pos == "NOUN" and above.lemma in self.harm.words["meant_nouns"])
        )

    def _modal(self, verb: Word) -> bool:
        return any(w.lower in self.harm.words["may"] for w in self.analysis.children(verb.index, "aux"))
