"""Answers that name the call itself: "The Ministry rejected Harbour Watch's appeal", "The guild's calls went unheeded"."""

from collections.abc import Callable, Iterable, Iterator

from onrecord.reconcile.answer_sentence import Clause
from onrecord.reconcile.answer_subjects import Variants, agent_behind, is_named_at, is_subject
from onrecord.reconcile.sought import Sought

AHEAD = 10
"""Words between a call and what is told of it."""


def answered_calls(
    clause: Clause, calls: Iterable[Sought], variants: Callable[[frozenset[str]], Variants]
) -> Iterator[tuple[int, Sought, int]]:
    """The calls that a sentence tells an answer to by naming their caller: each verb of answering, the call, and its noun."""
    for one in calls:
        callers = variants(frozenset((one.by,)))
        for noun in range(len(clause.tokens)):
            end = end_of_call(clause, noun, callers) if clause.is_("calls", noun) else None
            asked = variants(one.to)
            if end is None or not is_for_it(clause, end, one, asked):
                continue
            verb = verb_on(clause, noun, end, asked)
            if verb is not None:
                yield verb, one, noun


def end_of_call(clause: Clause, noun: int, callers: Variants) -> int | None:
    """Where a call ends whose caller is named: "the guild's appeal", "the appeal of the guild"; None where it is another's."""
    for name in callers:
        first = noun - len(name)
        before = tuple(clause.word(at) for at in range(max(first, 0), noun))
        if before == name and clause.tokens[noun - 1].is_owner:
            return noun + 1
        start = noun + 2 + clause.is_("determiners", noun + 2)
        behind = tuple(clause.word(at) for at in range(start, start + len(name)))
        if clause.is_("of_a_caller", noun + 1) and behind == name and not clause.tokens[start + len(name) - 1].is_owner:
            return start + len(name)
    return None


def is_for_it(clause: Clause, end: int, one: Sought, asked: Variants) -> bool:
    """True where no other thing is named that the call is for, and nobody else to whom it is made."""
    if clause.word(end) == "to" and is_named_at(clause, end + 1 + clause.is_("determiners", end + 1), asked):
        return True
    return clause.word(end) not in ("for", "to", "on", "that", "over") or one.core <= clause.stems


def verb_on(clause: Clause, noun: int, end: int, asked: Variants) -> int | None:
    """The verb of answering whose object the call is, done by those asked; or whose subject it is. None for none."""
    for verb in range(noun - 1, max(-1, noun - AHEAD), -1):
        if clause.is_("heeding", verb):
            return verb if is_subject(clause, verb, asked, own=False) else None
    for verb in range(end, min(len(clause.tokens), end + AHEAD)):
        if clause.is_("heeding", verb):
            agent = agent_behind(clause, verb)
            return verb if agent is None or is_named_at(clause, agent, asked) else None
        if clause.is_("joining", verb):
            return None
    return None
