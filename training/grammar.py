"""The grammar of the corpus's words, as spaCy's small model reads it: what the network learns beside its task, and forgets.

To tell a word's part of speech, its relation and the distance to its head it has to see how a sentence is built, which is where
the words of a quotation begin and end.
"""

from collections.abc import Iterator
from functools import cache
from multiprocessing import Pool

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from onrecord.extract.tagger.decoding import FAR, buckets
from onrecord.languages.english.parsing.parse import PLAIN, load_model
from training.corpus import Text

NONE = -100
"""Of a word that the parse cuts otherwise: nothing is learnt there."""
KINDS = ("tag", "relation", "distance")

Job = tuple[str, NDArray[np.int32], list[tuple[int, int]]]
"""A text, where its words start, and the first and last word (exclusive) of each paragraph."""


@cache
def model() -> Language:
    return load_model()


def sizes() -> tuple[int, int, int]:
    """How many tags, relations and distances there are."""
    return len(model().get_pipe("tagger").labels), len(relations()), 2 * FAR + 1


@cache
def relations() -> list[str]:
    return sorted({*model().get_pipe("parser").labels, "ROOT"})


def grammar_of(texts: list[Text]) -> dict[str, NDArray[np.int64]]:
    """By the name of a text [3, words]: of each word the number of its tag, of its relation and of its head's distance."""
    jobs = [(t.text, t.encoded.starts, list(paragraphs_of(t.encoded.paragraph))) for t in texts]
    with Pool(2) as pool:
        return dict(zip((t.name for t in texts), pool.map(read, jobs, chunksize=10), strict=True))


def paragraphs_of(numbers: NDArray[np.int32]) -> Iterator[tuple[int, int]]:
    """The first and the last word (exclusive) of each paragraph."""
    edges = [0, *(np.flatnonzero(numbers[1:] != numbers[:-1]) + 1).tolist(), len(numbers)]
    return ((a, b) for a, b in zip(edges, edges[1:], strict=False) if b > a)


def read(job: Job) -> NDArray[np.int64]:
    """The grammar of one text, paragraph by paragraph."""
    text, starts, paragraphs = job
    tags = {tag: number for number, tag in enumerate(sorted(model().get_pipe("tagger").labels))}
    known = {relation: number for number, relation in enumerate(relations())}
    out = np.full((len(KINDS), len(starts)), NONE, np.int64)
    plain = text.translate(PLAIN)
    for first, last in paragraphs:
        begin = int(starts[first])
        end = min(int(starts[last - 1]) + 60, int(starts[last]) if last < len(starts) else len(text))
        doc = model()(plain[begin:end])
        places = {t.i: begin + t.idx for t in doc if not t.is_space}
        at = {i: w for i, place in places.items() if (w := word_at(starts, place, first, last)) is not None}
        for token in doc:
            word, head = at.get(token.i), at.get(token.head.i)
            if word is None:
                continue
            out[0, word] = tags.get(token.tag_, NONE)
            out[1, word] = known.get(token.dep_, NONE)
            if head is not None:
                out[2, word] = int(buckets(np.asarray([head - word]))[0])
    return out


def word_at(starts: NDArray[np.int32], place: int, first: int, last: int) -> int | None:
    """The word that begins at a place, among those of a paragraph."""
    word = int(np.searchsorted(starts, place, "right")) - 1
    return word if first <= word < last and starts[word] == place else None
