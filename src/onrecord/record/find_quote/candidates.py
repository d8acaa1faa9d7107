"""Where in a record words may stand: the stretches of text that hold most of the rarest of them, found by the index of search.

Scripts without spaces have no words that the index knows: there the texts themselves are looked through for some runs of letters.
"""

import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model.text import Span
from onrecord.record.find_quote.asked import Asked
from onrecord.record.find_quote.folding import UNSPACED

COMMON = 4_000
"""A word, or two, that so many passages hold tell little: they are looked at only where nothing rarer is there."""

MOST_WORDS = 16
"""Of the words asked for, and of the pairs of neighbours, so many are looked up."""

BEST = 60
"""Stretches looked at that hold some of the words;"""
MOST = 1_000
"""and those that hold nearly all of them: as many as that."""
NEARLY_ALL = 0.8

RUN = 4
"""Letters looked for together in a script without spaces."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a document's text in which the words may stand."""

    document: str
    span: Span


def stretches(database: sqlite3.Connection, asked: Asked) -> list[Stretch]:
    """The stretches worth reading, the likeliest documents first; those of one document that touch are one."""
    scores = scored_passages(database, asked)
    around = 2 * len(asked.text) + 400
    found: dict[str, list[Span]] = defaultdict(list)
    for document, start, end in best_passages(database, scores):
        found[document].append(Span(max(0, start - around), end + around))
    if UNSPACED.search(asked.text):
        for document, length in looked_through(database, asked):
            found[document] = [Span(0, length)]
    return [Stretch(document, span) for document, spans in found.items() for span in merged(spans)]


def scored_passages(database: sqlite3.Connection, asked: Asked) -> dict[int, float]:
    """By number of the passage: how much of what was asked for it holds, rare words more than common ones; 1 is all of it."""
    total = database.execute("SELECT count(*) FROM passage WHERE kind = 'text'").fetchone()[0]
    held = {term: passages_with(database, term) for term in terms(asked)}
    rare = {term: numbers for term, numbers in held.items() if len(numbers) < COMMON} if any(held.values()) else {}
    scores: dict[int, float] = defaultdict(float)
    possible = 0.0
    for numbers in ({t: n for t, n in rare.items() if n} or held).values():
        worth = math.log(1 + total / (1 + len(numbers))) if numbers else 0.0
        possible += worth
        for number in numbers:
            scores[number] += worth
    return {number: score / possible for number, score in scores.items()} if possible else {}


def passages_with(database: sqlite3.Connection, term: str) -> list[int]:
    """The passages of texts that hold a word or words in a row, COMMON of them at most."""
    rows = database.execute(
        """SELECT search.rowid FROM search JOIN passage ON passage.number = search.rowid
        WHERE search MATCH ? AND passage.kind = 'text' LIMIT ?""",
        [f'words : "{term}"', COMMON],
    )
    return [number for (number,) in rows]


def terms(asked: Asked) -> list[str]:
    """What is looked up: the longest words, and pairs of neighbours spread over the whole."""
    words = [
        asked.text[word.span.start : word.span.end]
        for word in asked.words
        if word.letters and not UNSPACED.match(word.letters) and not word.bracketed
    ]
    singles = sorted(dict.fromkeys(words), key=lambda word: -len(word))[:MOST_WORDS]
    pairs = [f"{one} {other}" for one, other in pairwise(words)]
    return [term.replace('"', " ") for term in (*singles, *spread(list(dict.fromkeys(pairs)), MOST_WORDS))]


def spread(items: list[str], most: int) -> list[str]:
    """So many of them at most, the first and the last among them.

    >>> spread(["a", "b", "c", "d", "e"], 3)
    ['a', 'c', 'e']
    """
    if len(items) <= most:
        return items
    return [items[round(number * (len(items) - 1) / (most - 1))] for number in range(most)]


def best_passages(database: sqlite3.Connection, scores: dict[int, float]) -> Iterator[tuple[str, int, int]]:
    """Document, start and end of the passages that are looked at, best first."""
    ranked = sorted(scores, key=lambda number: (-scores[number], number))[:MOST]
    kept = [number for rank, number in enumerate(ranked) if rank < BEST or scores[number] >= NEARLY_ALL]
    for number in kept:
        yield database.execute('SELECT document, start, "end" FROM passage WHERE number = ?', [number]).fetchone()


def looked_through(database: sqlite3.Connection, asked: Asked) -> list[tuple[str, int]]:
    """The documents that hold most of some runs of letters, with the lengths of their texts; BEST of them at most."""
    runs = spread(list(dict.fromkeys(runs_of(asked))), MOST_WORDS)
    rows = database.execute("SELECT sha256, text FROM document ORDER BY sha256") if runs else ()
    held = [(sum(run in text for run in runs), sha256, len(text)) for sha256, text in rows]
    held.sort(key=lambda row: -row[0])
    all_of_it = [row for row in held if row[0] == len(runs)][:MOST]
    some = [row for row in held[:BEST] if 4 * row[0] >= len(runs) and row[0] < len(runs)]
    return [(sha256, length) for _, sha256, length in (*all_of_it, *some)]


def runs_of(asked: Asked) -> Iterator[str]:
    """Runs of letters without a space or mark between, in the words as asked."""
    for number, start in enumerate(word.span.start for word in asked.words):
        end = number + RUN
        words = asked.words[number:end]
        run = asked.text[start : start + RUN]
        if (
            len(words) == RUN
            and all(UNSPACED.match(word.letters) for word in words)
            and words[-1].span.end == start + RUN
        ):
            yield run


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch put together."""
    whole: list[Span] = []
    for span in sorted(spans):
        if whole and span.start <= whole[-1].end:
            whole[-1] = Span(whole[-1].start, max(whole[-1].end, span.end))
        else:
            whole.append(span)
    return whole
