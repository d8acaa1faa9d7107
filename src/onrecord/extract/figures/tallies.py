"""The counts of a document: numbers with what they count and the harm told of them, ellipsis and parts filled in."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.figures.counted import Counted, counted
from onrecord.extract.figures.counted_anew import CountedAnew
from onrecord.extract.figures.counted_together import together
from onrecord.extract.figures.harm import SUBJECTS, Harm
from onrecord.extract.figures.harm_words import HarmWords, harm_words
from onrecord.extract.figures.harms import HarmFinder
from onrecord.extract.figures.numbers import find_numbers
from onrecord.extract.figures.tally import Tally
from onrecord.extract.figures.wholes import Wholes
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Analysis, Sentence, Word
from onrecord.model.text import Span


class TallyFinder:
    """Reads a document's counts in order; each may lean on the ones before."""

    def __init__(self, analysis: Analysis, harm: HarmWords) -> None:
        self.analysis = analysis
        self.words = analysis.words
        self.harm = harm
        self.harms = HarmFinder(analysis, harm)
        self.found: list[Tally] = []
        self.wholes = Wholes(analysis, harm, self.found)
        self.anew = CountedAnew(analysis, harm, self.found)

    def read(self, sentence: Sentence, counts: list[Counted]) -> None:
        """Add the counts of one sentence."""
        start = len(self.found)
        waiting: list[Counted] = []
        sums = self.wholes.sums(counts)
        at: dict[int, int] = {}
        for i, c in enumerate(counts):
            floor = counts[i - 1].last + 1 if i else sentence.first
            ceiling = counts[i + 1].first if i + 1 < len(counts) else self._end(sentence)
            harms = self.harms.of(c, floor, ceiling) if self._may_count(c) else []
            if harms is None or self.anew.counts_nobody(c):
                continue
            if (told := self.anew.counted_before(c, floor, sentence, harms)) is not None:
                self._leave_waiting(waiting, sentence)
                self.found.append(Tally(c, self.found[told].what, sentence, next(iter(harms), None), told, anew=True))
                at[i] = len(self.found) - 1
                continue
            whole = at.get(sums[i]) if i in sums else self.wholes.whole(c, floor, sentence, start)
            if self.wholes.opens_with_part(sentence, c) and i + 1 < len(counts):
                harms = [h for h in harms if h.word < ceiling]
            if harms and whole is not None:
                harms = self.wholes.as_the_whole(harms, self.found[whole])
            if harms:
                self._catch_up(waiting, harms[0], sentence, start)
                self._add(c, harms, sentence, whole, start)
            elif whole is not None and self._may_count(c, part=True):
                self.found.append(Tally(c, self.found[whole].what, sentence, None, whole, whole))
            elif (like := self._like(c, floor, ceiling, sentence, start)) is not None:
                same, then = self.found[like], self._compared(c)
                whole = None if then else same.whole
                self.found.append(Tally(c, same.what, sentence, None, like, whole, then))
            elif (like := self.wholes.sum_of(c, start)) is not None:
                self.found.append(Tally(c, self.found[like].what, sentence, None, like))
            elif self._joins_next(c, ceiling, counts, i):
                waiting.append(c)
            elif self._people(c):
                self._leave_waiting(waiting, sentence)
                self.found.append(Tally(c, "other", sentence))
            if self.found and self.found[-1].counted is c:
                at[i] = len(self.found) - 1
        self._leave_waiting(waiting, sentence)
        self.found[start:] = self._without_lone_ones(self.found[start:], start)
        if sentence.last < len(self.words):
            self._follow_up(sentence, self.analysis.sentence_of(self.words[sentence.last]))
        self.wholes.add_up(start)

    def _follow_up(self, before: Sentence, sentence: Sentence) -> None:
        """Give those whom a sentence only counts the harm that the next one tells of "them"."""
        pronoun = self.words[sentence.first]
        if not self.found or pronoun.lower not in self.harm.words["they"]:
            return
        last = self.found[-1]
        if last.sentence is not before or last.what != "other" or last.harm is not None:
            return
        stand_in = replace(last.counted, first=pronoun.index, own=pronoun.index, last=pronoun.index, noun=None)
        harms = self.harms.of(stand_in, pronoun.index, sentence.last)
        if not harms or harms[0].active:
            return
        at = len(self.found) - 1
        while at >= 0 and self.found[at].sentence is before:
            if self.found[at].what == "other" and self.found[at].harm is None:
                self.found[at] = replace(self.found[at], what=harms[0].what)
            at -= 1

    def _end(self, sentence: Sentence) -> int:
        """The end of a sentence, led on over the next where it was cut without a stop, as in the columns of a PDF."""
        last, end = self.words[sentence.last - 1], sentence.last
        if last.pos == "PUNCT" and last.text not in (",", "-", "–"):
            return end
        following = self.analysis.sentence_at(self.words[end].start) if end < len(self.words) else None
        goes_on = following and (following.paragraph == sentence.paragraph or self.words[end].text[:1].islower())
        return following.last if following and goes_on else end

    def _add(self, c: Counted, harms: list[Harm], sentence: Sentence, whole: int | None, start: int) -> None:
        for way in (self.wholes.part_of_those, self.wholes.definite_part):
            whole = whole if whole is not None else way(c, harms[0].what)
        for harm in harms:
            self.found.append(Tally(c, harm.what, sentence, harm, whole, whole))

    def _may_count(self, c: Counted, part: bool = False) -> bool:
        noun = self.words[c.noun] if c.noun is not None else None
        if noun is None:
            return True
        if noun.lemma in self.harm.time or noun.entity in ("MONEY", "PERCENT", "TIME", "DATE", "QUANTITY"):
            return False
        return not (part and self.harm.never_counts(noun))

    def _people(self, c: Counted) -> bool:
        """True where people are counted to whom nothing happens here."""
        if c.noun is None or c.number.value < 2 or c.number.bound == "vague" or isinstance(c.number.value, float):
            return False
        if c.own + 1 < len(self.words) and self.words[c.own + 1].lower in self.harm.words["fewer"]:
            return False
        return self.harm.is_person(self.words[c.noun]) and not self.harm.never_counts(self.words[c.noun])

    def _others(self, t: Tally) -> list[Word]:
        """The words for further victims behind a count: "one was killed, another wounded"."""
        last = max(t.counted.last, t.harm.last if t.harm else 0)
        rest = self.words[last + 1 : t.sentence.last]
        return [w for w in rest if w.lower in self.harm.words["more"] and w.pos in ("NOUN", "PRON", "DET", "ADJ")][:1]

    def _like(self, c: Counted, floor: int, ceiling: int, sentence: Sentence, start: int) -> int | None:
        """The tally whose verb this count shares: "killed 3 men and 2 women", "40 died in X and 20 in Y"."""
        if len(self.found) == start or not self._may_count(c, part=True):
            return None
        joined = self.wholes.coordinated(floor, c)
        last = self.found[-1]
        if last.what != "other" and last.whole is None and self._compared(c):
            return len(self.found) - 1
        after = self.words[c.last + 1] if c.noun is None and c.last + 1 < sentence.last else None
        bare = after is not None and (
            after.pos in ("ADP", "PUNCT", "CCONJ") or after.lower in self.harm.words["by_others"]
        )
        reach = self.words[last.counted.last + 1 : c.first]
        local = bool(reach) and (reach[-1].pos == "CCONJ" or reach[-1].lower == ",") and len(reach) <= 12 and bare
        local = local and (reach[-1].pos == "CCONJ" or self.words[c.last + 1].pos != "PUNCT")
        person = c.noun is not None and (
            self.harm.is_person(self.words[c.noun]) or self.words[c.noun].lemma.endswith("s")
        )
        if local and last.what != "other":
            return len(self.found) - 1
        if joined and (person or c.noun is None or last.harm is not None) and (last.harm or last.like is not None):
            return len(self.found) - 1
        return None

    def _compared(self, c: Counted) -> bool:
        """True for a bare number with which the one before is compared: "up from 40 in 2021"."""
        before = self.words[max(0, c.first - 3) : c.first]
        ahead = " ".join(w.lower for w in before)
        return c.noun is None and any(f" {ahead}".endswith(f" {phrase}") for phrase in self.harm.words["compared"])

    def _joins_next(self, c: Counted, ceiling: int, counts: list[Counted], i: int) -> bool:
        """True for the first of "two men and three women were killed": its verb comes with the last."""
        if i + 1 >= len(counts) or not self._may_count(c, part=True):
            return False
        between = self.words[c.last + 1 : ceiling]
        if self.words[c.anchor].dep == "dobj" and self.words[counts[i + 1].anchor].dep in SUBJECTS:
            # "Pulled 14 survivors out, and six are missing": two clauses.
            return False
        return (
            len(between) <= 10
            and bool(between)
            and any(w.pos == "CCONJ" or w.lower == "," for w in between)
            and not any(w.pos == "VERB" and w.tag in ("VBD", "VBZ", "VBP") for w in between)
        )

    def _catch_up(self, waiting: list[Counted], harm: Harm, sentence: Sentence, start: int) -> None:
        """Give the harm that comes last to the counts that waited for it."""
        for c in waiting:
            if not harm.active:
                self.found.append(Tally(c, harm.what, sentence, harm))
            elif self._people(c):
                self.found.append(Tally(c, "other", sentence))
        waiting.clear()

    def _leave_waiting(self, waiting: list[Counted], sentence: Sentence) -> None:
        """Take the counts that waited for a harm as people to whom none happens here."""
        self.found += [Tally(c, "other", sentence) for c in waiting if self._people(c)]
        waiting.clear()

    def _without_lone_ones(self, tallies: list[Tally], start: int) -> list[Tally]:
        """The tallies without single persons that stand in no toll; positions stay true, as nothing leans on these."""
        tolls = [t for t in tallies if t.harm is not None or t.like is not None]
        told = {w.index for t in tolls if t.harm for w in self._others(t)}
        leaned = {p for t in tallies for p in (t.whole, t.like) if p is not None}
        kept = [
            t
            for i, t in enumerate(tallies)
            if not (t.counted.number.value == 1 and len(tolls) < 2 and not told and start + i not in leaned)
        ]
        if len(kept) == len(tallies):
            return kept
        moved = {start + i: start + kept.index(t) for i, t in enumerate(tallies) if t in kept}
        return [replace(t, like=led(t.like, moved, start), whole=led(t.whole, moved, start)) for t in kept]


