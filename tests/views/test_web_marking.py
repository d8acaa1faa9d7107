"""Texts cut into marked pieces, on any text and any marks."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.text import Span
from onrecord.views.web.marking import Mark, blocks, cut

TEXTS = st.text(alphabet=st.sampled_from("ab \n\u0301\U0001f600ש"), max_size=60)


def spans(text: str, pairs: list[tuple[int, int]]) -> list[Span]:
    size = len(text) + 1
    return [Span(min(a % size, b % size), max(a % size, b % size)) for a, b in pairs]


PAIRS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=8)


@given(TEXTS, PAIRS)
def test_the_pieces_put_together_are_the_text_and_every_mark_covers_its_words(
    text: str, pairs: list[tuple[int, int]]
) -> None:
    marks = [Mark(span, "figure", str(i)) for i, span in enumerate(spans(text, pairs))]
    pieces = cut(text, marks)
    assert "".join(p.text for p in pieces) == text
    for mark in marks:
        assert "".join(p.text for p in pieces if mark in p.marks) == mark.span.of(text)


@given(TEXTS, PAIRS)
def test_the_paragraphs_put_together_are_the_text(text: str, pairs: list[tuple[int, int]]) -> None:
    lit = spans(text, pairs)[:2]
    made = blocks(text, [Mark(span, "call", "c") for span in spans(text, pairs)], lit)
    whole = "".join("".join(p.text for run in b.runs for p in run.pieces) + b.gap for b in made)
    assert whole == text or not text.strip()
    assert sum(run.first for b in made for run in b.runs) <= 1
