"""Harm told by the words behind a count, where the grammar of the sentence does not tell it."""

from collections.abc import Iterator

from onrecord.extract.figures.counted import Counted
from onrecord.extract.figures.harm import SUBJECTS, Harm, HarmReader
from onrecord.model.analysis import Word

QUOTES = ('"', "“", "‘", "'")
PREPOSITIONS_AFTER = 14
"""Words after a noun phrase in which its harm may follow."""


class HarmAfter(HarmReader):
    """Harm behind those who suffer it."""

    def after(self, c: Counted, ceiling: int) -> Iterator[Harm]:
        stop = min(ceiling, c.last + 1 + PREPOSITIONS_AFTER * 2)
        at, being = c.last + 1, False
        for at in range(c.last + 1, stop):
            word = self.words[at]
            if word.lower in (";", ":", "”", '"') or word.tag == "WRB" or self._new_clause(at, c.last + 1):
                stop = at
                break
            direct = at == c.last + 1 or all(
                w.pos in ("ADV", "AUX") or w.lower in self.harm.words["being"] for w in self.words[c.last + 1 : at]
            )
            if at == c.last + 1 and self._reduced(word):
                yield Harm(self.harm.suffered[word.lemma], at)
                return
            if direct and word.lower in self.harm.states and not self.has_object(at):
                yield Harm(self.harm.states[word.lower], at)
                return
            being = being or word.lower in self.harm.words["being"]
            linked = being and self.words[at - 1].pos in ("ADV", "AUX", "PART", "VERB", "CCONJ")
            if (
                linked
                and word.tag in ("VBN", "VBD")
                and word.lemma in self.harm.suffered
                and at - c.last <= PREPOSITIONS_AFTER
            ):
                yield Harm(self.harm.suffered[word.lemma], at)
                return
        yield from self.phrase_after(c, stop)

    def _reduced(self, word: Word) -> bool:
        """True for a participle right behind those it is said of: "eleven teachers assassinated in May"."""
        if word.tag not in ("VBN", "VBD") or word.lemma not in self.harm.suffered or word.lower == word.lemma:
            return False
        after = self.words[word.index + 1] if word.index + 1 < len(self.words) else None
        if word.tag == "VBD" and after is not None and after.text[0].isalnum():
            return after.lower in self.harm.words["behind_participles"]
        ends = after is None or after.pos in ("ADP", "PUNCT", "ADV") or not after.text[0].isalnum()
        return ends and (after is None or after.text not in QUOTES)

    def _new_clause(self, at: int, first: int) -> bool:
        """True for an "and" or "but" behind which another subject begins."""
        word = self.words[at]
        if at <= first or at + 1 >= len(self.words):
            return False
        after = self.words[at + 1]
        over = self.words[after.head]
        subject = after.dep in SUBJECTS or (over.index > at and over.dep in SUBJECTS)
        return (word.pos == "CCONJ" and subject) or (word.tag == "IN" and word.dep == "mark")

    def phrase_after(self, c: Counted, stop: int) -> Iterator[Harm]:
        if stop <= c.last + 1:
            return
        start = self.words[c.last].end
        piece = self.analysis.text[start : self.words[stop - 1].end]
        for what, pattern in self.harm.after:
            m = pattern.search(piece)
            if m:
                first = self.analysis.word_at(start + m.start())
                last = self.analysis.word_at(start + m.end() - 1)
                of_things = what == self.harm.lightest_of_all and self._of_another_noun(c, first) if first else False
                if first and last and not of_things and not self._done_to_others(first, last):
                    yield Harm(what, first.index, active=self.words[c.anchor].dep == "dobj", end=last.index)
                    return

    def _of_another_noun(self, c: Counted, first: Word) -> bool:
        """True for a phrase that says more of the noun before it: "40 victims in the period under investigation"."""
        before = self.words[first.index - 1]
        return first.pos == "ADP" and before.pos == "NOUN" and before.index > c.last

    def _done_to_others(self, first: Word, last: Word) -> bool:
        """True for a phrase with an object behind it: "five soldiers shot dead a farmer"."""
        if first.tag not in ("VBD", "VBN") or first.lemma not in self.harm.suffered or not self.has_object(last.index):
            return False
        return not any(w.lower in self.harm.words["being"] for w in self.words[max(0, first.index - 3) : first.index])