def led(position: int | None, moved: dict[int, int], start: int) -> int | None:
    """Where a position points after some of the tallies from `start` on were left out."""
    return position if position is None or position < start else moved.get(position)


def find_tallies(reading: Reading) -> tuple[Tally, ...]:
    """The counts of people, signatures and harm in a document, in order."""
    analysis = reading.analysis
    harm = harm_words(reading.language)
    times = sorted(d.span for d in reading.dates if d.type in ("DATE", "TIME", "DURATION", "SET"))
    numbers = [n for n in find_numbers(reading.text, reading.language) if not within(n.digits, times)]
    finder = TallyFinder(analysis, harm)
    counts_of_all = [together(analysis, harm, c) for c in counted(analysis, numbers, harm.words)]
    for sentence, counts in by_sentence(analysis, counts_of_all):
        finder.read(sentence, counts)
    return tuple(finder.found)


def within(span: Span, ordered: list[Span]) -> bool:
    """True where one of the spans, which are in order and do not overlap, holds this one."""
    before = bisect_right(ordered, span.start, key=lambda s: s.start) - 1
    return before >= 0 and ordered[before].holds(span)


def by_sentence(analysis: Analysis, counts: list[Counted]) -> Iterator[tuple[Sentence, list[Counted]]]:
    """The counts of each sentence that has any."""
    group: list[Counted] = []
    place: Sentence | None = None
    for c in counts:
        sentence = analysis.sentence_of(analysis.words[c.own])
        if place is not None and sentence is not place:
            yield place, group
            group = []
        place = sentence
        group.append(c)
    if place is not None:
        yield place, group
