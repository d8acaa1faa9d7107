"""The sentences of documents that tell legal steps: which act, upon what, by whom, against whom, when."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from onrecord.model.entries import Event
from onrecord.model.groups import DocumentRead
from onrecord.model.ledger import BY_OTHERS, ENDS, Act
from onrecord.model.text import Span
from onrecord.reconcile.ledger_amnesties import by_pardon, upon_persons
from onrecord.reconcile.ledger_dates import dates_of
from onrecord.reconcile.ledger_names import DocumentNames
from onrecord.reconcile.ledger_near import EntriesNear, day_of
from onrecord.reconcile.ledger_nominals import by_nominals
from onrecord.reconcile.ledger_objects import act_upon, noun_before, object_of
from onrecord.reconcile.ledger_persons import names_from, openings, subjects_of
from onrecord.reconcile.ledger_sentence import FAR, Doer, Sentence
from onrecord.reconcile.ledger_spoken import spoken_of
from onrecord.reconcile.ledger_told import Told, told_of, with_date
from onrecord.reconcile.ledger_whose import doer_named, receiving, whose
from onrecord.reconcile.ledger_words import LedgerWords
from onrecord.reconcile.roles_held import RoleWords
from onrecord.reconcile.wording import Terms, sentence_around

LONGEST = 800
"""Characters of a sentence that are read to either side."""
NAMED_WITHIN = 12
"""Characters between an instrument and the day of its issue."""
ISSUED = ("warrant", "resolution", "opinion")
"""The types of event that can be the issue of an instrument."""


def told_in(read: DocumentRead, names: DocumentNames, terms: Terms, words: LedgerWords, roles: RoleWords) -> list[Told]:
    """The legal steps that a document tells, in the order of its text. Whoever is meant by a role has it for a name."""
    text, seen, found, near = read.document.text, set[Span](), list[Told](), EntriesNear(read)
    for sign in words.pattern.finditer(text):
        # The sentence is looked for from within the word: before its first letter nothing shows that it begins there.
        span = sentence_around(text, Span(sign.start() + 1, sign.end()), reach=LONGEST)
        if span not in seen:
            seen.add(span)
            found += told_by(Sentence(read, span, near, names, terms, words), roles)
    return sorted(found, key=lambda told: (told.span.start, told.noun))


def told_by(here: Sentence, roles: RoleWords) -> Iterator[Told]:
    """What one sentence tells: the acts in the order of the words, those told by nouns, then what is said to stand."""
    dated, done = dates_of(here, (*here.verbs, *here.alone)), set[int]()
    for at in sorted((*here.verbs, *here.alone)):
        found = list(by_itself(here, at)) if at in here.alone else upon_a_noun(here, at, roles)
        done.update(one.noun for one in found)
        yield from (
            with_date(here, one, dated.get(at) or (issue_before(here, at, dated) if one.through else None))
            for one in found
        )
    for one, at in pardons_received(here, roles):
        done.add(one.noun)
        yield with_date(here, one, dates_of(here, [at]).get(at))
    for one, event in by_nominals(here, roles):
        if one.noun not in done:
            done.add(one.noun)
            yield with_date(here, one, event)
    yield from (found for found in named_by_day(here, roles) if found.noun not in done)
    yield from spoken_of(here)


def issue_before(here: Sentence, verb: int, dated: Mapping[int, Event]) -> Event | None:
    """The date of the issue told before: "adopted Resolution 8, which extended the mandate" is one day."""
    return next((dated[at] for at in sorted(dated, reverse=True) if at < verb and here.verbs.get(at) == "issued"), None)


def upon_a_noun(here: Sentence, verb: int, roles: RoleWords) -> list[Told]:
    """The act of a verb upon an instrument beside it; none where there is none, or where nobody who could has done it."""
    words, word = here.words, here.word(verb)
    passive = words.has_any("passive", here.before(verb)) or word in words.all("happens")
    noun = upon(here, verb, passive=passive)
    if noun is None or (word in words.all("needs_for") and not asks_for(here, verb)) or excludes(here, noun):
        return []
    kind, act = here.nouns[noun], act_upon(here, verb, noun, here.nouns[noun])
    active = noun > verb and not passive
    doer = here.subject_of(verb) if active else here.agent_of(verb, noun, passive=passive)
    if act in BY_OTHERS:
        doer = pardoner(here, verb, doer, passive=passive)
    elif not doer.is_body and kind in words.all("upon_anybody"):
        doer = Doer(doer_named(here, verb, passive=passive))
    if act in ENDS and kind in words.all("upon_anybody") and words.has_any("some", here.before(noun, 2)):
        # Others stand.
        return []
    handed = words.all("handed_out") if words.as_another(here.word(noun)) is None else {kind}
    if kind == "amnesty" and act is not None:
        return amnesties(here, verb, noun, act, doer, passive=passive)
    if act is None or not doer.is_body or (word in words.all("hands_out") and kind not in handed):
        return []
    told = told_of(here, noun, kind, act, doer, whose(here, noun, roles) if words.is_personal(kind) else ())
    if words.is_personal(kind) and not told.against and not told.pronoun and any(openings(here, noun)):
        # "The warrant for the wife of Oskar Venn": somebody is meant whom the words don't name.
        return []
    named = doer.body or told.definite or told.against or told.number
    return [told] if named or kind not in words.all("only_by_bodies") else []


def amnesties(here: Sentence, verb: int, noun: int, act: Act, doer: Doer, *, passive: bool) -> list[Told]:
    """What is told of an amnesty: whoever is named may give one."""
    by = pardoner(here, verb, doer, passive=passive)
    told = upon_persons(here, told_of(here, noun, "amnesty", act, by), noun)
    return [told] if told else []


def upon(here: Sentence, verb: int, *, passive: bool) -> int | None:
    """The instrument upon which a verb acts: its object; of "was granted a pardon" too; in the passive its subject."""
    after = object_of(here, verb)
    if after is not None and (not passive or here.words.as_another(here.word(after)) is not None):
        return after
    return noun_before(here, verb, passive=passive)


def excludes(here: Sentence, noun: int) -> bool:
    """True for "the warrants except that against Bo Tarn": the words don't name those that are meant."""
    return here.words.has_any("exclusions", (token.word for token in here.tokens[noun : noun + FAR]))


