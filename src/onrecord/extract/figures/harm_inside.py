"""Harm in the words for those who are counted: "ten hostages", "two wounded soldiers", "ten deaths"."""

from collections.abc import Iterator

from onrecord.extract.figures.counted import Counted
from onrecord.extract.figures.harm import Harm, HarmReader
from onrecord.model.analysis import Word


class HarmInside(HarmReader):
    """Harm within a count's own noun phrase."""

    def own_count(self, c: Counted) -> Harm | None:
        """What is counted is harm itself, whatever became of it: "ten deaths in custody"."""
        noun = self.words[c.noun] if c.noun is not None else None
        if noun and noun.lemma in self.harm.words["lives"]:
            verb = self.words[noun.head]
            return (
                Harm(self.harm.heaviest_of_all, verb.index) if verb.lemma in self.harm.words["ending_lives"] else None
            )
        what = self.harm.counts.get(noun.lemma) if noun else None
        return Harm(what, noun.index) if noun and what else None

    def of_those(self, c: Counted) -> Harm | None:
        """What the words of a part say of its whole: "nine of the dead", "six of the injured"."""
        what = self.harm.states.get(self.words[c.last].lower) if c.part and c.noun is None else None
        return Harm(what, c.last) if what and c.last > c.own else None

    def within(self, c: Counted) -> Iterator[Harm]:
        """Harm in the noun phrase itself: "ten hostages", "two wounded soldiers"."""
        if c.noun is None:
            return
        for word in self.words[c.own + 1 : c.noun]:
            what = self.harm.states.get(word.lower) or (word.tag == "VBN" and self.harm.suffered.get(word.lemma))
            if what and self.harm.is_person(self.words[c.noun]):
                yield Harm(what, word.index)
                return
        noun = self.words[c.noun]
        # In capitals the parse takes "dead" and "wounded" for names.
        what = self.harm.nouns.get(noun.lemma) or self.harm.nouns.get(noun.lower) or self.harm.states.get(noun.lower)
        if what and not self._agent(noun):
            yield Harm(what, noun.index)

    def suffered_by(self, c: Counted) -> Iterator[Harm]:
        """What those counted are the victims of: "900 victims of torture"."""
        noun = self.words[c.noun] if c.noun is not None else None
        if noun is None or noun.lemma not in self.harm.words["victims"]:
            return
        behind = self.words[noun.index + 1 : noun.index + 7]
        if not behind or behind[0].lower not in self.harm.words["of"]:
            return
        for word in behind[1:]:
            what = self.harm.of.get(word.lemma) or self.harm.nouns.get(word.lemma)
            if what:
                yield Harm(what, noun.index, end=word.index)
                return
            if word.pos not in ("ADJ", "NOUN", "PROPN", "CCONJ") and word.tag not in ("VBN", "VBD"):
                break
        yield Harm(self.harm.undivided, noun.index)

    def _agent(self, noun: Word) -> bool:
        """True for those by whom something was done: "the revolt was started by 30 prisoners"."""
        return noun.dep == "pobj" and self.words[noun.head].dep == "agent"

    def case_of(self, c: Counted) -> Harm | None:
        """Cases of a harm count that harm, cases of an illness those who have it, and death sentences those sentenced."""
        if c.noun is None:
            return None
        if self.words[c.noun].lemma == "sentence" and self.words[c.noun - 1].lower in self.harm.words["sentences"]:
            return Harm(self.harm.lightest_of_all, c.noun)
        if self.words[c.noun].lemma != "case":
            return None
        if any(w.lemma in self.harm.words["illnesses"] for w in self.words[c.own + 1 : c.noun + 4]):
            return Harm(self.harm.undivided, c.noun)
        for word in self.words[c.noun + 1 : c.noun + 5]:
            what = self.harm.nouns.get(word.lemma) or self.harm.of.get(word.lemma)
            if what:
                return Harm(what, word.index)
        return None
