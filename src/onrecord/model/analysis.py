"""A text taken apart: words with their grammar, sentences, paragraphs. What a language module hands to the extractors."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.model.text import Span


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark. `pos` is its Universal POS, `tag` and `dep` the labels of the language's own analysis.

    `head` is the index of the word it hangs on; the root of a sentence is its own head. `entity` is "" or the class of
    name it belongs to (PERSON, ORG, GPE, NORP, ...); `entity_begins` marks the first word of each name.
    """

    index: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""
    entity_begins: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words `first` up to, not including, `last`; `paragraph` is the index of the paragraph it stands in."""

    span: Span
    first: int
    last: int
    paragraph: int


class Analysis:
    """The words, sentences and paragraphs of one text, and the grammar between them."""

    def __init__(
        self, text: str, words: tuple[Word, ...], sentences: tuple[Sentence, ...], paragraphs: tuple[Span, ...]
    ) -> None:
        self.text = text
        self.words = words
        self.sentences = sentences
        self.paragraphs = paragraphs

    @cached_property
    def _starts(self) -> list[int]:
        return [w.start for w in self.words]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.span.start for s in self.sentences]

    @cached_property
    def _children(self) -> list[list[int]]:
        below: list[list[int]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.index:
                below[word.head].append(word.index)
        return below

    def children(self, index: int, *deps: str) -> list[Word]:
        """The words that hang on a word, in order; only those with one of `deps` where any is given."""
        return [self.words[i] for i in self._children[index] if not deps or self.words[i].dep in deps]

    def head(self, word: Word) -> Word:
        """The word that this one hangs on; itself for a root."""
        return self.words[word.head]

    def ancestors(self, word: Word) -> Iterator[Word]:
        """The words above, nearest first."""
        while word.head != word.index:
            word = self.words[word.head]
            yield word

    def subtree(self, index: int) -> list[Word]:
        """A word and all that hangs on it, in order of the text."""
        found, todo = [], [index]
        while todo:
            one = todo.pop()
            found.append(one)
            todo.extend(self._children[one])
        return [self.words[i] for i in sorted(found)]

    def extent(self, index: int) -> Span:
        """From the first to the last word of a subtree."""
        below = self.subtree(index)
        return Span(below[0].start, below[-1].end)

    def word_at(self, offset: int) -> Word | None:
        """The word that holds this offset, else the next one; None after the last."""
        i = bisect_right(self._starts, offset) - 1
        if i >= 0 and self.words[i].end > offset:
            return self.words[i]
        return self.words[i + 1] if i + 1 < len(self.words) else None

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """The words that begin within a span."""
        return self.words[bisect_right(self._starts, span.start - 1) : bisect_right(self._starts, span.end - 1)]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds an offset, else the one before it; None where there is none."""
        i = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[i] if i >= 0 else None

    def sentence_of(self, word: Word) -> Sentence:
        """The sentence in which a word stands."""
        return self.sentences[bisect_right(self._sentence_starts, word.start) - 1]

    def sentence_number_at(self, offset: int) -> int:
        """The index of the sentence that holds an offset (the one before it, between two); -1 before the first."""
        return bisect_right(self._sentence_starts, offset) - 1

    def words_of(self, sentence: Sentence) -> tuple[Word, ...]:
        return self.words[sentence.first : sentence.last]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [p.start for p in self.paragraphs]

    def paragraph_at(self, offset: int) -> int:
        """The index of the paragraph that holds an offset (the one before it, between two); -1 before the first."""
        return bisect_right(self._paragraph_starts, offset) - 1
