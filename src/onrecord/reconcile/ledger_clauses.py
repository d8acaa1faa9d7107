"""The sentences of documents that tell legal steps: which act, upon what, by whom, against whom, when."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.model.dates import When
from onrecord.model.entries import Event
from onrecord.model.groups import DocumentRead
from onrecord.model.ledger import Act, InstrumentKind
from onrecord.model.text import Span
from onrecord.reconcile.ledger_names import DocumentNames
from onrecord.reconcile.ledger_sentence import FAR, NEAR, REACH, Doer, Sentence
from onrecord.reconcile.ledger_words import LedgerWords
from onrecord.reconcile.wording import Terms, folded, sentence_around, words_of

LONGEST = 800
"""Characters of a sentence that are read to either side."""
NAMED_WITHIN = 12
"""Characters between an instrument and the day of its issue."""
ISSUED = ("warrant", "resolution", "opinion")
"""The types of event that can be the issue of an instrument,"""
LEGAL = (*ISSUED, "warrant_ended")
"""and those that can be a step at all."""


@dataclass(frozen=True, slots=True)
class Told:
    """One act upon one instrument as a sentence tells it; without an act: words that speak of it as one that stands."""

    document: str
    span: Span
    noun: int
    """Where the word for the instrument stands: acts with the same one are upon the same thing."""
    kind: InstrumentKind
    act: Act | None
    body: str = ""
    against: tuple[str, ...] = ()
    number: str = ""
    date: When | None = None
    event: str = ""
    definite: bool = False
    plural: bool = False
    through: str = ""
    published: When | None = None
    subject: frozenset[str] = frozenset()
    """The stems of what the sentence says besides."""


class Clauses:
    """What one sentence tells."""

    def __init__(self, sentence: Sentence) -> None:
        self.here = sentence

    def told(self) -> Iterator[Told]:
        """The acts in the order of the words, then what is said to stand."""
        dated = self.dated()
        done = set[int]()
        for at in sorted((*self.here.verbs, *self.here.alone)):
            found = self.by_itself(at) if at in self.here.alone else self.upon_a_noun(at)
            if found:
                done.add(found.noun)
                yield self.with_date(found, dated.get(at))
        yield from (found for found in self.named() if found.noun not in done)
        yield from (*self.standing(), *self.wanted())

    def noun_of(self, noun: int, kind: InstrumentKind, act: Act | None, doer: Doer, against: tuple[str, ...]) -> Told:
        """What is told of one instrument. `noun`: where its word stands."""
        read = self.here.read
        said = self.here.span.of(read.document.text)
        published = read.description.published
        stems = {
            s
            for s in self.here.terms.content(said)
            if s
            not in {
                self.here.terms.stem(w) for w in (*self.here.calendar, *self.here.words.signs, *self.here.words.acts)
            }
        }
        return Told(
            read.document.sha256, self.here.span, self.here.tokens[noun].span.start, kind, act, doer.body, against, self.here.number_at(noun),
            definite=self.here.words.has_any("definite", self.here.before(noun)) or self.here.is_owned(noun),
            plural=self.here.word(noun) in self.here.words.all("plural"), through=doer.through,
            published=published.date if published else None, subject=frozenset(stems) - {self.here.terms.stem(w) for w in words_of(doer.body)},
        )  # fmt: skip

    def upon_a_noun(self, verb: int) -> Told | None:
        """The act of a verb upon an instrument beside it; None where there is none, or where nobody who could has done it."""
        passive = self.here.words.has_any("passive", self.here.before(verb)) or self.here.word(
            verb
        ) in self.here.words.all("happens")
        after = None if passive else self.object_of(verb)
        noun = after if after is not None else self.noun_before(verb, passive=passive)
        if noun is None or (self.here.word(verb) in self.here.words.all("needs_for") and not self.asks_for(verb)):
            return None
        kind = self.here.nouns[noun]
        act = self.act_upon(verb, noun, kind)
        doer = (
            self.here.subject_of(verb, noun) if after is not None else self.here.agent_of(verb, noun, passive=passive)
        )
        if act is None or not doer.is_body:
            return None
        against = self.here.against(noun) if self.here.words.is_personal(kind) else ()
        told = self.noun_of(noun, kind, act, doer, against)
        vague = kind in self.here.words.all("only_by_bodies") and not (
            doer.body or told.definite or told.against or told.number
        )
        return None if vague else told

    def object_of(self, verb: int) -> int | None:
        """The instrument that a verb is followed by."""
        for at in range(verb + 1, min(len(self.here.tokens), verb + REACH)):
            if self.here.word(at) in self.here.words.all("breaks") or at in self.here.verbs or at in self.here.alone:
                return None
            if at in self.here.nouns:
                return at
        return None

    def noun_before(self, verb: int, *, passive: bool) -> int | None:
        """The instrument nearest before a verb, where nothing else begins between; "the warrant issued in May", "that it issued"."""
        noun = max((at for at in self.here.nouns if verb - 2 * REACH < at < verb), default=None)
        if noun is None:
            return None
        between = [token.word for token in self.here.tokens[noun + 1 : verb]]
        parted = (
            ";" in between or between.count(",") % 2 or ("," in between and self.here.words.has_any("joins", between))
        )
        reduced = len(between) <= NEAR or self.here.words.has_any("linked", between)
        return noun if not parted and (passive or reduced) else None

    def asks_for(self, verb: int) -> bool:
        return self.here.words.has_any("for", (*self.here.before(verb, 8), self.here.word(verb + 1)))

    def act_upon(self, verb: int, noun: int, kind: InstrumentKind) -> Act | None:
        """What is done to the instrument, where an appeal or a request stands between; None where that does not tell."""
        act = self.here.verbs[verb]
        stretch = self.here.tokens[verb:noun] if verb < noun else self.here.tokens[max(0, noun - 5) : verb]
        # A court of appeal is no appeal.
        between = [token.word for token in stretch if not token.is_capital]
        if self.here.words.has_any("appeals", between):
            return "confirmed" if act == "rejected" else None
        if self.here.words.has_any("requests", between):
            return "rejected" if act == "rejected" else None
        instead: Mapping[str, Act] = self.here.words.table["instead"].get(kind, {})
        return instead.get(act, act)

    def by_itself(self, verb: int) -> Told | None:
        """The act of a verb that says what was issued: "charged Ann Sorrel with murder"."""
        passive = self.here.words.has_any("passive", self.here.before(verb))
        against = self.here.names_before(verb) if passive else self.here.names_from(verb + 1, verb + 1)
        doer = self.here.agent_of(verb, verb, passive=True) if passive else self.here.subject_of(verb, verb)
        if not against or not doer.is_body or (not passive and not doer.body and not self.here.has_officer(verb)):
            return None
        return self.noun_of(verb, self.here.alone[verb], "issued", doer, against)

    def named(self) -> Iterator[Told]:
        """Instruments that are named with the day of their issue: "the Court's opinion of July 2031"."""
        for event in self.here.read.entries.events:
            spans = [e.span for e in event.evidence if e.field == "date"]
            if event.type not in ISSUED or not spans or not self.here.span.holds(spans[0]) or not event.body:
                continue
            noun = max(
                (at for at in self.here.nouns if 0 < spans[0].start - self.here.tokens[at].span.end < NAMED_WITHIN),
                default=None,
            )
            if noun is not None and self.here.word(noun + 1) in self.here.words.all("of"):
                kind = self.here.nouns[noun]
                against = self.here.against(noun) if self.here.words.is_personal(kind) else ()
                yield self.with_date(
                    self.noun_of(noun, kind, "issued", Doer(self.here.names.of(event.body)), against), event
                )

    def standing(self) -> Iterator[Told]:
        """Instruments that the sentence says are in force, or that somebody faces."""
        for noun, kind in self.here.nouns.items():
            near = range(max(0, noun - 8), min(len(self.here.tokens), noun + FAR))
            at = next((at for at in near if self.says_it_stands(at)), None)
            if at is None:
                continue
            against = (
                (self.here.against(noun) or (self.here.names_before(at) if at < noun else ()))
                if self.here.words.is_personal(kind)
                else ()
            )
            body = next(
                (
                    self.here.names.body(run.name)
                    for run in self.here.runs
                    if self.here.words.is_body(self.here.names.body(run.name))
                ),
                "",
            )
            told = self.noun_of(noun, kind, None, Doer(body), against)
            if told.definite or told.against or told.number:
                yield told

    def says_it_stands(self, at: int) -> bool:
        """True where a word or two say so, now."""
        two = f"{self.here.word(at)} {self.here.word(at + 1)}"
        stands = self.here.words.all("stands")
        return (self.here.word(at) in stands or two in stands) and not self.here.words.has_any(
            "over", self.here.before(at)
        )

    def wanted(self) -> Iterator[Told]:
        """ "Ravik Sorne, who is wanted by the Tribunal": spoken of as if a warrant stood."""
        for at, token in enumerate(self.here.tokens):
            if token.word in self.here.words.all("wanted") and not self.here.words.has_any(
                "over", self.here.before(at)
            ):
                doer, against = (
                    self.here.agent_of(at, at, passive=True),
                    self.here.names_before(at) or self.here.names_from(at + 1, at + 6),
                )
                if doer.body and against:
                    yield self.noun_of(at, "warrant", None, doer, against[-1:])

    def dated(self) -> dict[int, Event]:
        """For each verb the event that dates it: the nearest date, where the event's words hold the verb or are of a legal step."""
        found: dict[int, tuple[int, Event]] = {}
        for event in self.here.read.entries.events:
            spans = [e.span for e in event.evidence if e.field == "date"] or [event.span]
            if not self.here.span.touches(spans[0]):
                continue
            inside = [at for at in (*self.here.verbs, *self.here.alone) if event.span.holds(self.here.tokens[at].span)]
            legal = event.type in LEGAL or event.span.start <= self.here.span.start + 4
            near = [
                (abs(self.here.tokens[at].span.start - spans[0].start), at)
                for at in inside or ((*self.here.verbs, *self.here.alone) if legal else ())
            ]
            if near:
                distance, at = min(near)
                if at not in found or distance < found[at][0]:
                    found[at] = (distance, event)
        return {at: event for at, (_, event) in found.items()}

    def with_date(self, told: Told, event: Event | None) -> Told:
        """The act with the date of its event; a date that other words lend is none."""
        if event is None:
            return told
        said = folded(" ".join(e.span.of(self.here.read.document.text) for e in event.evidence if e.field == "date"))
        borrowed = any(words in said for words in self.here.words.all("borrowed_days"))
        return told if borrowed else dated_by(told, event.date, event.id)


def dated_by(told: Told, date: When | None, event: str) -> Told:
    """The same with its date and event; a month that was not over when the document appeared reaches to that day."""
    latest = told.published.latest if told.published else None
    if date and latest and date.latest and date.latest > latest and (date.earliest is None or date.earliest <= latest):
        date = When.between(date.earliest, latest)
    return replace(told, date=date, event=event)


def told_in(read: DocumentRead, names: DocumentNames, terms: Terms, words: LedgerWords) -> list[Told]:
    """The legal steps that a document tells, in the order of its text."""
    text, seen, found = read.document.text, set[Span](), list[Told]()
    for sign in re.finditer(pattern_of(words), text):
        # The sentence is looked for from within the word: before its first letter nothing shows that it begins there.
        span = sentence_around(text, Span(sign.start() + 1, sign.end()), reach=LONGEST)
        if span not in seen:
            seen.add(span)
            found += Clauses(Sentence(read, span, names, terms, words)).told()
    return sorted(found, key=lambda told: (told.span.start, told.noun))


def pattern_of(words: LedgerWords) -> re.Pattern[str]:
    """Finds the words for instruments, whatever their capitals."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words.signs, key=len, reverse=True)))})\b", re.IGNORECASE)
