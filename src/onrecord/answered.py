"""What became of the calls of a record: each call with its state, as it stands now or stood on a day.

A call counts from the last day on which its document can have been published. People's decisions count from the day on
which they were made, and from that of the document that they rest on.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.extract.in_its_language import FIRST
from onrecord.languages import language_for
from onrecord.model.answers import Answer, CallMade
from onrecord.model.dates import When
from onrecord.model.decisions import Decision, in_force
from onrecord.model.entries import Call
from onrecord.model.groups import DocumentRead, EntryKey, Groups, Thread
from onrecord.reconcile.answering_words import AnsweringWords
from onrecord.reconcile.answers import answers_to, days_without_answer
from onrecord.reconcile.answers_elsewhere import Elsewhere, Told, by_call
from onrecord.reconcile.answers_in import told_in
from onrecord.reconcile.sought import ElsewhereWords, PartyName, sought_by
from onrecord.record.store import Filter, Record

Wanted = Callable[[str, When | None], bool]
"""True for a text and its date that are asked for."""
DocumentsThat = Callable[[Wanted], Iterable[DocumentRead]]


@dataclass(frozen=True, slots=True)
class Answered:
    """The calls of a record and what became of each. `day`: the one that days without an answer are counted to; None: no date is known."""

    calls: Mapping[EntryKey, CallMade]
    answers: Mapping[EntryKey, Answer]
    decisions: Mapping[int, Decision]
    day: date | None

    def days(self, key: EntryKey) -> int | None:
        """For how many days this call had been without any answer; None where it has one, or its date or the day is not known."""
        return days_without_answer(self.calls[key], self.answers[key], self.day) if self.day else None

    def undated(self) -> list[CallMade]:
        """The calls without an answer of which nothing tells for sure how long ago they were made."""
        return [one for key, one in self.calls.items() if not self.answers[key].is_answer and self.days(key) is None]

    def of_thread(self, thread: Thread) -> Answer:
        """The state of the call as it was made last: one that is made again after its answer is open again."""
        there = [self.answers[key] for key in thread.calls if key in self.answers]
        return there[-1] if there else Answer()


def answered_in(
    calls: Sequence[CallMade],
    groups: Groups,
    decisions: Sequence[Decision],
    published: Mapping[str, When],
    documents: DocumentsThat,
    by_day: date | None = None,
    language: str = "",
) -> Answered:
    """The state of every call; with a day, of those made by then, from what had been said and decided by its end.

    `published`: of the documents, by SHA-256. `documents`: gives those whose text and date a condition holds for. Days without an
    answer are counted to that day, else to the newest document's.
    """
    named = names_within(groups)
    made = [one for one in calls if by_day is None or is_by(one.published, by_day)]
    holding = [
        one for one in in_force(decisions, by_day.isoformat() if by_day else "") if rests_by(one, published, by_day)
    ]
    words = AnsweringWords.of(language_for(language or FIRST))
    day = by_day or newest_of(published.values())
    told = told_elsewhere(made, groups, documents, by_day, language)
    answers = answers_to(made, groups.threads, holding, named, words, told)
    return Answered({one.key: one for one in made}, answers, {one.number: one for one in holding}, day)


def names_within(groups: Groups) -> PartyName:
    """The party's one name in the record for a name as a document means it."""
    known, in_roles = groups.party_names(), groups.names_in_roles()

    def named(document: str, name: str) -> str:
        return in_roles.get(document, {}).get(name) or known.get(name, name)

    return named


def told_elsewhere(
    calls: Sequence[CallMade], groups: Groups, documents: DocumentsThat, by_day: date | None, language: str
) -> dict[EntryKey, Sequence[Told]]:
    """What other documents tell of the calls in their prose, in order of time; with a day, those published by its end."""
    given = language_for(language or FIRST)
    words, named = ElsewhereWords.of(given), names_within(groups)
    names = {party.name: party.names for party in groups.parties}
    voices = {party.name: party.speaks_for for party in groups.parties if party.speaks_for}
    sought, answering = sought_by(calls, named, words), AnsweringWords.of(given)
    elsewhere = Elsewhere(sought, named, lambda party: names.get(party, ()), words, answering, voices)

    def may_tell(text: str, published: When | None) -> bool:
        return (by_day is None or is_by(published, by_day)) and elsewhere.may_tell(text, published)

    if elsewhere.first is None:
        return {}
    return by_call(told for read in documents(may_tell) for told in told_in(read, elsewhere))


def answered(record: Record, by_day: date | None = None) -> Answered:
    """What became of the calls of a record; with a day, as had been said and decided by its end."""
    published = dates_of_documents(record)
    groups = record.groups(with_documents=False)

    def documents(wanted: Wanted) -> Iterator[DocumentRead]:
        for sha256, text in record.database.execute("SELECT sha256, text FROM document ORDER BY sha256").fetchall():
            if wanted(text, published.get(sha256)):
                yield record.document(sha256)

    return answered_in(calls_made(record, published), groups, record.decisions(), published, documents, by_day)


def calls_made(record: Record, published: Mapping[str, When]) -> list[CallMade]:
    """The calls of a record in their order, each with the words that answer it in its own document."""
    told = record.words_in("answered")
    found = []
    for stored in record.entries(Filter("call")):
        if isinstance(stored.entry, Call):
            key = EntryKey(stored.document, stored.entry.id)
            answer = " ".join(told.get(key, ()))
            found.append(CallMade(key, stored.entry, stored.words, answer, published.get(stored.document)))
    return found


def dates_of_documents(record: Record) -> dict[str, When]:
    """By SHA-256: when each document was published, of those whose date is known."""
    rows = record.database.execute(
        "SELECT sha256, earliest, latest FROM document WHERE coalesce(earliest, latest) IS NOT NULL"
    )
    return {sha256: When.between(day_of(first), day_of(last)) for sha256, first, last in rows}


def day_of(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def newest_of(published: Iterable[When]) -> date | None:
    """The day by which the newest document was there at the earliest; None where no document has a date."""
    return max((day for one in published if (day := one.earliest or one.latest)), default=None)


def rests_by(decision: Decision, published: Mapping[str, When], day: date | None) -> bool:
    """False where a decision rests on a document that was not there yet on that day, as far as one knows."""
    return day is None or decision.source is None or is_by(published.get(decision.source.document), day)


def is_by(published: When | None, day: date) -> bool:
    """True where a document was published by the end of a day for sure."""
    return published is not None and published.latest is not None and published.latest <= day
