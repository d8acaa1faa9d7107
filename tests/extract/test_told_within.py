"""What somebody tells in somebody else's words is a quotation too. All texts are about invented places and persons."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.document import read_entries
from onrecord.extract.quotations.told_within import LEAST_WITHIN, likely
from onrecord.extract.tagger.tagger import LEAST, Attribution
from onrecord.languages import language_for
from onrecord.model.document import Document
from onrecord.model.text import Span, cover


def read_as(content: tuple[int, int], source: tuple[int, int], cue: tuple[int, int], chance: float) -> Attribution:
    return Attribution((Span(*content),), (Span(*source),), (Span(*cue),), chance)


def test_what_is_told_in_likely_words_may_be_less_likely() -> None:
    outer = read_as((20, 80), (0, 5), (6, 10), 0.8)
    inner = read_as((40, 80), (20, 30), (31, 39), LEAST_WITHIN)
    beside = read_as((90, 99), (81, 84), (85, 89), LEAST - 0.01)
    across = read_as((40, 80), (0, 5), (31, 39), LEAST - 0.01)
    assert likely([outer, inner, beside, across]) == [outer, inner]
    assert likely([inner]) == []


spans = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
attributions = st.builds(
    Attribution,
    st.lists(spans, min_size=1, max_size=3).map(lambda some: tuple(sorted(some))),
    st.lists(spans, max_size=1).map(tuple),
    st.lists(spans, max_size=1).map(tuple),
    st.sampled_from([0.1, 0.2, 0.3, 0.9]),
)


@given(st.lists(attributions, max_size=6))
def test_it_is_told_in_one_stretch_of_them(some: list[Attribution]) -> None:
    sure = [span for one in some if one.chance >= LEAST for span in one.content]
    expected = [
        one
        for one in some
        if one.chance >= LEAST
        or (one.cue and one.source and any(s.holds(cover((*one.content, *one.cue, *one.source))) for s in sure))
    ]
    assert likely(some) == expected


def test_the_chain_is_told() -> None:
    text = "Marit Solvane said that the mayor had told her the harbour was unsafe for the old boats of Orvale."
    outer, inner = read_entries(Document.of_text("test", text), language_for("en")).entries.quotations
    assert (outer.speaker, inner.speaker, inner.within) == ("Marit Solvane", "mayor", outer.id)
    assert inner.content[0].of(text).startswith("the harbour was unsafe")
