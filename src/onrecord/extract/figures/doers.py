"""Those who are counted as doers of harm, and so are no figure of those harmed: "four gunmen killed two men"."""

from collections.abc import Iterator

from onrecord.extract.figures.counted import NOUNS, Counted
from onrecord.extract.figures.harm import HarmReader
from onrecord.model.analysis import Word

FINITE = ("VBD", "VBZ", "VBP", "VB", "VBG")


class Doers(HarmReader):
    """Tells those who harm others from those who are harmed."""

    def are_doers(self, c: Counted) -> bool:
        """True for "four gunmen killed two men" and "was beaten by three guards"."""
        top = self.words[c.anchor]
        if c.last + 1 < len(self.words) and self.words[c.last + 1].lower in self.harm.words["being"]:
            return False
        while top.dep in ("conj", "appos") and self.words[top.head].pos in NOUNS:
            top = self.words[top.head]
        over = self.words[top.head]
        if top.dep == "pobj" and over.dep == "agent":
            verb = self.words[over.head]
            return self._is_harm(verb) or verb.lemma in self.harm.words["done_by_guards"]
        subject = top.dep == "nsubj" and c.last < top.head
        return subject and any(self._harms_others(verb) for verb in self._with_joined(over))

    def _is_harm(self, verb: Word) -> bool:
        return self.harm.suffered.get(verb.lemma, self.harm.lightest_of_all) != self.harm.lightest_of_all

    def _harms_others(self, verb: Word) -> bool:
        """True for an active verb of harm with an object; "four killed 12 injured" has none, as in a headline."""
        if verb.tag not in FINITE or self.is_passive(verb) or not self._is_harm(verb):
            return False
        objects = self.analysis.children(verb.index, "dobj")
        return any(one.lower not in self.harm.words["themselves"] and not self._heads_toll(one) for one in objects)

    def _heads_toll(self, one: Word) -> bool:
        """True for a bare number with a state behind it: "12 injured"."""
        after = self.words[one.index + 1].lower if one.index + 1 < len(self.words) else ""
        return one.pos == "NUM" and after in self.harm.states

    def _with_joined(self, verb: Word) -> Iterator[Word]:
        """The verb and those that share its subject: "opened fire and killed two boys"."""
        yield verb
        for other in self.analysis.children(verb.index, "conj"):
            if not self.analysis.children(other.index, "nsubj", "nsubjpass"):
                yield from self._with_joined(other)
