"""Which word hangs on which, and how: spaCy's parser, step by step for many texts at once.

The steps are spaCy's own. Its loop over them gives Python's lock away and takes it back for each thing that it looks at, which takes most
of the time of a parse; here the lock is held, and the scores of a step are one product for all texts.
"""

from collections.abc import Sequence

import numpy as np
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc

from onrecord.languages.english.parsing.word_vectors import weight


class Relations:
    """The parser of a pipeline."""

    def __init__(self, parser: DependencyParser) -> None:
        self._parser = parser
        scores = parser.model.get_ref("upper")
        self._weights, self._bias = np.ascontiguousarray(weight(scores, "W").T), weight(scores, "b")

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Set heads, relations and starts of sentences in texts whose `tensor` holds their words' vectors."""
        states = self._parser.moves.init_batch(docs)
        step = self._parser.model.predict(docs)
        unfinished = [state for state in states if not state.is_final()]
        while unfinished:
            hidden = step.state2vec.predict(step.get_token_ids(unfinished))
            unfinished = self._parser.transition_states(unfinished, hidden @ self._weights + self._bias)
        self._parser.set_annotations(docs, states)
