"""What a sentence tells of one instrument: which act, by whom, against whom, when, and whose words say so."""

from dataclasses import dataclass, replace

from onrecord.model.dates import When
from onrecord.model.entries import Event, Quotation
from onrecord.model.ledger import Act, InstrumentKind
from onrecord.model.text import Span
from onrecord.reconcile.ledger_sentence import Doer, Sentence
from onrecord.reconcile.wording import folded, words_of


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
    speaker: str = ""
    """Who says so, where these are somebody's words and neither the document's nor the body's own."""
    pronoun: bool = False
    """True for "the warrant against him"."""
    roles: tuple[tuple[str, str], ...] = ()
    """Of whom the words tell by a role alone: each by name, and the role."""
    only_known: bool = False
    """True for what is told of an instrument only where one is known: an acquittal on appeal, of a conviction."""
    subject: frozenset[str] = frozenset()
    """The stems of what the sentence says besides."""
    cases: frozenset[str] = frozenset()
    """The names of the cases that the sentence tells of: "the Reed Bridge trial"."""


def each_person(one: Told) -> list[Told]:
    """A step against several persons is as many."""
    return [replace(one, against=(name,)) for name in one.against] or [one]


def person(one: Told) -> str:
    """Whom a telling of one person's instrument is about, without case and accents."""
    return folded(one.against[0]) if one.against else ""


def is_bare(one: Told) -> bool:
    """True where neither a person nor a number tells which one is meant."""
    return not one.against and not one.number


UNNAMED = "somebody not named"


def told_of(
    here: Sentence, noun: int, kind: InstrumentKind, act: Act | None, doer: Doer, against: tuple[str, ...] = ()
) -> Told:
    """What is told of the instrument whose word stands at `noun`."""
    words, published = here.words, here.read.description.published
    return Told(
        here.read.document.sha256, here.span, here.tokens[noun].span.start, kind, act, doer.body, against, here.number_at(noun),
        definite=is_definite(here, noun, named=bool(against)), plural=here.word(noun) in words.all("plural") and not is_against_pronoun(here, noun, "one_person"),
        through=doer.through, published=published.date if published else None, speaker=speaker_of(here, noun, doer.body), subject=here.subject,
pronoun=is_against_pronoun(here, noun), cases=here.cases,
    )  # fmt: skip


def is_definite(here: Sentence, noun: int, *, named: bool) -> bool:
    """True for "the warrant", "his conviction", and for "charges against Bo Tarn" where no word tells that there are others."""
    before = here.before(noun)
    if here.words.has_any("definite", before) or here.is_owned(noun):
        return True
    return named and here.word(noun) in here.words.all("plural") and not here.words.has_any("some", before)


def is_against_pronoun(here: Sentence, noun: int, persons: str = "persons") -> bool:
    """True for "the warrant against him", "the warrant for his arrest". `persons`: a list of pronouns."""
    return here.word(noun + 1) in here.words.all("against") and here.words.has_any(persons, [here.word(noun + 2)])


def speaker_of(here: Sentence, noun: int, body: str) -> str:
    """Who is quoted with the words at `noun`; empty where it is the document, the body itself or one of its officers."""
    around = [said for said in here.quotations if any(span.holds(here.tokens[noun].span) for span in said.content)]
    if not around:
        return ""
    said = min(around, key=lambda said: said.span.end - said.span.start)
    return "" if is_own(here, said, body) else said.speaker or UNNAMED


def is_own(here: Sentence, said: Quotation, body: str) -> bool:
    """True for what the body that acts, or an officer of a court, says."""
    named = here.names.body(said.speaker) if said.speaker else ""
    source = " ".join(span.of(here.read.document.text) for span in said.source)
    return bool(
        (named and (not body or named == body))
        or here.words.has_any("officers", words_of(f"{said.role} {source} {said.speaker}"))
    )


def with_date(here: Sentence, told: Told, event: Event | None) -> Told:
    """The act with the date of its event, and its body where the words say "it"; a date that other words lend is none."""
    if event is None:
        return told
    if told.act == "issued" and not told.body and event.body and event.type == told.kind:
        told = replace(told, body=here.names.body(event.body))
    said = folded(" ".join(e.span.of(here.read.document.text) for e in event.evidence if e.field == "date"))
    borrowed = any(words in said for words in here.words.all("borrowed_days"))
    return told if borrowed else dated_by(told, event.date, event.id)


def dated_by(told: Told, date: When | None, event: str) -> Told:
    """The same with its date and event; a month that was not over when the document appeared reaches to that day."""
    latest = told.published.latest if told.published else None
    if date and latest and date.latest and date.latest > latest and (date.earliest is None or date.earliest <= latest):
        date = When.between(date.earliest, latest)
    return replace(told, date=date, event=event)
