"""Who asks, where a pronoun says so: "The ministry must pay. It also urges Y to leave"."""

from dataclasses import replace

from onrecord.extract.calls.parties import Asked, names_at
from onrecord.extract.calls.subjects import subject_of
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word


def asked_by_same(reading: Reading, found: list[Asked]) -> list[Asked]:
    """The calls, each of whose callers is a pronoun's party that is only asked for something in the sentence before.

    Whoever asks there goes on asking.
    """
    told: list[Asked] = []
    for one in found:
        told.append(replace(one, by=caller_before(reading, one, told)))
    return told


def caller_before(reading: Reading, asked: Asked, told: list[Asked]) -> str:
    """Who asks for one thing: the caller of the sentence before, where the pronoun means whom that caller asked."""
    if not asked.by or not asked_by_pronoun(reading, asked):
        return asked.by
    before = last_word_before(reading, asked)
    sentence = reading.analysis.sentence_of(before) if before else None
    here = reading.analysis.sentence_of(reading.analysis.words[asked.cue])
    for other in reversed(told if sentence and sentence.paragraph == here.paragraph else []):
        inside = sentence is not None and sentence.first <= other.cue < sentence.last
        if inside and asked.by in other.to and other.by and other.by not in asked.to:
            return other.by
    return asked.by


def asked_by_pronoun(reading: Reading, asked: Asked) -> bool:
    """True where a pronoun is the subject of the verb that asks."""
    cue = reading.analysis.words[asked.cue]
    subject = subject_of(reading, cue) if cue.pos == "VERB" else None
    return subject is not None and subject.pos == "PRON"


def last_word_before(reading: Reading, asked: Asked) -> Word | None:
    """The last word of the sentence before the one that asks."""
    sentence = reading.analysis.sentence_of(reading.analysis.words[asked.cue])
    return reading.analysis.words[sentence.first - 1] if sentence.first else None


def another_caller(reading: Reading, asked: Asked) -> str:
    """Who asks, where a pronoun was led back to the party that is asked: the subject of the sentence before."""
    before = last_word_before(reading, asked)
    if before is None:
        return ""
    words = reading.analysis.words_of(reading.analysis.sentence_of(before))
    subjects = (w for w in words if w.dep == "nsubj" and reading.parties.at(w.index))
    names = [n for w in subjects for n in names_at(reading, w.index) if n not in asked.to]
    return names[0] if names else ""
