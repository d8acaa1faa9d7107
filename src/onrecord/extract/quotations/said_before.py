"""What stands before a place of the text: who spoke there, who is named outside marks, and as the subject."""

import sys
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.cast.cast import Cast
from onrecord.extract.cast.name_runs import NameRun
from onrecord.extract.cast.plain_words import PlainWord, Sentences
from onrecord.model.text import Span
from onrecord.model.vocabulary import PartyKind

LATELY = 30
"""Speakers that are remembered."""
SUBJECT_WITHIN = 6
"""Words at the head of a sentence within which its first name is taken for its subject."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody who spoke: the name, where it stands (a word's index), and what kind of party."""

    name: str
    place: int
    kind: PartyKind
    pronoun: str = ""
    gender: int = 0
    several: bool = False
    authority: bool = False
    """True where the words only say on whose count something is ("according to a tally by X"): nobody's subject."""


class SaidBefore:
    """Who spoke so far in one text, and which names stand as subjects."""

    def __init__(self, cast: Cast, sentences: Sentences, in_marks: Sequence[Span]) -> None:
        self.cast, self.sentences = cast, sentences
        self.known, self.words = cast.known, cast.words
        self.in_marks = sorted(in_marks)
        self.spoken: list[Spoken] = []

    @property
    def lately(self) -> Sequence[Spoken]:
        """The last speakers, the last of all at the end."""
        return self.spoken[-LATELY:]

    def spoke(self, first: int, last: int) -> list[Spoken]:
        """Who spoke in words `first` up to `last`, of the last few."""
        return [s for s in self.lately if first <= s.place < last]

    def runs(self, first: int, last: int) -> Sequence[NameRun]:
        """The names in words `first` up to `last`."""
        return self.cast.runs_in(Span(self.words[first].start, self.words[last - 1].end)) if first < last else ()

    def hidden(self, run: NameRun, own: Sequence[Span]) -> bool:
        """True for a name in somebody's words, or in the words that the pronoun introduces."""
        at = run.span.start
        before = bisect_right(self.in_marks, Span(at, sys.maxsize))
        return any(s.start <= at < s.end for s in (*own, *self.in_marks[max(0, before - 2) : before]))

    def is_subject(self, run: NameRun, first: int) -> bool:
        """True for a name that opens its sentence, or follows a comma and stands right before a verb."""
        if self.words[run.last - 1].owner or self.is_modifier(run):
            return False
        begin = self.phrase_start(run, first)
        before = self.words[first:begin]
        after = self.words[run.last] if run.last < len(self.words) else None
        follows = after is not None and after.gap == " " and not after.capital and not self.is_joint(after.lower)
        if before and self.words[begin].gap == ", " and follows:
            return True
        return len(before) <= SUBJECT_WITHIN and all(self.may_lead(place) for place in range(first, begin))

    def phrase_start(self, run: NameRun, first: int) -> int:
        """Where the words before a name begin that say in what role: "campaign director Ana Ruiz"."""
        begin = run.first - len(run.titled)
        if begin <= first or self.words[begin].gap != " " or not self.known.is_role(self.words[begin - 1].lower):
            return begin
        while first < begin and self.words[begin].gap == " " and run.first - begin <= SUBJECT_WITHIN:
            low = self.words[begin - 1].lower
            if low in self.known.openers or low in self.known.prepositions:
                break
            begin -= 1
        return begin

    def is_modifier(self, run: NameRun) -> bool:
        """True for a name before a role that another name follows: "Harun" in "Harun press secretary Ana Ruiz"."""
        for place in range(run.last, min(run.last + SUBJECT_WITHIN, len(self.words) - 1)):
            word, after = self.words[place], self.words[place + 1]
            if word.gap != " " or word.capital:
                return False
            if self.known.is_role(word.lower) and after.capital and after.gap == " ":
                return True
        return False

    def is_near_head(self, run: NameRun, first: int) -> bool:
        """True for a name near the head of its sentence, also in "The report of the Commission"."""
        before = self.words[run.first - 1].lower if run.first > first else ""
        known = self.known
        led = before not in known.prepositions or before in known.known.of_words
        return run.first - first <= SUBJECT_WITHIN and led and not self.words[run.last - 1].owner

    def is_joint(self, low: str) -> bool:
        """True for a word that ties a name to what follows: "of", "and", "who"."""
        known = self.known
        return low in known.prepositions or low in known.joins_speakers or low in known.relatives

    def may_lead(self, place: int) -> bool:
        """True for a word that may open a sentence before its subject: "but", "when", "On Monday", "director"."""
        known, low = self.known, self.words[place].lower
        if low in known.date_leads:
            return self.is_date(self.words[place + 1])
        plain = low in known.openers and low not in known.prepositions
        return plain or self.is_date(self.words[place]) or known.is_role(low) or known.is_office(low)

    def is_date(self, word: PlainWord) -> bool:
        """True for a day, a month or a number."""
        return word.lower in self.known.known.never or word.text.isdigit()
