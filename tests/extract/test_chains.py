"""Quotations within quotations, and quotations that are not whole. The places and parties are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.quotations.chains import chained
from onrecord.extract.quotations.details import with_details
from onrecord.extract.quotations.fragments import is_cut
from onrecord.languages import language_for
from onrecord.model.entries import Quotation
from onrecord.model.text import Span
from onrecord.model.vocabulary import Form
from tests.marks import marked


def quoted(text: str, name: str, source: str, cue: str, *content: str) -> Quotation:
    """A quotation of these words, each found where it stands first."""

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    return Quotation(
        id=name, content=tuple(at(words) for words in content), source=(at(source),), cue=(at(cue),),
        speaker=source, form="indirect",
    )  # fmt: skip


def test_what_is_told_within_what_is_said_names_the_innermost_around_it() -> None:
    text = "The mayor said that the guard had told the ferryman that Ilo swore he saw nobody."
    ilo = quoted(text, "q3", "Ilo", "swore", "he saw nobody")
    guard = quoted(text, "q2", "the guard", "had told", "that Ilo swore he saw nobody")
    mayor = quoted(text, "q1", "The mayor", "said", "that the guard had told the ferryman that Ilo swore he saw nobody")
    assert [q.within for q in chained([mayor, guard, ilo])] == ["", "q1", "q2"]
    assert [(q.id, q.within) for q in chained([ilo, mayor, guard])] == [("q3", "q2"), ("q1", ""), ("q2", "q1")]


def test_what_a_cue_interrupts_still_holds_what_is_told_in_one_of_its_parts() -> None:
    text = "“The guard lied,” she said. “He told us nobody came.”"
    outer = quoted(text, "q1", "she", "said", "“The guard lied,”", "“He told us nobody came.”")
    inner = quoted(text, "q2", "He", "told us", "nobody came")
    assert [q.within for q in chained([outer, inner])] == ["", "q1"]


def test_the_speaker_of_a_quotation_outside_another_is_not_within_it() -> None:
    text = "“Nobody came,” said Ilo; the mayor said he agreed."
    first = quoted(text, "q1", "Ilo", "said", "“Nobody came,”")
    second = quoted(text, "q2", "the mayor", "said", "he agreed")
    assert [q.within for q in chained([first, second])] == ["", ""]


def test_of_two_with_the_same_words_neither_is_within_the_other() -> None:
    one = Quotation(id="q1", content=(Span(0, 9),), speaker="", form="direct")
    other = Quotation(id="q1b", content=(Span(0, 9),), speaker="", form="direct")
    assert [q.within for q in chained([one, other])] == ["", ""]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), max_size=12))
def test_chains_of_any_quotations_have_an_end(spans: list[tuple[int, int]]) -> None:
    quotations = [
        Quotation(id=f"q{i}", content=(Span(start, start + length),), speaker="", form="direct")
        for i, (start, length) in enumerate(spans)
    ]
    around = {q.id: q.within for q in chained(quotations)}
    length = {q.id: len(q.span) for q in quotations}
    assert list(around) == [q.id for q in quotations]
    assert all(length[inner] < length[outer] for inner, outer in around.items() if outer)


@pytest.mark.parametrize(
    ("source", "form", "expected"),
    [
        ("⟦“We will stay,”⟧ she said.", "direct", False),
        ("“⟦We will stay⟧,” she said.", "direct", False),
        ("⟦“We will stay”⟧, she said.", "direct", False),
        ("⟦“We will stay,”⟧ she said. ⟦“Nobody leaves.”⟧", "direct", False),
        ("⟦“We will stay,”⟧ she said, ⟦“and nobody leaves.”⟧", "direct", False),
        ("⟦“We will stay and rebuild\n⟧", "direct", False),
        ("⟦« Nous restons. »⟧", "direct", False),
        ("⟦«لن نغادر»⟧، قالت.", "direct", False),
        ("⟦「我们不走。」⟧", "direct", False),
        ("She called it ⟦“a disgrace”⟧.", "direct", True),
        ("She spoke of ⟦“Disgrace” and shame⟧.", "mixed", True),
        ("She called the ⟦“Shame”⟧ of Orvale plain.", "direct", True),
        ("⟦“We will stay … and rebuild.”⟧", "direct", True),
        ("⟦“We will stay [...] and rebuild.”⟧", "direct", True),
        ("⟦“We will stay . . . and rebuild.”⟧", "direct", True),
        ("⟦“We stay.”⟧ ⟦“We ... rebuild.”⟧", "direct", True),
        ("She said ⟦they would stay⟧.", "indirect", False),
        ("⟦“Chapter ............ 12.”⟧", "direct", False),
    ],
)
def test_a_quotation_is_cut_where_words_are_missing(source: str, form: Form, expected: bool) -> None:
    text, spans = marked(source)
    assert is_cut(text, spans, form) is expected


@given(st.text(alphabet="aB “”\"'.…[],", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_any_text_has_an_answer(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    assert is_cut(text, [Span(start, end)], "direct") in (True, False)


def test_the_words_of_a_quotation_tell_polarity_role_and_whether_it_is_whole() -> None:
    text = "Ana Ruiz, a spokeswoman for the port, denied “any … delay”."
    told = with_details(quoted(text, "q1", "Ana Ruiz", "denied", "“any … delay”"), text, language_for("en"))
    assert (told.polarity, told.role, told.cut) == ("denied", "a spokeswoman for the port", True)
