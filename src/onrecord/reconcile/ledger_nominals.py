"""Legal steps told by nouns: "the annulment of the warrants on 1 June", "after the renewal of the mandate".

Only where the words around show that it was done: what is asked for, refused, feared or expected is told by the same nouns.
"""

from collections.abc import Iterator

from onrecord.model.entries import Event
from onrecord.model.ledger import Act
from onrecord.reconcile.ledger_dates import dates_of
from onrecord.reconcile.ledger_near import day_of
from onrecord.reconcile.ledger_objects import act_upon_kind
from onrecord.reconcile.ledger_sentence import NEAR, Doer, Sentence
from onrecord.reconcile.ledger_told import Told, told_of
from onrecord.reconcile.ledger_whose import doer_named, whose
from onrecord.reconcile.ledger_words import LedgerWords
from onrecord.reconcile.roles_held import RoleWords

OF = 6
"""Words between the noun of an act and that of its instrument: "the annulment of the Court's arrest warrants"."""
VERB = 14
"""Words behind the instrument among which the verb of the clause is looked for."""
DAY = 40
"""Characters between the instrument and a day that is its own."""


def by_nominals(here: Sentence, roles: RoleWords) -> Iterator[tuple[Told, Event | None]]:
    """What the sentence tells by nouns, each with the event that dates it where one does."""
    for at in range(len(here.tokens)):
        noun, told = upon_which(here, at)
        if noun is None or told is None or here.is_question or here.is_partial:
            continue
        cue = cue_of(here, at, noun)
        doer = doer_of(here, at, noun, cue) if cue is not None and not here.is_held(at) else None
        act = told if noun == at else act_upon_kind(here, told, here.nouns[noun])
        if cue is not None and doer is not None and act is not None:
            step = told_as(here, noun, act, doer, roles)
            if step:
                yield step, day_of_act(here, at, noun, cue)


def upon_which(here: Sentence, at: int) -> tuple[int | None, Act | None]:
    """The instrument of the noun of an act, and the act; of "the pardon of Bo Tarn" the noun itself. None for other words."""
    another = here.words.as_another(here.word(at)) if at in here.nouns else None
    if another is not None:
        return at if here.word(at + 1) in here.words.all("of") else None, another.get("issued")
    act = here.words.nominals.get(here.word(at))
    return instrument_of(here, at) if act else None, act


def told_as(here: Sentence, noun: int, act: Act, doer: Doer, roles: RoleWords) -> Told | None:
    """The act upon the instrument; None where the words don't say upon which."""
    kind = here.nouns[noun]
    told = told_of(here, noun, kind, act, doer, whose(here, noun, roles) if here.words.is_personal(kind) else ())
    return told if told.definite or told.against or told.number else None


def instrument_of(here: Sentence, at: int) -> int | None:
    """The instrument of which the noun of an act is: behind "of"; None for none, and where several such nouns may share it."""
    if here.word(at + 1) not in here.words.all("of"):
        return None
    nouns = [noun for noun in here.nouns if at + 1 < noun <= at + OF]
    if not nouns or here.words.as_another(here.word(min(nouns))) is not None:
        return None
    between = {here.word(one) for one in range(at + 2, min(nouns))}
    broken = between & (here.words.all("prepositions") | here.words.all("breaks") | here.words.all("joins") | {","})
    parts = here.words.has_any("some", between) or bool(between & here.words.nominals.keys())
    return None if broken or parts else min(nouns)


def cue_of(here: Sentence, at: int, noun: int) -> int | None:
    """The word that shows that it was done: one before the noun phrase, else the verb behind it; None for none."""
    words, first = here.words, start_of(here, at)
    if first is None:
        return None
    before = first - 1
    if here.word(before) in words.all("after_an_act"):
        return before
    if here.word(before) in words.all("hearing_of_an_act") | words.all("telling_an_act"):
        return before if here.is_real(before) else None
    if (
        before < 0
        or here.tokens[before].raw in ",;:"
        or here.word(before) in words.all("opens_clause") | words.all("joins")
    ):
        return verb_of(here, noun)
    day = here.word(before) in here.calendar or here.word(before)[:1].isdigit()
    return verb_of(here, noun) if day else None


