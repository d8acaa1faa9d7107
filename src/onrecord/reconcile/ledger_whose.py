"""Whose an instrument is: the persons that a warrant is against, the states and bodies under sanctions, the body that has a mandate.

A person may be meant by a role alone ("the warrant for the Prime Minister"): who held it is told elsewhere.
"""

from collections.abc import Iterator

from onrecord.reconcile.ledger_persons import against, is_closed, listed_before, names_from, openings, subjects_of
from onrecord.reconcile.ledger_sentence import NEAR, REACH, Sentence
from onrecord.reconcile.ledger_tokens import Run, name_between
from onrecord.reconcile.names import name_of
from onrecord.reconcile.roles_held import RoleWords

ROLE = 6
"""Words of a role with what it is one in: "foreign minister of the Isles"."""


def whose(here: Sentence, noun: int, roles: RoleWords) -> tuple[str, ...]:
    """The parties whose instrument it is; empty where the words leave a choice."""
    kind = here.nouns[noun]
    if kind in here.words.all("owned"):
        return owners(here, noun)
    if kind in here.words.all("upon_anybody"):
        # A person behind a role ("the former army chief Oskar Venn") has more than one name; "Harun-based" is none.
        found = (
            targets_from(here, start) or tuple(name for name in names_from(here, start) if len(name.split()) > 1)
            for start in openings(here, noun)
        )
        return next(filter(None, found), ())
    named, held = against(here, noun) or received(here, noun), in_roles(here, noun, roles)
    # "The Prime Minister" may be read as a name, and so may the former one: only words that are a role for sure stand for somebody.
    return tuple(one for one in named if roles.role_in(name_of(one, roles.terms)) is None) + held


def owners(here: Sentence, noun: int) -> tuple[str, ...]:
    """Whose mandate it is: "the mandate of the Observer Mission in Hale", "the Observer Mission's mandate"."""
    at = noun + 2
    if here.word(noun + 1) in here.words.all("of"):
        at += here.words.has_any("definite", [here.word(at)])
        run = next((run for run in here.runs if run.first == at), None)
        whole = run and Run(at, full_end(here, run), name_between(here.tokens, at, full_end(here, run)))
        closed = whole and (is_closed(here, whole) or whole.last in here.verbs)
        found = [whole] if whole and closed and not here.owns(whole) else []
    else:
        run = next((run for run in here.runs if run.last == noun), None)
        found = listed_before(here, run) if run else []
    return tuple(filter(None, (here.names.owner(run.name) for run in found)))


def full_end(here: Sentence, run: Run) -> int:
    """The end of a body's name with all that it is of, for and in: two missions may differ in nothing else."""
    last = run
    while not here.owns(last):
        at = last.last + 1 + here.words.has_any("definite", [here.word(last.last + 1)])
        further = next((one for one in here.runs if one.first == at), None)
        if further is None or here.word(last.last) not in here.words.all("in_names"):
            break
        last = further
    return last.last


def end_of(here: Sentence, run: Run) -> int:
    """The end of a name, with what it is of: "Bank of Harun"."""
    further = next((one for one in here.runs if one.first == run.last + 1), None)
    of = here.word(run.last) in here.words.all("of") and not here.owns(run)
    return further.last if further and of else run.last


def targets_from(here: Sentence, start: int) -> tuple[str, ...]:
    """The states, bodies and persons of a list that begins here: "Harun", "Harun, Orvale and the Bank of Kestrel".

    Empty where what is named only says of something else what it is of: "Harun oil exports".
    """
    found: list[str] = []
    ends, at, joined = 0, start, True
    while run := target_at(here, at):
        found.append(here.names.anybody(run.name))
        # Only an "and" tells a list from "..., Ida Brandt, the minister, said".
        ends = len(found) if joined else ends
        at, joined = run.last, False
        while at < len(here.tokens) and (here.tokens[at].raw == "," or here.word(at) in here.words.all("joins")):
            joined = joined or here.word(at) in here.words.all("joins")
            at += 1
    return tuple(dict.fromkeys(filter(None, found[:ends])))


