"""Calls that give somebody a time: "gave X until Friday to leave", "X has until Friday to leave"."""

from collections.abc import Iterator

from onrecord.extract.calls.clauses import verbs_asked
from onrecord.extract.calls.deadlines import time_behind
from onrecord.extract.calls.live import is_live
from onrecord.extract.calls.parties import Asked, caller, names_at
from onrecord.extract.calls.words import call_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word

NEAR = 8
"""Words between the verb and "until", and between "until" and what is to be done."""


def find_ultimatums(reading: Reading) -> Iterator[Asked]:
    """What somebody is given a time for, in order of the text."""
    known, words = call_words(reading.language), reading.analysis.words
    for until in words:
        if until.lower in known.until and time_behind(reading, until).is_told:
            verb = next(
                (w for w in words[max(0, until.index - NEAR) : until.index][::-1] if w.pos in ("VERB", "AUX")), None
            )
            if verb is not None and verb.lemma in known.giving_time and is_live(reading, verb):
                yield from asked_until(reading, verb, until)


def asked_until(reading: Reading, verb: Word, until: Word) -> Iterator[Asked]:
    """The acts behind "until Friday to", by whoever gives the time, or says that another has it."""
    analysis, known = reading.analysis, call_words(reading.language)
    limit = analysis.sentence_of(until).last
    near = range(until.index + 1, min(limit - 1, until.index + 1 + NEAR))
    to = next((i for i in near if analysis.words[i].tag == "TO" and analysis.words[i + 1].tag == "VB"), None)
    passive = bool(analysis.children(verb.index, "auxpass"))
    gives = verb.lemma in known.giving and not passive
    heads = (
        analysis.children(verb.index, "dobj", "dative")
        if gives
        else analysis.children(verb.index, "nsubj", "nsubjpass")
    )
    asked = tuple(dict.fromkeys(name for one in heads for name in names_at(reading, one.index)))
    by = caller(reading, verb) if gives or passive else reading.voice_at(verb.start).name
    if to is not None and asked and by and by not in asked:
        yield from verbs_asked(reading, (to + 1, limit), by, asked, verb.index)
