"""What the English analysis promises for any text: words, sentences and paragraphs lie where they say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.languages import language_for
from onrecord.languages.paragraphs import find_paragraphs

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=120)
ROUGH_TEXT = st.lists(
    st.sampled_from(
        [
            "The minister",
            "said",
            "“",
            "”",
            '"',
            "«",
            "»",
            "\r\n",
            "\n\n",
            "e\u0301",
            "𐐷𝔘",
            "قال",
            "\u200f",
            "12,000",
            ".",
            " ",
            "\u00a0",
            "\ufeff",
            "(",
            "'",
        ]
    ),
    max_size=25,
).map("".join)


@settings(max_examples=60, deadline=None)
@given(st.one_of(ANY_TEXT, ROUGH_TEXT))
def test_every_word_lies_where_it_says_and_none_overlap(text: str) -> None:
    analysis = language_for("en").analyse(text)
    at = 0
    for i, word in enumerate(analysis.words):
        assert word.index == i
        assert at <= word.start < word.end <= len(text)
        assert text[word.start : word.end] == word.text
        assert 0 <= word.head < len(analysis.words)
        at = word.end
    assert [w for s in analysis.sentences for w in analysis.words_of(s)] == list(analysis.words)


@settings(max_examples=100, deadline=None)
@given(st.one_of(ANY_TEXT, ROUGH_TEXT))
def test_paragraphs_hold_all_that_is_not_white_space(text: str) -> None:
    paragraphs = find_paragraphs(text)
    held = "".join(p.of(text) for p in paragraphs)
    assert "".join(held.split()) == "".join(text.split())


def test_lines_wrapped_at_a_width_run_on_until_an_empty_line() -> None:
    text = (
        "The ministry of the invented republic of Harun said on Monday that\n"
        "the road to the harbour had been closed since the night before and\n"
        "that nobody had been allowed to pass it, neither on foot nor in a\n"
        "vehicle of any kind.\n\n"
        "The mayor of Lisk answered that the harbour had been open all along,\n"
        "that boats had come and gone, and that the ministry should look out\n"
        "of its window before it spoke.\n"
    )
    assert [p.of(text)[:9] for p in find_paragraphs(text)] == ["The minis", "The mayor"]


def test_a_line_that_a_parted_word_made_longer_leaves_the_others_wrapped() -> None:
    line = "The harbour of Lisk was shut and no boat came in on the"
    lines = [line] * 16
    lines[5] += " following day, when the mayor of the old town came"
    assert len(find_paragraphs("\n".join([*lines, "last day."]))) == 1
    lines[5] += ", saw the boats, turned round, went home again and was never seen by anybody there after that"
    assert len(find_paragraphs("\n".join([*lines, "last day."]))) == 17


def test_a_very_long_line_is_taken_in_pieces() -> None:
    text = "The court of Lisk ruled. " * 2000
    analysis = language_for("en").analyse(text)
    assert len(analysis.paragraphs) == 1
    assert all(text[w.start : w.end] == w.text for w in analysis.words)


@pytest.mark.parametrize(
    "dateline",
    [
        "TOLM - ",
        "TOLM, 4 May 2031 – ",
        "TOLM, Arland (Bell) -- ",
        "KELVIN CITY (Bell) — ",
        "TOLM, Sept. 3, 2031 - ",
        "(Tolm, 4 May 2031) – ",
        "Tolm, Arland, 4 May 2031— ",
    ],
)
def test_a_dateline_is_no_part_of_the_sentence_behind_it(dateline: str) -> None:
    analysis = language_for("en").analyse(f"{dateline}Soldiers beat two men.\n\nThey left.")
    behind = next(s for s in analysis.sentences if s.span.start == len(dateline))
    assert [w.text for w in analysis.words_of(behind) if w.dep == "nsubj"] == ["Soldiers"]
    assert {s.paragraph for s in analysis.sentences if s.span.end <= behind.span.end} == {behind.paragraph}


@pytest.mark.parametrize(
    "text",
    [
        "The camp - Tolm's largest - was shut.",
        "The Front, 3,000 strong – Most are young – left.",
        "UN-backed forces – The 3rd – left.",
    ],
)
def test_a_dash_in_a_sentence_makes_no_dateline(text: str) -> None:
    assert language_for("en").analyse(text).sentences[0].span.end == len(text)
