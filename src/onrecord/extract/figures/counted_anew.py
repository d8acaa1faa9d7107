"""Other numbers of what was counted before: "X puts the number at 40", "a figure of 40"; and "every one", which is none."""

from onrecord.extract.figures.counted import NOUNS, Counted
from onrecord.extract.figures.harm import Harm
from onrecord.extract.figures.harm_words import HarmWords
from onrecord.extract.figures.tally import Tally
from onrecord.model.analysis import Analysis, Sentence, Word

NO_PEOPLE = ("MONEY", "PERCENT", "QUANTITY")


class CountedAnew:
    """Leads a bare number back to the count before, among those found so far, which it shares with their finder."""

    def __init__(self, analysis: Analysis, harm: HarmWords, found: list[Tally]) -> None:
        self.analysis = analysis
        self.words = analysis.words
        self.harm = harm
        self.found = found

    def counts_nobody(self, c: Counted) -> bool:
        """True for "every one of them", "not one of them", and for those who only tell: "33 described beatings"."""
        after = self.words[c.last + 1] if c.noun is None and c.last + 1 < len(self.words) else None
        if after is not None and after.lemma in self.harm.words["witnessing"] and after.tag in ("VBD", "VBP", "VBZ"):
            return True
        return c.number.value == 1 and c.first > 0 and self.words[c.first - 1].lower in self.harm.words["no_one"]

    def counted_before(self, c: Counted, floor: int, sentence: Sentence, harms: list[Harm]) -> int | None:
        """The position of the count to which this number is another answer; None for none, or where that is not clear."""
        named = self._number_named(c, floor)
        if named is None or (c.noun is not None and self._admits(named)):
            return None
        if any(h.word != named for h in harms) or self._of_other_things(c):
            return None
        near = self._near(sentence)
        kinds = {self.found[i].what for i in near}
        if harms:
            kinds &= {h.what for h in harms}
        if len(kinds) != 1:
            return None
        return next(i for i in near if self.found[i].what in kinds)

    def _number_named(self, c: Counted, floor: int) -> int | None:
        """The word "number" or "figure" of which the number is the value: "put the figure at N", "a figure of N"."""
        at = c.first - 1
        if at <= floor:
            return None
        if self.words[at].lower in self.harm.words["of"]:
            # "A figure of N", "the ministry's new count of N".
            return at - 1 if self._is_number(at - 1, floor) else None
        if (equalled := self._equalled(at, floor)) is not None:
            return equalled
        if self.words[at].lower not in self.harm.words["led_to"]:
            return None
        if self._is_number(at - 1, floor):
            verb = self._before_phrase(at - 1)
            put = verb >= floor and self.words[verb].lemma in self.harm.words["putting"]
            return at - 1 if put else None
        # "The figure was put at N", "the number is estimated at N".
        if self.words[at - 1].lemma not in self.harm.words["putting"]:
            return None
        named = at - 2
        while named > floor and self.words[named].pos in ("AUX", "ADV", "PART"):
            named -= 1
        return named if named < at - 2 and self._is_number(named, floor) else None

    def _equalled(self, at: int, floor: int) -> int | None:
        """The number that a verb sets equal: "the true number is about N"; the verb of "the ministry admits N"."""
        verb = self.words[at if self.words[at].pos != "ADP" else at - 1]
        if verb.lemma in self.harm.words["admitting"] and verb.index == at:
            takes_in = any(w.lemma in self.harm.words["taking_in"] for w in self.analysis.children(at, "nsubj"))
            return at if verb.tag in ("VBZ", "VBP", "VBD") and not takes_in else None
        if verb.lemma not in self.harm.words["equalling"]:
            return None
        subjects = self.analysis.children(verb.index, "nsubj")
        return next((w.index for w in subjects if self._is_number(w.index, floor) and not self._of_others(w)), None)

    def _of_others(self, number: Word) -> bool:
        """True for a number of people or things that tells of no harm: "the number of homes is N"."""
        words, harm = self.harm.words, self.harm
        named = (
            o for of in self.analysis.children(number.index, "prep") for o in self.analysis.children(of.index, "pobj")
        )
        return any(
            w.pos in NOUNS
            and w.lower not in harm.states
            and not any(w.lemma in known for known in (harm.nouns, harm.counts, words["victims"]))
            for w in named
        )

    def _admits(self, named: int) -> bool:
        return self.words[named].lemma in self.harm.words["admitting"]

    def _is_number(self, at: int, floor: int) -> bool:
        if at < floor or self.words[at].lemma not in self.harm.words["same_number"]:
            return False
        before = self._before_phrase(at) + 1
        return before < at and self.words[before].lower in self.harm.words["a"]

    def _before_phrase(self, at: int) -> int:
        """The word before "the new number"."""
        at -= 1
        while at >= 0 and self.words[at].pos == "ADJ" and self.words[at].lower not in self.harm.words["a"]:
            at -= 1
        return at - 1 if at >= 0 and self.words[at].lower in self.harm.words["a"] else at

    def _of_other_things(self, c: Counted) -> bool:
        """True where what is counted is named and no people, or is money or a share."""
        noun = self.words[c.noun] if c.noun is not None else None
        if noun is not None and (self.harm.never_counts(noun) or not self.harm.is_person(noun)):
            return True
        return any(w.entity in NO_PEOPLE or w.tag == "$" for w in self.words[max(0, c.first - 1) : c.last + 1])

    def _near(self, sentence: Sentence) -> list[int]:
        """The counts of the sentence so far, else of the one before it; without the parts of others."""
        before = self.analysis.sentence_at(self.words[sentence.first - 1].start) if sentence.first else None
        for one in (sentence, before):
            near = [i for i, t in enumerate(self.found) if t.sentence is one and t.whole is None]
            if near:
                return near
        return []
