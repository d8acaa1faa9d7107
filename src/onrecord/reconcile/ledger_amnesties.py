"""Amnesties: for persons who are named they end their convictions; for many they are a step of their own.

"All convicted in the Reed Bridge trial" ends the convictions that documents tell of in that trial.
"""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.model.ledger import Act
from onrecord.reconcile.ledger_chain import Chain
from onrecord.reconcile.ledger_persons import names_from
from onrecord.reconcile.ledger_sentence import NEAR, Doer, Sentence
from onrecord.reconcile.ledger_told import Told, told_of

LONGEST = 12
"""Words that tell who is amnestied."""


def upon_persons(here: Sentence, told: Told, noun: int) -> Told | None:
    """What an amnesty does: to persons who are named as a pardon, else with the words for whom it is; None where nobody is told."""
    act: Act = "pardoned" if told.act == "issued" else "reinstated"
    for start in starts_of_whom(here, noun):
        persons = names_from(here, start)
        if persons:
            return replace(told, kind="conviction", act=act, against=persons, definite=True)
        if group := group_at(here, start):
            return replace(told, against=(group,))
    return None if told.act == "issued" and not told.body else told


def by_pardon(here: Sentence, verb: int, doer: Doer, *, passive: bool) -> Iterator[Told]:
    """The amnesty of "pardoned 200 prisoners", "200 prisoners were pardoned"; none where no number of people is told."""
    group = group_before(here, verb) if passive else group_at(here, verb + 1)
    if group:
        yield replace(told_of(here, verb, "amnesty", "issued", doer), against=(group,), number="")


def starts_of_whom(here: Sentence, noun: int) -> Iterator[int]:
    """Where those may begin to whom an amnesty is given: behind "for", "to", "covering"."""
    for at in range(noun + 1, min(len(here.tokens), noun + 1 + 2 * NEAR)):
        if here.words.has_any("amnestied_behind", [here.word(at)]):
            yield at + 1


def group_at(here: Sentence, start: int) -> str:
    """The words for many that begin here ("all convicted in the Reed Bridge trial"); empty where they tell of no number and not of all."""
    if not here.words.has_any("many", [here.word(start)]) and not here.word(start)[:1].isdigit():
        return ""
    end = start + 1
    while end < min(len(here.tokens), start + LONGEST) and not ends_group(here, end):
        end += 1
    return " ".join(token.raw for token in here.tokens[start:end]) if end > start + 1 else ""


def ends_group(here: Sentence, at: int) -> bool:
    """True where the words for a group are over: at a mark, at "by", at what tells the day or the reason."""
    after = here.word(at + 1)
    dated = here.word(at) in here.words.all("prepositions") and (after in here.calendar or after[:1].isdigit())
    ends = any(here.words.has_any(name, [here.word(at)]) for name in ("by", "ends_object", "passive", "to_whom"))
    return not here.word(at)[:1].isalnum() or dated or ends or here.word(at) in here.calendar


def group_before(here: Sentence, verb: int) -> str:
    """The words for many with which the clause of a passive begins: "200 prisoners were pardoned"."""
    for start in range(verb - 1, max(-1, verb - LONGEST), -1):
        if not here.word(start)[:1].isalnum():
            return ""
        opens = start == 0 or not here.word(start - 1)[:1].isalnum() or here.word(start - 1) in here.calendar
        opens = opens or here.word(start - 1)[:1].isdigit()
        if opens and here.word(start) not in here.calendar and (group := group_at(here, start)):
            return group
    return ""


def ended_by(amnesty: Told, chain: Chain) -> Told | None:
    """The pardon of one who was convicted in the case that an amnesty is for, before it; None where that isn't told."""
    issued = [one for one in chain.told if one.act == "issued" and one.cases & amnesty.cases]
    if not issued or not amnesty.cases or not chain.against:
        return None
    found = replace(amnesty, kind="conviction", act="pardoned", against=(chain.against,), definite=True)
    return found if chain.dates_allow(found) else None
