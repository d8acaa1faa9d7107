"""Who is accused by what stands around an act: its place, its warrant, an allegation faced, an act that led to it."""

from collections.abc import Sequence

from onrecord.extract.findings.deeds import (
    FindingWords,
    Mentions,
    after_by,
    first_joined,
    is_joined,
    is_passive,
    is_suffered,
    is_verb,
    nouns_above,
    subject_of,
    verb_above,
)
from onrecord.extract.findings.doers import Doers
from onrecord.extract.parties.parties import Mention
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word
from onrecord.model.vocabulary import Category

FAR = 16
"""Words between an act and the custody in which it happened."""


KEEPING = ("state", "forces", "armed_group", "body", "organisation")
"""Kinds of parties that hold people; a prison's own name often looks like a person's."""


class Circumstances:
    """Finds whom the circumstances of an act accuse, in one document."""

    def __init__(self, reading: Reading, words: FindingWords, doers: Doers) -> None:
        self.reading = reading
        self.analysis = reading.analysis
        self.words = words
        self.doers = doers

    def custodians(self, word: Word) -> Mentions:
        """X in "tortured in X custody", "torture of detainees in the custody of X", "those held by X were tortured"."""
        if holders := self.holders(word):
            return holders
        after = self.analysis.words[word.index + 1 : min(word.index + FAR, self.analysis.sentence_of(word).last)]
        for place in after:
            if place.dep == "pobj" and self.words.holds("nouns", "custody", place.lower):
                for beside in (*self.analysis.children(place.index, "compound", "amod", "poss"), *self.of(place)):
                    if found := self.keeper(beside):
                        return found
        return ()

    def holders(self, word: Word) -> Mentions:
        """X in "detainees held by X were tortured" and in "the torture of detainees held by X"."""
        verb = word if is_verb(word) else (verb_above(self.analysis, word) or (None,))[0]
        passive = verb is not None and is_suffered(self.analysis, verb)
        joined = self.holding(verb) if verb is not None and passive else []
        suffering = [subject_of(self.analysis, verb)] if verb is not None and passive else []
        nouns = (noun for noun in (*suffering, *self.of(word)) if noun)
        for held in (*joined, *(c for noun in nouns for c in self.analysis.children(noun.index, "acl", "relcl"))):
            taken = self.words.holds("verbs", "kept", held.lemma) or self.words.holds("verbs", "taken", held.lemma)
            if taken and (doer := after_by(self.analysis, held)):
                return self.keepers(doer)
        return ()

    def takers(self, verb: Word) -> Mentions:
        """X in "X arrested 200 people; many were ill-treated": of those, and at no other place that is told."""
        sentence = self.analysis.sentence_of(verb)
        subject, top = subject_of(self.analysis, verb), first_joined(self.analysis, verb)
        whose = subject is not None and any(self.words.holds("nouns", k, subject.lower) for k in ("some", "they"))
        after = (self.reading.parties.at(w.index) for w in self.analysis.words[verb.index + 1 : sentence.last])
        if not whose or top.head != top.index or any(m is not None and m.kind in KEEPING for m in after):
            return ()
        for word in reversed(self.analysis.words[sentence.first : verb.index]):
            taken = is_verb(word) and self.words.holds("verbs", "taken", word.lemma)
            if taken and not is_passive(self.analysis, word) and self.analysis.children(word.index, "nsubj"):
                return tuple(m for m in self.doers.meant(subject_of(self.analysis, word)) if m.kind in KEEPING)
        return ()

    def holding(self, verb: Word) -> list[Word]:
        """The verbs joined before a passive one, and those of "while held by X" after it."""
        found = self.analysis.children(verb.index, "advcl")
        while verb.dep == "conj" and is_verb(self.analysis.head(verb)):
            verb = self.analysis.head(verb)
            found.append(verb)
        return found

    def keepers(self, doer: Word) -> Mentions:
        """Those of whom a word means that they hold people, and those joined to them, also as "by X or by Y"."""
        by = self.analysis.head(doer)
        others = (o for c in self.analysis.children(by.index, "conj") for o in self.analysis.children(c.index, "pobj"))
        return tuple(m for word in (doer, *others) for m in self.doers.meant(word) if m.kind in KEEPING)

    def of(self, noun: Word) -> list[Word]:
        """The nouns that hang on one by "of"."""
        of = self.words.language.table("findings")["nouns"]["of"]
        prepositions = [p for p in self.analysis.children(noun.index, "prep") if p.lower in of]
        return [thing for p in prepositions for thing in self.analysis.children(p.index, "pobj")]

    def keeper(self, word: Word) -> Mentions:
        """Who a word before "custody" means: a party, or a force that no more than its noun names, as in "police custody"."""
        if found := tuple(m for m in self.doers.meant(word) if m.kind in KEEPING):
            return found
        mention = self.reading.parties.at(word.index)
        if mention and mention.kind in ("forces", "state") and mention.name:
            return (mention,)
        if not self.words.holds("nouns", "keepers", word.lower):
            return ()
        named = (m.name for m in self.reading.parties.mentions if m.span.of(self.reading.text).lower() == word.lower)
        return (Mention(word.span, word.index, next(named, word.text) or word.text, "forces"),)

    def releasers(self, verb: Word) -> Mentions:
        """X in "X must release all who are arbitrarily held"."""
        if verb.dep not in ("relcl", "acl"):
            return ()
        governed = verb_above(self.analysis, self.analysis.head(verb))
        if governed and self.words.holds("verbs", "release", governed[0].lemma):
            return self.doers.meant(subject_of(self.analysis, governed[0]))
        return ()

    def asked_instead(self, verb: Word, subjects: Sequence[Word | None], doers: Mentions) -> Mentions:
        """B of "A called on B to release those whom it tortured", where "it" was taken for A; empty for any other."""
        if not any(s and s.tag == "PRP" for s in subjects):
            return ()
        for above in self.analysis.ancestors(verb):
            if above.dep == "xcomp" and any(c.tag == "TO" for c in self.analysis.children(above.index, "aux")):
                caller = self.doers.meant(subject_of(self.analysis, self.analysis.head(above)))
                same = {m.name for m in doers} & {m.name for m in caller}
                return self.doers.meant(subject_of(self.analysis, above)) if same else ()
        return ()

    def wanted(self, head: Word, category: Category) -> Mentions:
        """X in "a warrant against X for war crimes", "the trial of X for torture", "allegations of torture against X"."""
        sentence = self.analysis.sentence_of(head)
        for word in self.analysis.words[sentence.first : head.index]:
            warrant = word.pos == "NOUN" and self.words.holds("nouns", "charge", word.lemma)
            case = word.pos == "NOUN" and self.words.holds("nouns", "case", word.lemma)
            between = self.analysis.words[word.index : head.index] if warrant or case else ()
            for preposition in between:
                if self.words.holds("nouns", "against" if warrant else "plainly_against", preposition.lower):
                    later = self.analysis.words[preposition.index + 1 : head.index]
                    if warrant or any(self.words.holds("nouns", "over", w.lower) for w in later):
                        return self.after(preposition)
        if self.words.holds("general", "against_victims", category):
            return ()
        claims = [n for n in nouns_above(self.analysis, head) if self.words.holds("nouns", "allege", n.lemma)]
        for preposition in self.analysis.words[head.index + 1 : min(head.index + 4, sentence.last)] if claims else ():
            if self.words.holds("nouns", "plainly_against", preposition.lower):
                objects = self.analysis.children(preposition.index, "pobj")
                # "X rejects the allegations against it": whoever denies them is meant, which the verb tells better.
                return () if any(o.pos == "PRON" for o in objects) else self.after(preposition)
        return ()

    def to_account(self, head: Word) -> Mentions:
        """X in "X was not held to account for torture" and "X has enjoyed impunity for torture": they did it all the same."""
        for noun in list(nouns_above(self.analysis, head))[1:]:
            if self.words.holds("nouns", "impunity", noun.lemma) and is_verb(verb := self.analysis.head(noun)):
                enjoys = noun.dep == "dobj" and self.words.holds("verbs", "enjoy", verb.lemma)
                return self.doers.meant(subject_of(self.analysis, verb)) if enjoys else ()
        account = next(
            (w for w in self.analysis.ancestors(head) if self.words.holds("nouns", "account", w.lemma)), None
        )
        holding = next((w for w in self.analysis.ancestors(account) if is_verb(w)), None) if account else None
        if account is None or holding is None or not self.words.holds("verbs", "call", holding.lemma):
            return ()
        called = self.analysis.children(account.index, "nsubj") or self.analysis.children(holding.index, "dobj")
        passive = is_passive(self.analysis, holding)
        return self.doers.meant(subject_of(self.analysis, holding) if passive else next(iter(called), None))

    def after(self, preposition: Word) -> Mentions:
        """The doers that a preposition leads to; of "them" the people who are the subject of the sentence before."""
        objects = self.analysis.children(preposition.index, "pobj")
        found = tuple(m for o in objects for m in self.doers.meant(o))
        return found or tuple(m for o in objects if o.tag == "PRP" for m in self.people_before(o))

    def people_before(self, word: Word) -> list[Mention]:
        """The people whom the subject of the sentence before names, in the same paragraph."""
        number = self.analysis.sentence_number_at(word.start)
        here, before = self.analysis.sentences[number], self.analysis.sentences[max(0, number - 1)]
        root = next((w for w in self.analysis.words_of(before) if w.head == w.index and is_verb(w)), None)
        subject = subject_of(self.analysis, root) if root and before.paragraph == here.paragraph else None
        if subject is None or number < 1:
            return []
        below = self.analysis.subtree(subject.index)
        mentions = (self.reading.parties.at(w.index) for w in below)
        named = {m.span: m for m in mentions if m is not None and m.kind == "person" and not m.described}
        return [m for m in named.values() if self.doers.may_do(m)]

    def faced(self, head: Word, verb: Word, child: Word) -> Mentions:
        """X in "X faces allegations of torture", "X was involved in torture", "X fired on the crowd, leading to murder"."""
        claims = any(
            self.words.holds("nouns", kind, n.lemma)
            for n in nouns_above(self.analysis, head)
            for kind in ("allege", "charge")
        )
        # "They faced the risk of torture": it is done to them.
        feared = any(self.words.holds("nouns", "feared", n.lemma) for n in nouns_above(self.analysis, head))
        facing = claims and not feared and child.dep == "dobj" and self.words.holds("verbs", "face", verb.lemma)
        involved = child.pos == "ADP" and self.words.holds("verbs", "involve", verb.lemma)
        involved = involved or (child.pos == "ADP" and self.words.holds("verbs", "want", verb.lemma))
        involved = involved and is_passive(self.analysis, verb)
        leading = verb.tag == "VBG" and verb.dep == "advcl" and self.words.holds("verbs", "lead", verb.lemma)
        return self.doers.meant(subject_of(self.analysis, verb)) if facing or involved or leading else ()

    def under_inquiry(self, head: Word) -> Mentions:
        """X in "X is under investigation for torture", "arrested X on charges of torture", "the trial of X for torture"."""
        for noun in list(nouns_above(self.analysis, head))[1:]:
            if is_joined(self.analysis, head, noun):
                continue  # "faced arrest, detention and torture"
            if self.words.holds("nouns", "trial", noun.lemma) and (of := self.of(noun)):
                return self.doers.meant(of[0])
            above = self.analysis.head(noun)
            standing = is_verb(above) and self.words.holds("verbs", "stand", above.lemma)
            if standing and self.words.holds("nouns", "trial", noun.lemma):
                return self.doers.meant(subject_of(self.analysis, above))
            asked = any(self.words.holds("nouns", kind, noun.lemma) for kind in ("inquiry", "charge", "trial"))
            if asked and self.words.holds("nouns", "under", above.lower):
                return self.held_over(self.analysis.head(above))
        return ()

    def held_over(self, word: Word) -> Mentions:
        """Who is held, tried or asked about by a word over "on charges of" and "under investigation for"."""
        if not is_verb(word):
            of = self.of(word)
            return self.doers.meant(of[0] if of else word)
        objects = self.analysis.children(word.index, "dobj")
        if objects and not is_passive(self.analysis, word):
            of = self.of(objects[0]) if self.words.holds("nouns", "trial", objects[0].lemma) else []
            return self.doers.meant(of[0] if of else objects[0])
        return self.doers.meant(subject_of(self.analysis, word))

    def held(self, noun: Word) -> Mentions:
        """X in "held X responsible", where the parse hangs the adjective on X."""
        beside = self.analysis.children(noun.index, "amod", "acomp", "oprd")
        told = any(c.index > noun.index and self.words.holds("adjectives", "answerable", c.lemma) for c in beside)
        return self.doers.meant(noun) if told else ()

    def answerable(self, verb: Word, adjective: Word) -> Mentions:
        """X in "X is responsible", "held X responsible", "X was found guilty", "officers responsible"."""
        if adjective.dep == "amod":
            noun = self.analysis.head(adjective)
            return () if noun.pos in ("PRON", "DET") else self.doers.meant(noun)
        inner = self.analysis.children(adjective.index, "nsubj")
        objects = self.analysis.children(verb.index, "dobj")
        if inner or (objects and not is_passive(self.analysis, verb)):
            return self.doers.meant((inner or objects)[0])
        return self.doers.meant(subject_of(self.analysis, verb))
