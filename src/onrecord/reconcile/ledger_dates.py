"""When a sentence says that its legal steps were taken: which of its dates is of which verb."""

from collections.abc import Sequence

from onrecord.model.entries import Event
from onrecord.reconcile.ledger_near import day_of
from onrecord.reconcile.ledger_sentence import NEAR, Sentence

COMMA = 100
"""Characters that a comma between a verb and a date counts for."""
LEGAL = ("warrant", "resolution", "opinion", "warrant_ended")
"""The types of event that can be a step."""


def dates_of(here: Sentence, verbs: Sequence[int]) -> dict[int, Event]:
    """For each verb the event that dates it: the nearest date, where the event's words hold the verb or are of a legal step."""
    found: dict[int, tuple[int, Event]] = {}
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
