"""What one document tells of calls that were made before it in others."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from onrecord.model.answers import ToldAt
from onrecord.model.dates import When
from onrecord.model.groups import DocumentRead
from onrecord.model.text import Span
from onrecord.reconcile.answer_clauses import (
    Thing,
    acts_on,
    is_acted_on,
    is_taken_back,
    left_lying,
    narrower,
    things_in,
)
from onrecord.reconcile.answer_nouns import answered_calls
from onrecord.reconcile.answer_sentence import Clause
from onrecord.reconcile.answer_subjects import Variants, agent_behind, is_named_at, is_subject
from onrecord.reconcile.answers_elsewhere import Elsewhere, Told
from onrecord.reconcile.sought import Sought
from onrecord.reconcile.wording import SENTENCE_END, words_of

GENERIC = timedelta(days=366)
"""After so long a thing of one word without number and name ("the ceasefire") may be another one."""
LONGEST = 700
"""Characters of a sentence that is read; a longer one is a list."""


@dataclass(frozen=True, slots=True)
class Way:
    """A thing that calls are for, and the verb that tells what became of it. `active`: those asked act."""

    thing: Thing
    verb: int
    active: bool
    called: bool
    """True where the words tell of the calls themselves: "went unheeded"."""


def told_in(read: DocumentRead, elsewhere: Elsewhere) -> Iterator[Told]:
    """What a document tells of calls that others made before it."""
    published = read.description.published
    if published is None or not elsewhere.may_tell(read.document.text, published.date):
        return
    reader = Reader(elsewhere, read, published.date)
    for span in sentences(read.document.text):
        yield from reader.told_by(span)


class Reader:
    """One document, looked through for answers."""

    def __init__(self, elsewhere: Elsewhere, read: DocumentRead, published: When) -> None:
        self.elsewhere, self.read, self.published = elsewhere, read, published
        self.words = elsewhere.words
        self.text = read.document.text
        self.folded = f" {' '.join(words_of(self.text))} "

    def told_by(self, span: Span) -> Iterator[Told]:
        """What one sentence tells: of each call for a thing that it names, and of the calls that it calls so."""
        clause = Clause(self.text, span, self.words)
        by_verb: dict[int, list[tuple[Sought, Told]]] = defaultdict(list)
        for alike in self.possible(clause):
            ways = list(self.ways_in(clause, alike[0]))
            for one in (one for one in alike if ways and self.is_later(one)):
                for way in ways:
                    if told := self.told_of(clause, one, way):
                        by_verb[way.verb].append((one, told))
        for verb, sought, noun in answered_calls(clause, self.callers(clause), self.elsewhere.variants):
            found = self.telling(clause, sought, (min(verb, noun), max(verb, noun) + 1), verb, called=True)
            if found:
                by_verb[verb].append((sought, found))
        for those in by_verb.values():
            one_call = len({one.same for one, _ in those}) == 1
            yield from (replace(told, sure=told.sure and one_call) for _, told in those)

    def possible(self, clause: Clause) -> Iterator[Sequence[Sought]]:
        """The calls whose thing is named in a sentence, those together that are looked for by the same words."""
        for stem in clause.stems & self.elsewhere.by_stem.keys():
            yield from (alike for alike in self.elsewhere.by_stem[stem] if alike[0].core <= clause.stems)

    def callers(self, clause: Clause) -> list[Sought]:
        """The earlier calls of whoever is named in a sentence that speaks of calls."""
        words = {token.word for token in clause.tokens}
        if not (words & self.words.all("calls") and words & self.words.all("heeding")):
            return []
        named = (
            those
            for caller, those in self.elsewhere.by_caller.items()
            if any(words.issuperset(name) for name in self.elsewhere.variants(frozenset((caller,))))
        )
        return [one for those in named for one in those if self.is_later(one)]

    def is_later(self, one: Sought) -> bool:
        """True for a call of another document, made on an earlier day for sure."""
        first = self.published.earliest
        return first is not None and one.since < first and one.made.key.document != self.read.document.sha256

    def ways_in(self, clause: Clause, one: Sought) -> Iterator[Way]:
        """How a sentence may tell of a call, and of all that ask for the same."""
        asked = self.elsewhere.variants(one.to)
        for thing in things_in(clause, one):
            verb = acts_on(clause, thing, one)
            active = verb is not None
            lying = left_lying(clause, thing)
            if verb is None or lying is not None:
                verb, active = (is_acted_on(clause, thing, one) if lying is None else lying), False
            if verb is not None and self.is_answer(clause, thing, verb, one, asked, active=active):
                yield Way(thing, verb, active, lying is not None)

    def told_of(self, clause: Clause, one: Sought, way: Way) -> Told | None:
        """What a sentence tells of one call in this way."""
        thing, verb = way.thing, way.verb
        found = self.telling(clause, one, (min(thing.first, verb), max(thing.last, verb + 1)), verb, called=way.called)
        if found is None:
            return None
        # Of several who are asked, one may have done it and the other not; another ceasefire may be meant a year later.
        long_after = (self.published.earliest or one.since) - one.since > GENERIC
        late = long_after and not thing.is_one and len(one.core) == 1
        part = narrower(clause, thing, one.names | self.known(one)) or is_taken_back(clause, verb)
        return replace(found, sure=found.sure and not late and not part and (not way.active or len(one.to) == 1))

    def is_answer(self, clause: Clause, thing: Thing, verb: int, one: Sought, asked: Variants, *, active: bool) -> bool:
        """True where those asked act, or what was asked for is told of as theirs."""
        if not active:
            return self.is_theirs(clause, thing, verb, one, asked)
        own = self.own(clause.span_of(verb, verb + 1), one)
        return is_subject(clause, verb, asked, own=own)

    def is_theirs(self, clause: Clause, thing: Thing, verb: int, one: Sought, asked: Variants) -> bool:
        """True where what happened to a thing is an answer of those asked: they are named with it, or it is told so fully that it is this one."""
        agent = agent_behind(clause, verb)
        if agent is not None:
            return is_named_at(clause, agent, asked)
        numbered = bool(one.number) and any(clause.word(at) == one.number for at in range(thing.first, thing.last))
        proper = any(clause.tokens[at].is_capital for at in range(max(thing.first, 1), thing.last))
        here = f" {' '.join(token.word for token in clause.tokens)} "
        if any(f" {' '.join(name)} " in here for name in asked):
            return True
        full = len(one.core) > 1 or numbered or proper
        in_document = any(f" {' '.join(name)} " in self.folded for name in asked)
        return full and (in_document or (numbered and len(one.core) > 1) or (proper and len(one.core) > 1))

    def telling(
        self, clause: Clause, one: Sought, at: tuple[int, int], verb: int, *, called: bool = False
    ) -> Told | None:
        """The state that the words around give the call; None where they give none, or tell of another time or thing.

        `called`: they speak of calls, as those of the document are made of.
        """
        first, last = clause.part_around(*at)
        own = not called and self.is_called_for(clause.span_of(*at))
        if own or self.is_untold(clause, first, verb, called=called) or self.is_elsewhere(clause, one, at):
            return None
        span = clause.span_of(first, last)
        state = self.elsewhere.answering.state(span.of(self.text), one.made.words)
        dated = self.is_dated(clause, one)
        if state == "open" or dated is False:
            return None
        sure = dated is True and self.is_said_for_sure(clause.span_of(verb, verb + 1), one) and self.is_named(one)
        return Told(one.made.key, ToldAt(self.read.document.sha256, span), state, self.published, sure)

    def is_untold(self, clause: Clause, first: int, verb: int, *, called: bool) -> bool:
        """True for what is only wished for, claimed or possible; of a question, too."""
        words, calls = clause.words.all("untold"), clause.words.all("calls")
        words = words - calls if called else words | calls
        asked = self.text[clause.span.start : clause.span.end].rstrip('”"’ ').endswith("?")
        return asked or any(
            clause.word(at) in words and not (clause.tokens[at].is_capital and clause.is_day(at))
            for at in range(first, verb)
        )

    def is_called_for(self, span: Span) -> bool:
        """True for words that the document's own calls are made of."""
        return any(call.span.touches(span) for call in self.read.entries.calls)

    def is_elsewhere(self, clause: Clause, one: Sought, at: tuple[int, int]) -> bool:
        """True where the thing told of has other names about it than the one asked for: "held at Tarn", not at Brask."""
        told = clause.names_in(*at) - self.known(one)
        return bool(told and one.names) and told.isdisjoint(one.names)

    def known(self, one: Sought) -> frozenset[str]:
        """The words of the names of those who ask and are asked."""
        return frozenset(word for name in self.elsewhere.variants(frozenset((*one.to, one.by))) for word in name)

    def is_dated(self, clause: Clause, one: Sought) -> bool | None:
        """True where no date of the sentence is before the call, or one is after it; None where that is open; False where all are before."""
        dates = [time.when for time in self.read.entries.dates if time.when and clause.span.holds(time.span)]
        if not dates or any(when.earliest and when.earliest >= one.since for when in dates):
            return True
        return None if any(when.latest is None or when.latest >= one.since for when in dates) else False

    def own(self, span: Span, one: Sought) -> bool:
        """True where those asked speak these words: they are quoted with them, or publish the document."""
        speakers = self.speakers(span)
        return bool(speakers) and speakers <= one.to if speakers is not None else self.publisher in one.to

    def is_said_for_sure(self, span: Span, one: Sought) -> bool:
        """True for what the document says itself, and what those asked say."""
        speakers = self.speakers(span)
        return speakers is None or (bool(speakers) and speakers <= one.to)

    def speakers(self, span: Span) -> frozenset[str] | None:
        """Who is quoted with these words, by their names in the record; None for nobody."""
        said = [one for one in self.read.entries.quotations if any(part.holds(span) for part in one.content)]
        return frozenset(self.name(one.speaker) for one in said) if said else None

    def name(self, name: str) -> str:
        one = self.elsewhere.named(self.read.document.sha256, name) if name else ""
        return self.elsewhere.voices.get(one, one)

    @property
    def publisher(self) -> str:
        return self.name(self.read.description.publisher)

    def is_named(self, one: Sought) -> bool:
        """True for addressees with names of their own: "the police" of another document may be others."""
        return all(name != name.lower() for name in one.to)


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a text, those too long to be one left out."""
    start = 0
    for end in SENTENCE_END.finditer(text):
        span = Span(start, end.end()).stripped(text)
        start = end.end()
        if 0 < len(span) <= LONGEST:
            yield span
    span = Span(start, len(text)).stripped(text)
    if 0 < len(span) <= LONGEST:
        yield span
