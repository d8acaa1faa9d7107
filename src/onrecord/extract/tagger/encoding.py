"""From a text to what the network reads: words, their pieces, and what their letters and marks look like."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.quotations.marks import find_quoted
from onrecord.model.text import Span

WORD = re.compile(r"``|''|‘‘|’’|\w+|[^\w\s]")
"""A word, or one mark; two single marks that stand for a double one are one."""

CLS, SEP, PARAGRAPH = 101, 102, 1
"""Numbers of pieces in the vocabulary of BERT: begin, end, and one of its unused ones for a new paragraph."""

OPENING, CLOSING = "“", "”"
"""Every pair of marks reads as this one, whatever the marks of the text are."""

LOWER, TITLE, UPPER, DIGIT, QUOTED = 0, 1, 2, 3, 4
"""What a word looks like; `QUOTED` is added to one of the others within marks."""
KINDS_OF_WORD = 8

NOWHERE, SENTENCE_END, OPEN_PARAGRAPH, PARAGRAPH_END = 0, 1, 2, 3
"""How well a text may be cut after a word: an open paragraph ends with a colon, or within marks that nothing closes there;
a sentence ends outside marks."""
ENDS_SENTENCE = frozenset(".!?…。！？؟۔।")
ENDS_OPEN = frozenset(":：")

Pieces = Callable[[Sequence[str]], list[tuple[int, ...]]]
"""Words to the numbers of their pieces."""


@dataclass(frozen=True)
class Encoded:
    """A text, encoded. All are one entry a word, in order of the text.

    `starts` and `ends` are offsets in the text (code points), `paragraph` counts from 0, `looks` is 0 to 7, `stops` says how
    well the text may be cut after a word (`NOWHERE` to `PARAGRAPH_END`).
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    pieces: list[tuple[int, ...]]
    paragraph: NDArray[np.int32]
    looks: NDArray[np.int8]
    stops: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.pieces)


@dataclass(frozen=True)
class Window:
    """Words `first` to `last` (exclusive) as one row of the network's input.

    `ids` and `looks` are one entry a piece; `places` gives each word's first piece.
    """

    first: int
    last: int
    ids: NDArray[np.int64]
    looks: NDArray[np.int64]
    places: NDArray[np.int64]


