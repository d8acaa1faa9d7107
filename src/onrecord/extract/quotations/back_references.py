"""Who pronouns and descriptions mean, without a parse: the party before them that fits, or nobody where two do."""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract.quotations.cast import Cast
from onrecord.extract.quotations.name_runs import NameRun, PlainWord
from onrecord.extract.quotations.source_phrases import Phrase, Phrases, Sentences
from onrecord.model.text import Span
from onrecord.model.vocabulary import PartyKind

SENTENCES_BACK = 8
PARAGRAPHS_BACK = 3
FAR_BACK = 40
"""Sentences that "the group" looks back over."""
NEAR = 3
"""Sentences within which somebody is just named."""
BESIDE = 80
"""Characters within which a holder of a role is named beside the organisation."""
LATELY = 30
"""Speakers that are remembered."""
SUBJECT_WITHIN = 6
"""Words at the head of a sentence within which its first name is taken for its subject."""
GROUPS: tuple[PartyKind, ...] = ("organisation", "body", "state", "forces", "armed_group")


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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party that may be meant; `subject` where it stands as the subject of its sentence does."""

    name: str
    subject: bool
    spoke: bool


class BackReferences:
    """Leads pronouns and descriptions of one text back; knows who spoke so far."""

    def __init__(
        self, cast: Cast, phrases: Phrases, sentences: Sentences, in_marks: Sequence[Span], publisher: str
    ) -> None:
        self.cast, self.phrases, self.sentences = cast, phrases, sentences
        self.known, self.words = cast.known, cast.words
        self.publisher = publisher
        self.in_marks = sorted(in_marks)
        self.spoken: list[Spoken] = []
        self.by_word: dict[str, list[NameRun]] = {}
        for run in cast.runs:
            for word in cast.name_of(run).lower().split():
                self.by_word.setdefault(word, []).append(run)

    def spoke(self, first: int, last: int) -> list[Spoken]:
        """Who spoke in words `first` up to `last`, of the last few."""
        return [s for s in self.spoken[-LATELY:] if first <= s.place < last]

    # --- pronouns

    def pronoun(self, place: int, own: Sequence[Span], reach: int = SENTENCES_BACK, direct: bool = False) -> str:
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

    def person(self, place: int, gender: int, own: Sequence[Span], reach: int, direct: bool) -> str:
        """The person that "he" (1) or "she" (-1) means."""
        number, paragraph = self.sentences.numbers[place], self.words[place].paragraph
        for before in range(number, max(-1, number - reach), -1):
            first, last = self.sentences.bounds(before)
            if paragraph - self.words[first].paragraph > PARAGRAPHS_BACK:
                return ""
            found = [c for c in self.candidates(first, min(last, place), own) if self.agrees(c.name, gender)]
            unknown = [s for s in self.spoke(first, min(last, place)) if not s.name]
            if any(self.known.gender(s.pronoun) == gender for s in unknown):
                return ""
            if found:
                told = [c for c in found if c.spoke or c.subject or self.gender_of(c.name) == gender]
                plain = not any(c.spoke or c.subject for c in told)
                return (plain and self.spoke_before(first, gender, loose=direct or not told)) or (
                    self.chosen(found, gender) if told or before == number else ""
                )
        return ""

    def ahead(self, place: int, gender: int) -> str:
        """The subject that follows an opening phrase with its pronoun: "Despite his doubts, Ruiz agreed."; else empty."""
        first, last = self.sentences.bounds(self.sentences.numbers[place])
        low = self.words[first].lower
        if not (0 < place - first <= 3 and low in self.known.openers and low not in self.known.known.pronouns):
            return ""
        for k in range(place + 1, min(last, place + SUBJECT_WITHIN + 2)):
            if "," in self.words[k].gap:
                run = self.cast.run_at(k)
                name = self.cast.name_of(run) if run else ""
                return name if run and self.cast.is_person(name) and self.agrees(name, gender) else ""
        return ""

    def spoke_before(self, place: int, gender: int, loose: bool) -> str:
        """Whoever spoke last before a word, not far off, where it is known that "he" (1) or "she" (-1) means them.

        With `loose` it is enough that nothing speaks against it.
        """
        last = next((s for s in reversed(self.spoken[-LATELY:]) if s.place < place and s.name), None)
        near = last and self.words[place].paragraph - self.words[last.place].paragraph <= PARAGRAPHS_BACK
        if not last or not near or last.several or not (last.kind == "role" or self.cast.may_be_person(last.name)):
            return ""
        return last.name if self.gender_of(last.name) == gender or (loose and self.agrees(last.name, gender)) else ""

    def candidates(self, first: int, last: int, own: Sequence[Span]) -> Iterator[Candidate]:
        """The persons of words `first` up to `last`: who spoke there, and who is named outside marks."""
        for one in (s for s in self.spoke(first, last) if s.name and not s.several):
            named = one.kind == "other" and one.name[:1].isupper() and not self.cast.definite[one.name]
            if one.kind == "role" or named or self.cast.is_person(one.name):
                yield Candidate(one.name, True, True)
        for run in self.cast.runs_in(Span(self.words[first].start, self.words[last - 1].end)) if first < last else ():
            name = self.cast.name_of(run)
            if self.cast.may_be_person(name) and not self.hidden(run, own) and not run.placed:
                yield Candidate(name, self.is_subject(run, first), False)
        described = self.subject_described(first, last, own, self.known.roles)
        if described:
            yield Candidate(described, True, False)

    def subject_described(self, first: int, last: int, own: Sequence[Span], heads: Container[str]) -> str:
        """The name for a description that opens a sentence: "The mayor left.", of whom it means where that is known."""
        begin = next((k for k in range(first, min(last, first + 2)) if not self.words[k].opens or k == first), first)
        if begin >= last or self.words[begin].lower not in self.known.articles:
            return ""
        for k in range(begin + 1, min(last, begin + SUBJECT_WITHIN)):
            word = self.words[k]
            if word.gap.strip() or word.lower in self.known.prepositions:
                return ""
            follows = self.words[k + 1] if k + 1 < len(self.words) else None
            ends = follows is None or not follows.capital
            if word.lower in heads and ends and not (follows and follows.lower in heads) and not word.owner:
                phrase = self.phrases.between(begin, k + 1)
                span = phrase.span(self.words)
                inside = any(s.start <= span.start < s.end for s in (*own, *self.in_marks[-1:]))
                return "" if inside else self.described(phrase) or self.phrases.shown(phrase.first, phrase.last)
        return ""

    def hidden(self, run: NameRun, own: Sequence[Span]) -> bool:
        """True for a name in somebody's words, or in the words that the pronoun introduces."""
        at = run.span.start
        before = bisect_right(self.in_marks, Span(at, sys.maxsize))
        return any(s.start <= at < s.end for s in (*own, *self.in_marks[max(0, before - 2) : before]))

    def is_subject(self, run: NameRun, first: int) -> bool:
        """True for a name that opens its sentence, or follows a comma and stands right before a verb."""
        begin = run.first - len(run.titled)
        after = self.words[run.last] if run.last < len(self.words) else None
        follows = after is not None and after.gap == " " and not after.capital
        if self.words[run.last - 1].owner or (after and follows and self.known.is_role(after.lower)):
            return False
        before = self.words[first:begin]
        if before and after and self.words[begin].gap == ", " and follows and not self.is_joint(after.lower):
            return True
        described = bool(before) and self.known.is_role(before[-1].lower) and self.words[begin].gap == " "
        leading = all(self.may_lead(w) or (described and w.capital) for w in before)
        return len(before) <= SUBJECT_WITHIN and leading

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

    def may_lead(self, word: PlainWord) -> bool:
        """True for a word that may open a sentence before its subject: "but", "when", "On Monday", "director"."""
        low, known = word.lower, self.known
        date = low in known.known.never or low.isdigit() or low in known.date_leads
        return (
            date
            or (low in known.openers and low not in known.prepositions)
            or known.is_role(low)
            or known.is_office(low)
        )

    def agrees(self, name: str, gender: int) -> bool:
        """True where nothing tells that a party is of the other gender."""
        return self.gender_of(name) in (0, gender)

    def gender_of(self, name: str) -> int:
        """The gender that a name or a description tells."""
        told = next((s.gender for s in reversed(self.spoken[-LATELY:]) if s.name == name and s.gender), 0)
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
        number = self.sentences.numbers[place]
        for before in range(number, max(-1, number - 3), -1):
            first, last = self.sentences.bounds(before)
            last = min(last, place)
            if self.words[place].paragraph - self.words[first].paragraph > 1:
                return ""
            spoke = self.spoke(first, last)
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
            runs = self.cast.runs_in(Span(self.words[first].start, self.words[last - 1].end))
            fit = [r for r in runs if self.cast.kind_of(self.cast.name_of(r)) in GROUPS and not self.hidden(r, own)]
            subjects = list(dict.fromkeys(self.cast.name_of(r) for r in fit if self.is_near_head(r, first)))
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

    # --- descriptions

    def described(self, phrase: Phrase) -> str:
        """The name of the party that a definite description leads back to ("the minister"); empty where none does."""
        head = self.words[phrase.head].lower
        own = self.phrases.lowers(phrase.first, phrase.head + 1)
        own = own[1:] if own[0] in self.known.pointing and len(own) > 1 else own
        owned = any(w.owner for w in self.words[phrase.first : phrase.head])
        if phrase.determiner not in self.known.pointing and not (owned or self.words[phrase.head].capital):
            return ""
        after = self.words[phrase.last] if phrase.last < len(self.words) else None
        if (
            after is not None
            and after.gap == " "
            and after.lower in self.known.known.joins_names | self.known.known.of_words
        ):
            return ""
        if self.known.is_role(head) or self.known.is_role(own[-1]):
            if phrase.head + 1 < phrase.last:
                return ""
            owned = self.owned_role(phrase)
            if owned:
                return owned
            role = " ".join(own)
            return (
                self.holder(role, phrase.first) or self.spoken_of(own, phrase.first) or self.loose_holder(own, phrase)
            )
        bodies = head in self.known.known.bodies
        if not (bodies or head in self.known.organisation_again) or phrase.head + 1 < phrase.last:
            return ""
        return (
            self.named_with(own, phrase.first)
            or self.spoken_of(own, phrase.first)
            or self.organisation(own, phrase.first)
        )

    def holder(self, role: str, place: int) -> str:
        """The person who holds a role; of several the only one who is named in the paragraph or the one before."""
        names = list(self.cast.holders.get(role, ()))
        if len(names) < 2:
            return next(iter(names), "")
        paragraph = self.words[place].paragraph
        first = next((k for k in range(place, -1, -1) if self.words[k].paragraph < paragraph - 1), -1) + 1
        begin, end = self.words[first].start, self.words[place].start
        near = [n for n in names if any(begin <= at < end for at in self.cast.places.get(n, ()))]
        return near[0] if len(near) == 1 else ""

    def owned_role(self, phrase: Phrase) -> str:
        """The holder of a role in an organisation: "Relief's director" for whom the text names beside both."""
        owner = next((k for k in range(phrase.head - 1, phrase.first - 1, -1) if self.words[k].owner), None)
        run = self.cast.run_at(owner) if owner is not None else None
        if owner is None or run is None:
            return ""
        names = list(self.cast.holders.get(" ".join(self.phrases.lowers(owner + 1, phrase.head + 1)), ()))
        owners = self.cast.places.get(self.cast.name_of(run), ())
        beside = [n for n in names if any(abs(a - b) < BESIDE for a in self.cast.places.get(n, ()) for b in owners)]
        return beside[0] if len(beside) == 1 == len(names) else ""

    def loose_holder(self, own: Sequence[str], phrase: Phrase) -> str:
        """The person just named who alone holds a role, where the description adds to it: "the veteran director"."""
        names = list(self.cast.holders.get(own[-1], ()))
        owned = any(w.capital or w.owner for w in self.words[phrase.first : phrase.head])
        if len(own) < 2 or len(names) != 1 or owned:
            return ""
        return self.near_holder(own[-1], phrase.first)

    def near_holder(self, role: str, place: int) -> str:
        """The one person who holds a role, where the sentences just before a word name them."""
        names = list(self.cast.holders.get(role, ()))
        first, _ = self.sentences.bounds(max(0, self.sentences.numbers[place] - NEAR))
        begin, end = self.words[first].start, self.words[place].start
        near = [n for n in names if any(begin <= at < end for at in self.cast.places.get(n, ()))]
        return near[0] if len(near) == 1 else ""

    def spoken_of(self, own: Sequence[str], place: int) -> str:
        """The last speaker whose description has all these words and more: "senior official" for "the official"."""
        for one in reversed(self.spoken[-LATELY:]):
            said = one.name.lower().split()
            if one.place < place and one.name[:1].islower() and len(said) > len(own) and said[-len(own) :] == list(own):
                return one.name
        return ""

    def named_with(self, own: Sequence[str], place: int) -> str:
        """The last name before a word that has the description's words in it: "Ministry of Law" for "the ministry"."""
        runs = self.by_word.get(own[-1], [])
        for run in reversed(runs[: bisect_left(runs, place, key=lambda r: r.first)]):
            name = self.cast.name_of(run)
            words = name.lower().split()
            fits = len(words) > len(own) and all(w in words for w in own)
            if fits and run.last <= place and self.cast.kind_of(name) not in ("person", "role"):
                return name
        return ""

    def organisation(self, own: Sequence[str], place: int) -> str:
        """The organisation that "the group" means: the publisher of a release, who spoke last, or the last subject that is one."""
        words = self.known.known
        armed = any(w in words.armed_words for w in own[:-1])
        if own[-1] not in words.describing or any(self.words[k].capital for k in range(place, place + len(own) - 1)):
            return ""
        if self.publisher and own[-1] not in words.describing_armed:
            return self.publisher
        kinds: tuple[PartyKind, ...] = (
            ("armed_group",)
            if armed
            else ("organisation", "armed_group")
            if own[-1] in words.describing_armed
            else ("organisation",)
        )
        paragraph, number = self.words[place].paragraph, self.sentences.numbers[place]
        for before in range(number, max(-1, number - FAR_BACK), -1):
            first, last = self.sentences.bounds(before)
            last = min(last, place)
            if first >= last:
                continue
            for one in reversed(self.spoke(first, last)):
                if (
                    one.kind in kinds
                    and not one.authority
                    and paragraph - self.words[first].paragraph <= 2 * PARAGRAPHS_BACK
                ):
                    return one.name
            runs = self.cast.runs_in(Span(self.words[first].start, self.words[last - 1].end))
            for run in runs:
                name = self.cast.name_of(run)
                if self.cast.kind_of(name) in kinds and self.is_subject(run, first):
                    return name
        return ""
