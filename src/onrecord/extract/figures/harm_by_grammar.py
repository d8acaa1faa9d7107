"""Harm told by the grammar of a sentence: what the counted do, what is done to them, what they are."""

from collections.abc import Iterator
from typing import cast

from onrecord.extract.figures.counted import Counted
from onrecord.extract.figures.harm import SUBJECTS, Harm, HarmReader
from onrecord.model.analysis import Word
from onrecord.model.vocabulary import What


class HarmByGrammar(HarmReader):
    """Harm by verbs and nouns on which the counted hang."""

    def by_grammar(self, c: Counted) -> Iterator[Harm]:
        top = self.words[c.anchor]
        while (
            top.dep in ("pobj", "prep", "conj", "appos", "nummod", "quantmod", "compound", "det", "amod")
            and top.head != top.index
        ):
            head = self.words[top.head]
            if top.dep == "pobj" and not (head.lower in self.harm.words["among"] and c.first <= head.head <= c.last):
                break
            if top.dep in ("conj", "appos") and (
                head.pos not in ("NOUN", "PROPN", "NUM", "PRON") or self._split(head, top)
            ):
                break
            if top.dep == "prep" and not c.first <= top.head <= c.last:
                break
            if top.dep not in ("conj", "appos", "pobj", "prep") and not c.first <= top.head <= c.last:
                break
            top = head
        verb = self.words[top.head]
        if top.head == top.index:
            pass
        elif top.dep in SUBJECTS:
            yield from self._as_subject(verb, passive=top.dep == "nsubjpass" or self.is_passive(verb))
        elif top.dep in ("dobj", "dative", "obj", "oprd", "attr"):
            yield from self._as_object(verb)
        elif (
            top.dep == "conj"
            and verb.pos == "VERB"
            and any(verb.index < o.index < top.index for o in self.analysis.children(verb.index, "dobj", "nsubjpass"))
        ):
            # The parse hangs the second of two objects on their verb.
            yield from self._as_object(verb)
        elif top.dep == "pobj" and verb.lower in self.harm.words["of"]:
            yield from self._of(self.words[verb.head])
        elif top.dep == "poss":
            # "The six teachers' murder".
            yield from self._of(verb)
        if c.noun is not None:
            yield from self._modified(self.words[c.noun])

    def modified(self, c: Counted) -> Iterator[Harm]:
        """Harm told in what hangs on the noun alone: "14 miners trapped underground", "12 who were killed"."""
        yield from self._modified(self.words[c.anchor])

    def done_in_relative(self, c: Counted) -> Iterator[Harm]:
        """Harm of which a relative clause with a subject of its own tells: "the 27 nurses whom they abducted"."""
        for verb in self.analysis.children(c.anchor, "relcl"):
            objects = self.analysis.children(verb.index, "dobj")
            doers = self.analysis.children(verb.index, "nsubj")
            own = all(w.tag in ("WP", "WDT") for w in objects) and any(w.tag not in ("WP", "WDT") for w in doers)
            stranded = [w for w in self.analysis.children(verb.index, "prep") if not self.analysis.children(w.index)]
            if own and not stranded and not self.is_passive(verb) and verb.lemma in self.harm.suffered:
                yield Harm(self.harm.suffered[verb.lemma], verb.index, active=True)

    def _of(self, governor: Word) -> Iterator[Harm]:
        """The harm that nouns above "of N people" tell, with those joined to them: "the abduction and murder of N"."""
        joined = self.analysis.children(governor.index, "conj")
        if governor.dep == "conj":
            joined = [*joined, self.words[governor.head]]
        for noun in (governor, *(other for other in joined if not self._has_own(other))):
            what = self.harm.of.get(noun.lemma) or self.harm.of.get(noun.lower)
            if what and noun.pos in ("NOUN", "PROPN", "VERB"):
                yield Harm(what, noun.index)

    def _has_own(self, noun: Word) -> bool:
        """True for a noun with an "of" of its own: "the deaths of 7 and the arrest of 12" are of different people."""
        return any(w.lower in self.harm.words["of"] for w in self.analysis.children(noun.index, "prep"))

    def _split(self, first: Word, second: Word) -> bool:
        """True where a verb stands between two that the parse joins: they are no list then."""
        return any(w.pos == "VERB" and w.tag in ("VBD", "VBP", "VBZ") for w in self.words[first.index : second.index])

    def _petition(self, objects: list[Word]) -> bool:
        return any(o.lemma in self.harm.words["signed"] for o in objects)

    def _with_conjuncts(self, verb: Word) -> Iterator[Word]:
        yield verb
        for other in self.analysis.children(verb.index, "conj"):
            if not self.analysis.children(other.index, *SUBJECTS):
                yield from self._with_conjuncts(other)

    def _as_subject(self, verb: Word, passive: bool) -> Iterator[Harm]:
        for one in self._with_conjuncts(verb):
            objects = self.analysis.children(one.index, "dobj")
            if one is not verb and one.lemma in self.harm.words["leaving"]:
                continue
            if self.harm.done.get(one.lemma) == "signatures" and not self._petition(objects):
                continue
            if (passive or self.is_passive(one)) and one.lemma in self.harm.suffered and one.tag in ("VBN", "VBD"):
                yield Harm(self._what(one, "nsubjpass"), one.index)
            elif told := self._told_below(one):
                yield told
            elif (
                not passive
                and one.lemma in self.harm.done
                and not (objects and one.lemma not in self.harm.words["with_object"])
            ):
                yield Harm(self.harm.done[one.lemma], one.index)
            else:
                for further in self.analysis.children(one.index, "xcomp"):
                    if further.lemma in self.harm.done and one.lemma in self.harm.words["going_on"]:
                        yield Harm(self.harm.done[further.lemma], further.index)
                for state in self.analysis.children(one.index, "acomp", "attr", "oprd"):
                    what = self.harm.states.get(state.lower) or (
                        self.harm.nouns.get(state.lemma) if state.dep == "attr" else None
                    )
                    if what and (passive or not objects) and one.pos in ("AUX", "VERB"):
                        yield Harm(what, state.index)

    def _told_below(self, verb: Word) -> Harm | None:
        """What is done to them in a verb below this one: "were reported to have been killed", "continue to be held"."""
        telling = verb.lemma in self.harm.words["telling"] and self.is_passive(verb)
        if not telling and verb.lemma not in self.harm.words["going_on"]:
            return None
        for below in self.analysis.children(verb.index, "xcomp"):
            if below.lemma in self.harm.suffered and self.is_passive(below):
                return Harm(self.harm.suffered[below.lemma], below.index)
        return None

    def _as_object(self, verb: Word) -> Iterator[Harm]:
        outcome = self._outcome(verb)
        if outcome:
            yield outcome
            return
        for one in self._with_conjuncts(verb):
            if one is not verb and (self.analysis.children(one.index, "dobj") or self._participle_beside(verb, one)):
                break
            if one.lemma in self.harm.suffered and one.pos == "VERB" and not self.is_passive(one):
                yield Harm(self._what(one, "dobj"), one.index, active=True)
            elif one.lemma in self.harm.words["forcing"] and self._moves(one):
                yield Harm(cast(What, self.harm.words["moved_are"]), one.index, active=True)
            elif one.lemma in self.harm.words["holding"] and self._keeps(one):
                yield Harm(cast(What, self.harm.words["held_are"]), one.index, active=True)
            elif one.lemma in self.harm.words["losing"] and not self.is_passive(one) and self._loses(one):
                yield Harm(self.harm.heaviest_of_all, one.index, active=True)

    def _what(self, verb: Word, *people: str) -> What:
        """What a verb does to those who suffer it; who is expelled from a school or a party has not lost a home."""
        told = self.analysis.children(verb.index, *people)
        expelled = verb.lemma in self.harm.words["expelling"]
        if expelled and any(w.lemma in self.harm.words["sent_away"] for w in told):
            return cast(What, self.harm.words["sent_away_are"])
        return self.harm.suffered[verb.lemma]

    def _moves(self, verb: Word) -> bool:
        """True for "forced 300 people across the border" and "drove them from their homes"."""
        people = self.analysis.children(verb.index, "dobj")
        words = self.harm.words
        for prep in (p for one in (verb, *people) for p in self.analysis.children(one.index, "prep")):
            left = [o.lemma in words["homes"] for o in self.analysis.children(prep.index, "pobj")]
            if prep.lower in words["out_of_place"] or prep.lower in words["from"] and any(left):
                return True
        return False

    def _keeps(self, verb: Word) -> bool:
        """True where people are held by somebody: "the guard holds 30 suspects in a warehouse", "it is holding 70 conscripts"."""
        holders = self.analysis.children(verb.index, "nsubj")
        kept = self.analysis.children(verb.index, "dobj")
        beside = [w for one in (verb, *kept) for w in self.analysis.children(one.index, "prep")]
        named = any(w.pos in ("PROPN", "PRON") for w in holders)
        if not holders or not kept or not (named or any(w.lower in self.harm.words["kept_in"] for w in beside)):
            return False
        if self.analysis.children(verb.index, "oprd", "acomp", "xcomp"):  # "held 12 officers responsible"
            return False
        things = any(self.harm.never_counts(w) or w.lemma in self.harm.words["halls"] for w in holders)
        return not things and all(self.harm.is_person(one) for one in kept)

    def _loses(self, verb: Word) -> bool:
        """True where people of one's own are lost: "has itself lost six men"; "lost 40 members" may be of a party."""
        gone = self.analysis.children(verb.index, "dobj")
        return bool(gone) and all(one.lemma in self.harm.words["lost"] for one in gone)

    def _outcome(self, verb: Word) -> Harm | None:
        """What a verb brings its objects to: "left 12 people dead", "forced 300 families to flee"."""
        for state in self.analysis.children(verb.index, "oprd", "acomp"):
            if verb.lemma in self.harm.words["bringing"] and state.lower in self.harm.states:
                return Harm(self.harm.states[state.lower], state.index)
        for flight in self.analysis.children(verb.index, "xcomp", "ccomp", "advcl"):
            if (
                verb.lemma in self.harm.words["forcing"]
                and flight.tag == "VB"
                and flight.lemma in self.harm.words["leaving"]
            ):
                return Harm(self.harm.done[flight.lemma], flight.index)
        return None

    @staticmethod
    def _participle_beside(verb: Word, other: Word) -> bool:
        """True for a participle that the parse joins to a verb of another form: "left 12 dead and 40 injured"."""
        return other is not verb and other.tag == "VBN" and verb.tag in ("VBD", "VBZ", "VBP", "VBG")

    def _modified(self, noun: Word) -> Iterator[Harm]:
        for child in self.analysis.children(noun.index, "acl", "relcl"):
            subjects = self.analysis.children(child.index, *SUBJECTS)
            passive = (child.dep == "acl" and child.tag in ("VBN", "VBD")) or any(
                s.dep == "nsubjpass" for s in subjects
            )
            if subjects and subjects[0].tag not in ("WP", "WDT"):
                continue
            yield from self._as_subject(child, passive)
