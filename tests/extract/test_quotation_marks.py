"""Quotation marks of every kind are paired, in texts that forget some. All sentences are about invented places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.quotations.marks import find_quoted
from onrecord.languages.paragraphs import find_paragraphs
from onrecord.model.text import Span
from tests.marks import marked

PAIRED = [
    "The mayor said ⟦“yes”⟧ and ⟦“no”⟧.",
    'The mayor said ⟦"yes"⟧ and ⟦"no"⟧.',
    "The mayor said ⟦«yes»⟧ and ⟦‹no›⟧.",
    "The mayor said ⟦« yes »⟧ and ⟦«\u00a0no\u00a0»⟧.",
    "The mayor said ⟦„yes“⟧ and ⟦»no«⟧ and ⟦”so”⟧.",
    "The mayor said ⟦‘yes’⟧ and ⟦'no'⟧.",
    "The mayor said ⟦''yes''⟧ and ⟦``no''⟧.",
    "The mayor said ⟦「yes」⟧ and ⟦『no』⟧ and ⟦﴿so﴾⟧.",
    "⟦‘It’s the boys’ boat,’⟧ she said.",
    "⟦'It's the boys' boat,'⟧ she said.",
    "It’s the boys’ boat of the ’90s, and the girls’ too.",
    "⟦“He told us ‘no’ and ‘never’.”⟧",
    "⟦“She called it “odd” and left.”⟧",
    "⟦“The plan is ‘a ruin,'”⟧ she wrote.",
    'The pipe is 5" wide and ⟦"quite safe"⟧, he said.',
    'He is 6\'3" tall, she is 5’11” and ⟦"not small"⟧, he said.',
    'At 6\' 2" he was ⟦"too tall"⟧, and in ⟦"1\'50"⟧ too slow.',
    "She stopped at “open and went home.",
    "A lone ” closes nothing, ⟦“this”⟧ does.",
    "⟦“First of all.⟧\n⟦“Second.⟧\n⟦“Third.”⟧",
    "The envoy said: ⟦“First of all.⟧\n\n⟦“Second.”⟧",
    "⟦“It began here⟧\n\n⟦and ended there,”⟧ she said.",
]


@pytest.mark.parametrize("source", PAIRED)
def test_the_outermost_marks_are_found(source: str) -> None:
    text, expected = marked(source)
    assert [q.span for q in find_quoted(text, find_paragraphs(text))] == expected


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    text, [first, last] = marked("⟦“We waited for weeks.⟧\n⟦“Nobody came.”⟧")
    assert [(q.span, q.closed) for q in find_quoted(text, find_paragraphs(text))] == [(first, False), (last, True)]


MARKS = st.sampled_from(
    list("“”„‟«»‹›「」『』\"'‘’‚‛`﴾﴿＂") + ["''", "``", "\n", " ", ". ", "s", "a b", "é", "\u0301", "𝒳"]
)


@given(st.lists(MARKS, max_size=40).map("".join))
def test_any_mixture_of_marks_gives_ordered_stretches_that_do_not_overlap(text: str) -> None:
    found = list(find_quoted(text, find_paragraphs(text)))
    assert all(q.span.holds(q.inner) and 0 <= q.span.start < q.span.end <= len(text) for q in found)
    assert [q.span for q in found] == sorted(q.span for q in found)
    assert not any(a.span.touches(b.span) for a, b in zip(found, found[1:], strict=False))


@given(st.text(max_size=200))
def test_any_text_gives_an_answer(text: str) -> None:
    assert all(isinstance(q.span, Span) for q in find_quoted(text, find_paragraphs(text)))
