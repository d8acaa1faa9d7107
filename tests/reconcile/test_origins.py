"""Reprints lead back to their origin. All stories and publishers are invented."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.groups import DocumentRead
from tests.reconcile.records import record, told

WORDS = [
    "river",
    "gate",
    "council",
    "vote",
    "market",
    "bread",
    "boat",
    "winter",
    "judge",
    "letter",
    "school",
    "road",
    "bridge",
    "doctor",
    "field",
    "stone",
    "garden",
    "window",
    "clock",
    "paper",
]


def prose(seed: int, length: int = 200) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(length))


STORY = prose(1)
ORIGINAL = told("wire", STORY, publisher="Quick Wire", published="2031-05-01")
REPRINT = told(
    "paper", f"THE DAILY STONE\n\nText: Quick Wire\n\n{STORY}", publisher="The Daily Stone", published="2031-05-01"
)
OTHER = told("other", prose(2), publisher="Field Watch", published="2031-05-01")


def test_a_reprint_and_its_original_are_one_origin_and_the_reason_is_given() -> None:
    groups = record(REPRINT, OTHER, ORIGINAL)
    assert [one.documents for one in groups.origins] == [(ORIGINAL.document.sha256, REPRINT.document.sha256)]
    assert "paper" in groups.origins[0].reason
    assert "Text: Quick Wire" in groups.origins[0].reason


def test_a_text_about_the_same_that_shares_a_sentence_is_no_reprint() -> None:
    quoting = told("quoting", prose(3) + " " + STORY[:120], publisher="Field Watch")
    assert record(ORIGINAL, quoting).origins == ()


def test_a_cut_copy_is_still_a_copy() -> None:
    cut = told("cut", STORY[: len(STORY) * 2 // 3], publisher="The Evening Boat", published="2031-05-02")
    assert [one.documents for one in record(cut, ORIGINAL).origins] == [(ORIGINAL.document.sha256, cut.document.sha256)]


def test_many_copies_are_one_origin() -> None:
    copies = [told(f"copy{i:02}", f"Number {i}. {STORY}", published="2031-05-02") for i in range(30)]
    assert [len(one.documents) for one in record(*copies, ORIGINAL, OTHER).origins] == [31]


def test_texts_without_words_have_no_origin_in_common() -> None:
    assert record(told("a", ""), told("b", "..."), told("c", "?!")).origins == ()


@settings(max_examples=10, deadline=None)
@given(st.permutations([ORIGINAL, REPRINT, OTHER, told("late", STORY + " more", published="2031-06-01")]))
def test_the_order_of_the_documents_changes_nothing(documents: list[DocumentRead]) -> None:
    assert [len(one.documents) for one in record(*documents).origins] == [3]
    assert record(*documents).origins == record(*reversed(documents)).origins
