"""Which words are a name, and of what kind: spaCy's recogniser of entities, for all words of many texts at once.

Its decisions are spaCy's own: from word to word, a word outside a name begins one, is one by itself, or is none; within a name it goes on or
ends it. spaCy takes the words one by one. But the scores outside a name depend on the word alone, so that one product gives them for all words;
and what follows the beginning of a name is looked at for all beginnings together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, SENT_START
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc

from onrecord.languages.english.parsing.word_vectors import Floats, WordVectors, weight

Flags: TypeAlias = NDArray[np.bool_]
Places: TypeAlias = NDArray[np.intp]

OUTSIDE = "O"
BEGINS, GOES_ON, ENDS, ALONE = "B", "I", "L", "U"
"""The letters by which spaCy's recogniser names what a word may be; a dash and the kind of name follow."""


@dataclass(frozen=True, slots=True)
class Names:
    """Of each word of some texts, one text after the other."""

    kinds: Sequence[str]
    """The kind of name that it stands in, empty outside of names."""
    begins: Sequence[bool]
    """Whether it is the first word of a name."""


class NamedWords:
    """The recogniser of a pipeline, with word vectors of its own."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        model = recogniser.model
        self._vectors = WordVectors(model.get_ref("tok2vec").layers[0])
        narrowed, lower, upper = model.get_ref("tok2vec").layers[-1], model.get_ref("lower"), model.get_ref("upper")
        self._narrow, self._narrow_bias = weight(narrowed, "W").T, weight(narrowed, "b")
        seen, hidden, pieces, width = weight(lower, "W").shape
        # By piece, so that the larger of two is that of two halves.
        self._seen = weight(lower, "W").transpose(0, 2, 1, 3).reshape(seen, pieces * hidden, width)
        self._nothing = weight(lower, "pad")[0].transpose(0, 2, 1).reshape(seen, pieces * hidden)
        self._hidden_bias = weight(lower, "b").T.reshape(-1)
        self._pieces, self._hidden = pieces, hidden
        self._scores, self._bias = np.ascontiguousarray(weight(upper, "W").T), weight(upper, "b")
        moves = [recogniser.moves.get_class_name(number) for number in range(recogniser.moves.n_moves)]
        self._kinds = [move.partition("-")[2] for move in moves]
        self._is = {letter: np.array([move[:1] == letter for move in moves]) for letter in (BEGINS, ALONE, OUTSIDE)}
        self._named = np.array([bool(kind) for kind in self._kinds])
        number = {move: at for at, move in enumerate(moves)}
        self._inside = np.array([number.get(f"{GOES_ON}-{kind}", 0) for kind in self._kinds])
        self._last = np.array([number.get(f"{ENDS}-{kind}", 0) for kind in self._kinds])

    def of(self, docs: Sequence[Doc]) -> Names:
        """The names in texts whose sentences are known."""
        rows = np.concatenate([doc.to_array([SENT_START, IS_SPACE]) for doc in docs]).astype(np.int64)
        ends = np.cumsum([len(doc) for doc in docs]) - 1
        cut = np.append(rows[1:, 0] == 1, True)
        cut[ends] = True
        words = self._vectors(docs) @ self._narrow + self._narrow_bias
        closed = self._outside(words, cut, rows[:, 1] == 1)
        starts = np.flatnonzero(self._is[BEGINS][closed])
        last = dict(zip(starts.tolist(), self._ends_of(words, starts, closed[starts], cut).tolist(), strict=True))
        kinds, begins = [""] * len(words), [False] * len(words)
        free = 0
        for at in np.flatnonzero(~self._is[OUTSIDE][closed]).tolist():
            if at < free:
                continue
            free = last.get(at, at) + 1
            begins[at] = True
            kinds[at:free] = [self._kinds[closed[at]]] * (free - at)
        return Names(kinds, begins)

    def _outside(self, words: Floats, cut: Flags, space: Flags) -> Places:
        """What each word is where no name is open before it, as the number of a move."""
        summed = words @ self._seen[0].T + (self._nothing[1] + self._nothing[2] + self._hidden_bias)
        scores = self._scored(summed)
        possible = np.broadcast_to(self._is[OUTSIDE], scores.shape).copy()
        possible |= self._is[ALONE] & self._named & ~space[:, None]
        possible |= self._is[BEGINS] & self._named & ~(space | cut)[:, None]
        scores[~possible] = -np.inf
        moves: Places = np.argmax(scores, axis=1)
        return moves

    def _ends_of(self, words: Floats, starts: Places, moves: Places, cut: Flags) -> Places:
        """The last word of each of the names that begin there with those moves."""
        ends = starts.copy()
        left = np.arange(len(starts))
        while len(left):
            at = ends[left] + 1
            ends[left] = at
            seen = (words[at], words[starts[left]], words[at - 1])
            summed = sum((part @ weights.T for part, weights in zip(seen, self._seen, strict=True)), self._hidden_bias)
            scores, row = self._scored(summed), np.arange(len(left))
            further = scores[row, self._inside[moves[left]]] >= scores[row, self._last[moves[left]]]
            left = left[further & ~cut[at]]
        return ends

    def _scored(self, summed: Floats) -> Floats:
        """The score of each move."""
        largest = summed[:, : self._hidden]
        for piece in range(1, self._pieces):
            largest = np.maximum(largest, summed[:, piece * self._hidden : (piece + 1) * self._hidden])
        scores: Floats = largest @ self._scores + self._bias
        return scores
