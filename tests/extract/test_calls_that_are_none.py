"""Orders that courts give, clauses behind semicolons and lines of lists, and what of them is no call. All names are invented."""

import pytest

from onrecord.extract.calls.publications import LISTED_NUMBER
from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document


def asked(text: str) -> list[str]:
    """What is asked for in a text."""
    entries = read_entries(Document.of_text("test", text), language_for("en")).entries
    return [one.span.of(text) for one in entries.calls]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We ask:\n\nTo the ministry of Lisk: open the quay;\n", ["open the quay"]),
        (
            "The Reed Council recommends:\n\nTo the ministry of Lisk: open the quay; and pay the divers;\n",
            ["open the quay", "pay the divers"],
        ),
        ("The Reed Council recommends:\n\nTo the ministry of Lisk: open the quay; and", ["open the quay"]),
    ],
)
def test_a_line_may_end_with_a_semicolon(text: str, expected: list[str]) -> None:
    assert asked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tribunal held that Norway was to open the quay.", ["open the quay"]),
        ("The tribunal held that Norway was to blame for the fire.", []),
        ("The tribunal held that Captain Bo Tarn was to be heard once more.", []),
        ("The envoys held that Norway was to stay in the valley as agreed.", []),
        ("The envoys held that Norway was to open the quay.", []),
    ],
)
def test_a_court_tells_somebody_to_act(text: str, expected: list[str]) -> None:
    assert asked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The panel recommends that Norway free the divers; that the quay be opened; and that Chad pay them.",
            ["free the divers", "the quay be opened", "pay them"],
        ),
        (
            "The panel recommended that Norway pay, after hearing that the quay was shut; that divers were ill; and that few came.",
            ["pay"],
        ),
        ("The panel had asked that Norway pay; that Chad had not replied; and that the plan failed.", ["pay"]),
    ],
)
def test_a_clause_behind_a_semicolon_asks_in_the_form_of_one_that_does(text: str, expected: list[str]) -> None:
    assert asked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Let the governor free the divers,” said Ana Velt.", ["free the divers"]),
        ("“Let the governor try to shut the quay,” said Ana Velt.", []),
        ("“Let the smugglers drown,” said Ana Velt.", []),
        ("“Let the governor think what she likes,” said Ana Velt.", []),
    ],
)
def test_a_dare_and_a_curse_ask_for_nothing(text: str, expected: list[str]) -> None:
    assert asked(text) == expected


@pytest.mark.parametrize("text", ["(LSK 20/006/2031)", " (Index: LSK 20/0061/2031)", " (LSK20/6/2031)"])
def test_publications_are_listed_under_numbers(text: str) -> None:
    assert LISTED_NUMBER.search(text)
