"""Whose a noun of a deed is: X of "X's blockade", "X-ish blockade" and "X's system of apartheid"."""

from collections.abc import Callable

from onrecord.extract.findings.circumstances import Circumstances
from onrecord.extract.findings.deeds import SIDES, FindingWords, Mentions, nouns_above, subject_of
from onrecord.extract.parties.parties import Mention
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word


class Owners:
    """Finds the owners of nouns in one document. `meant`: the parties that may do a deed among those a word means."""

    def __init__(
        self,
        reading: Reading,
        words: FindingWords,
        around: Circumstances,
        meant: Callable[[Word | None], Mentions],
    ) -> None:
        self.reading = reading
        self.analysis = reading.analysis
        self.words = words
        self.around = around
        self.meant = meant

    def of(self, noun: Word, *, suffered: bool = False) -> Mentions:
        """X in "X's blockade" and, of a state or its people, in "X-ish blockade".

        Where it is `suffered`, the owner may be the victim ("X's murder"): only states, forces and armed groups count.
        """
        owners = self.any_of(noun)
        return tuple(m for m in owners if not suffered or m.kind in SIDES)

    def any_of(self, noun: Word) -> Mentions:
        """X in "X's", whoever it is."""
        for child in self.analysis.children(noun.index, "poss"):
            owner = self.meant(child)
            verb = self.analysis.head(noun)
            halted = verb.dep == "xcomp" and self.words.holds("verbs", "halt", verb.lemma)
            if child.tag == "PRP$" and noun.dep == "dobj" and (halted or self.is_done_to(owner, noun)):
                # "X to lift its blockade on Y": nobody does it to themselves, so the pronoun is the verb's subject.
                return self.meant(subject_of(self.analysis, verb)) or owner
            return owner
        own = self.reading.parties.at(noun.index)
        if own and own.head == noun.index and own.kind in ("forces", "armed_group", "organisation"):
            # "Kenyan groups" are a party themselves, and not Kenya.
            return self.meant(noun)
        for child in self.analysis.children(noun.index, "amod", "compound", "nmod"):
            if child.dep == "compound" and self.words.holds("nouns", "keepers", child.lower):
                return self.around.keeper(child)
            mention = self.state_of_adjective(child) or self.reading.parties.at(child.index)
            if mention and mention.kind in ("state", "armed_group", "forces") and not mention.span.holds(noun.span):
                return (mention,)
        return ()

    def is_done_to(self, owner: Mentions, noun: Word) -> bool:
        """True where the words after a noun name its owner again, as those to whom it is done."""
        objects = [
            o for p in self.analysis.children(noun.index, "prep") for o in self.analysis.children(p.index, "pobj")
        ]
        return any(o.lower in m.name.lower().split() for o in objects for m in owner)

    def state_of_adjective(self, word: Word) -> Mention | None:
        """The state whose adjective a word is; None for any other."""
        known = self.reading.parties.words
        name = known.adjectives.get(word.lower) if known else None
        return Mention(word.span, word.index, name, "state", described=True) if name else None

    def above(self, head: Word, *, suffered: bool = False) -> Mentions:
        """The owner of a noun that the term belongs to: "X's system of apartheid"; not of a report that speaks of it."""
        for noun in nouns_above(self.analysis, head):
            if self.is_fought(noun, head) or self.words.holds("nouns", "sufferer", noun.lemma):
                return ()
            if self.words.holds("nouns", "tell", noun.lemma) or self.words.holds("nouns", "allege", noun.lemma):
                return ()
            if owners := self.of(noun, suffered=suffered):
                return owners
        return ()

    def is_fought(self, noun: Word, head: Word) -> bool:
        """True for "its duty in fighting against torture": between the two stands a verb that is no doing of it."""
        for word in (head, *self.analysis.ancestors(head)):
            if word == noun:
                return False
            if word.tag == "VBG" and word.dep == "pcomp" and not self.words.holds("verbs", "commit", word.lemma):
                return True
        return False
