"""What prose tells of a thing that a call made elsewhere was about: the verb upon it, and what leaves that open.

Each rule says yes only where the words leave no other reading; all else is no answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.reconcile.answer_sentence import Clause
from onrecord.reconcile.answer_subjects import begins
from onrecord.reconcile.sought import Sought

WIDE = 3
"""Words that a thing may have besides those asked for: "the nine striking dock workers"."""
FAR = 12
"""Words between a thing and the verb of which it is the subject."""
CALLED = 6
"""Words from a call to what it is for."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Where the thing asked for stands: its words with article and number, from `first` up to, not including, `last`."""

    first: int
    last: int
    share: bool
    """True for "four of the nine dock workers"."""
    is_one: bool = False
    """True where its number or a name tells that it is this one, and not another of its kind."""


def things_in(clause: Clause, sought: Sought) -> Iterator[Thing]:
    """Where the thing that a call is about is told of in a sentence."""
    stems = [clause.words.terms.stem(token.word) for token in clause.tokens]
    for last, stem in enumerate(stems):
        if stem not in sought.core:
            continue
        first = next((at for at in range(last, -1, -1) if sought.core <= set(stems[at : last + 1])), None)
        if first is not None and last - first < len(sought.core) + WIDE:
            thing = whole(clause, first, last + 1, sought)
            if thing:
                yield thing


def whole(clause: Clause, first: int, last: int, sought: Sought) -> Thing | None:
    """The thing with its article and number; None where the words are part of something else, or another number is told."""
    if clause.tokens[last - 1].is_owner or not ends_at(clause, last):
        return None
    definite, numbers, start = False, set[str](), first
    while start and (
        clause.is_("determiners", start - 1)
        or clause.is_("degree", start - 1)
        or clause.words.is_number(clause.word(start - 1))
    ):
        start -= 1
        definite = definite or clause.is_("definite", start)
        numbers |= {clause.word(start)} if clause.words.is_number(clause.word(start)) else set()
    share = clause.word(start - 1) == "of" and (
        clause.is_("shares", start - 2) or clause.words.is_number(clause.word(start - 2))
    )
    named = any(token.is_capital for token in clause.tokens[first:last] if token is not clause.tokens[0])
    same = numbers <= {sought.number} if sought.number else not numbers
    if not same or not (definite or named or numbers or sought.core & clause.words.terms.outcomes):
        return None
    if clause.is_("of", last) and not numbers:
        # "The plan of the opposition" is another plan; "the six nurses of Quarrow" are those six.
        return None
    return Thing(start - 2 if share else start, last, share, named or bool(numbers))


def ends_at(clause: Clause, last: int) -> bool:
    """True where a thing ends before this word, and is not the first part of another: "the dock workers union"."""
    after = clause.word(last)
    named = clause.is_("of", last) and last + 1 < len(clause.tokens) and clause.tokens[last + 1].is_capital
    follows = clause.is_("after_a_thing", last) or clause.is_day(last) or after.endswith("ed")
    return named or follows or not after[:1].isalnum()


def acts_on(clause: Clause, thing: Thing, sought: Sought) -> int | None:
    """The verb before a thing that does to it what was asked for, or refuses it: "released the nine", "refuses to release the nine"."""
    at = thing.first - 1
    if clause.is_("links", at) and at > 0 and not is_consent(clause, at, sought):
        at -= 1
    if clause.words.act(clause.word(at)) == sought.act and not clause.tokens[at].is_capital:
        return beginning_of(clause, at) if clause.is_("nominal_acts", at) else at
    if clause.words.act_of_two(clause.word(at), clause.word(thing.last)) == sought.act:
        return at
    consent = at - (clause.is_("links", at))
    return consent if is_consent(clause, at, sought) else None


def beginning_of(clause: Clause, noun: int) -> int | None:
    """The verb by which an act that a noun names is begun: "opened" in "opened a full inquiry into"; None for none."""
    at = noun - 1
    while clause.is_("determiners", at) or clause.is_("degree", at):
        at -= 1
    return at if clause.is_("begins", at) else None


def is_consent(clause: Clause, at: int, sought: Sought) -> bool:
    """True for "agreed to", "rejected", where what was asked for is a consent: a ceasefire, an agreement."""
    verb = at - clause.is_("links", at)
    return sought.act in clause.words.consents and clause.is_("consenting", verb)


def is_acted_on(clause: Clause, thing: Thing, sought: Sought) -> int | None:
    """The verb behind a thing that tells what became of it: "were released", "has reopened"; None for none.

    "The families of the nine dock workers" are another thing.
    """
    if not begins(clause, thing.first, frozenset()):
        return None
    for at in range(thing.last, min(len(clause.tokens), thing.last + FAR)):
        if clause.words.act(clause.word(at)) == sought.act:
            near = range(max(thing.last, at - 4), at)
            passive = any(clause.is_("passive", one) for one in near)
            return at if passive or stands_alone(clause, at) else None
        if clause.is_("joining", at) or clause.tokens[at].raw in ":;":
            return None
    return None


def stands_alone(clause: Clause, verb: int) -> bool:
    """True for a verb in the past without an object: "the clinic reopened on Monday"."""
    after = clause.word(verb + 1)
    return clause.word(verb).endswith("ed") and (
        not after[:1].isalnum()
        or clause.is_day(verb + 1)
        or (clause.is_("after_a_thing", verb + 1) and after not in ("that", "which", "who"))
    )


def is_taken_back(clause: Clause, verb: int) -> bool:
    """True for "was freed and arrested again": what is told behind the verb leaves it open how it ended."""
    for at in range(verb + 1, len(clause.tokens)):
        if clause.is_("taken_back", at) and not any(
            clause.is_("of_before", one) for one in range(max(verb, at - 3), at)
        ):
            return True
    return False


def narrower(clause: Clause, thing: Thing, names: frozenset[str]) -> bool:
    """True where a place stands behind a thing that is not among these names: "the ban on boats in Tarn"."""
    far = range(thing.last, min(len(clause.tokens) - 1, thing.last + CALLED))
    return not thing.is_one and any(
        clause.is_("where", at)
        and clause.tokens[at + 1].is_capital
        and clause.word(at + 1) not in names | clause.calendar
        for at in far
    )


def left_lying(clause: Clause, thing: Thing) -> int | None:
    """ "Calls for the release of the nine dock workers went unheeded": the word that says so, behind a thing that calls are for."""
    before = range(max(0, thing.first - CALLED), thing.first)
    if not any(clause.is_("calls", at) and clause.word(at + 1) in ("for", "to") for at in before):
        return None
    near = range(thing.last, min(len(clause.tokens), thing.last + FAR))
    return next((at for at in near if clause.is_("left_lying", at)), None)
