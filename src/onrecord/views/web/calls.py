"""Calls: who asks whom to do what, by addressee, the same call made again as one thread, and what became of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.answered import Answered
from onrecord.model.answers import Answer, ToldAt
from onrecord.model.dates import When
from onrecord.model.decisions import Decision, Source
from onrecord.model.groups import DocumentRead, EntryKey, Thread
from onrecord.model.text import Span
from onrecord.model.vocabulary import CALL_STATES
from onrecord.views.web.addresses import document_address, entry_address, span_address
from onrecord.views.web.catalogue import Catalogue, Placed
from onrecord.views.web.paging import BadRequest, chosen, paged
from onrecord.views.web.wording import title_of

PAGE = 30
LONGEST_LIST = 100
NOBODY = "Nobody named"
STATE_MEANS = {
    "open": "nothing on record says clearly what became of it",
    "done": "what was asked for was done, as words in a document or a person with a source say",
    "partly": "some of it was done",
    "refused": "whoever was asked refused",
    "no answer": "words in a document say that nothing came of it",
}

Context = dict[str, object]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Words in the prose of another document that tell of a call, or may; and where they open."""

    read: DocumentRead
    span: Span
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Told:
    """A call with its state and what set it: words of a document, or a decision with its source."""

    placed: Placed
    answer: Answer
    days: int | None
    """For how many days it has had no answer; None where it has one, or that is not known."""
    by_words: Placed | None = None
    """The call whose document tells the answer: this one, or the same made again."""
    words: str = ""
    words_address: str = ""
    elsewhere: Elsewhere | None = None
    """The words of another document that set the state,"""
    perhaps: tuple[Elsewhere, ...] = ()
    """and those that may be about this call, and set none."""
    decision: Decision | None = None
    source: str = ""
    source_address: str = ""
    """Empty where the source is no longer in the record."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One call, or one made again and again: in the order of the documents' dates."""

    name: str
    state: str
    """That of the call made last."""
    calls: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom the calls are made to."""

    party: str
    asked: tuple[Asked, ...]


def calls_page(catalogue: Catalogue, query: Mapping[str, str]) -> Context:
    """All calls by addressee, most called first; those to one addressee, by one caller, of one state where that is asked for.

    With `unanswered`: the calls without any answer for so many days, longest first.
    """
    calls = catalogue.of_kind("call")
    everybody = sorted({to for p in calls for to in catalogue.parties(p.call.to)})
    callers = sorted({catalogue.party(p.call.by) for p in calls if p.call.by})
    to, by = chosen(query, "to", [*everybody, NOBODY]), chosen(query, "by", callers)
    state, least, day = chosen(query, "state", CALL_STATES), days_in(query), day_in(query)
    answered = catalogue.answered_by(day) if day else catalogue.answered
    fitting = [
        told(catalogue, answered, p)
        for p in calls
        if p.key in answered.answers
        and by in ("", catalogue.party(p.call.by))
        and (not to or to in (catalogue.parties(p.call.to) or (NOBODY,)))
        and state in ("", answered.answers[p.key].state)
    ]
    if least is None:
        page: object = paged(by_addressee(catalogue, answered, fitting, to), "/calls", query, PAGE)
    else:
        waiting = sorted((t for t in fitting if t.days is not None and t.days >= least), key=lambda t: -(t.days or 0))
        page = paged(waiting, "/calls", query, LONGEST_LIST)
    return {
        "page": page, "everybody": everybody, "callers": callers, "states": CALL_STATES, "means": STATE_MEANS,
        "to": to, "by": by, "state": state, "least": least, "day": answered.day, "given_day": query.get("as_of", "").strip(),
        "undated": len(answered.undated()),
    }  # fmt: skip


def days_in(query: Mapping[str, str]) -> int | None:
    """The least number of days without an answer that is asked for; None for none. Raises BadRequest."""
    given = query.get("unanswered", "").strip()
    if given and not (given.isdecimal() and given.isascii() and len(given) < 6):
        raise BadRequest(f"“{given}” is no number of days: a whole number from 0 to 99999 was expected")
    return int(given) if given else None


def day_in(query: Mapping[str, str]) -> date | None:
    """The day as of which calls are asked for; None for now. Raises BadRequest."""
    given = query.get("as_of", "").strip()
    try:
        return When.at(given).latest if given else None
    except ValueError as wrong:
        raise BadRequest(f"“{given}” is no date: YYYY, YYYY-MM or YYYY-MM-DD was expected") from wrong


def by_addressee(catalogue: Catalogue, answered: Answered, calls: Iterable[Told], to: str) -> list[Addressee]:
    """The calls by whom they are made to, most called first."""
    by_party: dict[str, list[Told]] = defaultdict(list)
    for one in calls:
        for party in catalogue.parties(one.placed.call.to) or (NOBODY,):
            by_party[party].append(one)
    parties = [to] if to else sorted(by_party, key=lambda n: (n == NOBODY, -len(by_party[n]), n))
    return [Addressee(p, asked(catalogue, answered, by_party[p])) for p in parties if by_party[p]]


def asked(catalogue: Catalogue, answered: Answered, calls: Iterable[Told]) -> tuple[Asked, ...]:
    """The calls, those of one thread together, in the order of the first of each."""
    together: dict[str, list[Told]] = defaultdict(list)
    threads: dict[str, Thread] = {}
    for one in calls:
        thread = catalogue.thread_of.get(one.placed.key)
        name = f"thread {thread.id}" if thread else one.placed.address
        together[name].append(one)
        if thread:
            threads[name] = thread
    return tuple(
        Asked(threads[name].name, answered.of_thread(threads[name]).state, tuple(members))
        if name in threads and len(members) > 1
        else Asked("", members[0].answer.state, tuple(members))
        for name, members in together.items()
    )


def told(catalogue: Catalogue, answered: Answered, placed: Placed) -> Told:
    """A call with what set its state."""
    answer = answered.answers[placed.key]
    days = answered.days(placed.key)
    decision = answered.decisions.get(answer.decision)
    if decision:
        source, address = source_of(catalogue, decision.source) if decision.source else ("", "")
        return Told(placed, answer, days, decision=decision, source=source, source_address=address)
    perhaps = tuple(elsewhere(catalogue, one) for one in answer.perhaps)
    if answer.told_at:
        return Told(placed, answer, days, elsewhere=elsewhere(catalogue, answer.told_at), perhaps=perhaps)
    by_words = catalogue.placed.get(answer.told_in) if answer.told_in else None
    span = by_words.call.answered if by_words else None
    if by_words is None or span is None:
        return Told(placed, answer, days, perhaps=perhaps)
    address = span_address(by_words.key.document, span)
    return Told(placed, answer, days, by_words, by_words.words_at((span,)), address, perhaps=perhaps)


def elsewhere(catalogue: Catalogue, told: ToldAt) -> Elsewhere:
    """The words of another document."""
    read = catalogue.by_sha256[told.document]
    words = " ".join(told.span.of(read.document.text).split())
    return Elsewhere(read, told.span, words, span_address(told.document, told.span))


def source_of(catalogue: Catalogue, source: Source) -> tuple[str, str]:
    """A decision's source in words, and its address; none where its document is no longer in the record."""
    read = next((r for r in catalogue.documents if r.document.sha256 == source.document), None)
    name = title_of(read) if read else f"a document no longer in the record ({source.document[:12]})"
    words = f"“{' '.join(source.words.split())}” in {name}" if source.words else name
    if read is None:
        return words, ""
    if source.entry and EntryKey(source.document, source.entry) in catalogue.placed:
        return words, entry_address(EntryKey(source.document, source.entry))
    if source.end > source.start:
        return words, span_address(source.document, Span(source.start, source.end))
    return words, document_address(source.document)
