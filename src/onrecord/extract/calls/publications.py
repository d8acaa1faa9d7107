"""Calls in the titles of publications: "Lisk: Authorities must free the miners (LSK 20/006/2031), 3 May 2031"."""

import re
from dataclasses import replace

from onrecord.extract.calls.parties import Asked
from onrecord.extract.calls.pieces import span_of
from onrecord.extract.calls.words import call_words
from onrecord.extract.listed_numbers import LISTED_NUMBER
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word

DAY = re.compile(r"\d{4}-\d\d-\d\d")


def without_listing(reading: Reading, asked: Asked) -> Asked:
    """A call without the number and the day of the publication in whose title it stands."""
    first, last = asked.piece
    words = reading.analysis.words
    span = span_of(reading.analysis, asked.piece)
    index = LISTED_NUMBER.search(reading.text, span.start, span.end + 1)
    if index:
        last = next((i for i in range(first, last) if words[i].start >= index.start()), last)
    elif follows_colon(reading, asked):
        days = [d for d in reading.dates_in(span) if d.span.end == span.end and DAY.fullmatch(d.value)]
        opens = reading.analysis.word_at(days[0].span.start) if days else None
        if opens is not None and words[opens.index - 1].text == ",":
            last = opens.index - 1
    return replace(asked, piece=(first, last)) if last > first else asked


def follows_colon(reading: Reading, asked: Asked) -> bool:
    """True where a colon stands before what is asked for, in its sentence or right before it."""
    words = reading.analysis.words
    opening = max(reading.analysis.sentence_of(words[asked.piece[0]]).first - 1, 0)
    return any(word.text == ":" for word in words[opening : asked.piece[0]])


def state_before_colon(reading: Reading, subject: Word) -> tuple[str, ...]:
    """The state of "Lisk: Authorities must", whose authorities are asked; none for any other subject."""
    words, known = reading.analysis.words, call_words(reading.language)
    if subject.index < 2 or words[subject.index - 1].text != ":" or subject.lemma not in known.state_asked:
        return ()
    owner = reading.parties.at(subject.index - 2)
    return (owner.name,) if owner is not None and owner.kind == "state" else ()
