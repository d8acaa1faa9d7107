"""Parts may not exceed their whole. Places and numbers are invented."""

import pytest

from onrecord.model.entries import Figure
from tests.reconcile.records import killed, record, told

Fields = tuple[type, dict[str, object]]


def messages(whole: int, bound: str, *parts: tuple[int, str]) -> list[str]:
    """What is wrong with a text of one whole and its parts."""
    words = " ".join(f"⟦{number} {whom}⟧" for number, whom in parts)
    entries: list[Fields] = [killed(number, whom=whom, part_of="f1") for number, whom in parts]
    groups = record(told("a", f"⟦{whole} killed⟧, among them {words}", killed(whole, bound), *entries))
    return [problem.message for problem in groups.problems]


def test_a_part_larger_than_its_whole_is_a_problem_that_shows_both() -> None:
    [message] = messages(40, "exactly", (52, "children"))
    assert message.startswith("“52 children” (f2) is more than “40 killed” (f1)")
    assert "both are kept" in message


def test_parts_of_which_nobody_is_in_two_may_not_come_to_more_than_their_whole() -> None:
    [message] = messages(40, "exactly", (22, "children"), (15, "women"), (9, "men"))
    assert message.startswith(
        "“22 children” (f2) and “15 women” (f3) and “9 men” (f4) come to more than “40 killed” (f1)"
    )


@pytest.mark.parametrize(
    ("whole", "bound", "parts"),
    [
        (40, "exactly", [(40, "children")]),
        (40, "exactly", [(22, "children"), (18, "women")]),
        (40, "exactly", [(30, "children"), (30, "civilians")]),
        (40, "exactly", [(30, "children"), (30, "boys under five")]),
        (40, "at_least", [(52, "children")]),
        (40, "more_than", [(22, "children"), (30, "women")]),
    ],
)
def test_parts_that_fit_or_may_overlap_are_no_problem(whole: int, bound: str, parts: list[tuple[int, str]]) -> None:
    assert messages(whole, bound, *parts) == []


def test_the_figures_stay_as_they_were() -> None:
    read = told("a", "⟦40 killed⟧, ⟦52 children⟧", killed(40), killed(52, whom="children", part_of="f1"))
    assert record(read).documents[0].entries.figures == read.entries.figures
    assert all(isinstance(figure, Figure) for figure in read.entries.figures)
