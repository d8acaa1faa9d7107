"""Calls that a title makes in the imperative: "X: Stop the evictions and free the tenants"."""

from collections.abc import Iterator
from itertools import pairwise

from onrecord.extract.calls.parties import Asked
from onrecord.extract.calls.pieces import Piece, verb_pieces
from onrecord.extract.calls.words import call_words
from onrecord.extract.description.words import document_words
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word

SOMEBODY = ("state", "forces", "armed_group", "organisation", "body", "person", "role", "other")


def find_in_title(reading: Reading) -> Iterator[Asked]:
    """What a document's title asks for, of whoever stands before its colon; nothing where nobody speaks for the document."""
    span = reading.description.title_span
    words = reading.analysis.words_in(span) if span else ()
    by = reading.voice_at(span.start).name if span else ""
    # "Open letter to the mayor" asks nobody to open one.
    marks = document_words(reading.language).statement_marks
    if span is None or not words or not by or span.of(reading.text).lower().startswith(tuple(marks)):
        return
    colon = next((n for n, word in enumerate(words) if word.text == ":"), -1)
    asked, called = words[: max(colon, 0)], words[colon + 1 :]
    while called and called[-1].pos == "PUNCT":
        called = called[:-1]
    if len(called) < 2 or not is_imperative(reading, called):
        return
    to = addressed(reading, asked)
    for piece in pieces_of(reading, called):
        yield Asked(piece, by, to, called[0].index)


def pieces_of(reading: Reading, words: tuple[Word, ...]) -> Iterator[Piece]:
    """The imperatives that "and" joins. Titles are parsed badly: what may begin one is known by its word, too."""
    known, first = call_words(reading.language), words[0].index
    for before, word in pairwise(words):
        if before.tag == "CC" and word.lower in known.imperatives:
            yield from verb_pieces(reading, first, before.index)
            first = word.index
    yield from verb_pieces(reading, first, words[-1].index + 1)


def is_imperative(reading: Reading, words: tuple[Word, ...]) -> bool:
    """True for "Free the tenants", but not for "Release of tenants" and "End is near"."""
    opening, following = words[0], words[1]
    plain = following.pos not in ("ADP", "AUX", "PUNCT", "CCONJ") and following.tag not in ("MD", "VBZ", "VBD")
    return opening.lower in call_words(reading.language).imperatives and plain


def addressed(reading: Reading, words: tuple[Word, ...]) -> tuple[str, ...]:
    """The parties before the colon."""
    found = {m.name: m for w in words if (m := reading.parties.at(w.index)) and m.kind in SOMEBODY}
    return tuple(name for name in found if name)
