"""What became of each call of a record: told by words in its document, by those about the same call made again, or by a person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from onrecord.model.answers import Answer, CallMade
from onrecord.model.decisions import Decision
from onrecord.model.groups import EntryKey, Thread
from onrecord.model.vocabulary import STATE_OF, CallState
from onrecord.reconcile.answering_words import AnsweringWords
from onrecord.reconcile.answers_elsewhere import Told
from onrecord.reconcile.decided import entry_decided
from onrecord.reconcile.sought import PartyName

PROGRESS: dict[CallState, int] = {"open": 0, "no answer": 1, "refused": 1, "partly": 2, "done": 3}
"""How far each state is on the way from a call to its being done."""


def answers_to(
    calls: Sequence[CallMade],
    threads: Iterable[Thread],
    decisions: Iterable[Decision],
    named: PartyName,
    words: AnsweringWords,
    elsewhere: Mapping[EntryKey, Sequence[Told]] = MappingProxyType({}),
) -> dict[EntryKey, Answer]:
    """The state of every call. A person's decision goes before the words; `decisions`: those in force.

    `elsewhere`: what other documents tell of calls in their prose, in order of time.
    """
    found = {one.key: told_by_words(one, words) for one in calls}
    found |= {key: told_elsewhere(found[key], those) for key, those in elsewhere.items() if key in found}
    for decision in decisions:
        key = call_decided(calls, decision)
        if key:
            found[key] = Answer(STATE_OF[decision.mark], decision=decision.number)
    return found | told_again(calls, threads, found, named)


def told_by_words(one: CallMade, words: AnsweringWords) -> Answer:
    """The state that the words of its own document give a call; open, with the words, where they don't tell clearly."""
    return Answer(words.state(one.told, one.words), one.key) if one.told else Answer()


def told_elsewhere(answer: Answer, told: Sequence[Told]) -> Answer:
    """The answer with what later documents tell of it. What was refused may be done later; what was done is not undone by words.

    Where they contradict each other, none sets the state.
    """
    first, perhaps = answer, tuple(dict.fromkeys(one.at for one in told if not one.sure))
    for one in (one for one in told if one.sure):
        if PROGRESS[one.state] < PROGRESS[answer.state]:
            return replace(first, perhaps=tuple(dict.fromkeys(other.at for other in told)))
        answer = Answer(one.state, told_at=one.at) if one.state != answer.state or not answer.is_told else answer
    return replace(answer, perhaps=perhaps)


def told_again(
    calls: Iterable[CallMade], threads: Iterable[Thread], found: Mapping[EntryKey, Answer], named: PartyName
) -> dict[EntryKey, Answer]:
    """The states of calls without an answer of their own, from that of the same call made again later, to the same parties.

    Never the other way: a call that is made again after its answer is open again.
    """
    by_key = {one.key: one for one in calls}
    in_threads: dict[EntryKey, set[str]] = defaultdict(set)
    for thread in threads:
        for key in thread.calls:
            in_threads[key].add(thread.id)
    out: dict[EntryKey, Answer] = {}
    for thread in threads:
        members = [by_key[key] for key in thread.calls if key in by_key]
        answered = [one for one in members if found[one.key].state != "open"]
        for one in (one for one in members if not found[one.key].is_told and one.call.to):
            fitting = [
                other
                for other in answered
                if asked_of_all(one, other, named)
                and is_later(other, one)
                and in_threads[one.key] == in_threads[other.key]
            ]
            states = {found[other.key].state for other in fitting}
            if len(states) == 1:
                first = fitting[0]
                told = found[first.key]
                out[one.key] = told if told.told_at else replace(told, told_in=first.key)
    return out


def asked_of_all(one: CallMade, other: CallMade, named: PartyName) -> bool:
    """True where whoever is asked by a call is asked by the other one too."""
    asked, asked_too = ({named(made.key.document, name) for name in made.call.to} for made in (one, other))
    return asked <= asked_too


def is_later(one: CallMade, other: CallMade) -> bool:
    """True where a call's document is for sure no earlier than the other's."""
    first = one.published.earliest if one.published else None
    last = other.published.latest if other.published else None
    return first is not None and last is not None and first >= last


def call_decided(calls: Iterable[CallMade], decision: Decision) -> EntryKey | None:
    """The call that a decision is about, as its document is read now; None where it is about none, or the call is not there now."""
    if decision.mark not in STATE_OF:
        return None
    document = decision.entry.document
    call = entry_decided((one.call for one in calls if one.key.document == document), decision)
    return EntryKey(document, call.id) if call else None


def days_without_answer(one: CallMade, answer: Answer, day: date) -> int | None:
    """For how many days a call had been without any answer; None where it has one, or nothing tells when it was made."""
    made = one.published.latest if one.published else None
    if answer.is_answer or made is None or made > day:
        return None
    return (day - made) // timedelta(days=1)