def start_of(here: Sentence, at: int) -> int | None:
    """Where "the annulment", "the court's surprise annulment" begins; None where it is no certain one: "an annulment"."""
    none = here.words.all("prepositions") | here.words.all("articles") | here.words.all("not_yet")
    for first in range(at - 1, max(-1, at - 1 - NEAR), -1):
        if here.tokens[first].is_owner:
            run = next((run for run in here.runs if run.last == first + 1), None)
            start = run.first if run else first
            return start - here.words.has_any("definite", [here.word(start - 1)])
        if here.words.has_any("definite", [here.word(first)]):
            return first
        if here.word(first) in none or first in here.verbs:
            return None
    return None


def verb_of(here: Sentence, noun: int) -> int | None:
    """The verb of which the noun of an act is the subject, where it shows that the act was done; None where it does not."""
    words = here.words
    for at in range(noun + 1, min(len(here.tokens), noun + VERB)):
        word, raw = here.word(at), here.tokens[at].raw
        if raw in ",;:" or word in open_words(words):
            return None
        if word in words.all("past_auxiliaries"):
            after = [here.word(one) for one in range(at + 1, at + 1 + NEAR)]
            wished = words.has_any("undone", after) or words.has_any("unreal", after[:2])
            return None if wished else at
        if word in words.all("past_verbs"):
            return at
        if word in words.all("undone") - words.all("asides"):
            return None
        if word.endswith("ed") and not here.tokens[at].is_capital:
            return at
    return None


def open_words(words: LedgerWords) -> frozenset[str]:
    """Words that begin something else, or show that it was not done; "for" and "to" stand in the noun phrase too."""
    begins = words.all("relative") - words.all("past_auxiliaries") | words.all("unreal") - words.all("prepositions")
    return begins - words.all("against") - words.all("to_whom")


def doer_of(here: Sentence, at: int, noun: int, cue: int) -> Doer | None:
    """Who did it: the owner, the one behind "by", whoever announced it; None where that is somebody who could not have."""
    owner = next((run for run in here.runs if at - NEAR <= run.last <= at and here.owns(run)), None)
    if owner:
        body = here.names.body(owner.name)
        return Doer(body) if body or here.words.is_body(owner.name) else None
    owned = here.tokens[at - 1].is_owner
    if owned:
        return Doer(here.names.body(here.word(at - 1))) if here.words.has_any("officers", [here.word(at - 1)]) else None
    taking_effect = here.words.has_any("taking_effect", [here.word(one) for one in range(cue, cue + NEAR)])
    doer = here.agent_of(noun, noun, passive=True) if cue < noun or taking_effect else agent_before(here, noun, cue)
    if not doer.is_body and here.nouns[noun] in here.words.all("upon_anybody"):
        named = doer_named(here, noun, passive=True)
        return Doer(named) if named else None
    if doer.body or not doer.is_body:
        return doer if doer.is_body else None
    if here.word(cue) in here.words.all("telling_an_act") and cue < at:
        told = here.subject_of(cue)
        return told if told.is_body else None
    return Doer()


def agent_before(here: Sentence, noun: int, verb: int) -> Doer:
    """Who is named behind "by" before the verb: of "was welcomed by his family" nobody."""
    by = next((at for at in range(noun + 1, verb) if here.word(at) in here.words.all("by")), None)
    return here.named_after(by) if by is not None else Doer()


def day_of_act(here: Sentence, at: int, noun: int, cue: int) -> Event | None:
    """The event that dates it: by a day next to the noun phrase; where the clause tells that it was ordered or took effect, by the clause's."""
    end = here.tokens[noun].span.end
    until = here.tokens[cue].span.start if cue > noun else end + DAY
    own = (e for e in here.events if 0 <= day_of(e).start - end <= min(DAY, until - end) and not parted(here, end, e))
    found = next(iter(sorted(own, key=lambda e: day_of(e).start)), None)
    telling = (
        here.word(cue) in here.words.all("telling_an_act")
        if cue < at
        else here.words.has_any("taking_effect", [here.word(one) for one in range(cue, cue + NEAR)])
    )
    return found or (dates_of(here, [cue]).get(cue) if telling else None)


def parted(here: Sentence, end: int, event: Event) -> bool:
    """True where a comma or another verb stands between: the day is of what that one tells."""
    between = [at for at, token in enumerate(here.tokens) if end <= token.span.start < day_of(event).start]
    return any(here.tokens[at].raw in ",;:" or at in here.verbs or at in here.alone for at in between)