def asks_for(here: Sentence, verb: int) -> bool:
    return here.words.has_any("for", (*here.before(verb, 8), here.word(verb + 1)))


def by_itself(here: Sentence, verb: int) -> Iterator[Told]:
    """The act of a verb that says upon what it is: "charged Ann Sorrel with murder", "acquitted Bo Tarn"."""
    kind, act = here.alone[verb]
    passive = here.words.has_any("passive", here.before(verb))
    accused = subjects_of(here, verb) if passive else names_from(here, verb + 1)
    doer = here.agent_of(verb, verb, passive=True) if passive else here.subject_of(verb)
    if kind == "amnesty":
        noun = next(at for at in range(verb + 1, len(here.tokens)) if here.words.kinds.get(here.word(at)) == kind)
        yield from amnesties(here, verb, noun, act, doer, passive=passive)
        return
    if act == "pardoned":
        doer = pardoner(here, verb, doer, passive=passive)
        if not accused:
            yield from by_pardon(here, verb, doer, passive=passive)
    elif not doer.is_body or (not passive and not doer.body and not here.has_officer(verb)):
        return
    if not accused or (act == "acquitted" and is_convicted_too(here)):
        return
    told = told_of(here, verb, kind, act, doer, accused)
    yield told if act == "issued" else replace(told, definite=True)
    if act == "acquitted" and here.words.is_higher(doer.body):
        # On appeal: the conviction ends with it, where one is known.
        yield replace(told, kind="conviction", definite=True, only_known=True, noun=told.noun + 1)


def pardoner(here: Sentence, verb: int, doer: Doer, *, passive: bool) -> Doer:
    """Who pardons: whoever is named; "President Ida Brandt of Harun" is not the Tribunal for Harun. Else the body that is meant."""
    return Doer(doer_named(here, verb, passive=passive) or doer.body)


def pardons_received(here: Sentence, roles: RoleWords) -> Iterator[tuple[Told, int]]:
    """ "Oskar Venn received a pardon", each with its verb: it is nobody's act, and ends his conviction."""
    for noun, kind in here.nouns.items():
        verb = receiving(here, noun) if here.words.as_another(here.word(noun)) is not None else None
        if verb is None or verb in here.verbs or not here.is_real(verb):
            continue
        act = act_upon(here, verb, noun, kind, "issued")
        accused = whose(here, noun, roles)
        if act and accused:
            yield replace(told_of(here, noun, kind, act, Doer(), accused), definite=True), verb


def is_convicted_too(here: Sentence) -> bool:
    """True for "acquitted of murder but convicted of fraud": of what was charged something stands."""
    return any(told == ("conviction", "issued") for told in here.alone.values())


def named_by_day(here: Sentence, roles: RoleWords) -> Iterator[Told]:
    """Instruments that are named with the day of their issue: "the Court's opinion of July 2031"."""
    for event in here.events:
        day = day_of(event)
        if event.type not in ISSUED or not event.body or day == event.span or not here.span.holds(day):
            continue
        near = (at for at in here.nouns if 0 < day.start - here.tokens[at].span.end < NAMED_WITHIN)
        noun = max(near, default=None)
        if noun is not None and here.word(noun + 1) in here.words.all("of"):
            kind = here.nouns[noun]
            accused = whose(here, noun, roles) if here.words.is_personal(kind) else ()
            yield with_date(here, told_of(here, noun, kind, "issued", Doer(here.names.of(event.body)), accused), event)
