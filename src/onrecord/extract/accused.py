"""Whom a legal word accuses: the owner, doer or object that the grammar around it gives."""

from onrecord.extract.deeds import (
    FindingWords,
    Mentions,
    after_by,
    is_passive,
    is_verb,
    nouns_above,
    subject_of,
    verb_above,
)
from onrecord.extract.legal_terms import Term
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word
from onrecord.model.text import Span

FAR = 16
"""Words between an act and the "by" that names its doer."""
DOERS = ("state", "forces", "armed_group", "person", "organisation", "role", "body", "other")


class Accused:
    """Finds whom the terms of one document accuse."""

    def __init__(self, reading: Reading, words: FindingWords) -> None:
        self.reading = reading
        self.analysis = reading.analysis
        self.words = words

    def of(self, term: Term) -> Mentions:
        """The parties that a term is said of by grammar alone; empty where it names nobody."""
        head = term.head
        if is_verb(head) and head.dep != "amod":
            return self.doers_of_verb(head, term.span)
        return (
            self.owners(head)
            or self.by_phrase(term.span)
            or self.owners_above(head)
            or self.governed(head, term.span)
        )

    def meant(self, word: Word | None) -> Mentions:
        """The parties that may do a deed among those a word means."""
        if word is None:
            return ()
        return tuple(m for m in self.reading.parties.meant_by(word.index) if m.kind in DOERS)

    def owners(self, noun: Word) -> Mentions:
        """X in "X's blockade" and, of a state or its people, in "X-ish blockade"."""
        for child in self.analysis.children(noun.index, "poss"):
            return self.meant(child)
        for child in self.analysis.children(noun.index, "amod", "compound", "nmod"):
            mention = self.reading.parties.at(child.index)
            if mention and mention.kind in ("state", "armed_group", "forces") and not mention.span.holds(noun.span):
                return (mention,)
        return ()

    def owners_above(self, head: Word) -> Mentions:
        """The owner of a noun that the term belongs to: "X's system of apartheid"; not of a report that speaks of it."""
        for noun in nouns_above(self.analysis, head):
            if self.words.holds("nouns", "tell", noun.lemma) or self.words.holds("nouns", "allege", noun.lemma):
                return ()
            if owners := self.owners(noun):
                return owners
        return ()

    def by_phrase(self, span: Span) -> Mentions:
        """X in "war crimes committed by X", also with other nouns between."""
        words, after = self.analysis.words, self.analysis.word_at(span.end)
        if after is None:
            return ()
        last = self.analysis.sentence_at(span.start)
        end = min(last.last if last else 0, after.index + FAR)
        for word in words[after.index : end]:
            if self.words.holds("nouns", "by", word.lower):
                return self.meant(next(iter(self.analysis.children(word.index, "pobj")), None))
            if word.pos in ("VERB", "AUX") and not self.words.holds("verbs", "done", word.lower):
                return ()
            if word.pos in ("SCONJ", "PRON") or word.lower in (";", ":"):
                return ()
        return ()

    def doers_of_verb(self, verb: Word, span: Span) -> Mentions:
        """The subject of an active verb, the "by X" of a passive one, else those in whose custody it happens."""
        if is_passive(self.analysis, verb):
            doer = after_by(self.analysis, verb)
            if doer is not None:
                return self.meant(doer)
            return self.by_phrase(span) or self.custodians(verb) or self.releasers(verb)
        subject = subject_of(self.analysis, verb)
        governed = verb_above(self.analysis, verb)
        if governed and verb.dep == "pcomp" and (about := self.object_accused(governed[0])):
            return about
        return self.meant(subject)

    def custodians(self, verb: Word) -> Mentions:
        """X in "tortured in X custody"."""
        for word in self.analysis.subtree(verb.index):
            if word.dep == "pobj" and self.words.holds("nouns", "custody", word.lower):
                for child in self.analysis.children(word.index, "compound", "amod", "poss"):
                    if found := self.meant(child):
                        return found
                    mention = self.reading.parties.at(child.index)
                    if mention and mention.kind == "forces":
                        return (mention,)
        return ()

    def releasers(self, verb: Word) -> Mentions:
        """X in "X must release all who are arbitrarily held"."""
        if verb.dep not in ("relcl", "acl"):
            return ()
        governed = verb_above(self.analysis, self.analysis.head(verb))
        if governed and self.words.holds("verbs", "release", governed[0].lemma):
            return self.meant(subject_of(self.analysis, governed[0]))
        return ()

    def governed(self, head: Word, span: Span) -> Mentions:
        """The doer from the verb over a noun: who commits it, or who is accused, charged or convicted of it."""
        found = verb_above(self.analysis, head)
        if found is None:
            return ()
        verb, child, _ = found
        if about := self.object_accused(verb):
            return about
        if child.dep == "nsubjpass" or (child.dep == "nsubj" and not self.words.holds("verbs", "amount", verb.lemma)):
            return self.meant(after_by(self.analysis, verb)) or self.custodians(verb)
        answerable = child.pos == "ADJ" and self.words.holds("adjectives", "answerable", child.lemma)
        if answerable or (child.dep not in ("nsubj", "advcl", "npadvmod") and self.words.holds("verbs", "commit", verb.lemma)):
            if is_passive(self.analysis, verb):
                return self.meant(after_by(self.analysis, verb))
            return self.meant(subject_of(self.analysis, verb))
        return ()

    def object_accused(self, verb: Word) -> Mentions:
        """X in "accused X of", "X was charged with"; empty for other verbs."""
        if not any(self.words.holds("verbs", kind, verb.lemma) for kind in ("accuse", "charge", "convict")):
            return ()
        if is_passive(self.analysis, verb):
            return self.meant(subject_of(self.analysis, verb))
        return self.meant(next(iter(self.analysis.children(verb.index, "dobj")), None))
