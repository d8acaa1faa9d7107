"""Which count is a part of which: by the words between them, and by sums."""

from dataclasses import replace

from onrecord.extract.figures.counted import Counted
from onrecord.extract.figures.harm import Harm
from onrecord.extract.figures.harm_words import HarmWords
from onrecord.extract.figures.tally import Tally
from onrecord.model.analysis import Analysis, Sentence
from onrecord.model.vocabulary import What

LONGEST_LIST = 18
"""Words from "including" to the last item of its list, at most."""


class Wholes:
    """Finds the whole of a part among the counts found so far, which it shares with their finder."""

    def __init__(self, analysis: Analysis, harm: HarmWords, found: list[Tally]) -> None:
        self.words = analysis.words
        self.harm = harm
        self.found = found

    def whole(self, c: Counted, floor: int, sentence: Sentence, start: int) -> int | None:
        """The tally of which this is a part, by the words: "including", "of whom", "of them", "among them"."""
        if not self.found:
            return None
        latest = len(self.found) - 1
        before = [w.lower for w in self.words[max(floor, c.first - 4) : c.first]]
        listed = any(w in self.harm.words["including"] for w in before) or self._in_list(floor, c)
        pronoun = c.part and any(
            w.lower in self.harm.words["whole_pronouns"] for w in self.words[c.own + 1 : c.last + 1]
        )
        turned = any(
            a in self.harm.words["among"] and b in self.harm.words["whole_pronouns"]
            for a, b in zip(before, before[1:], strict=False)
        )
        # "the number of those wounded rose to 20": "those" is who is counted here, and leads back to nobody.
        turned = turned and not any(w.tag == "VBN" for w in self.words[max(floor, c.first - 3) : c.first])
        in_sentence = len(self.found) > start
        if self._leads_back(sentence) and not in_sentence and listed:
            # "These included 40 women": of those whom the sentence before counts.
            told = self._larger(latest, c.number.value, max(0, start - 2))
            above = self.found[told] if told is not None else None
            return above.whole if above and above.whole is not None and self._leads_back(above.sentence) else told
        if self._leads_back(sentence) and in_sentence and self.found[start].whole is not None:
            return self.found[start].whole
        if (listed and in_sentence) or turned or pronoun:
            return self._larger(
                latest, c.number.value, start if listed and not (pronoun or turned) else max(0, start - 2)
            )
        if (
            in_sentence
            and self.found[-1].counted.part is False
            and self.opens_with_part(sentence, self.found[-1].counted)
        ):
            return latest
        if (
            in_sentence
            and self.found[-1].harm is None
            and self.found[-1].whole is not None
            and self.coordinated(floor, c)
        ):
            return self.found[-1].whole
        return None

    def _leads_back(self, sentence: Sentence) -> bool:
        """True for a sentence of parts alone: "Of these, 310 were women, 45 were children", "these included 310 women"."""
        first, second = (self.words[min(at, len(self.words) - 1)].lower for at in (sentence.first, sentence.first + 1))
        pronouns, including = self.harm.words["whole_pronouns"], self.harm.words["including"]
        return (first in self.harm.words["among"] and second in pronouns) or (first in pronouns and second in including)

    def _in_list(self, floor: int, c: Counted) -> bool:
        """True for a later item of a list of parts: "including the mayor of Marrow and two women"."""
        if not self._joined(c.first - 1):
            return False
        for word in reversed(self.words[max(floor, c.first - LONGEST_LIST) : c.first]):
            if word.lower in self.harm.words["including"]:
                return True
            if word.pos in ("VERB", "AUX", "SCONJ") or word.text in (";", ":", ".") or word.tag in ("WP", "WDT", "WRB"):
                return False
        return False

    def _joined(self, at: int) -> bool:
        """True for an "and" or a comma."""
        return at >= 0 and (self.words[at].pos == "CCONJ" or self.words[at].text == ",")

    def _larger(self, position: int, value: float, lowest: int) -> int | None:
        """The nearest tally from `position` back that is large enough to hold this part."""
        while position >= lowest:
            if self.found[position].counted.number.value >= value and self.found[position].what != "other":
                return position
            position -= 1
        return None

    def opens_with_part(self, sentence: Sentence, c: Counted) -> bool:
        """True for "Of the 20 who ...": the counts that follow are parts of it."""
        first = self.words[sentence.first].lower
        return first in self.harm.words["among"] and c.first - sentence.first <= 3

    @staticmethod
    def sums(counts: list[Counted]) -> dict[int, int]:
        """Which counts of a sentence add up to one before them: their positions, and that one's."""
        parts: dict[int, int] = {}
        for i, whole in enumerate(counts):
            total: float = 0
            for j in range(i + 1, min(i + 7, len(counts))):
                total += counts[j].number.value
                if total == whole.number.value and j > i + 1:
                    parts.update(dict.fromkeys(range(i + 1, j + 1), i))
        return parts

    def definite_part(self, c: Counted, what: What) -> int | None:
        """ "The 20 hostages" after a count of more of them: a part of those."""
        before = self.words[c.first - 1].lower if c.first else ""
        if before not in self.harm.words["definite"] or not self.found:
            return None
        nearest = [
            i for i in range(len(self.found) - 1, max(-1, len(self.found) - 4), -1) if self.found[i].what == what
        ]
        return next((i for i in nearest if self.found[i].counted.number.value > c.number.value), None)

    def part_of_those(self, c: Counted, what: What) -> int | None:
        """ "Nine of the dead": a part of the count of the dead that was told last, where it is large enough."""
        if not c.part or c.noun is not None or self.words[c.last].lower not in self.harm.words["those_harmed"]:
            return None
        nearest = range(len(self.found) - 1, max(-1, len(self.found) - 5), -1)
        told = next((i for i in nearest if self.found[i].what == what and self.found[i].whole is None), None)
        return told if told is not None and self.found[told].counted.number.value >= c.number.value else None

    def coordinated(self, floor: int, c: Counted) -> bool:
        between = [w for w in self.words[floor : c.first] if w.text.strip()]
        return bool(between) and len(between) <= 2 and all(w.pos in ("CCONJ", "PUNCT") for w in between)

    def sum_of(self, c: Counted, start: int) -> int | None:
        """The last of the counts that add up to this one: "10 men and 20 women, a total of 30"."""
        total: float = 0
        for i in range(len(self.found) - 1, start - 1, -1):
            if self.found[i].what != self.found[-1].what or self.found[i].whole is not None:
                break
            total += self.found[i].counted.number.value
            if total == c.number.value and i < len(self.found) - 1:
                return len(self.found) - 1
        return None

    def add_up(self, start: int) -> None:
        """Parts that stand before the whole to which they add up: "10 men and 20 women, a total of 30"."""
        for at in range(start + 2, len(self.found)):
            total = self.found[at]
            for first in range(at - 2, start - 1, -1):
                parts = self.found[first:at]
                if any(p.what != total.what or p.whole is not None for p in parts):
                    break
                if sum(p.counted.number.value for p in parts) == total.counted.number.value:
                    self.found[first:at] = [replace(p, whole=at) for p in parts]
                    break

    def as_the_whole(self, harms: list[Harm], whole: Tally) -> list[Harm]:
        """A part's harm, which is that of the whole where the same words tell both."""
        told = whole.harm
        # "Of these, 31 were protesters": who they were, not what became of them.
        known = [h for h in harms if self.words[h.word].dep != "attr"]
        if not known and whole.what != self.harm.lightest_of_all:
            return []
        harms = known or harms
        if told is not None and any(told.word <= h.word <= told.last for h in harms):
            return [replace(harms[0], what=whole.what)]
        return harms
