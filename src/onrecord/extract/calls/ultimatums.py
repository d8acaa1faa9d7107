"""Calls that give somebody a time: "gave X until Friday to leave", "gave X 14 days to leave", "set X a deadline of Friday to leave"."""

from collections.abc import Iterator

from onrecord.extract.calls.clauses import verbs_asked
from onrecord.extract.calls.deadlines import time_behind
from onrecord.extract.calls.later_dates import DURATION
from onrecord.extract.calls.live import is_live
from onrecord.extract.calls.parties import Asked, caller, names_at
from onrecord.extract.calls.words import call_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word
from onrecord.model.entries import TimeExpression
from onrecord.model.text import Span

LONGEST_LENGTH = 3
"""Words of a length of time before its last: "a year and a half" has more, and is told by its end."""
NEAR = 8
"""Words between the verb and "until", and between "until" and what is to be done."""


def find_ultimatums(reading: Reading) -> Iterator[Asked]:
    """What somebody is given a time for, in order of the text."""
    known, words = call_words(reading.language), reading.analysis.words
    for word in words:
        if word.lower in known.until and time_behind(reading, word).is_told:
            verbs = known.giving_time
        elif word.lemma in known.deadlines:
            verbs = known.setting
        elif is_length(reading, word):
            verbs = known.giving
        else:
            continue
        verb = next((w for w in words[max(0, word.index - NEAR) : word.index][::-1] if w.pos in ("VERB", "AUX")), None)
        # "The court, which has until Friday to rule": told in passing.
        aside = verb is not None and verb.lemma not in known.giving | known.setting and verb.dep == "relcl"
        if verb is not None and verb.lemma in verbs and not aside and is_live(reading, verb):
            found = asked_until(reading, verb, word)
            yield from (one for one in found if words[one.piece[0]].lemma not in known.not_within)


def is_length(reading: Reading, word: Word) -> bool:
    """True for the last word of a length of time that what is to be done in it follows: "14 days to"."""
    words = reading.analysis.words
    if word.index + 2 >= len(words) or words[word.index + 1].tag != "TO" or words[word.index + 2].tag != "VB":
        return False
    return any(d.span.end == word.end for d in lengths_before(reading, word))


def lengths_before(reading: Reading, word: Word) -> Iterator[TimeExpression]:
    """The lengths of time that begin a few words before the end of a word."""
    first = reading.analysis.words[max(0, word.index - LONGEST_LENGTH)]
    return (d for d in reading.dates_in(Span(first.start, word.end)) if DURATION.match(d.value))


def asked_until(reading: Reading, verb: Word, until: Word) -> Iterator[Asked]:
    """The acts behind "until Friday to", by whoever gives the time, or says that another has it."""
    analysis, known = reading.analysis, call_words(reading.language)
    limit = analysis.sentence_of(until).last
    near = range(until.index + 1, min(limit - 1, until.index + 1 + NEAR))
    to = next((i for i in near if analysis.words[i].tag == "TO" and analysis.words[i + 1].tag == "VB"), None)
    passive = bool(analysis.children(verb.index, "auxpass"))
    gives = verb.lemma in known.giving | known.setting and not passive
    asked = tuple(dict.fromkeys(n for one in given(reading, verb, to, gives) for n in names_at(reading, one.index)))
    by = caller(reading, verb) if gives or passive else reading.voice_at(verb.start).name
    if to is not None and asked and by and by not in asked:
        yield from verbs_asked(reading, (to + 1, limit), by, asked, verb.index)


def given(reading: Reading, verb: Word, to: int | None, gives: bool) -> list[Word]:
    """Who is given the time: the subject of what is to be done in "a deadline for X to", else those who get or have it."""
    analysis, known = reading.analysis, call_words(reading.language)
    own = analysis.children(to + 1, "nsubj") if to is not None else []
    if own and own[0].index > verb.index:
        return own
    if not gives:
        return analysis.children(verb.index, "nsubj", "nsubjpass")
    return [
        one
        for one in analysis.children(verb.index, "dobj", "dative")
        if one.lemma not in known.deadlines and not is_length(reading, one)
    ]
