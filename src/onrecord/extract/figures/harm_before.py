"""Harm told by the words before a count, where the grammar of the sentence does not tell it."""

from collections.abc import Iterator

from onrecord.extract.figures.counted import Counted
from onrecord.extract.figures.harm import Harm, HarmReader
from onrecord.model.analysis import Word
from onrecord.model.vocabulary import What

LABEL_MARKS = (":", "|", "–", "—", "-")
"""What stands between a label and its number, as in a list or a table."""


class HarmBefore(HarmReader):
    """Harm ahead of those who suffer it: "the murder of", "the wounded were", "the number of dead rose to"."""

    def before(self, c: Counted, floor: int) -> Iterator[Harm]:
        far = self._of_far(c, floor) or self._in_list(c, floor)
        if far:
            yield far
            return
        labelled = self._labelled(c, floor)
        if labelled:
            yield labelled
            return
        for at in range(c.first - 1, max(floor, c.first - 4) - 1, -1):
            word = self.words[at]
            passive = word.tag == "VBN" and (at == 0 or self.words[at - 1].lower in self.harm.words["being"])
            passive = passive or self.is_passive(word)
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
                if first and not self._of_its_subject(first, c):
                    yield Harm(what, first.index)
                    return

    def _of_its_subject(self, first: Word, c: Counted) -> bool:
        """True for a passive of those before it alone: "a man was shot dead by two guards", "... and 40 houses burned"."""
        before = self.words[first.index - 1].lower if first.index else ""
        parted = any(w.pos == "CCONJ" or w.dep == "agent" for w in self.words[first.index : c.first])
        return parted and first.tag in ("VBN", "VBD") and before in self.harm.words["being"]

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

    def _in_list(self, c: Counted, floor: int) -> Harm | None:
        """The verb of a list of those who suffer it: "killed the mayor, two guards and a nurse"."""
        if c.first == 0 or not (self.words[c.first - 1].pos == "CCONJ" or self.words[c.first - 1].text == ","):
            return None
        for word in reversed(self.words[max(floor, c.first - 12) : c.first]):
            if word.pos == "VERB":
                what = self.harm.suffered.get(word.lemma)
                passive = self.is_passive(word) or (word.tag == "VBN" and word.dep in ("acl", "amod"))
                return Harm(what, word.index, active=True) if what and not passive else None
            if word.pos not in ("NOUN", "PROPN", "DET", "ADJ", "CCONJ", "NUM", "PRON", "PART") and word.text != ",":
                return None
        return None

    def named_as(self, c: Counted, floor: int) -> Iterator[Harm]:
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

    def _labelled(self, c: Counted, floor: int) -> Harm | None:
        """Harm that labels a number, or of which the words make it a part: "Killed: 12", "of those killed, 12"."""
        at = c.first - 1
        if at > floor and self.words[at].text in LABEL_MARKS:
            what = self.harm.states.get(self.words[at - 1].lower) or self.harm.nouns.get(self.words[at - 1].lemma)
            if what:
                return Harm(what, at - 1)
        opening = self.words[floor : min(floor + 5, c.first)]
        if len(opening) < 3 or opening[0].lower not in self.harm.words["among"]:
            return None
        turned = len(opening) > 3 and opening[3].lemma in self.harm.words["listing"]
        if not turned and self.words[at].text != ",":
            return None
        for word in opening:
            what = self.harm.states.get(word.lower) or (self.harm.counts.get(word.lemma) if turned else None)
            if what:
                return Harm(what, word.index)
        return None

    def _heads(self, state: Word, floor: int) -> bool:
        """True for a word of harm by which a sentence begins, or that stands for people: "the wounded"."""
        before = self.words[state.index - 1].lower if state.index > floor else ""
        return not before or before in self.harm.words["definite"]

    def verb_before(self, c: Counted, floor: int) -> Harm | None:
        """The verb right before a bare number: "killed three and wounded five"; needs no parse."""
        at = c.first - 1
        if at < floor or c.noun is not None or self.words[at].lower not in self.harm.states:
            return None
        before = self.words[at - 1].lower if at > floor else ""
        after = self.words[c.last + 1].lower if c.last + 1 < len(self.words) else ""
        if before in self.harm.words["being"] or before in self.harm.words["definite"] or after in self.harm.states:
            return None
        return Harm(self.harm.states[self.words[at].lower], at, active=True)

    def number_of(self, c: Counted, floor: int, ceiling: int) -> Iterator[Harm]:
        """ "The number of the wounded has risen to N", "brings to N the number of people killed"."""
        if c.noun is not None and self.words[c.noun].lemma not in self.harm.words["number"]:
            return
        if (put := self._put_at(c, floor)) is not None:
            yield put
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
                yield Harm(self._in_phrase(word) or what, min(word.index, at), end=word.index)
                return
        if self.words[at].lemma in self.harm.words["tolls"]:
            yield Harm(self.harm.heaviest_of_all, at)

    def _in_phrase(self, word: Word) -> What | None:
        """What a longer phrase that ends with this word tells: "under sentence of death" tells of nobody killed."""
        piece = self.analysis.text[self.words[max(0, word.index - 4)].start : word.end]
        return next(
            (what for what, pattern in self.harm.after for m in pattern.finditer(piece) if m.end() == len(piece)), None
        )

    def _put_at(self, c: Counted, floor: int) -> Harm | None:
        """ "Put the dead at 67": no word for a number stands there."""
        if c.noun is not None or c.first <= floor + 2 or self.words[c.first - 1].lower not in self.harm.words["led_to"]:
            return None
        for state in reversed(self.words[max(floor + 2, c.first - 8) : c.first - 1]):
            what = self.harm.states.get(state.lower)
            before, verb = self.words[state.index - 1], self.words[state.index - 2]
            if what and before.lower in self.harm.words["definite"] and verb.lemma in self.harm.words["putting"]:
                return Harm(what, state.index)
        return None
