"""Whom a description means, without a parse: "the minister", "the group"; nobody where nothing before it fits."""

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.extract.cast.name_runs import NameRun
from onrecord.extract.parties.antecedents import are_several
from onrecord.extract.parties.written import short_names
from onrecord.extract.quotations.said_before import LATELY, SaidBefore
from onrecord.extract.quotations.source_phrases import Phrase, Phrases
from onrecord.model.vocabulary import PartyKind

SOME_PARAGRAPHS = 6
"""Over which whoever spoke may be "the group"."""
FAR_BACK = 40
"""Sentences that "the group" looks back over."""
NEAR = 3
"""Sentences within which somebody is just named."""
BESIDE = 80
"""Characters within which a holder of a role is named beside the organisation."""


class BackReferences:
    """Leads the descriptions of one text back."""

    def __init__(self, before: SaidBefore, phrases: Phrases, publisher: str) -> None:
        self.before, self.phrases, self.publisher = before, phrases, publisher
        self.cast, self.known, self.words = before.cast, before.known, before.words
        self.by_word: dict[str, list[NameRun]] = {}
        for run in self.cast.runs:
            for word in self.cast.name_of(run).lower().split():
                self.by_word.setdefault(word, []).append(run)
        ends = {run.span.end: self.cast.name_of(run) for run in self.cast.runs}
        given = reversed(list(short_names(phrases.text, self.known.known)))
        self.defined = {s: ends[end] for end, s in given if s.lower() in ends.get(end, "").lower().split()}

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
            held = self.owned_role(phrase)
            if held:
                return held
            role = " ".join(own)
            return (
                self.holder(role, phrase.first) or self.spoken_of(own, phrase.first) or self.loose_holder(own, phrase)
            )
        bodies = head in self.known.known.bodies
        if owned or not (bodies or head in self.known.organisation_again) or phrase.head + 1 < phrase.last:
            return ""
        if bodies and len(own) == 1 and self.words[phrase.head].capital and (meant := self.called_so(phrase)):
            return meant
        return (
            self.named_with(own, phrase.first)
            or self.spoken_of(own, phrase.first)
            or self.organisation(own, phrase.first)
        )

    def called_so(self, phrase: Phrase) -> str:
        """Who goes by "the Court" in the whole text: whom it says so of, else the court that publishes it; empty for nobody."""
        shown = self.phrases.text[self.words[phrase.head].start : self.words[phrase.head].end]
        low = shown.lower()
        others = (self.cast.name_of(r) for r in self.by_word.get(low, []) if r.first < phrase.first and " " in r.plain)
        own = low in self.publisher.lower().split() and all(name == self.publisher for name in others)
        return self.defined.get(shown, self.publisher if own else self.first_called(low, phrase))

    def first_called(self, low: str, phrase: Phrase) -> str:
        """The first body of a text that "the Court" may be short for, where two are named, none of them in the same paragraph."""
        runs = [r for r in self.by_word.get(low, []) if r.first < phrase.first and " " in self.cast.name_of(r)]
        paragraph = self.words[phrase.first].paragraph
        near = any(self.words[r.first].paragraph == paragraph for r in runs)
        several = are_several([self.cast.name_of(r) for r in runs])
        return self.cast.name_of(runs[0]) if several and not near else ""

    def holder(self, role: str, place: int) -> str:
        """The person who holds a role; of several the only one who is named in the paragraph or the one before."""
        names = list(self.cast.holders.get(role, ()))
        if len(names) < 2:
            return next(iter(names), "")
        paragraph = self.words[place].paragraph
        first = bisect_left(self.words, paragraph - 1, key=lambda w: w.paragraph)
        near = [n for n in names if self.cast.is_named_within(n, first, place)]
        return near[0] if len(near) == 1 else ""

    def owned_role(self, phrase: Phrase) -> str:
        """The holder of a role in an organisation: "Relief's director" for whom the text names beside both."""
        owner = next((k for k in range(phrase.head - 1, phrase.first - 1, -1) if self.words[k].owner), None)
        run = self.cast.run_at(owner) if owner is not None else None
        if owner is None or run is None:
            return ""
        names = list(self.cast.holders.get(" ".join(self.phrases.lowers(owner + 1, phrase.head + 1)), ()))
        owners = self.cast.places.get(self.cast.name_of(run), ())
        beside = [n for n in names if self.stand_close(self.cast.places.get(n, ()), owners)]
        return beside[0] if len(beside) == 1 == len(names) else ""

    @staticmethod
    def stand_close(one: Sequence[int], other: Sequence[int]) -> bool:
        """True where an offset of one list is near one of the other; both are in order."""
        near = (bisect_left(other, at - BESIDE) for at in one)
        return any(i < len(other) and other[i] <= at + BESIDE for at, i in zip(one, near, strict=True))

    def loose_holder(self, own: Sequence[str], phrase: Phrase) -> str:
        """The person just named who alone holds a role, where the description adds to it: "the veteran director"."""
        names = list(self.cast.holders.get(own[-1], ()))
        owned = any(w.capital or w.owner for w in self.words[phrase.first : phrase.head])
        past = any(low in self.known.past for low in own)
        if len(own) < 2 or len(names) != 1 or owned or past:
            return ""
        return self.near_holder(own[-1], phrase.first)

    def near_holder(self, role: str, place: int) -> str:
        """The one person who holds a role, where the sentences just before a word name them."""
        names = list(self.cast.holders.get(role, ()))
        first, _ = self.before.sentences.bounds(max(0, self.before.sentences.numbers[place] - NEAR))
        near = [n for n in names if self.cast.is_named_within(n, first, place)]
        return near[0] if len(near) == 1 else ""

    def spoken_of(self, own: Sequence[str], place: int) -> str:
        """The last speaker whose description has all these words and more: "senior official" for "the official"."""
        for one in reversed(self.before.lately):
            said = one.name.lower().split()
            led = any(word in self.known.prepositions for word in said)
            if (
                one.place < place
                and not led
                and one.name[:1].islower()
                and len(said) > len(own)
                and said[-len(own) :] == list(own)
            ):
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
        kinds: list[PartyKind] = ["armed_group"] if armed else ["organisation"]
        if not armed and own[-1] in words.describing_armed:
            kinds.append("armed_group")
        return self.subject_or_speaker(kinds, place) or self.only_one(kinds, place)

    def subject_or_speaker(self, kinds: Sequence[PartyKind], place: int) -> str:
        """The last party of some kinds that spoke, not far off, or stood as the subject of a sentence."""
        paragraph, number = self.words[place].paragraph, self.before.sentences.numbers[place]
        for before in range(number, max(-1, number - FAR_BACK), -1):
            first, last = self.before.sentences.bounds(before)
            last = min(last, place)
            near = paragraph - self.words[first].paragraph <= SOME_PARAGRAPHS
            spoke = [s.name for s in self.before.spoke(first, last) if s.kind in kinds and not s.authority]
            if spoke and near:
                return spoke[-1]
            for run in self.before.runs(first, last):
                name = self.cast.name_of(run)
                if self.is_group(name, kinds) and self.before.is_subject(run, first):
                    return name
        return ""

    def only_one(self, kinds: Sequence[PartyKind], place: int) -> str:
        """The party of some kinds that alone is named in the paragraphs before; empty where two are."""
        paragraph = self.words[place].paragraph
        first = bisect_left(self.words, paragraph - SOME_PARAGRAPHS, key=lambda w: w.paragraph)
        names = {self.cast.name_of(run) for run in self.before.runs(first, place)[-LATELY:]}
        fits = [name for name in names if self.is_group(name, kinds)]
        return fits[0] if len(fits) == 1 else ""

    def is_group(self, name: str, kinds: Sequence[PartyKind]) -> bool:
        """True for a party of some kinds that goes by more than a common noun ("the Party")."""
        known, low = self.known.known, name.lower()
        common = low in known.organisations or low in known.bodies or low in self.known.organisation_again
        return self.cast.kind_of(name) in kinds and not common
