"""Where words stand word for word: the same letters in the same words, in order, with other words between only where some were left out."""

from collections.abc import Iterator

from onrecord.model.text import Span
from onrecord.record.find_quote.asked import Asked
from onrecord.record.find_quote.folding import Folded, same_words

LEFT_OUT = 1_500
"""Letters that "..." may stand for at most."""


def exact_places(asked: Asked, text: Folded) -> Iterator[tuple[Span, ...]]:
    """Every place where the words stand, as the spans of the pieces; places do not overlap."""
    start = 0
    while (first := find(asked.pieces[0], text, start)) >= 0:
        ends = [(first, first + len(asked.pieces[0].letters))]
        for piece in asked.pieces[1:]:
            at = find(piece, text, ends[-1][1], ends[-1][1] + LEFT_OUT)
            if at < 0:
                break
            ends.append((at, at + len(piece.letters)))
        if len(ends) == len(asked.pieces):
            yield tuple(span for a, b in ends for span in text.spans(a, b))
            start = ends[-1][1]
        else:
            start = first + 1


def find(piece: Folded, text: Folded, start: int, latest: int | None = None) -> int:
    """The first letter, from `start` to `latest`, at which the words of the piece stand; -1 where they don't."""
    end = len(text.letters) if latest is None else latest + len(piece.letters)
    at = text.letters.find(piece.letters, start, end)
    while at >= 0 and not same_words(text, at, piece):
        at = text.letters.find(piece.letters, at + 1, end)
    return at
