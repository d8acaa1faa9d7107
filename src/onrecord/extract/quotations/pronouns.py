"""Whom a pronoun means, without a parse: the party before it that fits, or nobody where two do."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract.quotations.back_references import BackReferences
from onrecord.extract.quotations.said_before import SUBJECT_WITHIN, SaidBefore
from onrecord.extract.quotations.source_phrases import Phrase
from onrecord.model.text import Span
from onrecord.model.vocabulary import PartyKind

SENTENCES_BACK = 8
PARAGRAPHS_BACK = 3
LONGEST = 200
"""Words of a sentence that are looked at."""
GROUPS: tuple[PartyKind, ...] = ("organisation", "body", "state", "forces", "armed_group")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party that may be meant; `subject` where it stands as the subject of its sentence does."""

    name: str
    subject: bool
    spoke: bool


class Pronouns:
    """Leads the pronouns of one text back."""

    def __init__(self, before: SaidBefore, back: BackReferences) -> None:
        self.before, self.back, self.phrases = before, back, back.phrases
        self.cast, self.known, self.words = before.cast, before.known, before.words

    def meant(self, place: int, own: Sequence[Span], reach: int = SENTENCES_BACK, direct: bool = False) -> str:
        """The name that the pronoun at a word's index stands for; empty where nobody fits, or two do.

        `own` is the content that it introduces: nobody named there is meant. `reach` are the sentences that it looks back over; `direct` where it stands beside words in marks.
        """
        low = self.words[place].lower
        kind = self.known.known.pronouns.get(low, "")
        if kind == "person":
            return self.ahead(place, self.known.gender(low)) or self.person(
                place, self.known.gender(low), own, reach, direct
            )
        if kind in ("thing", "plural"):
            return self.group(place, kind == "plural", own)
        return ""

    def ahead(self, place: int, gender: int) -> str:
        """The subject that follows an opening phrase with its pronoun: "Despite his doubts, Ruiz agreed."; else empty."""
        first, last = self.before.sentences.bounds(self.before.sentences.numbers[place])
        low = self.words[first].lower
        if not (0 < place - first <= 3 and low in self.known.openers and low not in self.known.known.pronouns):
            return ""
        for k in range(place + 1, min(last, place + SUBJECT_WITHIN + 2)):
            if "," in self.words[k].gap:
                run = self.cast.run_at(k)
                name = self.cast.name_of(run) if run else ""
                return name if run and self.cast.is_person(name) and self.agrees(name, gender) else ""
        return ""

    def person(self, place: int, gender: int, own: Sequence[Span], reach: int, direct: bool) -> str:
        """The person that "he" (1) or "she" (-1) means."""
        number, paragraph = self.before.sentences.numbers[place], self.words[place].paragraph
        for before in range(number, max(-1, number - reach), -1):
            first, last = self.before.sentences.bounds(before)
            first = max(first, min(last, place) - LONGEST)
            if paragraph - self.words[first].paragraph > PARAGRAPHS_BACK:
                return ""
            found = [c for c in self.candidates(first, min(last, place), own) if self.agrees(c.name, gender)]
            unknown = [s for s in self.before.spoke(first, min(last, place)) if not s.name]
            if any(self.known.gender(s.pronoun) == gender for s in unknown):
                return ""
            if found:
                told = [c for c in found if c.spoke or c.subject or self.gender_of(c.name) == gender]
                plain = not any(c.spoke or c.subject for c in told)
                return (plain and self.spoke_before(first, gender, loose=direct or not told)) or (
                    self.chosen(found, gender) if told or before == number else ""
                )
        return ""

    def candidates(self, first: int, last: int, own: Sequence[Span]) -> Iterator[Candidate]:
        """The persons of words `first` up to `last`: who spoke there, and who is named outside marks."""
        for one in (s for s in self.before.spoke(first, last) if s.name and not s.several):
            short = one.name[:1].isupper() and " " not in one.name
            named = one.kind == "other" and (short or one.name in self.cast.places) and not self.cast.definite[one.name]
            if one.kind == "role" or named or self.cast.is_person(one.name):
                yield Candidate(one.name, True, True)
        for run in self.before.runs(first, last):
            name = self.cast.name_of(run)
            if not self.cast.may_be_person(name) or self.before.hidden(run, own) or run.placed:
                continue
            subject = self.before.is_subject(run, first)
            if subject or self.cast.is_person(name):
                yield Candidate(name, subject, False)
        described = self.subject_described(first, last, own, self.known.roles)
        if described:
            yield Candidate(described, True, False)

    def subject_described(self, first: int, last: int, own: Sequence[Span], heads: Container[str]) -> str:
        """The name for a description that opens a sentence, or follows its opening phrase: "In May, the mayor left."

        It is the name of whom the description means where that is known, else its words.
        """
        leads = [first, *(k for k in range(first, min(last, first + SUBJECT_WITHIN)) if self.words[k].gap == ", ")]
        begin = next((k for k in leads if k < last and self.words[k].lower in self.known.articles), None)
        phrase = self.described_from(begin, last, heads) if begin is not None else None
        if phrase is None:
            return ""
        start = phrase.span(self.words).start
        if any(s.start <= start < s.end for s in (*own, *self.before.in_marks[-1:])):
            return ""
        return self.back.described(phrase) or self.phrases.shown(phrase.first, phrase.last)

    def described_from(self, begin: int, last: int, heads: Container[str]) -> Phrase | None:
        """The phrase that an article begins and one of `heads` ends."""
        for k in range(begin + 1, min(last, begin + SUBJECT_WITHIN, len(self.words) - 1)):
            word, after = self.words[k], self.words[k + 1]
            if word.gap.strip() or word.lower in self.known.prepositions:
                return None
            if word.lower in heads and not after.capital and after.lower not in heads and not word.owner:
                return self.phrases.between(begin, k + 1)
        return None

    def spoke_before(self, place: int, gender: int, loose: bool) -> str:
        """Whoever spoke last before a word, not far off, where it is known that "he" (1) or "she" (-1) means them.

        With `loose` it is enough that nothing speaks against it.
        """
        last = next((s for s in reversed(self.before.lately) if s.place < place and s.name), None)
        near = last and self.words[place].paragraph - self.words[last.place].paragraph <= PARAGRAPHS_BACK
        if not last or not near or last.several or not (last.kind == "role" or self.cast.may_be_person(last.name)):
            return ""
        return last.name if self.gender_of(last.name) == gender or (loose and self.agrees(last.name, gender)) else ""

    def agrees(self, name: str, gender: int) -> bool:
        """True where nothing tells that a party is of the other gender."""
        return self.gender_of(name) in (0, gender)

    def gender_of(self, name: str) -> int:
        """The gender that a name or a description tells."""
        told = next((s.gender for s in reversed(self.before.lately) if s.name == name and s.gender), 0)
        return self.cast.gender(name) or told

    def chosen(self, found: Sequence[Candidate], gender: int) -> str:
        """The one of a sentence's persons that is meant: its speaker, its only person, its subject."""
        names = list(dict.fromkeys(c.name for c in found))
        if len(names) == 1:
            return names[0]
        for fits in (
            [c.name for c in found if c.spoke],
            [c.name for c in found if c.subject],
            [c.name for c in found if self.gender_of(c.name) == gender],
        ):
            one = list(dict.fromkeys(fits))
            if len(one) == 1:
                return one[0]
        subjects = [c for c in found if c.subject and not c.spoke]
        return subjects[0].name if subjects and found.index(subjects[0]) == 0 else ""

    def group(self, place: int, plural: bool, own: Sequence[Span]) -> str:
        """The organisation, state or several people that "it" or "they" means: who spoke, or the subject, just before."""
        number = self.before.sentences.numbers[place]
        for before in range(number, max(-1, number - 3), -1):
            first, last = self.before.sentences.bounds(before)
            first = max(first, min(last, place) - LONGEST)
            last = min(last, place)
            if self.words[place].paragraph - self.words[first].paragraph > 1:
                return ""
            spoke = self.before.spoke(first, last)
            if spoke:
                one = spoke[-1]
                fits = (
                    one.several or one.kind in ("organisation", "forces", "armed_group")
                    if plural
                    else one.kind in GROUPS and not one.several
                )
                return one.name if fits else ""
            if plural or first >= last:
                continue
            runs = self.before.runs(first, last)
            fit = [
                r for r in runs if self.cast.kind_of(self.cast.name_of(r)) in GROUPS and not self.before.hidden(r, own)
            ]
            subjects = list(dict.fromkeys(self.cast.name_of(r) for r in fit if self.before.is_near_head(r, first)))
            if subjects:
                return subjects[0]
            described = self.subject_described(
                first, last, own, self.known.known.bodies | self.known.known.organisations
            )
            if described:
                return described
            if fit and before == number:
                return self.cast.name_of(fit[0]) if len({self.cast.name_of(r) for r in fit}) == 1 else ""
        return ""
