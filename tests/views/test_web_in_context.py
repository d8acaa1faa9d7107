"""A quotation among the words around it, on any text. Texts are about the invented isle of Varrow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.entries import Quotation
from onrecord.model.groups import EntryKey, Groups
from onrecord.model.text import Span
from onrecord.views.web.catalogue import Catalogue
from onrecord.views.web.in_context import LONGEST, Quoted, quoted
from tests.marks import marked
from tests.views.sample_quotations import paper

TEXTS = st.text(alphabet=st.sampled_from("ab \n\u0301\U0001f600ש“"), min_size=1, max_size=60)


def in_context(text: str, *content: Span, source: tuple[Span, ...] = ()) -> Quoted:
    read = paper("a.txt", text, "", (Quotation(id="q1", content=content, speaker="", form="direct", source=source),))
    catalogue = Catalogue(Groups(documents=(read,)))
    return quoted(catalogue, catalogue.placed[EntryKey(read.document.sha256, "q1")])


def words(shown: Quoted, kind: str = "") -> str:
    return "".join(p.text for p in shown.pieces if not kind or kind in p.kinds)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), min_size=1, max_size=4))
def test_the_words_of_any_quotation_are_shown_whole_and_in_the_order_of_the_text(
    text: str, pairs: list[tuple[int, int]]
) -> None:
    content = [Span(a % len(text), min(len(text), a % len(text) + size)) for a, size in pairs]
    shown = in_context(text, *content)
    expected = "".join(c for i, c in enumerate(text) if any(s.start <= i < s.end for s in content))
    assert "".join(words(shown, "content").split()) == "".join(expected.split())
    assert "".join(words(shown).split()) in "".join(text.split())


@pytest.mark.parametrize(
    ("source", "shown", "before", "after"),
    [
        ("The pier.\n\nShe said ⟦no⟧ to it.\n\nThe boats.", "She said no to it.", False, False),
        ("She\nsaid ⟦no⟧.", "She said no.", False, False),
        (f"{'Rain fell. ' * 20}She said ⟦no⟧.", f"fell. {'Rain fell. ' * 11}She said no.", True, False),
        (f"⟦No⟧, she said. {'Rain fell. ' * 20}", f"No, she said. {'Rain fell. ' * 11}Rain", False, True),
        (f"{'雨' * 300}⟦不⟧{'雨' * 300}", f"{'雨' * 140}不{'雨' * 140}", True, True),
    ],
)
def test_context_ends_at_the_paragraph_and_at_a_whole_word(source: str, shown: str, before: bool, after: bool) -> None:
    text, [content] = marked(source)
    found = in_context(text, content)
    assert (words(found), found.more_before, found.more_after) == (shown, before, after)


def test_the_words_that_name_a_speaker_in_another_paragraph_are_shown_too() -> None:
    text, [content, source] = marked(
        "Foreword\n\n⟦“The sea is for all.”⟧\n\n⟦Ina Torvald⟧, harbour mistress\n\nThe boats."
    )
    assert words(in_context(text, content, source=(source,))) == (
        "“The sea is for all.”\n\nIna Torvald, harbour mistress"
    )


def test_a_very_long_quotation_is_cut_and_says_how_much_is_left_out() -> None:
    text, [content] = marked(f"She said: ⟦{'The sea is for all. ' * 200}⟧")
    found = in_context(text, content)
    assert len(words(found, "content")) == LONGEST and found.rest == len(content) - LONGEST and found.more_after
