"""What the marks of a text add to what a tagger read. All texts are about invented places and persons."""

import pytest

from onrecord.extract.quotations.completed import SIGNED_CHANCE, Completed
from onrecord.extract.quotations.mark_edges import MarkEdges
from onrecord.extract.quotations.marks import find_quoted
from onrecord.extract.tagger.tagger import Attribution
from onrecord.languages.paragraphs import find_paragraphs
from onrecord.model.text import Span
from tests.marks import marked


def completed(text: str, read: list[Attribution]) -> list[Attribution]:
    paragraphs = find_paragraphs(text)
    return Completed(text, paragraphs, MarkEdges(text, list(find_quoted(text, paragraphs)))).all(read)


def read_as(text: str, *content: str, cue: str, source: str = "") -> Attribution:
    """An attribution of these words, each at its first place in the text; a cue and source at their last."""
    spans = tuple(Span(text.index(words), text.index(words) + len(words)) for words in content)
    named = (at_last(text, source),) if source else ()
    return Attribution(spans, named, (at_last(text, cue),), 0.7)


def at_last(text: str, words: str) -> Span:
    return Span(text.rindex(words), text.rindex(words) + len(words))


@pytest.mark.parametrize(
    "source",
    [
        "⟦“The harbour is closed.”⟧\n\n— ⟦Marit Solvane, fisher⟧",
        "⟦“The harbour is closed.”⟧\n– ⟦Marit Solvane⟧\n\nThe strike goes on.",
        "⟦“The harbour is closed.⟧\n\n⟦“The boats are gone.”⟧\n\n-- ⟦Marit Solvane⟧",
        "“They came at night.”\n\n⟦“The harbour is closed.”⟧\n\n― ⟦Élan Solvane⟧",
        "⟦« The harbour is closed. »⟧\n\n— ⟦Marit Solvane⟧",
    ],
)
def test_a_dash_and_a_name_below_sign_the_paragraphs_in_marks_above(source: str) -> None:
    text, [*content, name] = marked(source)
    assert completed(text, []) == [Attribution(tuple(content), (name,), (), SIGNED_CHANCE)]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour is closed.\n\n— Marit Solvane",
        "She said “the harbour is closed.”\n\n— Marit Solvane",
        "“The harbour is closed.”\n\nMarit Solvane",
        "“The harbour is closed.”\n\n— and so it stayed",
        "“The harbour is closed.”\n\n— "
        + "Nobody in the town went to bed on that night in May for they all feared the worst",
        "— Marit Solvane",
        "",
    ],
)
def test_other_lines_sign_nothing(text: str) -> None:
    assert completed(text, []) == []


def test_what_was_read_in_a_signed_quotation_gives_way_to_it() -> None:
    text, [content, name] = marked("⟦“Nobody said that the harbour is closed.”⟧\n\n— ⟦Marit Solvane⟧")
    read = read_as(text, "that the harbour is closed", cue="said", source="Nobody")
    assert completed(text, [read]) == [Attribution((content,), (name,), (), SIGNED_CHANCE)]


@pytest.mark.parametrize("more", ["", ", speaking of the old quay that the town had built for its fishers"])
def test_words_in_marks_after_the_cue_go_on(more: str) -> None:
    text, expected = marked(f"⟦“The harbour is closed,”⟧ Solvane said{more}. ⟦“It will not open again.”⟧")
    [one] = completed(text, [read_as(text, "“The harbour is closed,”", cue="said", source="Solvane")])
    assert list(one.content) == expected
    assert one.chance == 0.7


@pytest.mark.parametrize(
    "text",
    [
        "“The harbour is closed,” Solvane said. “Sea Song” sank.",
        "“The harbour is closed,” Solvane said. The boats of eleven fishers in the town lay by the quay, “all of them for sale now”.",
        "“The harbour is closed,” Solvane said of the song “The boats are gone”.",
        "“The harbour is closed,” Solvane said.\n\nThe strike goes on.",
    ],
)
def test_other_words_in_marks_are_not_given_to_the_cue(text: str) -> None:
    read = read_as(text, "“The harbour is closed,”", cue="said", source="Solvane")
    assert completed(text, [read]) == [read]


def test_words_in_marks_that_are_another_speakers_stay_so() -> None:
    text = "“The harbour is closed,” Solvane said. “It will open in May,” Kolb replied."
    first = read_as(text, "“The harbour is closed,”", cue="said", source="Solvane")
    second = read_as(text, "“It will open in May,”", cue="replied", source="Kolb")
    assert completed(text, [first, second]) == [first, second]


def test_content_that_holds_most_of_a_pair_of_marks_holds_all_of_it() -> None:
    text, [whole] = marked("Solvane said: ⟦“The harbour is closed for good.”⟧")
    [one] = completed(text, [read_as(text, "The harbour is closed", cue="said", source="Solvane")])
    assert one.content == (whole,)


def test_two_stretches_within_one_pair_of_marks_are_one() -> None:
    text, [whole] = marked("“⟦The harbour is closed, and it will not open again⟧,” Solvane said.")
    read = read_as(text, "The harbour is closed", "it will not open again", cue="said", source="Solvane")
    [one] = completed(text, [read])
    assert len(one.content) == 1 and one.content[0].holds(whole)


def test_a_stretch_within_a_pair_of_marks_is_all_of_it_where_its_cue_stands_outside() -> None:
    text, [whole] = marked(
        "⟦“The harbour is closed. The boats lie on land. Nobody goes out until the ice has gone.”⟧ Solvane said."
    )
    assert completed(text, [read_as(text, "Nobody goes out", cue="said", source="Solvane")])[0].content == (whole,)
    text = "“Solvane said the harbour is closed. The boats lie on land. Nobody goes out until the ice has gone.”"
    [one] = completed(text, [read_as(text, "the harbour is closed", cue="said", source="Solvane")])
    assert one.content[0].of(text) == "the harbour is closed"


@pytest.mark.parametrize(
    "text",
    [
        "⟦“We shall be back in spring.”⟧ — ⟦Marit Solvane⟧",
        "⟦“We shall be back in spring.”⟧ ― ⟦Marit de Solvane, teacher in Torva, 41.⟧",
    ],
)
def test_a_dash_and_a_name_at_the_end_of_the_paragraph_sign_it(text: str) -> None:
    text, [content, name] = marked(text)
    assert [(one.content, one.source) for one in completed(text, [])] == [((content,), (name,))]


@pytest.mark.parametrize(
    "text",
    [
        "“We shall be back in spring.” — That was all she wrote before the boats left Torva.",
        "She wrote “back in spring” — Marit Solvane",
    ],
)
def test_a_dash_before_other_words_signs_nothing(text: str) -> None:
    assert completed(text, []) == []