def encode(text: str, paragraphs: Sequence[Span], pieces_of: Pieces) -> Encoded:
    """The words of a text with their pieces and looks; quotation marks of every kind read as one pair."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    numbers: list[int] = []
    for number, paragraph in enumerate(paragraphs):
        for found in WORD.finditer(text, paragraph.start, paragraph.end):
            words.append(found[0])
            starts.append(found.start())
            ends.append(found.end())
            numbers.append(number)
    looks = np.fromiter((look_of(word) for word in words), np.int8, len(words))
    shown = list(words)
    begins = np.asarray(starts, np.int32)
    for quoted in find_quoted(text, paragraphs):
        first, last = np.searchsorted(begins, (quoted.inner.start, quoted.inner.end))
        looks[first:last] |= QUOTED
        if first and starts[first - 1] == quoted.span.start < quoted.inner.start:
            shown[first - 1] = OPENING
        if last < len(words) and starts[last] == quoted.inner.end < quoted.span.end:
            shown[last] = CLOSING
    of_words = np.asarray(numbers, np.int32)
    stops = stops_of(words, of_words, looks >= QUOTED)
    return Encoded(begins, np.asarray(ends, np.int32), pieces_of(shown), of_words, looks, stops)


def stops_of(words: Sequence[str], paragraph: NDArray[np.int32], quoted: NDArray[np.bool_]) -> NDArray[np.int8]:
    """How well the text may be cut after each word. `quoted` are the words within marks, [words]."""
    stops = np.zeros(len(words), np.int8)
    for place, word in enumerate(words):
        if place + 1 == len(words) or paragraph[place + 1] != paragraph[place]:
            stops[place] = OPEN_PARAGRAPH if word in ENDS_OPEN or quoted[place] else PARAGRAPH_END
        elif not quoted[place] and not quoted[place + 1]:
            # The mark that closes a sentence in marks stands after its full stop.
            ends = word in ENDS_SENTENCE or (place and quoted[place - 1] and words[place - 1] in ENDS_SENTENCE)
            stops[place] = SENTENCE_END if ends else NOWHERE
    return stops


def look_of(word: str) -> int:
    """Whether a word is in capitals, begins with one, or begins with a digit."""
    if len(word) > 1 and word.isupper():
        return UPPER
    first = word[0]
    return TITLE if first.isupper() else DIGIT if first.isdigit() else LOWER


def lengths_of(encoded: Encoded) -> NDArray[np.int64]:
    """Pieces that each word takes in a window, the sign of a new paragraph included."""
    counts = np.fromiter((len(p) for p in encoded.pieces), np.int64, len(encoded))
    counts[1:] += encoded.paragraph[1:] != encoded.paragraph[:-1]
    return counts


def window_at(encoded: Encoded, first: int, last: int) -> Window:
    """The window of words `first` to `last`."""
    ids, looks, places = [CLS], [0], []
    for word in range(first, last):
        if word and encoded.paragraph[word] != encoded.paragraph[word - 1]:
            ids.append(PARAGRAPH)
            looks.append(0)
        places.append(len(ids))
        ids += encoded.pieces[word]
        looks += [int(encoded.looks[word])] * len(encoded.pieces[word])
    ids.append(SEP)
    looks.append(0)
    return Window(first, last, np.asarray(ids), np.asarray(looks), np.asarray(places))


def cut(lengths: NDArray[np.int64], most: int, first_most: int = 0) -> Iterator[tuple[int, int]]:
    """Words cut into stretches of at most `most` pieces, the first of at most `first_most` where given."""
    ends = np.cumsum(lengths)
    first, before = 0, 0
    while first < len(lengths):
        limit = before + (first_most or most)
        last = max(first + 1, int(np.searchsorted(ends, limit, "right")))
        yield first, last
        before, first, first_most = int(ends[last - 1]), last, 0


def cores(encoded: Encoded, lengths: NDArray[np.int64], most: int) -> Iterator[tuple[int, int]]:
    """Stretches of words of at most `most` pieces that end where paragraphs do; a longer paragraph is cut where sentences end.

    No stretch ends after a colon or within marks that are left open if it can be helped: who speaks stands before. Only a
    word of more pieces stands alone in a longer one.
    """
    ends = np.cumsum(lengths)
    first, before = 0, 0
    while first < len(encoded):
        limit = max(first + 1, int(np.searchsorted(ends, before + most, "right")))
        last = limit if limit == len(encoded) else cut_within(encoded, ends, first, limit)
        yield first, last
        first, before = last, int(ends[last - 1])


def cut_within(encoded: Encoded, ends: NDArray[np.int64], first: int, limit: int) -> int:
    """Where a stretch from word `first` that cannot reach beyond word `limit` should end: the number of the word after it."""
    stops = encoded.stops[first:limit]
    for kind in (PARAGRAPH_END, OPEN_PARAGRAPH):
        if len(places := np.flatnonzero(stops == kind)):
            return first + int(places[-1]) + 1
    # The paragraph goes on beyond the limit: into as few even parts as it takes, each ended where a sentence is near.
    paragraph = int(np.searchsorted(encoded.paragraph, encoded.paragraph[first], "right"))
    before = int(ends[first - 1]) if first else 0
    size, most = int(ends[paragraph - 1]) - before, max(1, int(ends[limit - 1]) - before)
    even = int(np.searchsorted(ends, before + size // -(-size // most), "right"))
    sentences = first + 1 + np.flatnonzero(stops == SENTENCE_END)
    if len(sentences):
        return int(sentences[np.abs(ends[sentences - 1] - ends[max(0, even - 1)]).argmin()])
    return max(first + 1, min(even, limit))
