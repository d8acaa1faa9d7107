"""The parse takes less time than spaCy's own way, and says the same of every word."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.languages.english.parsing.parse import LONGEST_PIECE, PLAIN, PRIVATE, analyse, load_model
from onrecord.languages.paragraphs import find_paragraphs
from onrecord.model.analysis import Analysis

TEXTS = {
    "names of several words": "The Assembly of Northern Ostravia told Ilsa Marrow-Dain of the Velmoran Press Agency on 3 May 2021 that $4.5 "
    "million had gone to the Bank of Velmora in Port Sal. The Rt. Hon. Tomas Ek, 61, left for Kell.",
    "a name at the end": "They were taken to Port Sal\n\nand the others to Velmora\n\nUN",
    "headings and bullets": "RELEASE\n\n• Free the nine teachers of Kell;\n• open the road to Velmora.\n\nJune 2020\n\n12",
    "quotations": "“We saw them,” said Mara Ost, a nurse. “They shot at ‘everything’.” She didn't say who—nobody did.",
    "white space": "  One \t two\u00a0three\n  \n\n   \n\nfour  ",
    "one paragraph of a thousand words": "The guards of Kell said that nobody had been held there in March. " * 77,
    "other scripts": "Ни один из них не вернулся, said one. وقال الناطق إن سبعة قتلوا. 七人が死亡した。",
}
"""Of our own making, about invented places."""


def as_read(analysis: Analysis) -> list[tuple[object, ...]]:
    starts = {analysis.words[sentence.first].start for sentence in analysis.sentences}
    return [
        (w.start, w.text, w.tag, w.dep, analysis.words[w.head].start, w.entity, w.entity_begins, w.start in starts)
        for w in analysis.words
    ]


def as_spacy_reads(text: str) -> list[tuple[object, ...]]:
    """Each paragraph by the pipeline as spaCy runs it; white space is no word, and what hangs on it hangs on what it hangs on."""
    found: list[tuple[object, ...]] = []
    for span in find_paragraphs(text):
        doc = load_model()(PRIVATE.sub(" ", text[span.start : span.end].translate(PLAIN)))
        sentences = [[token for token in sentence if not token.is_space] for sentence in doc.sents]
        first = {sentence[0].i for sentence in sentences if sentence}
        for token in doc:
            head = token.head
            while head.is_space and head.head != head:
                head = head.head
            if not token.is_space:
                start = span.start + token.idx
                said = text[start : start + len(token)]
                to = start if head.is_space else span.start + head.idx
                found.append(
                    (start, said, token.tag_, token.dep_, to, token.ent_type_, token.ent_iob == 3, token.i in first)
                )
    return found


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_each_word_is_as_spacy_reads_it(text: str) -> None:
    assert as_read(analyse(text)) == as_spacy_reads(text)


def test_texts_read_together_do_not_see_each_other() -> None:
    for text in TEXTS.values():
        beside = analyse(f"{text}\n\n{TEXTS['quotations']}")
        assert as_read(beside)[: len(analyse(text).words)] == as_read(analyse(text))


def test_a_text_longer_than_what_is_read_at_once_is_read_to_its_end() -> None:
    text = "\n\n".join([TEXTS["names of several words"]] * (LONGEST_PIECE // 100))
    assert as_read(analyse(text)) == as_spacy_reads(text)


PARTS = [
    "Kell",
    " ",
    " ",
    "said",
    "3 May",
    ",",
    ".",
    "“",
    "”",
    "\n\n",
    "UN",
    "\t",
    "ß",
    "ش",
    "'s",
    "—",
    "\x00",
    "Mara Ost",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PARTS), max_size=60).map("".join))
def test_any_text_is_read_as_spacy_reads_it(text: str) -> None:
    assert as_read(analyse(text)) == as_spacy_reads(text)