def target_at(here: Sentence, at: int) -> Run | None:
    """The name that stands here, with what it is of; None where it is an owner's, a role's, or the first part of something else."""
    while here.word(at) in here.words.all("before_names") - here.words.all("joins"):
        at += 1
    run = next((run for run in here.runs if run.first == at), None)
    if run is None or here.words.is_role(run.name.casefold()):
        return None
    whole = Run(at, end_of(here, run), name_between(here.tokens, at, end_of(here, run)))
    return whole if not here.owns(whole) and is_closed(here, whole) else None


def received(here: Sentence, noun: int) -> tuple[str, ...]:
    """Whose a pardon is: "Oskar Venn was granted a pardon", "a pardon was granted to Oskar Venn"."""
    if here.words.as_another(here.word(noun)) is None:
        return ()
    verb = receiving(here, noun)
    if verb is not None and (found := subjects_of(here, verb)):
        return found
    to = (at + 1 for at in range(noun + 1, noun + 1 + 2 * NEAR) if here.word(at) in here.words.all("to_whom"))
    return next(filter(None, (names_from(here, start) for start in to)), ())


def receiving(here: Sentence, noun: int) -> int | None:
    """The verb before a pardon whose subject has it: "received", "was granted"; None for none."""
    for at in range(noun - 1, max(-1, noun - 2 - NEAR), -1):
        word = here.word(at)
        passive = here.words.has_any("passive", here.before(at))
        if word in here.words.all("receives") or (passive and word in here.words.all("is_given")):
            return at
    return None


def in_roles(here: Sentence, noun: int, roles: RoleWords) -> tuple[str, ...]:
    """The roles in which somebody is meant who is not named: "the Prime Minister of Harun"; empty for none."""
    starts = list(openings(here, noun))[:1]
    starts += [
        at + 1 for first in starts for at in range(first, first + REACH) if here.word(at) in here.words.all("joins")
    ]
    return tuple(role for start in starts if (role := role_at(here, start, roles)))


def role_at(here: Sentence, start: int, roles: RoleWords) -> str:
    """The role that stands here, with what it is one in; empty where a person is named behind it, or somebody else is meant."""
    if not here.words.has_any("definite", [here.word(start)]) and not any(run.first == start for run in here.runs):
        return ""
    first = start + here.words.has_any("definite", [here.word(start)])
    for last in range(min(first + ROLE, len(here.tokens)), first, -1):
        if not here.tokens[last - 1].is_owner and is_role_alone(here, first, last, roles):
            return name_between(here.tokens, first, last)
    return ""


def is_role_alone(here: Sentence, first: int, last: int, roles: RoleWords) -> bool:
    """True where these words are a role, the rest of them names, and nothing that belongs to it follows."""
    told = roles.role_in(name_of(name_between(here.tokens, first, last), roles.terms))
    plain = {here.word(at) for at in range(first, last) if not here.tokens[at].is_capital}
    if told is None or plain & (here.words.all("joins") | {","}) or not is_closed(here, Run(first, last, "")):
        return False
    return not plain.intersection(told[1])


def doer_named(here: Sentence, verb: int, *, passive: bool) -> str:
    """Who is named as doing what states and persons may do too (sanctions, pardons); empty where nobody is."""
    found = agents(here, verb) if passive else subjects(here, verb)
    return next(map(here.names.of, (run.name for run in found)), "")


def agents(here: Sentence, verb: int) -> Iterator[Run]:
    """The names behind "by"."""
    by = next((at for at in range(verb + 1, verb + 2 * ROLE) if here.word(at) in here.words.all("by")), None)
    yield from (run for run in here.runs if by is not None and by < run.first <= by + NEAR)


def subjects(here: Sentence, verb: int) -> Iterator[Run]:
    """The names before a verb that nobody unnamed parts from it; "the government of Lorne" is Lorne."""
    for run in reversed([run for run in here.runs if run.last <= verb]):
        others = here.words.has_any("no_bodies", (here.word(at) for at in range(run.last, verb)))
        of = here.words.has_any("no_bodies", here.before(run.first)) and here.words.has_any(
            "of", here.before(run.first)
        )
        yield from () if others and not here.owns(run) else (run,) if of or not here.is_behind(run) else ()
