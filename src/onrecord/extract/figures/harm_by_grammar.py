"""Harm told by the grammar of a sentence: what the counted do, what is done to them, what they are."""

from collections.abc import Iterator

from onrecord.extract.figures.counted import Counted
from onrecord.extract.figures.harm import SUBJECTS, Harm, HarmReader
from onrecord.model.analysis import Word


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

    def _of(self, governor: Word) -> Iterator[Harm]:
        """The harm that nouns above "of N people" tell, with those joined to them: "the abduction and murder of N"."""
        joined = [governor, *self.analysis.children(governor.index, "conj")]
        if governor.dep == "conj":
            joined.append(self.words[governor.head])
        for noun in joined:
            what = self.harm.of.get(noun.lemma) or self.harm.of.get(noun.lower)
            if what and noun.pos in ("NOUN", "PROPN", "VERB"):
                yield Harm(what, noun.index)

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
                yield Harm(self.harm.suffered[one.lemma], one.index)
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

    def _as_object(self, verb: Word) -> Iterator[Harm]:
        for one in self._with_conjuncts(verb):
            if one is not verb and self.analysis.children(one.index, "dobj"):
                break
            if one.lemma in self.harm.suffered and one.pos == "VERB" and not self.is_passive(one):
                yield Harm(self.harm.suffered[one.lemma], one.index, active=True)

    def _modified(self, noun: Word) -> Iterator[Harm]:
        for child in self.analysis.children(noun.index, "acl", "relcl"):
            subjects = self.analysis.children(child.index, *SUBJECTS)
            passive = (child.dep == "acl" and child.tag in ("VBN", "VBD")) or any(
                s.dep == "nsubjpass" for s in subjects
            )
            if subjects and subjects[0].tag not in ("WP", "WDT"):
                continue
            yield from self._as_subject(child, passive)
