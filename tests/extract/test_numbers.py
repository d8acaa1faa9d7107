"""Numbers and their bounds. The sentences are about no real place or party."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.figures.numbers import find_numbers
from onrecord.languages import language_for
from tests.marks import marked

ENGLISH = language_for("en")

WRITTEN = [
    ("⟦6,546⟧ people", 6546, "exactly", None),
    ("⟦7 000⟧ people", 7000, "exactly", None),
    ("⟦7\u202f000⟧ people", 7000, "exactly", None),
    ("⟦1.221⟧ deaths", 1221, "exactly", None),
    ("⟦1,200,300⟧ people", 1200300, "exactly", None),
    ("⟦1.5 million⟧ people", 1500000, "exactly", None),
    ("⟦1.1 million⟧ people", 1100000, "exactly", None),
    ("⟦a million⟧ signatures", 1000000, "exactly", None),
    ("⟦half a million⟧ people", 500000, "exactly", None),
    ("⟦2 thousand⟧ people", 2000, "exactly", None),
    ("⟦forty-five⟧ men", 45, "exactly", None),
    ("⟦Fourteen⟧ men", 14, "exactly", None),
    ("⟦one hundred and twenty-three⟧ men", 123, "exactly", None),
    ("⟦two thousand three hundred and four⟧ men", 2304, "exactly", None),
    ("⟦two dozen⟧ men", 24, "exactly", None),
    ("⟦a couple⟧ of men", 2, "exactly", None),
    ("⟦several⟧ men", 3, "vague", None),
    ("⟦several hundred⟧ men", 300, "vague", None),
    ("⟦a few⟧ men", 3, "vague", None),
    ("⟦dozens⟧ of men", 24, "vague", None),
    ("⟦Scores⟧ of men", 40, "vague", None),
    ("⟦hundreds⟧ injured", 200, "vague", None),
    ("⟦thousands⟧ more", 2000, "vague", None),
    ("⟦tens of thousands⟧ of men", 20000, "vague", None),
    ("⟦hundreds of thousands⟧ of men", 200000, "vague", None),
    ("⟦millions⟧ of men", 2000000, "vague", None),
    ("⟦At least 12⟧ men", 12, "at_least", None),
    ("⟦no fewer than 12⟧ men", 12, "at_least", None),
    ("⟦not less than 12⟧ men", 12, "at_least", None),
    ("⟦200 or more⟧", 200, "at_least", None),
    ("⟦200⟧ men or more", 200, "at_least", None),
    ("⟦200+⟧ men", 200, "at_least", None),
    ("⟦more than a dozen⟧ men", 12, "more_than", None),
    ("⟦Over 2000⟧ men", 2000, "more_than", None),
    ("⟦well over 1,000⟧ men", 1000, "more_than", None),
    ("⟦in excess of 1,000⟧ men", 1000, "more_than", None),
    ("an estimated ⟦more than 5,000⟧ men", 5000, "more_than", None),
    ("⟦some 80⟧ men", 80, "about", None),
    ("⟦about 80⟧ men", 80, "about", None),
    ("⟦an estimated 5,000⟧ men", 5000, "about", None),
    ("⟦80 or so⟧", 80, "about", None),
    ("⟦nearly 80⟧ men", 80, "nearly", None),
    ("⟦almost 80⟧ men", 80, "nearly", None),
    ("⟦up to 80⟧ men", 80, "up_to", None),
    ("⟦as many as 80⟧ men", 80, "up_to", None),
    ("⟦no more than 5⟧ men", 5, "up_to", None),
    ("⟦fewer than 5⟧ men", 5, "up_to", None),
    ("⟦between 3,000 and 4,500⟧ men", 3000, "between", 4500),
    ("⟦20 or 30⟧ men", 20, "between", 30),
    ("⟦10-15⟧ men", 10, "between", 15),
    ("⟦from 20 to 30⟧ men", 20, "between", 30),
    ("⟦10 to 15 million⟧ men", 10_000_000, "between", 15_000_000),
    ("In 2009, ⟦20⟧ men", 20, "exactly", None),
    ("On 7 May ⟦20⟧ men", 20, "exactly", None),
    ("In November, ⟦20⟧ were freed", 20, "exactly", None),
]


@pytest.mark.parametrize(("source", "value", "bound", "high"), WRITTEN)
def test_a_number_has_its_value_and_its_bound(source: str, value: float, bound: str, high: float | None) -> None:
    text, [expected] = marked(source)
    [number] = find_numbers(text, ENGLISH)
    assert (number.span.of(text), number.value, number.bound, number.high) == (expected.of(text), value, bound, high)


NO_COUNTS = [
    "on 7 May 2023", "in May 2023", "the 2009 raid", "since 1967", "a 17-year-old", "aged 17", "Ada Lem, 47, was there",
    "$200", "US$ 3 million", "€5,000", "22 per cent", "22%", "at 10:30", "9 pm", "Article 5", "Resolution 1325", "No. 12",
    "page 12", "3.5 km", "200 miles", "the 41st Brigade", "an M-16 rifle", "two-thirds of them", "one in four", "few men", "the 4,000-strong force",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_COUNTS)
def test_dates_ages_money_and_labels_count_nobody(text: str) -> None:
    assert find_numbers(text, ENGLISH) == []


def test_a_change_from_one_number_to_another_is_no_range() -> None:
    values = [(n.value, n.bound) for n in find_numbers("The toll rose from 20 to 30.", ENGLISH)]
    assert values == [(30, "exactly")]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(st.text(max_size=12), st.sampled_from([s.replace("⟦", "").replace("⟧", "") for s, *_ in WRITTEN]))
    )
)
def test_any_text_gives_numbers_that_stand_in_it_in_order(pieces: list[str]) -> None:
    text = " ".join(pieces)
    end = 0
    for number in find_numbers(text, ENGLISH):
        assert end <= number.span.start < number.span.end <= len(text)
        assert number.span.start <= number.digits.start < number.digits.end <= number.span.end
        end = number.span.end
