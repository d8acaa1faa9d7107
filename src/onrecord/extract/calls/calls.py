"""Finding calls: who asks whom to do what."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from onrecord.extract.calls.answers import answer_to
from onrecord.extract.calls.asking import find_asking
from onrecord.extract.calls.deadlines import deadline_of
from onrecord.extract.calls.duties import find_duties
from onrecord.extract.calls.lists import find_listed
from onrecord.extract.calls.parties import Asked
from onrecord.extract.calls.pieces import span_of
from onrecord.extract.calls.publications import without_listing
from onrecord.extract.calls.sentence_before import another_caller, asked_by_same
from onrecord.extract.calls.titles import find_in_title
from onrecord.extract.calls.ultimatums import find_ultimatums
from onrecord.extract.calls.words import call_words
from onrecord.extract.reading import Reading
from onrecord.model.entries import Call


def find_calls(reading: Reading) -> Iterator[Call]:
    """The calls of a document, in order of the text."""
    found = found_in(reading)
    ends: dict[int, int] = {}
    for asked in found:
        ends[asked.cue] = max(ends.get(asked.cue, 0), asked.piece[1])
    for asked in found:
        yield call_of(reading, with_negation(reading, asked), ends[asked.cue])


def with_negation(reading: Reading, asked: Asked) -> Asked:
    """The call with the "not" or "never" that turns its first verb round: without it the opposite would be asked for."""
    analysis, (first, last) = reading.analysis, asked.piece
    verb = next((w for w in analysis.words[first:last] if w.pos == "VERB"), None)
    if verb is None:
        return asked
    negations = [c.index for c in analysis.children(verb.index, "neg") if asked.cue < c.index < first]
    return replace(asked, piece=(negations[0], last)) if negations else asked


def found_in(reading: Reading) -> list[Asked]:
    """All that is asked for; a word of asking that opens a list asks for nothing else."""
    listed = list(find_listed(reading))
    opening = {one.cue for one in listed}
    ways = (find_asking, find_duties, find_in_title, find_ultimatums)
    asked = [one for way in ways for one in way(reading) if one.cue not in opening]
    things = [one for one in outermost([*listed, *asked]) if not repeats(reading, one)]
    return asked_by_same(reading, [without_listing(reading, one) for one in things])


def repeats(reading: Reading, asked: Asked) -> bool:
    """True for a mere "do so"."""
    known = call_words(reading.language)
    words = [w for w in reading.analysis.words[asked.piece[0] : asked.piece[1]] if w.pos not in ("PUNCT", "PART")]
    return len(words) == 2 and words[0].lemma in known.does and words[1].lower in known.so


def outermost(found: list[Asked]) -> list[Asked]:
    """The things asked for, without those asked within another one's words."""
    kept: list[Asked] = []
    for one in sorted(found, key=lambda a: (a.piece[0], -a.piece[1])):
        if not any(k.piece[0] < one.piece[1] and one.piece[0] < k.piece[1] for k in kept):
            kept.append(one)
    return kept


def call_of(reading: Reading, asked: Asked, end: int) -> Call:
    """The entry for one thing asked for. `end`: the index after all that is asked for with it."""
    words, known = reading.analysis.words[asked.piece[0] : asked.piece[1]], call_words(reading.language)
    span = span_of(reading.analysis, asked.piece)
    return Call(
        span=span,
        by=asked.by if asked.by not in asked.to else another_caller(reading, asked),
        to=asked.to,
        unconditional=any(w.lower in known.unconditional for w in words)
        or any(f"{a.lower} {b.lower}" in known.unconditional for a, b in pairwise(words)),
        deadline=deadline_of(reading, asked),
        answered=answer_to(reading, asked, end),
    )
