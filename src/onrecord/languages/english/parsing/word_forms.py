"""Part of speech and base form of words, as spaCy's attribute ruler and lemmatizer give them, looked up once a word.

Both go by the word, its tag and its relation alone, but for a few patterns of two words. Asked anew for every word of every text they
take a seventh of the parse; most words come again.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, cast

from spacy.attrs import DEP, ORTH, TAG
from spacy.language import Language as Pipeline
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

ASKED = ("attribute_ruler", "lemmatizer")
"""The components of the pipeline that are asked here, and need not run in it."""
KEPT = 200_000
"""Words kept at the most; then it begins anew."""
BETWEEN = (",", ",", "punct")
"""What is put between words that are asked together where two of them would fit a pattern of two."""

ANY = "dep"
"""The relation of words whose own no pattern names: it tells nothing, but is one."""

Key = tuple[int, int, int]
"""Word, tag and relation, as spaCy numbers them."""
Form = tuple[str, str]
"""Part of speech, and base form as the lemmatizer writes it."""


def relations_in(token: dict[str, Any]) -> Iterator[str]:
    """The relations that a token's part of a pattern asks for, or asks not to be.

    >>> list(relations_in({"DEP": "aux"})), list(relations_in({"DEP": {"NOT_IN": ["aux", "ROOT"]}, "TAG": "VB"}))
    (['aux'], ['aux', 'ROOT'])
    """
    wanted = token.get("DEP")
    if isinstance(wanted, str):
        yield wanted
    elif isinstance(wanted, dict):
        for values in wanted.values():
            yield from values


class WordForms:
    """The forms that one pipeline's components give."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._components = [pipeline.get_pipe(name) for name in ASKED]
        ruler = self._components[0]
        if not isinstance(ruler, AttributeRuler):
            raise TypeError(f"{ASKED[0]} is a {type(ruler).__name__}, not spaCy's AttributeRuler")
        self._vocab = pipeline.vocab
        self._known: dict[Key, Form] = {}
        # Those that may be the first of two words with a pattern of their own.
        self._beginning: set[Key] = set()
        self._pairs, self._begins = Matcher(pipeline.vocab), Matcher(pipeline.vocab)
        patterns: list[Any] = [pattern for rule in cast(Any, ruler.patterns) for pattern in rule["patterns"]]
        for number, pattern in enumerate(patterns):
            if len(pattern) > 1:
                self._pairs.add(str(number), [pattern])
                self._begins.add(str(number), [pattern[:1]])
        told = {name for pattern in patterns for token in pattern for name in relations_in(token)}
        self._telling = {self._vocab.strings.add(name) for name in told}
        self._any = self._vocab.strings.add(ANY)

    def of(self, docs: Sequence[Doc]) -> list[Sequence[Form]]:
        """By text: the form of each token. The texts are tagged and parsed; forms of white space mean nothing."""
        if len(self._known) > KEPT:
            self._known.clear()
            self._beginning.clear()
        keys = [self._keys_of(doc) for doc in docs]
        unknown = [key for key in dict.fromkeys(chain.from_iterable(keys)) if key not in self._known]
        if unknown:
            self._learn(unknown)
        return [self._forms_of(doc, its) for doc, its in zip(docs, keys, strict=True)]

    def _keys_of(self, doc: Doc) -> list[Key]:
        telling, other = self._telling, self._any
        rows = doc.to_array([ORTH, TAG, DEP]).tolist()
        return [(word, tag, dep if dep in telling else other) for word, tag, dep in rows]

    def _forms_of(self, doc: Doc, keys: list[Key]) -> Sequence[Form]:
        if not self._beginning.isdisjoint(keys) and self._pairs(doc, as_spans=False):
            return [(token.pos_, token.lemma_) for token in self._asked(doc)]
        return [self._known[key] for key in keys]

    def _asked(self, doc: Doc) -> Doc:
        for component in self._components:
            doc = component(doc)
        return doc

    def _learn(self, keys: Sequence[Key]) -> None:
        """Ask for words that are not known yet, all together."""
        strings = self._vocab.strings
        rows = [tuple(strings[part] for part in key) for key in keys]
        doc = self._row(rows)
        self._beginning.update(keys[start] for _, start, _ in self._begins(doc, as_spans=False))
        apart = 1
        if self._pairs(doc, as_spans=False):
            apart = 2
            doc = self._row([row for word in rows for row in (word, BETWEEN)])
        asked = list(self._asked(doc))[::apart]
        self._known.update(zip(keys, ((token.pos_, token.lemma_) for token in asked), strict=True))

    def _row(self, rows: Sequence[tuple[str, ...]]) -> Doc:
        """Words with their tags and relations, each hanging on itself."""
        words, tags, deps = (list(column) for column in zip(*rows, strict=True))
        return Doc(self._vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
