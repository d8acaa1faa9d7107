"""What happened to those whom a number counts: by the grammar of the sentence first, then by the words around."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.figures.counted import Counted
from onrecord.extract.figures.harm_words import HarmWords
from onrecord.model.analysis import Analysis, Word
from onrecord.model.vocabulary import What

SUBJECTS = ("nsubjpass", "nsubj", "csubj", "csubjpass")
QUOTES = ('"', "“", "‘", "'")
PREPOSITIONS_AFTER = 14
"""Words after a noun phrase in which its harm may follow."""


@dataclass(frozen=True, slots=True)
class Harm:
    """A class of harm and the word that tells it. `active`: the counted suffer it as an object, its subject did it."""

    what: What
    word: int
    active: bool = False
    end: int = -1
    """The last word of the harm phrase, where it is more than the word."""

    @property
    def last(self) -> int:
        return max(self.word, self.end)


class HarmFinder:
    """Harm in one analysed text."""

    def __init__(self, analysis: Analysis, harm: HarmWords) -> None:
        self.analysis = analysis
        self.words = analysis.words
        self.harm = harm

    def of(self, c: Counted, floor: int, ceiling: int) -> list[Harm] | None:
        """The harm to those counted; the words from `floor` up to `ceiling` are its own.

        Empty where none is told; None where it is told as denied, meant or only possible.
        """
        noun = self.words[c.noun] if c.noun is not None else None
        if noun and self.harm.never_counts(noun):
            case = self._case_of(c)
            return [case] if case else []
        if self._none_of(c, floor):
            return None
        own = self._own_count(c)
        if own:
            return [own]
        found = self._before_the_next(list(self._by_grammar(c)), ceiling) or list(self._number_of(c, floor, ceiling))
        found = found or list(self._after(c, ceiling)) or list(self._before(c, floor))
        found = found or list(self._named_as(c, floor)) or list(self._within(c))
        if found and all(h.what == self.harm.undivided for h in found):
            found += [
                h for h in self._phrase_after(c, min(ceiling, c.last + PREPOSITIONS_AFTER)) if h.word >= found[0].word
            ]
        if any(self.unreal(h) for h in found):
            # "Asked for the release of 20 hostages": they are hostages still.
            only_wanted = all(self.words[h.word].pos in ("NOUN", "PROPN") for h in found)
            state = list(self._within(c)) if only_wanted else []
            return self._chosen([h for h in state if not self.unreal(h)]) or None
        return self._chosen(found)

    def _own_count(self, c: Counted) -> Harm | None:
        """What is counted is harm itself, whatever became of it: "ten deaths in custody"."""
        noun = self.words[c.noun] if c.noun is not None else None
        what = self.harm.counts.get(noun.lemma) if noun else None
        return Harm(what, noun.index) if noun and what else None

    def _chosen(self, found: list[Harm]) -> list[Harm]:
        """One harm, the first, or death; killed and injured both, where the words divide neither."""
        if not found:
            return []
        found = [self._fatal(h) for h in found]
        narrow = [h for h in found if h.what != self.harm.undivided]
        found = narrow or found
        kinds = {h.what for h in found}
        if len(kinds - {self.harm.lightest_of_all}) > 1 and self._either(found):
            return [Harm(self.harm.undivided, found[0].word, found[0].active, max(h.last for h in found))]
        if kinds == {"killed", "injured"}:
            return [next(h for h in found if h.what == k) for k in ("killed", "injured")]
        if kinds == {"killed", "hostage"}:
            # "Kidnapped and killed": both happened to all of them.
            return [next(h for h in found if h.what == k) for k in ("hostage", "killed")]
        # What came last outweighs the rest only where it is death: "arrested and charged" is an arrest.
        return [next((h for h in found if h.what == self.harm.heaviest_of_all), found[0])]

    def _none_of(self, c: Counted, floor: int) -> bool:
        """True for "none of the 20"."""
        at = c.first - 1
        while at > floor and self.words[at].lower in (*self.harm.words["determiners"], *self.harm.words["of"]):
            at -= 1
        return at >= floor and self.words[at].lower in self.harm.words["nobody"]

    @staticmethod
    def _before_the_next(found: list[Harm], ceiling: int) -> list[Harm]:
        """Without the harm behind the next count, where there is some before it: "12 were killed and 40 were hurt"."""
        return [h for h in found if h.word < ceiling] or found

    def _either(self, found: list[Harm]) -> bool:
        """True for "killed or wounded", which divides nothing."""
        between = self.words[min(h.word for h in found) : max(h.word for h in found)]
        return any(w.pos == "CCONJ" and w.lower in self.harm.words["either"] for w in between)

    def _fatal(self, harm: Harm) -> Harm:
        """Death, where the words behind the harm say so: "shot to death", "found dead"."""
        word = self.words[harm.word]
        if word.pos != "VERB" or harm.what not in ("injured", self.harm.undivided):
            return harm
        after = " ".join(w.lower for w in self.words[word.index + 1 : word.index + 3])
        told = any(after == f or after.startswith(f + " ") for f in self.harm.words["fatal"])
        return Harm(self.harm.heaviest_of_all, harm.word, harm.active, harm.end) if told else harm

    # --- grammar ---

    def _by_grammar(self, c: Counted) -> Iterator[Harm]:
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
            yield from self._as_subject(verb, passive=top.dep == "nsubjpass" or self._passive(verb))
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

    def _passive(self, verb: Word) -> bool:
        return verb.tag == "VBN" and any(
            w.lower in self.harm.words["being"] for w in self.analysis.children(verb.index, "aux", "auxpass")
        )

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
            if (passive or self._passive(one)) and one.lemma in self.harm.suffered and one.tag in ("VBN", "VBD"):
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
            if one.lemma in self.harm.suffered and one.pos == "VERB" and not self._passive(one):
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

    # --- words around ---

    def _after(self, c: Counted, ceiling: int) -> Iterator[Harm]:
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
            if direct and word.lower in self.harm.states and not self._has_object(at):
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
        yield from self._phrase_after(c, stop)

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

    def _number_of(self, c: Counted, floor: int, ceiling: int) -> Iterator[Harm]:
        """ "The number of the wounded has risen to N", "brings to N the number of people killed"."""
        if c.noun is not None and self.words[c.noun].lemma not in self.harm.words["number"]:
            return
        around = [*range(c.first - 1, max(floor, c.first - 16) - 1, -1), *range(c.own + 1, min(ceiling, c.own + 4))]
        at = next((i for i in around if self.words[i].lemma in self.harm.words["number"]), None)
        if at is None:
            return
        led = c.first > at + 1 and self.words[c.first - 1].lower in self.harm.words["led_to"]
        if at < c.first and not led and not any(w.pos in ("VERB", "AUX") for w in self.words[at : c.first]):
            return
        for word in self.words[at : min(at + 9, ceiling if at > c.first else c.first)]:
            what = self.harm.states.get(word.lower) or self.harm.nouns.get(word.lemma)
            if what:
                yield Harm(what, min(word.index, at), end=word.index)
                return
        if self.words[at].lemma in self.harm.words["tolls"]:
            yield Harm(self.harm.heaviest_of_all, at)

    def _has_object(self, at: int) -> bool:
        if at + 1 >= len(self.words):
            return False
        after = self.words[at + 1]
        return (
            after.pos in ("DET", "PRON", "NOUN", "PROPN", "ADJ")
            and after.entity not in ("DATE", "TIME")
            and after.tag not in ("WP", "WDT", "WRB")
        )

    def _phrase_after(self, c: Counted, stop: int) -> Iterator[Harm]:
        if stop <= c.last + 1:
            return
        start = self.words[c.last].end
        piece = self.analysis.text[start : self.words[stop - 1].end]
        for what, pattern in self.harm.after:
            m = pattern.search(piece)
            if m:
                first = self.analysis.word_at(start + m.start())
                last = self.analysis.word_at(start + m.end() - 1)
                if first and last and not self._done_to_others(first, last):
                    yield Harm(what, first.index, active=self.words[c.anchor].dep == "dobj", end=last.index)
                    return

    def _done_to_others(self, first: Word, last: Word) -> bool:
        """True for a phrase with an object behind it: "five soldiers shot dead a farmer"."""
        if first.tag not in ("VBD", "VBN") or first.lemma not in self.harm.suffered or not self._has_object(last.index):
            return False
        return not any(w.lower in self.harm.words["being"] for w in self.words[max(0, first.index - 3) : first.index])

    def _before(self, c: Counted, floor: int) -> Iterator[Harm]:
        far = self._of_far(c, floor) or self._in_list(c, floor)
        if far:
            yield far
            return
        for at in range(c.first - 1, max(floor, c.first - 4) - 1, -1):
            word = self.words[at]
            passive = word.tag == "VBN" and (at == 0 or self.words[at - 1].lower in self.harm.words["being"])
            if word.lemma in self.harm.suffered and word.pos == "VERB" and not passive:
                yield Harm(self.harm.suffered[word.lemma], at, active=True)
                return
            if self.words[at + 1].lower in self.harm.words["of"] and (
                word.lemma in self.harm.of or word.lower in self.harm.of
            ):
                yield Harm(self.harm.of.get(word.lower) or self.harm.of[word.lemma], at)
                return
            if word.pos in ("NOUN", "PROPN", "VERB", "PUNCT") or (
                word.tag in ("IN", "TO") and word.lower not in self.harm.words["along"]
            ):
                break
        low = max(floor, c.first - 9)
        if low >= c.first:
            return
        start = self.words[low].start
        piece = self.analysis.text[start : self.words[c.first].start]
        for what, pattern in self.harm.ahead:
            for m in pattern.finditer(piece):
                first = self.analysis.word_at(start + m.start())
                if first:
                    yield Harm(what, first.index)
                    return

    def _in_list(self, c: Counted, floor: int) -> Harm | None:
        """The verb of a list of those who suffer it: "killed the mayor, two guards and a nurse"."""
        if c.first == 0 or not (self.words[c.first - 1].pos == "CCONJ" or self.words[c.first - 1].text == ","):
            return None
        for word in reversed(self.words[max(floor, c.first - 12) : c.first]):
            if word.pos == "VERB":
                what = self.harm.suffered.get(word.lemma)
                passive = self._passive(word) or (word.tag == "VBN" and word.dep in ("acl", "amod"))
                return Harm(what, word.index, active=True) if what and not passive else None
            if word.pos not in ("NOUN", "PROPN", "DET", "ADJ", "CCONJ", "NUM", "PRON", "PART") and word.text != ",":
                return None
        return None

    def _named_as(self, c: Counted, floor: int) -> Iterator[Harm]:
        """Harm told ahead of a list: "the wounded were the mayor and two guards", "killed were 12 miners"."""
        for word in reversed(self.words[max(floor, c.first - 24) : c.first]):
            if word.pos in ("VERB", "AUX"):
                state = self.words[word.index - 1] if word.index else word
                what = self.harm.states.get(state.lower)
                if (
                    word.lemma in self.harm.words["listing"]
                    and what
                    and state.index >= floor
                    and self._heads(state, floor)
                ):
                    yield Harm(what, state.index)
                return
            if word.text in (";", ".") or word.tag in ("WP", "WDT", "WRB"):
                return

    def _heads(self, state: Word, floor: int) -> bool:
        """True for a word of harm by which a sentence begins, or that stands for people: "the wounded"."""
        before = self.words[state.index - 1].lower if state.index > floor else ""
        return not before or before in self.harm.words["definite"]

    def _of_far(self, c: Counted, floor: int) -> Harm | None:
        """The noun of harm before a date or place that parts it from its "of N": "the murder on 3 May of six nurses"."""
        at = c.first - 1
        if at <= floor or self.words[at].lower not in self.harm.words["of"]:
            return None
        for word in reversed(self.words[max(floor, at - 10) : at]):
            what = self.harm.of.get(word.lemma)
            if what and word.pos == "NOUN":
                return Harm(what, word.index)
            dated = word.entity in ("DATE", "TIME", "GPE") or word.pos in ("ADP", "DET", "NUM")
            if not (dated or word.lower in self.harm.words["parts_of_day"]):
                return None
        return None

    def _within(self, c: Counted) -> Iterator[Harm]:
        """Harm in the noun phrase itself: "ten hostages", "two wounded soldiers"."""
        if c.noun is None:
            return
        near = self._taken(c)
        if near:
            yield near
            return
        for word in self.words[c.own + 1 : c.noun]:
            what = self.harm.states.get(word.lower) or (word.tag == "VBN" and self.harm.suffered.get(word.lemma))
            if what and self.harm.is_person(self.words[c.noun]):
                yield Harm(what, word.index)
                return
        noun = self.words[c.noun]
        what = self.harm.nouns.get(noun.lemma) or self.harm.nouns.get(noun.lower)
        if what and not self._agent(noun):
            yield Harm(what, noun.index)

    def _agent(self, noun: Word) -> bool:
        """True for those by whom something was done: "the revolt was started by 30 prisoners"."""
        return noun.dep == "pobj" and self.words[noun.head].dep == "agent"

    def _taken(self, c: Counted) -> Harm | None:
        """ "Holding four tourists hostage" is told by the words after, "holding four tourists" by none."""
        return None

    def _case_of(self, c: Counted) -> Harm | None:
        """Cases of a harm count that harm."""
        if c.noun is None or self.words[c.noun].lemma != "case":
            return None
        for word in self.words[c.noun + 1 : c.noun + 5]:
            what = self.harm.nouns.get(word.lemma) or self.harm.of.get(word.lemma)
            if what:
                return Harm(what, word.index)
        return None

    # --- what did not happen ---

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
