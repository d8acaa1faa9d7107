"""The sentences of documents that tell legal steps: which act, upon what, by whom, against whom, when."""

from collections.abc import Iterator

from onrecord.model.entries import Event
from onrecord.model.groups import DocumentRead
from onrecord.model.text import Span
from onrecord.reconcile.ledger_names import DocumentNames
from onrecord.reconcile.ledger_near import EntriesNear, day_of
from onrecord.reconcile.ledger_objects import act_upon, noun_before, object_of
from onrecord.reconcile.ledger_persons import against, names_from, openings, subjects_of
from onrecord.reconcile.ledger_sentence import FAR, NEAR, Doer, Sentence
from onrecord.reconcile.ledger_spoken import spoken_of
from onrecord.reconcile.ledger_told import Told, told_of, with_date
from onrecord.reconcile.ledger_words import LedgerWords
from onrecord.reconcile.wording import Terms, sentence_around

LONGEST = 800
"""Characters of a sentence that are read to either side."""
NAMED_WITHIN = 12
"""Characters between an instrument and the day of its issue."""
COMMA = 100
"""Characters that a comma between a verb and a date counts for."""
ISSUED = ("warrant", "resolution", "opinion")
"""The types of event that can be the issue of an instrument,"""
LEGAL = (*ISSUED, "warrant_ended")
"""and those that can be a step at all."""


def told_in(read: DocumentRead, names: DocumentNames, terms: Terms, words: LedgerWords) -> list[Told]:
    """The legal steps that a document tells, in the order of its text."""
    text, seen, found, near = read.document.text, set[Span](), list[Told](), EntriesNear(read)
    for sign in words.pattern.finditer(text):
        # The sentence is looked for from within the word: before its first letter nothing shows that it begins there.
        span = sentence_around(text, Span(sign.start() + 1, sign.end()), reach=LONGEST)
        if span not in seen:
            seen.add(span)
            found += told_by(Sentence(read, span, near, names, terms, words))
    return sorted(found, key=lambda told: (told.span.start, told.noun))


def told_by(here: Sentence) -> Iterator[Told]:
    """What one sentence tells: the acts in the order of the words, then what is said to stand."""
    dated, done = dates_of(here), set[int]()
    for at in sorted((*here.verbs, *here.alone)):
        found = by_itself(here, at) if at in here.alone else upon_a_noun(here, at)
        if found:
            done.add(found.noun)
            yield with_date(here, found, dated.get(at))
    yield from (found for found in named_by_day(here) if found.noun not in done)
    yield from spoken_of(here)


def upon_a_noun(here: Sentence, verb: int) -> Told | None:
    """The act of a verb upon an instrument beside it; None where there is none, or where nobody who could has done it."""
    words, word = here.words, here.word(verb)
    passive = words.has_any("passive", here.before(verb)) or word in words.all("happens")
    after = None if passive else object_of(here, verb)
    noun = after if after is not None else noun_before(here, verb, passive=passive)
    if noun is None or (word in words.all("needs_for") and not asks_for(here, verb)) or excludes(here, noun):
        return None
    kind = here.nouns[noun]
    act = act_upon(here, verb, noun, kind)
    doer = here.subject_of(verb) if after is not None else here.agent_of(verb, noun, passive=passive)
    if act is None or not doer.is_body or (word in words.all("hands_out") and kind not in words.all("handed_out")):
        return None
    told = told_of(here, noun, kind, act, doer, against(here, noun) if words.is_personal(kind) else ())
    if words.is_personal(kind) and not told.against and not told.pronoun and any(openings(here, noun)):
        # "The warrant for the wife of Oskar Venn": somebody is meant whom the words don't name.
        return None
    named = doer.body or told.definite or told.against or told.number
    return told if named or kind not in words.all("only_by_bodies") else None


def excludes(here: Sentence, noun: int) -> bool:
    """True for "the warrants except that against Bo Tarn": the words don't name those that are meant."""
    return here.words.has_any("exclusions", (token.word for token in here.tokens[noun : noun + FAR]))


def asks_for(here: Sentence, verb: int) -> bool:
    return here.words.has_any("for", (*here.before(verb, 8), here.word(verb + 1)))


def by_itself(here: Sentence, verb: int) -> Told | None:
    """The act of a verb that says what was issued: "charged Ann Sorrel with murder"."""
    passive = here.words.has_any("passive", here.before(verb))
    accused = subjects_of(here, verb) if passive else names_from(here, verb + 1)
    doer = here.agent_of(verb, verb, passive=True) if passive else here.subject_of(verb)
    if not accused or not doer.is_body or (not passive and not doer.body and not here.has_officer(verb)):
        return None
    return told_of(here, verb, here.alone[verb], "issued", doer, accused)


def named_by_day(here: Sentence) -> Iterator[Told]:
    """Instruments that are named with the day of their issue: "the Court's opinion of July 2031"."""
    for event in here.events:
        day = day_of(event)
        if event.type not in ISSUED or not event.body or day == event.span or not here.span.holds(day):
            continue
        near = (at for at in here.nouns if 0 < day.start - here.tokens[at].span.end < NAMED_WITHIN)
        noun = max(near, default=None)
        if noun is not None and here.word(noun + 1) in here.words.all("of"):
            kind = here.nouns[noun]
            accused = against(here, noun) if here.words.is_personal(kind) else ()
            yield with_date(here, told_of(here, noun, kind, "issued", Doer(here.names.of(event.body)), accused), event)


def dates_of(here: Sentence) -> dict[int, Event]:
    """For each verb the event that dates it: the nearest date, where the event's words hold the verb or are of a legal step."""
    found: dict[int, tuple[int, Event]] = {}
    verbs = (*here.verbs, *here.alone)
    for event in here.events:
        inside = [at for at in verbs if event.span.holds(here.tokens[at].span)]
        legal = event.type in LEGAL or event.span.start <= here.span.start + 4
        near = [
            (far, at) for at in inside or (verbs if legal else ()) if (far := distance(here, at, event)) is not None
        ]
        if near:
            least, at = min(near)
            if at not in found or least < found[at][0]:
                found[at] = (least, event)
    return {at: event for at, (_, event) in found.items()}


def distance(here: Sentence, verb: int, event: Event) -> int | None:
    """How far a verb is from a date, commas counted as many words; None where another clause begins between: "after it was issued"."""
    place, day = here.tokens[verb].span, day_of(event)
    issued = max((at for at in here.nouns if verb - NEAR <= at < verb), default=None)
    reduced = issued is not None and not here.words.has_any("had", here.before(verb))
    if reduced and issued is not None and day.end <= here.tokens[issued].span.start:
        # "On Friday ... an arrest warrant issued by the court": the day is that of the clause's own verb.
        return None
    first, last = (place.end, day.start) if place.end <= day.start else (day.end, place.start)
    between = [token.word for token in here.tokens if first <= token.span.start < last]
    return (
        None if here.words.has_any("other_time", between) else abs(place.start - day.start) + COMMA * between.count(",")
    )
